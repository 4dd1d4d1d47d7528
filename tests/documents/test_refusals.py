"""Input that cannot be read: one row each, with its kind, and nothing else stops."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.documents import samples
from tests.documents.reading import documents, refusals


def kinds(folder: Path) -> list[str]:
    return [refusal["kind"] for refusal in refusals(folder)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"PK\x03\x04 and more", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"The bridge\x00 is open.", "binary"),
        (bytes(range(128, 256)) * 4, "encoding"),
    ],
)
def test_no_text_is_refused(tmp_path: Path, content: bytes, kind: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    samples.text_file(tmp_path / "good.txt")
    (refusal,) = refusals(tmp_path)
    assert (refusal["source_path"], refusal["kind"]) == ("a.txt", kind)
    assert refusal["reason"].endswith(".")
    assert refusal["remedy"].endswith(".")
    assert [document["source_path"] for document in documents(tmp_path)] == ["good.txt"]


def test_a_pdf_that_was_cut_off(tmp_path: Path) -> None:
    whole = samples.pdf_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[: len(whole) // 2])
    assert kinds(tmp_path) == ["truncated"]


def test_a_pdf_with_a_broken_inside(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"nothing here\n" * 50 + b"%%EOF\n")
    assert kinds(tmp_path) == ["damaged"]


def test_a_pdf_without_text(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.pdf_bytes(lines=()))
    assert kinds(tmp_path) == ["no_text"]


def test_a_word_file_that_is_only_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("a.txt", "The bridge is open.")
    assert kinds(tmp_path) == ["damaged"]


def test_a_zip_bomb_is_never_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        archive.writestr("_rels/.rels", f'<a><b Id="r1" Type="{kind}" Target="word/document.xml"/></a>')
        archive.writestr("word/document.xml", b"0" * 300_000_000)
    assert kinds(tmp_path) == ["too_large"]


@pytest.mark.parametrize(("declared", "written"), [("windows-1251", "utf-8"), ("utf-99", "utf-8")])
def test_a_page_that_declares_a_wrong_charset_is_read_all_the_same(tmp_path: Path, declared: str, written: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{"Міст відкрито. " * 20}</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode(written))
    (document,) = documents(tmp_path)
    assert "Міст відкрито." in document["text"]
    assert "encoding_guessed" in document["flags"]


def test_a_page_that_is_only_a_script(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><div id='app'></div><script>render()</script></body></html>")
    assert kinds(tmp_path) == ["no_text"]


def test_a_page_with_a_run_of_text_that_its_parser_would_drop(tmp_path: Path) -> None:
    run = "The ferry sank. " * 625_001
    (tmp_path / "a.html").write_text(f"<html><body><p>The bridge is open.</p><p>{run}</p></body></html>")
    assert kinds(tmp_path) == ["too_large"]


def test_a_page_of_a_million_nested_elements(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 1_000_000 + "The bridge.")
    assert len(refusals(tmp_path)) + len(documents(tmp_path)) == 1


def test_an_email_without_text(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"Subject: x\nContent-Type: image/png\n\n\n")
    assert kinds(tmp_path) == ["no_text"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert kinds(tmp_path) == ["not_a_file"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    samples.text_file(secret)
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "out.txt").symlink_to(secret)
    (raw / "loop").symlink_to(raw)
    (raw / "self.txt").symlink_to(raw / "self.txt")
    assert kinds(raw) == ["link", "link", "link"]
    assert documents(raw) == []


def test_a_linked_sidecar_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "stated").write_text('publisher = "Secret"')
    raw = tmp_path / "raw"
    raw.mkdir()
    samples.text_file(raw / "a.txt")
    (raw / "a.toml").symlink_to(tmp_path / "stated")
    assert kinds(raw) == ["link"]


WITHOUT_PERMISSION = """
import sys
from pathlib import Path
from pipelines.documents.folder import list_folder
from pipelines.documents.reading import read_file
opened, listed = list_folder(Path(sys.argv[1])).files
(found,) = read_file(opened, "")
print([(found.source_path, found.kind), (listed.source_path, listed.refusal.kind)])
"""


@pytest.mark.skipif(shutil.which("setpriv") is None or os.geteuid() != 0, reason="needs another user")
def test_without_permission(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "shut").mkdir(parents=True)
    samples.text_file(raw / "a.txt")
    (raw / "a.txt").chmod(0)
    (raw / "shut").chmod(0)
    for folder in (raw, *raw.parents):
        if folder.is_relative_to("/tmp") and folder != Path("/tmp"):
            folder.chmod(0o755)
    command = ["setpriv", "--reuid=65534", "--clear-groups", sys.executable, "-B", "-c", WITHOUT_PERMISSION, str(raw)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[('a.txt', 'permission'), ('shut', 'permission')]"


def test_two_documents_of_one_stem_are_both_named(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    samples.markdown_file(tmp_path / "a.md")
    found = refusals(tmp_path)
    assert [refusal["source_path"] for refusal in found] == ["a.md", "a.txt"]
    assert all("a.md and a.txt" in refusal["reason"] for refusal in found)


def test_front_matter_that_unfolds_without_end(tmp_path: Path) -> None:
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 40)]
    (tmp_path / "a.md").write_text("\n".join(["---", "a0: &a0 x", *levels, "title: *a39", "---", "The bridge."]))
    (refusal,) = refusals(tmp_path)
    assert (refusal["kind"], "title = a list" in refusal["reason"]) == ("front_matter", True)


def test_a_word_file_whose_packed_bytes_are_broken(tmp_path: Path) -> None:
    samples.docx_file(tmp_path / "a.docx")
    content = bytearray((tmp_path / "a.docx").read_bytes())
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        start = archive.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml")
    content[start : start + 40] = b"\xff" * 40
    (tmp_path / "a.docx").write_bytes(content)
    assert kinds(tmp_path) == ["damaged"]
