from datetime import UTC, date, datetime

import icalendar
import pytest


@pytest.fixture
def events(exported):
    calendar = icalendar.Calendar.from_ical(exported("icalendar")[0].read_bytes())
    assert calendar.errors == []
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def test_the_end_is_the_day_after_the_last(events):
    talks = events["Ministers met in Oslo"]
    assert (talks["DTSTART"].dt, talks["DTEND"].dt) == (date(2025, 4, 7), date(2025, 4, 14))


def test_what_a_calendar_asks_for_is_there(events):
    for event in events.values():
        assert len(event["UID"]) == 16
        assert event["SEQUENCE"] == 0
        assert event["DTSTAMP"].dt == datetime(2025, 4, 15, tzinfo=UTC)


def test_a_plan_is_tentative(events):
    assert events["Summit in Lyon"]["STATUS"] == "TENTATIVE"


def test_an_open_side_stands_at_the_known_day_and_is_said(events, said):
    fallen = events["Trade has fallen (until about 15 April 2025)"]
    assert (fallen["DTSTART"].dt, fallen["DTEND"].dt) == (date(2025, 4, 15), date(2025, 4, 16))
    assert said("icalendar")["Trade has fallen"][0].startswith("coarsened: iCalendar has no open side")


def test_a_year_is_said_to_be_coarsened(said):
    (reason,) = said("icalendar")["Treaty signed"]
    assert reason.startswith("coarsened: iCalendar cannot say '2022' as a time known only to the year")


def test_a_day_loses_nothing(said):
    assert "Storm strikes Brest" not in said("icalendar")


def test_control_signs_break_nothing(exported, harmful_file):
    content = exported("icalendar", harmful_file)[0].read_bytes()
    assert len(icalendar.Calendar.from_ical(content).walk("VEVENT")) == 7
    assert b"\x01" not in content
