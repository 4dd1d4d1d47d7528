"""Where two readings are honest, the other one stands beside the first: tense, order of figures, whole units."""

from datetime import date

from pipelines.temporal import tag
from pipelines.temporal.model import Context, Status, TimeReference

TUESDAY = Context(anchor=date(2025, 4, 15).toordinal())


def read(text: str, context: Context = TUESDAY) -> TimeReference:
    return tag(text, context)[0]


def first_days(reference: TimeReference) -> list[str]:
    starts = [each.interval.start for each in reference.alternatives]
    return [date.fromordinal(start).isoformat() for start in starts if start is not None]


def test_a_phrase_alone_has_the_coming_day_beside_the_past_one() -> None:
    reference = read("Friday")
    assert reference.timex_value == "2025-04-11"
    assert first_days(reference) == ["2025-04-18"]


def test_a_direction_that_no_word_says_is_flagged() -> None:
    assert read("Storm on Friday").flags == ("direction_assumed",)
    assert not read("The storm came on Friday.").flags
    assert not read("Storm on 5 March 2019").flags


def test_a_verb_leaves_one_reading() -> None:
    assert not read("The shop opened on Friday.").alternatives


def test_this_weekday_that_is_over_may_be_the_coming_one() -> None:
    assert first_days(read("this Monday")) == ["2025-04-21"]


def test_a_length_alone_is_due_on_its_last_day() -> None:
    reference = read("in three weeks")
    assert reference.interval.start == date(2025, 5, 6).toordinal()
    assert reference.timex_value == "P3W"


def test_a_length_in_a_sentence_without_a_verb_dates_nothing() -> None:
    reference = read("The worst storm in 20 years")
    assert reference.status is Status.UNRESOLVED
    assert first_days(reference) == ["2045-04-15"]


def test_other_dates_of_a_text_tell_the_order_of_figures() -> None:
    rows = tag("It rained on 3/4/2025 and on 3/25/2025.", TUESDAY)
    assert [row.timex_value for row in rows] == ["2025-03-04", "2025-03-25"]


def test_figures_that_tell_no_order_keep_both_readings() -> None:
    reference = read("It rained on 3/4/2025.")
    assert reference.status is Status.AMBIGUOUS
    assert sorted(first_days(reference)) == ["2025-03-04", "2025-04-03"]


def test_a_range_of_lengths_is_a_range_of_days() -> None:
    reference = read("two to four weeks ago")
    assert reference.interval.start == date(2025, 3, 18).toordinal()
    assert reference.interval.end == date(2025, 4, 2).toordinal()


def test_hours_share_the_day_of_their_range() -> None:
    outer, first, last = tag("The office will be closed from 3pm to 4pm tomorrow.", TUESDAY)
    assert first.timex_value == "2025-04-16T15:00"
    assert last.timex_value == "2025-04-16T16:00"
    assert outer.interval.start == date(2025, 4, 16).toordinal()


def test_on_a_sunday_last_week_is_the_one_that_ends() -> None:
    sunday = Context(anchor=date(2025, 4, 13).toordinal())
    assert read("The dam broke last week.", sunday).timex_value == "2025-W15"
    assert read("The dam broke last week.", Context(anchor=date(2025, 4, 14).toordinal())).timex_value == "2025-W15"
