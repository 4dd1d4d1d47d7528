"""What tells no event although it has the form of one, and what is only mentioned or told in passing."""

import pytest

from tests.events.marked import report_of, told


@pytest.mark.parametrize(
    "text",
    [
        "Follow our updates {on Monday|2025-04-14}.",
        "Save a ticket by joining our club {today|2025-04-14}.",
        "Sign up to get the best boats {today|2025-04-14}.",
        "Page last updated {on Monday|2025-04-14}.",
        "Harrow Lines earned a million, compared with a loss {in March|2025-03-01/2025-03-31}.",
        "The mayor usually opened the market {on Monday|2025-04-14}.",
        "Lena Voss hoped for rain {on Monday|2025-04-14}.",
        "The bank declined to comment {on Monday|2025-04-14}.",
        "“We are helping the guards,” a miller said {on Monday|2025-04-14}.",
        "He should sell the mill {on Monday|2025-04-14}.",
        "The mill looked old {on Monday|2025-04-14}.",
        "Did the mayor open the mill {on Monday|2025-04-14}?",
        "A panel asked how much oil was burned {on Monday|2025-04-14}.",
    ],
)
def test_what_is_usual_thought_asked_or_said_of_the_page_is_no_event(text: str):
    usual = {"opened", "hoped", "helping", "looked", "sell"}
    none = {"Follow", "joining", "get", "updated", "compared", "declined", "comment", "burned", "open"} | usual
    assert not none & {report.event_trigger for report in told(text)}


def test_what_an_event_was_like_is_no_other_event():
    text = "The hearing {on Monday|2025-04-14} was a disaster for the mill, a miller said."
    assert [report.event_trigger for report in told(text) if report.event_class == "DISASTER"] == []


def test_a_month_that_names_a_thing_dates_nothing():
    report = report_of("{April|2024-04-01/2024-04-30} copper futures settled higher {on Monday|2025-04-14}.", "settled")
    assert report.interval.end - report.interval.start == 1


def test_what_people_were_somewhere_to_do_happened():
    text = "Thousands were in the streets {on Monday|2025-04-14} to protest against the tax."
    assert report_of(text, "protest").modality == "asserted"


FILLING = "Nobody in the valley remembers much of that long and quiet winter. " * 12


def test_an_event_noun_below_the_lead_is_reported_without_a_day():
    text = "A mill burned down {on Monday|2025-04-14}. " + FILLING + "Children still draw pictures of the blaze."
    assert report_of(text, "blaze").interval.start is None


def test_old_or_explaining_events_are_background():
    old = "A clerk who robbed a bank {in 2019|2019-01-01/2019-12-31} fled."
    text = "A mill burned down {on Monday|2025-04-14}. " + FILLING + old
    assert not report_of(text, "burned").background
    assert report_of(text, "robbed").background
