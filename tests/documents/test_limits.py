"""Time and memory: hostile texts, ten thousand documents, and the same folder again."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.documents.segments import segments
from pipelines.steps import read as step
from pipelines.steps.read import read_documents
from pipelines.worker import Worker
from tests.documents import samples
from tests.documents.reading import LATER_NS, batches, states

HOSTILE = [
    *("“", '"', "‘", "(", "A: ", " ", "\n", "1 May ", "a.\n", "«", "By A "),
    *("1 May 2025\n", "Monday\n", "said on 3 May 2025 “a” "),
    *("> ", ">\n", "a @ wrote:\n", "wrote ", "From: a\nDate: b\n", "----\n", "[", "|"),
]


def hostile(unit: str, size: int) -> str:
    return "x" + unit * (size // len(unit))


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_cut_within_its_bounds(unit: str) -> None:
    text = hostile(unit, 20_000)
    found = segments(text)
    assert found
    assert all(0 <= one.char_start <= one.char_end <= len(text) for one in found)


@pytest.mark.soak
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_megabyte_is_cut_in_seconds(unit: str) -> None:
    text = hostile(unit, 1_000_000)
    start = time.process_time()
    segments(text)
    assert time.process_time() - start < 7  # a third of a million paragraphs; what grew faster would take minutes


def kinds(folder: Path, number: int) -> None:
    text = "\n".join(f"{line} It was day {number * 7 + place}." for place, line in enumerate(samples.SENTENCES * 3))
    samples.text_file(folder / f"t{number}.txt", text)
    samples.markdown_file(folder / f"m{number}.md")
    samples.html_file(folder / f"h{number}.html")
    (folder / f"e{number}.eml").write_bytes(samples.email_bytes())


def read(folder: Path) -> Iterator[int]:
    for batch in read_documents(folder, {}, "v1", LATER_NS):
        yield len(batch.tables["core.texts"])


def cpu_seconds() -> float:
    """Of this process and of those that it started and that ended."""
    return sum(os.times()[:4])


@pytest.mark.soak
def test_ten_thousand_documents_of_mixed_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "Worker", Worker)
    for number in range(1500):
        kinds(tmp_path, number)
    samples.jsonl_file(tmp_path / "d.jsonl", [{"text": f"{samples.BODY} {number}"} for number in range(4000)])
    start = cpu_seconds()
    assert sum(read(tmp_path)) == 10_000
    assert cpu_seconds() - start < 10_000 / 300
    known = states(batches(tmp_path))
    start = cpu_seconds()
    assert batches(tmp_path, known) == []
    assert cpu_seconds() - start < 2
