"""Which lines say from which day a text speaks, and which only look like it."""

from datetime import date

import pytest

from pipelines.documents.blocks import Block
from pipelines.documents.datelines import dateline_in
from pipelines.documents.model import StatedDay
from pipelines.documents.segments import segments
from pipelines.documents.trust import StatedDates, Statement, statements


def stated(published: date | None = None, retrieved: date | None = None) -> StatedDates:
    return StatedDates(None, None, published, (), retrieved, "a.txt")


def told(lines: list[str], known: StatedDates, language: str = "en") -> list[Statement]:
    """What the lines say, apart from what is stated beside them."""
    return [each for each in statements(known, lines, language) if each.basis.value in ("dateline", "printed")]


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
        ("The speech was delivered on 3 May 2025 in Lindau.", "delivered on 3 May 2025"),
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
        ("de", "Lindau, den 3. Mai 2025", None),
        ("de", "Samstag, 3. Mai 2025, 17:40 Uhr - Seebote", None),
    ],
)
def test_a_line_in_another_language(language: str, line: str, words: str | None) -> None:
    span = dateline_in(Block(0, len(line), line, True), language)
    assert span is not None
    assert line[slice(*span)] == (words or line)
    assert [each.day for each in told([line[slice(*span)]], stated(), language)] == [date(2025, 5, 3)]


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
        "Version 2, 3 May 2025",
        "| Opened | 3 May 2025 |",
        "- 3 May 2025",
        "— Ann Lee, 3 May 2025",
        "Saturday.",
    ],
)
def test_a_line_that_does_not(line: str) -> None:
    assert dateline_in(Block(0, len(line), line, True), "en") is None


def test_the_year_comes_from_the_day_of_publication() -> None:
    assert [each.day for each in told(["LINDAU, Dec 31"], stated(date(2025, 1, 1)))] == [date(2024, 12, 31)]


def test_a_line_may_be_a_day_ahead_of_publication() -> None:
    (line,) = told(["LINDAU, May 4"], stated(date(2025, 5, 3)))
    assert (line.day, line.doubt) == (date(2025, 5, 4), "")


def test_a_line_of_a_day_to_come_is_no_dateline() -> None:
    (line,) = told(["LINDAU, 12 May 2025"], stated(date(2025, 5, 3)))
    assert line.doubt == "it is 9 days later than the publication"


@pytest.mark.parametrize(
    ("line", "basis"),
    [
        ("LINDAU, 12 March 1999", "printed"),
        ("LINDAU, 12 March 1999 (Lake News)", "dateline"),
        ("LINDAU, 1 May 2025", "dateline"),
        ("2 May 2025", "printed"),
        ("By Ann Lee, 2 May 2025", "printed"),
        ("delivered on 2 May 2025", "dateline"),
        ("Updated in Lindau, 2 May 2025", "printed"),
    ],
)
def test_a_dateline_names_a_place_and_is_of_the_time_of_publication(line: str, basis: str) -> None:
    assert [each.basis.value for each in told([line], stated(date(2025, 5, 3)))] == [basis]


def test_the_day_of_a_page_stands_above_a_printed_line() -> None:
    known = StatedDates(None, None, None, (StatedDay(date(2025, 5, 3), "its head"),), None, "a.html")
    assert [each.basis.value for each in statements(known, ["4 May 2025"])] == ["metadata", "printed"]


def test_the_day_of_a_program_stands_below_all_that_a_person_wrote() -> None:
    known = StatedDates(None, None, None, (), None, "2025-05-03.pdf", created=date(2025, 5, 9))
    found = statements(known, ["4 May 2025"])
    assert [each.basis.value for each in found] == ["printed", "filename", "created"]


def test_a_weekday_needs_the_day_of_publication() -> None:
    assert [each.day for each in told(["Updated Friday"], stated(date(2025, 5, 3)))] == [date(2025, 5, 2)]
    assert told(["Updated Friday"], stated(retrieved=date(2025, 5, 3))) == []


def test_the_first_version_comes_before_an_update() -> None:
    lines = ["Updated 5 May 2025", "3 May 2025"]
    assert statements(stated(), lines)[0].day == date(2025, 5, 3)


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
