"""A PDF gives its sentences as a person reads them, and one fault in it costs no more than itself."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.documents import samples
from tests.documents.reading import documents, refusals

LEFT, RIGHT = 60, 370


def read(folder: Path, content: bytes) -> dict[str, Any]:
    (folder / "a.pdf").write_bytes(content)
    (document,) = documents(folder)
    return document


def column(left: int, lines: list[str], top: int = 600) -> list[tuple[int, int, str]]:
    return [(left, top - 12 * place, line) for place, line in enumerate(lines)]


FERRY = [
    "Two boats were lost on the lake in the storm of",
    "Friday night, and the people of the village looked",
    "for their crews until the morning came, with lights",
    "along the shore.",
]
MARKET = [
    "The market was moved to the school, since the old",
    "hall had no roof left, and the mayor asked for help",
    "from the towns on the other side, which sent timber",
    "and workers.",
]


def test_a_paragraph_is_one_line(tmp_path: Path) -> None:
    lines = [*column(LEFT, FERRY), *column(LEFT, MARKET, top=540)]
    assert read(tmp_path, samples.printed([lines]))["text"] == " ".join(FERRY) + "\n\n" + " ".join(MARKET)


def test_columns_are_read_one_by_one_though_the_file_has_them_row_by_row(tmp_path: Path) -> None:
    left, right = FERRY[:3] * 3 + FERRY[3:], MARKET[:3] * 3 + MARKET[3:]
    rows = zip(column(LEFT, left), column(RIGHT, right), strict=True)
    text = read(tmp_path, samples.printed([[piece for row in rows for piece in row]]))["text"]
    assert text == " ".join(left) + "\n\n" + " ".join(right)


def test_the_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    cells = [("Lindau", "1,204", "3.5"), ("Annecy", "2,310", "4.1"), ("Bregenz", "998", "2.2")]
    lines = [(60 + 150 * x, 600 - 12 * y, cell) for y, row in enumerate(cells) for x, cell in enumerate(row)]
    assert read(tmp_path, samples.printed([lines]))["text"].split("\n\n") == [" ".join(row) for row in cells]


@pytest.mark.parametrize(
    ("first", "second", "broken", "whole"),
    [
        ("The mayor thanked the coun-", "cil, and the band played.", "coun- cil", "council"),
        ("A well-known singer came; a well-", "known song was sung.", "well- known", "well-known"),
        ("It was shown in the Lindau-", "Bregenz museum last year.", "Lindau- Bregenz", "Lindau-Bregenz"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(tmp_path: Path, first: str, second: str, broken: str, whole: str) -> None:
    text = read(tmp_path, samples.printed([column(LEFT, [first, second])]))["text"]
    assert text == f"{first} {second}".replace(broken, whole)


def test_a_sentence_goes_on_behind_the_foot_of_a_page_and_the_head_of_the_next(tmp_path: Path) -> None:
    pages = [
        [(60, 730, "The lake in spring"), (60, 700, "The old ferry to Lindau was taken out of service on 3 March")],
        [(60, 770, "The lake in spring 2021"), (60, 700, "2021 and sold to a museum in the north.")],
    ]
    pages[0].append((300, 30, "1 / 2"))
    pages[1].append((300, 30, "2 / 2"))
    sentence = "The old ferry to Lindau was taken out of service on 3 March 2021 and sold to a museum in the north."
    assert read(tmp_path, samples.printed(pages))["text"] == f"The lake in spring\n\n{sentence}"


def test_a_running_head_stands_once_and_the_pages_keep_their_words(tmp_path: Path) -> None:
    pages = [[(60, 770, "Lake Quarterly"), (60, 500, f"Story number {n} begins here.")] for n in range(1, 5)]
    text = read(tmp_path, samples.printed(pages))["text"]
    assert text.count("Lake Quarterly") == 1
    assert [f"Story number {n} begins here." in text for n in range(1, 5)] == [True] * 4


@pytest.mark.parametrize("created", ["D:00000000000000Z", "D:20251399", "D:2025", "soon", "D:20250415+99'99'"])
def test_a_bad_date_of_creation_costs_no_word(tmp_path: Path, created: str) -> None:
    document = read(tmp_path, samples.pdf_bytes(info=f"/CreationDate ({created})"))
    assert samples.SENTENCES[0] in document["text"]
    assert document["metadata_date"] == (date(2025, 4, 15) if "0415" in created else None)


def test_the_date_of_the_writing_program_is_said_to_be_one(tmp_path: Path) -> None:
    document = read(tmp_path, samples.pdf_bytes())
    assert (document["metadata_date"], document["flags"]) == (date(2025, 4, 15), ["producer_date"])


@pytest.mark.parametrize("created", ["D:19700101000000Z", "D:00010101", "D:20990101"])
def test_a_day_on_which_no_one_wrote_is_no_date(tmp_path: Path, created: str) -> None:
    (tmp_path / "a.toml").write_text("retrieved_date = 2025-06-30")
    document = read(tmp_path, samples.pdf_bytes(info=f"/CreationDate ({created})"))
    assert (document["metadata_date"], document["flags"]) == (None, [])


@pytest.mark.parametrize("tail", [b"\x00" * 9_000, b"\r\n" * 5_000, b"<html>" + b"x" * 9_000])
def test_what_stands_behind_the_end_is_passed_over(tmp_path: Path, tail: bytes) -> None:
    assert samples.SENTENCES[0] in read(tmp_path, samples.pdf_bytes() + tail)["text"]


def test_a_page_without_text_among_others_is_flagged(tmp_path: Path) -> None:
    content = samples.printed([[(60, 700, "The first page can be read.")], [(60, 700, "x")]])
    drawn = content.replace(b"BT /F1 10 Tf 1 0 0 1 60 700 Tm (x) Tj ET", b"0 0 m 90 90 l S".ljust(40))
    document = read(tmp_path, drawn)
    assert (document["text"], "pages_without_text" in document["flags"]) == ("The first page can be read.", True)


def test_a_file_that_only_has_the_name_of_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"The bridge is open.")
    (refusal,) = refusals(tmp_path)
    assert (refusal["kind"], "not a PDF" in refusal["reason"]) == ("damaged", True)


def test_a_picture_of_a_page_asks_for_text_recognition(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.pdf_bytes(lines=()))
    (refusal,) = refusals(tmp_path)
    assert (refusal["kind"], "OCR" in refusal["remedy"]) == ("no_text", True)
