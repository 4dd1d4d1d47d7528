"""The page on documents is read: its examples give what it says, and it names everything there is."""

import re
from pathlib import Path

import pytest

from pipelines.documents.readers import READERS
from pipelines.documents.readers.datasets import DATASETS
from pipelines.documents.sidecar import COLUMN_KEYS
from pipelines.steps.date import DATE
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


def test_every_kind_of_refusal_is_named(page: str, root: Path) -> None:
    sources = "".join(path.read_text() for path in (root / "pipelines" / "documents").rglob("*.py"))
    kinds = set(KIND.findall(sources)) | {"sidecar"}
    assert len(kinds) > 15
    assert sorted(kind for kind in kinds if f"`{kind}`" not in page) == []
