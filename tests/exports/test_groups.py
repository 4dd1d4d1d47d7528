from dataclasses import replace
from datetime import date

import pytest

from pipelines.exports.parts import Heading, grouped, in_order, place


def named(timeline, title):
    return next(event for event in timeline.events if event.title == title)


def test_an_event_stands_under_the_heading_that_its_date_reaches(timeline):
    assert place(named(timeline, "Treaty signed")) == Heading(2022)
    assert place(named(timeline, "Summit in Lyon")) == Heading(2025, 5)
    assert place(named(timeline, "Ministers met in Oslo")) == Heading(2025, 4, 7)


@pytest.mark.parametrize(
    ("start", "end", "granularity", "heading"),
    [
        (None, date(2026, 6, 30), "month", Heading(2026, 6)),
        (None, date(2026, 6, 28), "day", Heading(2026, 6, 28)),
        (date(2025, 3, 1), None, None, Heading(2025, 3, 1)),
        (date(2023, 1, 1), None, "year", Heading(2023)),
    ],
)
def test_an_open_event_stands_by_its_known_day(timeline, start, end, granularity, heading):
    fallen = named(timeline, "Trade has fallen")
    assert place(replace(fallen, start_date=start, end_date=end, granularity=granularity)) == heading


def test_every_event_stands_once(timeline):
    years = grouped(in_order(timeline.events))
    listed = [event for _, months in years for _, found in months for event in found]
    assert sorted(event.event_id for event in listed) == sorted(event.event_id for event in timeline.events)
