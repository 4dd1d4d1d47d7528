"""What of a folder is a document, and what is read again."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.documents.folder import list_folder
from pipelines.errors import FolderError
from tests.documents import samples
from tests.documents.reading import batches, documents, states


def test_no_documents_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("README.md", ".hidden.txt", "corrections/a.txt", ".git/a.txt"):
        samples.text_file(tmp_path / name)
    assert batches(tmp_path) == []


@pytest.mark.parametrize(
    ("sidecar", "remedy"), [("a.txt.toml", "Name it a.toml,"), ("other.toml", "Name it the document's name ")]
)
def test_a_sidecar_without_a_document_is_told(tmp_path: Path, sidecar: str, remedy: str) -> None:
    samples.text_file(tmp_path / "a.txt")
    (tmp_path / sidecar).write_text("visit_date = 2025-04-15")
    found = batches(tmp_path)
    (refusal,) = found[0].tables["core.unreadable_documents"]
    assert (refusal["source_path"], refusal["kind"]) == (sidecar, "sidecar")
    assert refusal["remedy"].startswith(remedy)
    assert [row["source_path"] for row in found[0].tables["core.texts"]] == ["a.txt"]
    assert batches(tmp_path, states(found)) == []


def test_a_sidecar_that_is_named_right_is_told_no_longer(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    (tmp_path / "a.txt.toml").write_text("visit_date = 2025-04-15")
    known = states(batches(tmp_path))
    (tmp_path / "a.txt.toml").rename(tmp_path / "a.toml")
    (batch,) = batches(tmp_path, known)
    assert not batch.tables["core.unreadable_documents"]
    assert str(batch.tables["core.texts"][0]["visit_date"]) == "2025-04-15"


@pytest.mark.parametrize("name", ["two\nlines.txt", 'it\'s "quoted".txt', "no ending", "Ünïcode.txt", "#1.txt"])
def test_names_are_kept(tmp_path: Path, name: str) -> None:
    samples.text_file(tmp_path / name)
    assert [document["source_path"] for document in documents(tmp_path)] == [name]


def test_a_name_that_is_no_text_is_escaped(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(samples.BODY)
    assert documents(tmp_path)[0]["source_path"] == "\\xff.txt"


def test_subfolders_are_read_in_the_order_of_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt"):
        samples.text_file(tmp_path / name)
    assert [document["source_path"] for document in documents(tmp_path)] == ["a.txt", "b/a.txt", "c.txt"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="nowhere"):
        batches(tmp_path / "nowhere")


def test_nothing_is_read_again_without_a_change(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    (tmp_path / "empty.txt").touch()
    known = states(batches(tmp_path))
    assert batches(tmp_path, known) == []


def test_an_edit_redoes_one_file_and_keeps_its_id(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        samples.text_file(tmp_path / name)
    before = batches(tmp_path)
    samples.text_file(tmp_path / "a.txt", "The ferry is back.")
    (batch,) = batches(tmp_path, states(before))
    assert batch.document_ids == before[0].document_ids[:1]
    assert batch.source_paths == ("a.txt",)


def test_a_new_sidecar_redoes_its_document(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    known = states(batches(tmp_path))
    (tmp_path / "a.toml").write_text("visit_date = 2025-04-15")
    (batch,) = batches(tmp_path, known)
    assert str(batch.tables["core.texts"][0]["visit_date"]) == "2025-04-15"


def test_a_touch_changes_the_state_and_no_document(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    known = states(batches(tmp_path))
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    (batch,) = batches(tmp_path, known)
    assert (batch.document_ids, batch.source_paths) == ((), ("a.txt",))


def test_a_change_under_the_same_stamp_is_seen_if_the_file_was_not_at_rest(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt", "The bridge is open.")
    status = (tmp_path / "a.txt").stat()
    known = states(batches(tmp_path, run_ns=status.st_mtime_ns + 1))
    with (tmp_path / "a.txt").open("r+") as file:
        file.write("The bridge is shut.")
    os.utime(tmp_path / "a.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert len(batches(tmp_path, known)) == 1


@pytest.mark.parametrize(("rested_ns", "read"), [(1, True), (60_000_000_000, False)])
def test_equal_stamps_prove_nothing_of_a_file_that_was_not_at_rest(tmp_path: Path, rested_ns: int, read: bool) -> None:
    """Where the clock of a file system is coarse, an edit right after the reading leaves the stamp as it was."""
    samples.text_file(tmp_path / "a.txt", "The bridge is open.")
    before = states(batches(tmp_path))["a.txt"]
    samples.text_file(tmp_path / "a.txt", "The bridge is shut.")
    (now,) = list_folder(tmp_path)
    known = replace(before, stamp=now.stamp, checked_ns=max(now.stamp[1:3]) + rested_ns)
    assert bool(batches(tmp_path, {"a.txt": known})) is read


def test_a_file_that_is_gone_takes_its_documents_along(tmp_path: Path) -> None:
    samples.jsonl_file(tmp_path / "a.jsonl")
    (tmp_path / "a.toml").write_text(samples.COLUMNS)
    before = batches(tmp_path)
    (tmp_path / "a.jsonl").unlink()
    (tmp_path / "a.toml").unlink()
    (batch,) = batches(tmp_path, states(before))
    assert set(batch.document_ids) == set(before[0].document_ids)
    assert not any(batch.tables.values())


def test_a_row_that_is_gone_is_removed(tmp_path: Path) -> None:
    samples.jsonl_file(tmp_path / "a.jsonl")
    (tmp_path / "a.toml").write_text(samples.COLUMNS)
    before = batches(tmp_path)
    samples.jsonl_file(tmp_path / "a.jsonl", samples.ROWS[:1])
    (batch,) = batches(tmp_path, states(before))
    assert set(batch.document_ids) == set(before[0].document_ids)
    assert [row["source_path"] for row in batch.tables["core.texts"]] == ["a.jsonl#n1"]


def test_a_rival_of_the_same_stem_stops_the_document_and_its_end_brings_it_back(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    known = states(batches(tmp_path))
    samples.markdown_file(tmp_path / "a.md")
    refused = batches(tmp_path, known)
    assert {row["kind"] for row in refused[0].tables["core.unreadable_documents"]} == {"duplicate_stem"}
    (tmp_path / "a.md").unlink()
    (batch,) = batches(tmp_path, {**known, **states(refused)})
    assert [row["source_path"] for row in batch.tables["core.texts"]] == ["a.txt"]


def test_a_batch_has_at_most_500_documents(tmp_path: Path) -> None:
    samples.jsonl_file(tmp_path / "a.jsonl", [{"text": f"The bridge {number} is open."} for number in range(1200)])
    assert [len(batch.tables["core.texts"]) for batch in batches(tmp_path)] == [500, 500, 200]
