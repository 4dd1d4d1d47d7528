"""The page on documents is read: its examples give what it says, and it names everything there is."""

import re
from pathlib import Path

import pytest

from pipelines import pool
from pipelines.documents import corrections
from pipelines.documents.readers import DATASETS, READERS
from pipelines.documents.readers.content import MAX_CHARACTERS
from pipelines.documents.reading import MAX_BYTES
from pipelines.documents.setting_aside import FAULT
from pipelines.documents.sidecar import COLUMN_KEYS, MAX_SIDECAR, MOST_DOTS
from pipelines.documents.strings import LONGEST, LONGEST_KEY
from pipelines.steps import read
from pipelines.steps.date import DATE
from pipelines.warehouse.incremental import WORTH_A_POOL
from tests.documents.reading import batches

FILE = re.compile(r"^`([\w.-]+)`\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| ([\w.#]+) \| ([^|]+) \| ([\d-]+) \| (\w+) \|$", re.MULTILINE)
KIND = re.compile(r'(?:UnreadableDocument|Unreadable)\([^"]*?"(\w+)"')


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "documents.md").read_text(encoding="utf-8")


def test_the_examples_give_what_the_page_says(page: str, tmp_path: Path) -> None:
    for name, content in FILE.findall(page):
        (tmp_path / name).write_text(content, encoding="utf-8")
    (batch,) = batches(tmp_path)
    anchors = DATE.work(batch.tables)["core.anchors"]
    found = [
        (text["source_path"], text["title"], str(anchor["anchor_date"]), anchor["anchor_basis"])
        for text, anchor in zip(batch.tables["core.texts"], anchors, strict=True)
    ]
    assert found == ROW.findall(page)


def test_every_ending_and_key_is_named(page: str) -> None:
    raw_readme = Path(__file__).resolve().parents[2] / "raw" / "README.md"
    assert [ending for ending in (*READERS, *DATASETS) if f"`{ending}`" not in page] == []
    named = page + raw_readme.read_text(encoding="utf-8")
    assert [key for key in COLUMN_KEYS if not re.search(rf"\b{key}\b", named)] == []


def test_the_limits_are_as_the_page_says(page: str, root: Path) -> None:
    memory, seconds, more = read.LIMITS.memory // 1_000_000, read.CPU_SECONDS, read.MORE_CPU_SECONDS
    rows = [
        f"| the memory for a file, beyond what the process holds | {memory:,} MB |",
        f"| {seconds} s, and up to {more} s more by the size of the file, at {read.MORE_AT >> 20} MiB |",
        f"| time without a result | {read.LIMITS.silence // 60} minutes |",
        f"| a file that is one document | {MAX_BYTES >> 20} MiB;",
        f"| the text of a document | {MAX_CHARACTERS:,} characters |",
        f"| a sidecar | {MAX_SIDECAR >> 10} KiB, and {MOST_DOTS:,} dots on a line |",
        f"| a file of corrections | {corrections.MAX_BYTES >> 10} KiB, and {MOST_DOTS:,} dots on a line |",
        f"address, speaker | {LONGEST:,} characters;",
        f"| the id of a row | {LONGEST_KEY} characters;",
        f"Where {WORTH_A_POOL:,} characters or more are due",
        f"| memory, beyond what the worker holds | {pool.LIMITS.memory // 1_000_000:,} MB |",
        f"| {pool.CPU_SECONDS} s, and 1 s more for every {pool.CHARACTERS_A_CPU_SECOND:,} characters",
        f"| time without a result | {pool.LIMITS.silence // 60} minutes |",
    ]
    assert [row for row in rows if row not in page] == []
    assert f"up to {corrections.MAX_BYTES >> 10} KiB" in (root / "docs" / "corrections.md").read_text(encoding="utf-8")


def test_every_kind_of_refusal_is_named(page: str, root: Path) -> None:
    sources = "".join(path.read_text() for path in (root / "pipelines" / "documents").rglob("*.py"))
    kinds = set(KIND.findall(sources)) | {"sidecar", FAULT}
    assert len(kinds) > 15
    assert sorted(kind for kind in kinds if f"`{kind}`" not in page) == []
