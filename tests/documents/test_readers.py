"""Each kind of file gives its text, its title and its date."""

from datetime import date
from pathlib import Path

import pytest

from tests.documents import samples
from tests.documents.reading import documents, refusals

APRIL_15 = date(2025, 4, 15)


def write(folder: Path, name: str) -> None:
    path = folder / name
    match path.suffix:
        case ".md":
            samples.markdown_file(path)
        case ".html":
            samples.html_file(path)
        case ".pdf":
            path.write_bytes(samples.pdf_bytes())
        case ".docx":
            samples.docx_file(path)
        case _:
            path.write_bytes(samples.email_bytes(html=name.startswith("html")))


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.pdf", "a.docx", "a.eml", "html.eml"])
def test_a_file_gives_text_title_author_and_date(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    (document,) = documents(tmp_path)
    assert all(sentence in document["text"] for sentence in samples.SENTENCES)
    assert (document["title"], document["author"], document["language"]) == ("The bridge", "Ann Lee", "en")
    assert (document["published_date"] or document["metadata_date"]) == APRIL_15


def test_plain_text_keeps_every_character(tmp_path: Path) -> None:
    text = "Sturm über Köln \U0001f32a\r\n\r\n\u202bשלום\u202c said the guest.\r\n"
    samples.text_file(tmp_path / "a.txt", text)
    assert documents(tmp_path)[0]["text"] == text


def test_front_matter_is_no_part_of_the_text(tmp_path: Path) -> None:
    samples.markdown_file(tmp_path / "a.md")
    text = documents(tmp_path)[0]["text"]
    assert "harbour]" not in text
    assert "**" not in text


def test_front_matter_with_a_wrong_date_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ndate: mid April\n---\nThe bridge is open.\n")
    (refusal,) = refusals(tmp_path)
    assert refusal["kind"] == "front_matter"
    assert "mid April" in refusal["reason"]


def test_a_script_of_a_page_is_never_text(tmp_path: Path) -> None:
    samples.html_file(tmp_path / "a.html")
    assert "document.write" not in documents(tmp_path)[0]["text"]


def test_a_page_cannot_be_younger_than_its_retrieval(tmp_path: Path) -> None:
    samples.html_file(tmp_path / "a.html", published="2031-01-01")
    (tmp_path / "a.toml").write_text("retrieved_date = 2025-06-30")
    assert documents(tmp_path)[0]["metadata_date"] is None


def test_a_page_in_a_legacy_charset_that_it_declares(tmp_path: Path) -> None:
    head = '<html><head><meta charset="windows-1251"><title>Міст</title></head><body><article>'
    lines = "".join(
        "<p>Президент відкрив новий міст у вівторок, і сотні людей прийшли подивитися.</p>" for _ in range(6)
    )
    (tmp_path / "a.html").write_bytes(f"{head}{lines}</article></body></html>".encode("cp1251"))
    (document,) = documents(tmp_path)
    assert "Президент" in document["text"]
    assert document["language"] == "uk"
    assert "language_unsupported" in document["flags"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_a_dataset_gives_a_document_a_row(tmp_path: Path, name: str) -> None:
    {"a.jsonl": samples.jsonl_file, "a.csv": samples.csv_file, "a.parquet": samples.parquet_file}[name](tmp_path / name)
    (tmp_path / "a.toml").write_text('publisher = "Lake News"\n' + samples.COLUMNS)
    found = documents(tmp_path)
    assert [document["source_path"] for document in found] == [f"{name}#n1", f"{name}#n2"]
    assert [document["title"] for document in found] == ["The bridge", "The ferry"]
    assert [document["published_date"] for document in found] == [date(2025, 4, 15), date(2025, 4, 16)]
    assert {document["publisher"] for document in found} == {"Lake News"}


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_dataset_without_the_mapped_column_says_which_there_are(tmp_path: Path, name: str) -> None:
    (samples.csv_file if name == "a.csv" else samples.parquet_file)(tmp_path / name)
    (tmp_path / "a.toml").write_text('[columns]\ntext = "article"\n')
    (refusal,) = refusals(tmp_path)
    assert "article" in refusal["reason"]
    assert "headline" in refusal["reason"]


def test_the_rows_behind_a_long_one_have_their_columns(tmp_path: Path) -> None:
    texts = ["The bridge is open.", "The ferry sank. " * 70_000, "The ferry sails again."]
    with (tmp_path / "a.csv").open("w", encoding="utf-8") as file:
        file.write("id;text\n" + "".join(f"n{number};{text}\n" for number, text in enumerate(texts)))
    found = documents(tmp_path)
    assert [document["source_path"] for document in found] == ["a.csv#n0", "a.csv#n1", "a.csv#n2"]
    assert [document["text"] for document in found] == texts


def test_rows_with_faults_are_refused_one_by_one(tmp_path: Path) -> None:
    rows = (
        '{"id": 1, "text": "The bridge is open."}',
        "{broken",
        '["no object"]',
        '{"id": 1, "text": "The same id."}',
        '{"id": 5, "text": ""}',
        '{"id": 6, "text": "half \\ud800 pair"}',
        '{"id": 7, "text": "The ferry.", "published_date": "soon"}',
    )
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    assert [document["source_path"] for document in documents(tmp_path)] == ["a.jsonl#1", "a.jsonl#6"]
    kinds = [refusal["kind"] for refusal in refusals(tmp_path)]
    assert sorted(kinds) == ["duplicate_id", "json", "json", "no_text", "value"]


@pytest.mark.parametrize("published", ["1999-05-01", "2031-05-01", "2085-05-01"])
def test_the_date_of_a_page_does_not_hang_on_the_clock(tmp_path: Path, published: str) -> None:
    head = f'<html><head><meta property="article:published_time" content="{published}T08:00:00Z"></head>'
    body = "".join(f"<p>{line}</p>" for line in samples.SENTENCES * 2)
    (tmp_path / "a.html").write_text(f"{head}<body><article>{body}</article></body></html>")
    assert str(documents(tmp_path)[0]["metadata_date"]) == published


def test_rules_in_a_text_are_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The bridge is open.\n\n---\n\ndate: soon\n\n---\n\nThe ferry is gone.\n")
    text = documents(tmp_path)[0]["text"]
    assert "The bridge is open." in text
    assert "The ferry is gone." in text


def test_a_first_rule_that_nothing_closes_is_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nThe bridge is open.\n")
    assert documents(tmp_path)[0]["text"] == "The bridge is open."
