"""A sidecar is understood whole, or refused with file, key, value and remedy."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.documents.sidecar import parse_sidecar
from pipelines.errors import SidecarError
from tests.documents import samples
from tests.documents.reading import documents, refusals

WHOLE = b"""
title = "The bridge"
publisher = "Lake News"
author = "Ann Lee"
language = "en"
country = "DE"
url = "https://example.org/a"
kind = "report"
visit_date = 2025-04-15
published_date = "2025-04-16"
retrieved_date = 2025-06-30T10:00:00Z
anchor_date = 2025-04-14
place = "Lindau"
"""


def test_every_key_is_read() -> None:
    stated = parse_sidecar("a.toml", WHOLE).stated
    assert len(stated) == 12
    assert stated["published_date"] == date(2025, 4, 16)
    assert stated["retrieved_date"] == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("visit_date = 20250415", "visit_date = 20250415"),
        ('visit_date = "15 April"', "15 April"),
        ('visit_date = "2025-02-30"', "2025-02-30"),
        ("title = 3", "title = 3"),
        ('title = " "', "title"),
        ('language = "English"', "English"),
        ('country = "UK"', "UK"),
        ('kind = "novel"', "novel"),
        ('visited = "x"', "visited"),
        ("visit_date 2025", "not TOML"),
        ('columns = "text"', "columns"),
        ('[columns]\nbody = "x"', "columns.body"),
        ("[columns]\ntext = 1", "columns.text"),
        ("title = " + "[" * 5_000, "nested too deeply"),
        ("title = " + "9" * 5_000, "not TOML"),
        ("title = 0x" + "f" * 5_000, "title = a number of very many digits is not a text"),
        ("title" + ".a" * 2_000 + " = 1", "more than 400 dots"),
    ],
)
def test_a_wrong_line_is_named(line: str, named: str) -> None:
    with pytest.raises(SidecarError, match=r"^news/a\.toml: ") as caught:
        parse_sidecar("news/a.toml", line.encode())
    assert named in str(caught.value)


def test_a_wrong_sidecar_makes_its_document_unreadable_and_no_other(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    samples.text_file(tmp_path / "b.txt")
    (tmp_path / "a.toml").write_text('visit_date = "soon"')
    (refusal,) = refusals(tmp_path)
    assert refusal["kind"] == "sidecar"
    assert refusal["reason"] == "a.toml: visit_date = 'soon' is not a date."
    assert refusal["remedy"] == "Write it as 2025-04-15"
    assert [document["source_path"] for document in documents(tmp_path)] == ["b.txt"]


def test_a_sidecar_of_more_than_64_kilobytes_is_named(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    (tmp_path / "a.toml").write_text("#" * 65_537)
    (refusal,) = refusals(tmp_path)
    assert refusal["reason"] == "a.toml: The file has 65,537 bytes; at most 65,536 are read."


def test_what_is_stated_is_stored_in_one_line_of_a_thousand_characters(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    (tmp_path / "a.toml").write_text(
        'title = "The\\u001b[2J\\nbridge"\nauthor = "\\u0007"\n' + f'place = "{"x" * 1_001}"'
    )
    (document,) = documents(tmp_path)
    assert (document["title"], document["author"], document["place"]) == ("The[2J bridge", None, "x" * 1_000)


def test_columns_are_for_datasets(tmp_path: Path) -> None:
    samples.text_file(tmp_path / "a.txt")
    (tmp_path / "a.toml").write_text(samples.COLUMNS)
    assert "[columns]" in refusals(tmp_path)[0]["reason"]


def test_the_sidecar_holds_where_the_file_says_otherwise(tmp_path: Path) -> None:
    samples.html_file(tmp_path / "a.html")
    (tmp_path / "a.toml").write_text('title = "Our own title"')
    assert documents(tmp_path)[0]["title"] == "Our own title"
