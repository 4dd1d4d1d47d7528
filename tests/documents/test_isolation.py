"""Whatever a file does to the code that reads it, it becomes one row, and the others are read."""

import json
import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.documents import reading
from pipelines.documents.folder import RawFile
from pipelines.documents.model import ReadDocument, Unreadable
from pipelines.steps import file_rows as file_rows_module
from pipelines.steps import read
from pipelines.steps.file_rows import file_rows
from pipelines.steps.read import ReadTask
from pipelines.worker import Limits, Worker
from tests.documents import samples
from tests.documents.reading import LATER_NS, batches, states

FAULTY = "tests.documents.test_isolation:faulty_rows"


def faulty_rows(task: ReadTask) -> Iterator[Any]:
    """Read a file, and behind its last document do what its name says."""
    yield from file_rows(task)
    match task.file.source_path.partition(".")[0]:
        case "memory":
            held: list[bytes] = []
            while True:
                held.append(bytes(10_000_000))
        case "endless":
            while True:
                pass
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "broken":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "wrong":
            raise LookupError("The mayor of Lindau\x1b[2J")


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading of files whose names say so fails."""
    monkeypatch.setattr(read, "Worker", lambda _function, limits: Worker(FAULTY, limits))
    monkeypatch.setattr(read, "LIMITS", Limits(memory=300_000_000, silence=60))
    monkeypatch.setattr(read, "CPU_SECONDS", 2)


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("name", "kind", "error_type", "said"),
    [
        ("memory", "too_large", None, "memory"),
        ("endless", "too_large", None, "seconds of processor time"),
        ("killed", "too_large", None, "killed twice"),
        ("broken", "fault", "SIGSEGV", "a fault of dateline (SIGSEGV)"),
        ("wrong", "fault", "LookupError", "a fault of dateline (LookupError)"),
    ],
)
def test_a_file_that_breaks_its_reader_is_one_row_and_the_others_are_read(
    tmp_path: Path, name: str, kind: str, error_type: str | None, said: str
) -> None:
    for file in ("a.txt", f"{name}.txt", "z.txt"):
        samples.text_file(tmp_path / file)
    found = batches(tmp_path)
    last = {row["document_id"] for row in found[-1].tables["core.texts"]}
    kept = {row["source_path"] for batch in found for row in batch.tables["core.texts"]} - {f"{name}.txt"}
    (refusal,) = [row for batch in found for row in batch.tables["core.unreadable_documents"]]
    assert kept == {"a.txt", "z.txt"}
    assert (refusal["source_path"], refusal["step"], refusal["version"]) == (f"{name}.txt", "read", "v1")
    assert (refusal["kind"], refusal["error_type"], said in refusal["reason"]) == (kind, error_type, True)
    assert refusal["document_id"] in found[-1].document_ids
    assert refusal["document_id"] not in last
    assert batches(tmp_path, states(found)) == []


@pytest.mark.usefixtures("faulty")
def test_of_a_dataset_that_breaks_its_reader_no_row_stays(tmp_path: Path) -> None:
    rows = [{"text": f"The bridge {number} is open."} for number in range(700)]
    samples.jsonl_file(tmp_path / "broken.jsonl", rows)
    stored: dict[str, str] = {}
    found = batches(tmp_path)
    for batch in found:
        for document_id in batch.document_ids:
            stored.pop(document_id, None)
        for table in ("core.texts", "core.unreadable_documents"):
            stored |= {row["document_id"]: row["source_path"] for row in batch.tables[table]}
    assert list(stored.values()) == ["broken.jsonl"]
    assert [len(batch.tables["core.texts"]) for batch in found] == [500, 200, 0]
    (state,) = found[-1].tables["core.files"]
    assert state["document_ids"] == list(stored)


def test_an_unforeseen_error_in_a_row_leaves_the_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def segments_or_not(text: str, _language: str, **_of: bool) -> list[Any]:
        if "ferry" in text:
            raise RecursionError("The ferry\x1b[2J")
        return []

    monkeypatch.setattr(file_rows_module, "segments", segments_or_not)
    samples.jsonl_file(tmp_path / "a.jsonl", [{"text": "A bridge."}, {"text": "A ferry."}, {"text": "A road."}])
    found = list(file_rows(ReadTask(file_at(tmp_path / "a.jsonl"), "", "v1")))
    paths = [row["source_path"] for rows in found for row in rows.get("core.texts", [])]
    (refusal,) = found[1]["core.unreadable_documents"]
    assert (paths, refusal["source_path"]) == (["a.jsonl#1", "a.jsonl#3"], "a.jsonl#2")
    assert (refusal["kind"], refusal["error_type"]) == ("fault", "RecursionError")
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "in segments_or_not" in caplog.text
    assert "\x1b" not in caplog.text


def test_an_unforeseen_error_in_a_reader_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "reader_for", fail)
    samples.text_file(tmp_path / "a.txt")
    (found,) = outcomes(tmp_path / "a.txt")
    assert isinstance(found, Unreadable)
    assert (found.kind, found.error_type) == ("fault", "ZeroDivisionError")


def test_a_lack_of_memory_is_left_to_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reading, "reader_for", fail)
    samples.text_file(tmp_path / "a.txt")
    with pytest.raises(MemoryError):
        outcomes(tmp_path / "a.txt")


def file_at(path: Path) -> RawFile:
    return RawFile(path.name, path, (path.stat().st_size,))


def outcomes(path: Path) -> list[ReadDocument | Unreadable]:
    return list(reading.read_file(file_at(path), ""))


def test_a_text_of_more_than_ten_million_characters(tmp_path: Path) -> None:
    for name, size in (("most", 10_000_000), ("more", 10_000_001)):
        samples.text_file(tmp_path / f"{name}.txt", "a" * size)
    (most,), (more,) = (outcomes(tmp_path / f"{name}.txt") for name in ("most", "more"))
    assert isinstance(most, ReadDocument)
    assert isinstance(more, Unreadable)
    assert (more.kind, more.reason) == (
        "too_large",
        "The text has more than 10,000,000 characters.",
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", ""), ("a.jsonl", "\n\n"), ("a.csv", ""), ("a.csv", "id,text\n"), ("a.tsv", "id\ttext\n")],
)
def test_a_dataset_without_a_row(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    (found,) = outcomes(tmp_path / name)
    assert isinstance(found, Unreadable)
    assert (found.source_path, found.kind) == (name, "empty")


@pytest.mark.parametrize(
    ("key", "stored"),
    [("w1", "w1"), (17, "17"), ("a\x00\x1bb", "ab~"), ("\ud800", "\ufffd~"), ("x" * 201, "x" * 100 + "~")],
)
def test_ids_of_rows_are_such_as_can_be_stored(tmp_path: Path, key: object, stored: str) -> None:
    rows = [{"id": key, "text": "The bridge is open."}, {"id": key, "text": "The bridge is shut."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found, again = outcomes(tmp_path / "a.jsonl")
    assert found.source_path.startswith(f"a.jsonl#{stored}")
    assert isinstance(again, Unreadable)
    assert (again.kind, again.source_path) == ("duplicate_id", found.source_path)
    assert len(again.reason) < 300


def test_no_half_characters_and_no_controls_in_what_is_stated(tmp_path: Path) -> None:
    row = {"text": "The bridge is open.", "title": "\ud83d\x00 The\u2028bridge\x9b", "publisher": "\x07"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (found,) = outcomes(tmp_path / "a.jsonl")
    assert isinstance(found, ReadDocument)
    assert (found.title, found.publisher) == ("\ufffd\ufffd The bridge", None)


def test_two_bells_make_no_binary_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"The bridge\x07 is open\x07.")
    assert isinstance(outcomes(tmp_path / "a.txt")[0], ReadDocument)


def test_no_process_is_started_where_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples.text_file(tmp_path / "a.txt")
    known = states(batches(tmp_path))
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    monkeypatch.setattr(read, "Worker", Worker)
    monkeypatch.setattr("subprocess.Popen", None)
    (batch,) = batches(tmp_path, known, LATER_NS)
    assert [row["kind"] for row in batch.tables["core.unreadable_documents"]] == ["link"]
