"""Whatever befalls a text or a correction: nothing is raised, and every place lies within the text."""

from random import Random

import pytest

from pipelines.documents.corrections import parse_corrections
from pipelines.documents.segments import segments
from pipelines.temporal import tag
from pipelines.temporal.model import Context
from tests.documents import samples
from tests.fuzz.mutations import mutated, mutated_text

TALK = """LINDAU, May 3 (Lake News) — The ferry sank two days ago, said Ann Lee (“we saw it on Monday”).

Question: When will it be raised? (In German.)
Ann Lee, Mayor of Lindau: By the end of June, or “in the spring of 2026”, as we wrote in a letter of 3 March 2025.
[Photo: the harbour, 1 May 2025]
"""
CORRECTION = """[ferry]
event_date = "0123456789abcdef"
value = "2025-04-12/2025-04-13"
reason = "The mayor said so."
author = "Ann Lee"
date = 2025-05-02
made_for = { "a.txt" = "5f2c9a0e41b7d836" }
"""
CONTEXT = Context(anchor=739_000)
FEW, MANY = 300, 20_000


def read_texts(count: int) -> None:
    for seed in range(count):
        text = mutated_text(TALK + samples.BODY, Random(seed))
        parts = segments(text)
        times = tag(text, CONTEXT)
        assert all(0 <= found.char_start <= found.char_end <= len(text) for found in (*parts, *times)), seed


def read_corrections(count: int) -> None:
    for seed in range(count):
        for found in parse_corrections("c.toml", mutated(CORRECTION.encode(), Random(seed))):
            problem = getattr(found, "problem", "")
            assert "a fault of dateline" not in problem, seed
            assert len(found.name) <= 1_000 and found.name.encode(), seed
            assert len(problem) <= 1_500, seed


@pytest.mark.parametrize("read", [read_texts, read_corrections])
def test_after_mishaps(read) -> None:
    read(FEW)


@pytest.mark.soak
@pytest.mark.parametrize("read", [read_texts, read_corrections])
def test_after_many_mishaps(read) -> None:
    read(MANY)
