"""What the two documents in raw/ become in each format, held against the format's own reader."""

import json
from datetime import date

import icalendar
import pytest
from lxml import etree

from pipelines.exports.formats import FORMATS
from tests.exports.test_timeml import checked

SUMY = "Sumy"


@pytest.fixture
def seeds_file(seed_run):
    return seed_run[1] / "timeline.duckdb"


@pytest.mark.parametrize("name", FORMATS)
def test_every_event_is_written_or_reported(exported, seeds_file, seed_events, name):
    target, report = exported(name, seeds_file)
    assert target.exists()
    assert report["events"] == seed_events
    assert report["left_out"] == sum(loss["kind"] == "left out" for loss in report["losses"])


def test_the_calendar_says_what_it_cannot_say_of_a_year(exported, seeds_file, seed_events):
    target, report = exported("icalendar", seeds_file)
    events = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert len(events) == seed_events
    (sumy,) = [event for event in events if SUMY in event.get("LOCATION", "")]
    assert (sumy["DTSTART"].dt, sumy["DTEND"].dt) == (date(2025, 4, 13), date(2025, 4, 14))
    assert any("cannot say '2022' as a time known only to the year" in loss["reason"] for loss in report["losses"])


def test_timeml_is_valid_and_dates_the_strike(exported, seeds_file):
    statement = checked(exported("timeml", seeds_file)[0])["003_0d5b7e42015af014.txt.tml"]
    values = {time.text: time.get("value") for time in statement.iter("TIMEX3")}
    assert values["two days ago"] == values["Palm Sunday"] == "2025-04-13"
    assert isinstance(statement, etree._Element)


def test_entities_lead_from_the_event_to_its_documents(exported, seeds_file):
    entities = [json.loads(line) for line in exported("followthemoney", seeds_file)[0].read_text().splitlines()]
    (sumy,) = [entity for entity in entities if SUMY in str(entity["properties"].get("location"))]
    assert len(sumy["properties"]["proof"]) == 2
