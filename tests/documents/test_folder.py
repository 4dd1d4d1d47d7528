"""What of a folder is a document, and what is read again."""

import os
import unicodedata
from contextlib import nullcontext
from pathlib import Path

import pytest

from pipelines.documents.corrections import read_corrections
from pipelines.documents.folder import list_folder
from pipelines.errors import FolderError
from pipelines.steps.read import ReadBatch
from tests.documents import samples
from tests.documents.reading import batches, documents, states


def skipped(found: list[ReadBatch]) -> dict[str, str]:
    return {row["source_path"]: row["reason"] for batch in found for row in batch.tables["core.skipped_files"]}


def test_what_is_no_document_is_passed_over_and_told_why(tmp_path: Path) -> None:
    for folder in ("corrections", ".git", "README.md"):
        (tmp_path / folder).mkdir()
    names = (".hidden.txt", "corrections/a.txt", "corrections/.b", ".git/a.txt", ".git/b.txt", "README.md/README.md")
    for name in (*names, "a.txt"):
        samples.text_file(tmp_path / name)
    (tmp_path / "a.toml").write_text("visit_date = 2025-04-15")
    (batch,) = batches(tmp_path)
    assert [row["source_path"] for row in batch.tables["core.texts"]] == ["a.txt"]
    reasons = skipped([batch])
    assert list(reasons) == [
        ".git/",
        ".hidden.txt",
        "README.md/README.md",
        "a.toml",
        "corrections/.b",
        "corrections/a.txt",
    ]
    assert reasons["a.toml"] == "It is the sidecar of a.txt."
    assert set(reasons) < set(batch.source_paths)


def test_what_is_passed_over_is_told_once_and_taken_back(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "README.md")
    samples.text_file(tmp_path / ".notes")
    reasons = skipped(batches(tmp_path))
    assert batches(tmp_path, skipped=reasons) == []
    (tmp_path / ".notes").rename(tmp_path / "notes")
    (batch,) = batches(tmp_path, skipped=reasons)
    assert (batch.source_paths, skipped([batch])) == ((".notes", "notes"), {})
    assert len(batch.tables["core.texts"]) == 1


def test_a_link_in_the_place_of_the_corrections_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    samples.text_file(tmp_path / "elsewhere" / "secret.toml", 'drop = "secret"')
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "corrections").symlink_to(tmp_path / "elsewhere")
    assert read_corrections(raw) == []
    (refusal,) = batches(raw)[0].tables["core.unreadable_documents"]
    assert (refusal["source_path"], refusal["kind"]) == ("corrections", "link")


def test_folders_nested_beyond_the_depth_of_a_recursion(tmp_path: Path) -> None:
    folders = [tmp_path.joinpath(*["d"] * depth) for depth in range(1, 1_500)]
    for folder in folders:
        folder.mkdir()
    samples.text_file(folders[-1] / "a.txt")
    found = list_folder(tmp_path).files
    (folders[-1] / "a.txt").unlink()
    for folder in reversed(folders):
        folder.rmdir()
    assert [file.path for file in found] == [folders[-1] / "a.txt"]


def test_names_that_are_the_same_as_text_are_refused_in_one_row(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        samples.text_file(tmp_path / unicodedata.normalize(form, "Zoë.txt"))
    found = batches(tmp_path)
    (refusal,) = found[0].tables["core.unreadable_documents"]
    assert (refusal["kind"], "2 files have this name: theirs differ only in Unicode form" in refusal["reason"]) == (
        "duplicate_stem",
        True,
    )
    assert batches(tmp_path, states(found)) == []


def test_what_vanishes_while_the_folder_is_listed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("kept.txt", "file.txt", "folder/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        samples.text_file(tmp_path / name)
    scandir = os.scandir

    def scandir_late(folder: Path) -> object:
        listing = list(scandir(folder))
        (tmp_path / "folder").rename(tmp_path / "kept.txt.d")
        (tmp_path / "file.txt").unlink()
        return nullcontext(listing)

    monkeypatch.setattr(os, "scandir", scandir_late)
    assert [file.source_path for file in list_folder(tmp_path).files] == ["kept.txt"]


def test_an_emptied_folder_is_refused_unless_it_is_meant(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        samples.text_file(tmp_path / name)
    before = batches(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).unlink()
    with pytest.raises(FolderError, match=r"3 files .* none is there .*--allow-empty"):
        batches(tmp_path, states(before))
    (batch,) = batches(tmp_path, states(before), allow_empty=True)
    assert set(batch.document_ids) == set(before[0].document_ids)


def test_files_that_all_have_new_names_are_no_loss(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        samples.text_file(tmp_path / name)
    before = batches(tmp_path)
    (tmp_path / "2025").mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).rename(tmp_path / "2025" / name)
    (batch,) = batches(tmp_path, states(before))
    assert len(batch.tables["core.texts"]) == 3


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


def test_a_file_that_is_gone_takes_its_documents_along(tmp_path: Path) -> None:
    samples.jsonl_file(tmp_path / "a.jsonl")
    (tmp_path / "a.toml").write_text(samples.COLUMNS)
    before = batches(tmp_path)
    (tmp_path / "a.jsonl").unlink()
    (tmp_path / "a.toml").unlink()
    samples.text_file(tmp_path / "README.md")
    (batch,) = batches(tmp_path, states(before), allow_empty=True)
    assert set(batch.document_ids) == set(before[0].document_ids)
    assert [table for table, rows in batch.tables.items() if rows] == ["core.skipped_files"]


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
