"""The day of a text, found from its own words: one day, a ranked list, or nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents.inference import MOST_CANDIDATES, bounds, contradiction, infer
from pipelines.documents.phrases import phrases_of

SPEECH = "Just two days ago, in Lindau on Palm Sunday, a storm sank the ferry. "
PLEDGED = "In the first three months of 2025 the towns have already given four boats{}. "


def days(text: str, retrieved: date | None = None) -> list[date]:
    return [candidate.candidate_date for candidate in infer(phrases_of(text, "en"), retrieved)]


def test_a_feast_and_the_day_of_retrieval_leave_one_day() -> None:
    assert days(SPEECH + PLEDGED.format(""), date(2025, 6, 30)) == [date(2025, 4, 15)]


def test_this_year_beside_a_quarter_of_it_leaves_one_day() -> None:
    assert days(SPEECH + PLEDGED.format(" this year")) == [date(2025, 4, 15)]


def test_without_either_there_is_a_list_by_both_calendars() -> None:
    found = days(SPEECH + PLEDGED.format(""))
    assert found[0] == date(2025, 4, 15)
    assert {date(2026, 3, 31), date(2026, 4, 7)} <= set(found)
    assert len(found) <= MOST_CANDIDATES


@pytest.mark.parametrize(
    "text",
    [
        "The council passed the 2031 budget.",
        "The lease was renewed until 2031.",
        "It stood until at least May 2031.",
    ],
)
def test_a_date_that_may_be_ahead_of_a_past_act_bounds_nothing(text: str) -> None:
    assert bounds(phrases_of(text, "en")).first is None


@pytest.mark.parametrize("text", ["In 2021 the council passed the budget.", "The lease was renewed in May 2021."])
def test_a_date_of_a_past_act_bounds_the_day(text: str) -> None:
    assert bounds(phrases_of(text, "en")).first is not None


def test_a_period_that_is_over_bounds_the_day() -> None:
    candidates = infer(phrases_of(SPEECH + PLEDGED.format(""), "en"), date(2025, 6, 30))
    assert any(line.startswith("not before 2025-04-01") for line in candidates[0].evidence)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was announced yesterday, March 5, 2024.", date(2024, 3, 6)),
        ("We met today (5 March 2024) in Lindau.", date(2024, 3, 5)),
        ("Today is Tuesday, 5 March 2024, and the bridge is open.", date(2024, 3, 5)),
        ("The fair of 2025 was small. Yesterday was Palm Sunday.", date(2025, 4, 14)),
        ("The fair of 2024 was small. The next one opens tomorrow, Friday 4 July.", date(2025, 7, 3)),
    ],
)
def test_two_phrases_for_one_day(text: str, day: date) -> None:
    assert days(text, day + timedelta(days=300)) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "It rained yesterday.",
        "Yesterday and on March 5, 2024 it rained.",
        "Today the council said that on March 5, 2024 it had rained.",
        "“We met today, 5 March 2024,” an old letter reads.",
        "Compared with March 2024, more boats came this year.",
        "",
    ],
)
def test_nothing_is_demanded(text: str) -> None:
    assert days(text, date(2024, 12, 31)) == []


def test_both_calendars_are_kept_where_they_differ() -> None:
    found = days("The fair of 2024 was small. Yesterday was Palm Sunday.", date(2024, 12, 31))
    assert found == [date(2024, 3, 25), date(2024, 4, 29)]


def test_a_text_that_contradicts_itself_has_no_day() -> None:
    assert days("We met today, 5 March 2024. We met today, 6 March 2024.") == []


@pytest.mark.parametrize(("day", "lines"), [(date(2025, 4, 15), 0), (date(2025, 4, 16), 1), (date(2024, 3, 26), 0)])
def test_a_stated_day_is_held_against_the_words(day: date, lines: int) -> None:
    assert len(contradiction(phrases_of(SPEECH, "en"), day)) == lines


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("We met him a year ago, in November 2023.", 0),
        ("We met him last year, in November 2023.", 1),
        ("We met him a year ago, in November 2023. He left two days ago, on 1 March 2025.", 3),
    ],
)
def test_one_vague_phrase_contradicts_no_day(words: str, lines: int) -> None:
    assert len(contradiction(phrases_of(words, "en"), date(2025, 1, 20))) == lines


def test_a_day_told_as_past_contradicts_an_earlier_date() -> None:
    phrases = phrases_of("The bridge was opened on 3 May 2025.", "en")
    assert contradiction(phrases, date(2025, 4, 15))
    assert not contradiction(phrases, date(2025, 5, 3))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 400))
def test_the_true_day_is_the_one_that_is_found(day: date, later: int) -> None:
    before = day - timedelta(days=1)
    text = f"The ferry was sunk yesterday, {before.day} {before:%B} {before.year}."
    assert days(text, day + timedelta(days=later)) == [day]


@pytest.fixture
def statement(root: Path) -> str:
    """The statement among the seeds."""
    return (root / "raw" / "003_0d5b7e42015af014.txt").read_text(encoding="utf-8")


def test_the_statement_is_dated_by_its_own_words(statement: str) -> None:
    candidates = infer(phrases_of(statement, "en"), date(2025, 6, 30))
    assert [candidate.candidate_date for candidate in candidates] == [date(2025, 4, 15)]
    evidence = " ".join(candidates[0].evidence)
    assert "two days ago = Palm Sunday" in evidence
    assert "the first three months of 2025" in evidence


def test_the_statement_without_its_year_has_a_list(statement: str) -> None:
    found = days(statement.replace(" this year", ""))
    assert {date(2025, 4, 15), date(2026, 3, 31), date(2026, 4, 7)} <= set(found)
    assert len(found) <= MOST_CANDIDATES


def test_the_seeds_do_not_contradict_their_day(root: Path) -> None:
    for path in sorted((root / "raw").glob("*.txt")):
        assert contradiction(phrases_of(path.read_text(encoding="utf-8"), "en"), date(2025, 4, 15)) == ()


@pytest.mark.parametrize("language", ["de", "la", "xx"])
def test_a_language_without_a_table_is_read_for_its_figures(language: str) -> None:
    [phrase] = phrases_of("Das Schiff fuhr am 2025-05-03 in den Hafen ein.", language).found
    assert phrase.text == "2025-05-03"
