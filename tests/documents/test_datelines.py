"""Which lines say from which day a text speaks, and which only look like it."""

from datetime import date

import pytest

from pipelines.documents.blocks import Block
from pipelines.documents.dateline import StatedDates, delivered_on
from pipelines.documents.datelines import dateline_in
from pipelines.documents.segments import segments


def stated(published: date | None = None, retrieved: date | None = None) -> StatedDates:
    return StatedDates(None, None, published, None, retrieved, "a.txt")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("LINDAU, May 3 (Lake News) — It rained.", "LINDAU, May 3 (Lake News)"),
        ("LINDAU, Germany, May 3 - It rained.", "LINDAU, Germany, May 3"),
        ("(As delivered), 3 May 2025", None),
        ("Updated 17:40, Saturday", None),
        ("Saturday, 3 May 2025 10:15 GMT", None),
        ("By Ann Lee, Lake News, 3 May 2025", None),
        ("May 3, 2025 | Lake News", None),
        ("The speech was delivered on 3 May 2025 in Lindau.", "3 May 2025"),
    ],
)
def test_a_line_that_says_it(line: str, words: str | None) -> None:
    span = dateline_in(Block(0, len(line), line, True), "en")
    assert span is not None
    assert line[slice(*span)] == (words or line)


@pytest.mark.parametrize(
    ("language", "line", "words"),
    [
        ("uk", "Луцьк, 3 травня 2025 (Вісник) – Міст закрили.", "Луцьк, 3 травня 2025 (Вісник)"),
        ("uk", "3 травня 2025 року", None),
        ("fr", "ANNECY, le 3 mai 2025 (Lac Info) – Le pont est ouvert.", "ANNECY, le 3 mai 2025 (Lac Info)"),
        ("es", "Vigo, 3 de mayo de 2025 (Costa).- El puente abre.", "Vigo, 3 de mayo de 2025 (Costa)"),
        ("ru", "Псков, 3 мая 2025 /Вести/. Мост закрыт.", "Псков, 3 мая 2025 /Вести/"),
        ("de", "Stand: 03.05.2025, 17:40 Uhr", None),
    ],
)
def test_a_line_in_another_language(language: str, line: str, words: str | None) -> None:
    span = dateline_in(Block(0, len(line), line, True), language)
    assert span is not None
    assert line[slice(*span)] == (words or line)
    assert delivered_on([line[slice(*span)]], stated(), language, None)[0] == date(2025, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "It rained on 3 May 2025.",
        "On 3 May 2025 — a Saturday — it rained.",
        "3 May 2025 Opening of the Bridge",
        "Sunday Times",
        "May 2025",
        "Why Friday Matters",
        "Did it rain on 3 May 2025?",
        "17:40 GMT",
        "Election 2025: What We Know",
        "A Look Back: 3 May 1987",
    ],
)
def test_a_line_that_does_not(line: str) -> None:
    assert dateline_in(Block(0, len(line), line, True), "en") is None


def test_the_year_comes_from_the_day_of_publication() -> None:
    assert delivered_on(["LINDAU, Dec 31"], stated(date(2025, 1, 1)), "en", None)[0] == date(2024, 12, 31)


def test_a_line_may_be_a_day_ahead_of_publication() -> None:
    assert delivered_on(["LINDAU, May 4"], stated(date(2025, 5, 3)), "en", None)[0] == date(2025, 5, 4)


def test_a_weekday_needs_the_day_of_publication() -> None:
    assert delivered_on(["Updated Friday"], stated(date(2025, 5, 3)), "en", None)[0] == date(2025, 5, 2)
    assert delivered_on(["Updated Friday"], stated(retrieved=date(2025, 5, 3)), "en", None)[0] is None


def test_the_first_version_comes_before_an_update() -> None:
    lines = ["Updated 5 May 2025", "3 May 2025"]
    assert delivered_on(lines, stated(), "en", None)[0] == date(2025, 5, 3)


def test_sections_of_a_live_page_speak_from_their_own_days() -> None:
    text = (
        "The flood, day by day\nSaturday 3 May 2025\n"
        "The lake rose again, and the road to Lindau was shut from the north in the morning.\n"
        "The mayor said that the bridge would be shut too, and that nobody could say for how long.\n"
        "Friday 2 May\nThe road was shut today.\n"
    )
    days = {text[part.char_start : part.char_end][:8]: part.anchor_date for part in segments(text)}
    assert days["The road"] == date(2025, 5, 2)
    assert days["The lake"] is None
