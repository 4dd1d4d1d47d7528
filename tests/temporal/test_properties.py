"""No text may break the engine: offsets are true, days in order, results the same twice."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.temporal import tag
from pipelines.temporal.calendar import (
    DAY,
    MONTH,
    MONTHS_IN,
    WEEK,
    WEEKEND,
    Cell,
    add,
    bounds,
    cell_of,
    civil,
    day_number,
    weekday,
)
from pipelines.temporal.lexicon import LEXICONS
from pipelines.temporal.model import Context, KindOfText

WORDS = [
    *LEXICONS["en"].words,
    *LEXICONS["en"].exact,
    *(" ".join(words) for entries in LEXICONS["en"].phrases.values() for words, _, _ in entries),
    *[
        "2019",
        "1830",
        "31",
        "29",
        "30",
        "12",
        "7",
        "03",
        "1990s",
        "'80s",
        "5/3/2019",
        "2019-02-29",
        "2025-04-15T09:00",
        "10:30",
        "25/12",
        "06/2004",
        "3rd",
        "0915",
        "1,000",
    ],
    *[
        "Q3",
        "$",
        "€",
        ",",
        ".",
        "-",
        "–",
        "/",
        "(",
        ")",
        "\n",
        "'",
        "’",
        "“",
        "İ",
        "ﬁ",
        "東京",
        "soldiers",
        "Kyiv",
        "said",
        "will",
        "was",
        "to",
        "2.5",
        "'S",
        "1st",
    ],
]
DAYS = st.integers(min_value=-2_000_000, max_value=3_600_000)
CONTEXTS = st.builds(
    Context,
    anchor=st.none() | st.integers(min_value=1, max_value=3_652_059),
    minute=st.none() | st.integers(min_value=0, max_value=1439),
    country=st.sampled_from([None, "US", "UA", "AU", "GB"]),
    kind=st.none() | st.sampled_from(KindOfText),
)


def check(text: str, context: Context) -> None:
    references = tag(text, context)
    for reference in references:
        assert text[reference.char_start : reference.char_end] == reference.text
        assert reference.text.strip() == reference.text != ""
        days = reference.interval
        assert days.start is None or days.end is None or days.start < days.end
        for other in reference.alternatives:
            assert (
                other.interval.start is None or other.interval.end is None or other.interval.start < other.interval.end
            )
        assert reference.part_of is None or references[reference.part_of].char_start <= reference.char_start
        assert reference.anchor_reference is None or reference.anchor_reference < len(references)
    typed = [(each.char_start, each.char_end) for each in references if each.timex_type is not None]
    assert all(left[1] <= right[0] for left, right in pairwise(typed))
    assert references == tag(text, context)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", "", "  ", "\n"]), CONTEXTS)
def test_words_of_time_in_any_order(words: list[str], between: str, context: Context) -> None:
    check(between.join(words), context)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), CONTEXTS)
def test_any_text(text: str, context: Context) -> None:
    check(text, context)


@given(DAYS)
def test_civil_and_day_number_are_inverse(day: int) -> None:
    assert day_number(*civil(day)) == day


@given(DAYS, st.sampled_from([DAY, WEEK, MONTH, *MONTHS_IN]))
def test_a_day_lies_in_its_cell(day: int, unit: object) -> None:
    cell = cell_of(unit, day)  # type: ignore[arg-type]
    start, end = bounds(cell)
    assert start <= day < end
    assert bounds(Cell(cell.unit, cell.number + 1))[0] == end


@given(DAYS)
def test_a_weekend_is_saturday_and_sunday(day: int) -> None:
    start, end = bounds(cell_of(WEEKEND, day))
    assert (weekday(start), end - start) == (5, 2)


@given(DAYS, st.integers(min_value=-500, max_value=500))
def test_adding_months_keeps_the_day_or_takes_the_last(day: int, count: int) -> None:
    year, month, of_month = civil(day)
    moved = civil(add(day, MONTH, count))
    assert (moved[0] * 12 + moved[1]) - (year * 12 + month) == count
    assert moved[2] <= of_month
