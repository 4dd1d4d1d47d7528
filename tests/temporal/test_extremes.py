"""The first and the last days of the calendar, and amounts that lead beyond them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reference_rows import reference_row
from pipelines.temporal import tag
from pipelines.temporal.model import Context, Interval, KindOfText
from pipelines.temporal.points import second_opinion
from pipelines.temporal.rules import RULES

LAST_DAY = 3_652_059
EXAMPLES = [phrase for rule in RULES for phrase in rule.examples] + ["99999999 years ago", "in 500000000 days"]
BEGINNINGS = ["", "On 3 March 2019 it began. ", "On 31 December 9999 it began. ", "On 1 January 1 AD it began. "]
EDGES = st.sampled_from([1, 2, 31, 366, LAST_DAY, LAST_DAY - 1, LAST_DAY - 400])
CONTEXTS = st.builds(
    Context, anchor=EDGES, minute=st.sampled_from([None, 0, 1439]), kind=st.sampled_from([None, *KindOfText])
)


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(BEGINNINGS), st.sampled_from(EXAMPLES), CONTEXTS)
def test_every_example_on_the_edges_of_the_calendar(beginning: str, phrase: str, context: Context) -> None:
    for number, each in enumerate(tag(beginning + phrase, context)):
        reference_row(each, str, number)
        for days in (each.interval, *(other.interval for other in each.alternatives)):
            assert days.start is None or days.end is None or days.start < days.end


@pytest.mark.parametrize("anchor", [1, LAST_DAY])
@pytest.mark.parametrize("phrase", ["two days ago", "in three days", "next Friday", "last year", "at 3 in the morning"])
def test_a_second_opinion_on_the_edges_is_no_error(phrase: str, anchor: int) -> None:
    assert second_opinion(phrase, anchor) is None or isinstance(second_opinion(phrase, anchor), Interval)


@pytest.mark.parametrize("phrase", ["The following six hours were calm.", "It was calm for the next hour."])
def test_hours_behind_a_told_date_begin_on_it(phrase: str) -> None:
    days = tag(f"On 3 March 2019 the siren sounded. {phrase}", Context(739356))[-1].interval
    assert days == Interval(737121, 737122)
