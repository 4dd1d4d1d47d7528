"""Deadlines, and what began and is not known to have ended: events with one known day, told as such by every output."""

import csv
import io
import json
from datetime import date

import icalendar
import pytest
from lxml import etree
from rich.console import Console

from pipelines.exports.reading import read_timeline
from pipelines.exports.refresh import Published, refresh
from pipelines.exports.shapes import shape
from pipelines.exports.terminal import event_view
from pipelines.warehouse.connection import reading
from tests.exports.tellings import open_sided
from tests.exports.warehouse import make

WORDS = {
    "Audit to be published": "until 30 June 2026",
    "Ferries cancelled": "from 1 March 2025",
    "Council governs": "from 1 January 2023",
    "Plant would close": "until 12 May 2025",
    "Clashes": "from 2 April 2025",
}


@pytest.fixture(scope="module")
def open_file(tmp_path_factory):
    return make(tmp_path_factory.mktemp("open"), open_sided())


@pytest.fixture(scope="module")
def events(open_file):
    with reading(open_file) as connection:
        return {event.title: event for event in read_timeline(connection).events}


@pytest.fixture
def losses(exported, open_file):
    """What the loss report of a format says, by title."""

    def read(name):
        return {loss["title"]: f"{loss['kind']}: {loss['reason']}" for loss in exported(name, open_file)[1]["losses"]}

    return read


def test_they_stand_in_the_order_of_their_known_days(events):
    assert list(events) == [
        "Council governs",
        "Ferries cancelled",
        "Clashes",
        "Plant would close",
        "Audit to be published",
    ]


def test_each_has_a_shape_of_its_own(events):
    assert shape(events["Audit to be published"]) == "by"
    assert shape(events["Ferries cancelled"]) == "from"


def test_the_page_says_until_and_from(open_file):
    page = refresh(Published(open_file, open_file.parent)).page.read_text()
    assert all(f"<span class=when>{words}</span>" in page for words in WORDS.values())
    assert "by this day" in page and "from this day on" in page
    assert "5 events from 1 document, from 2023 to June 2026, in France and The Democratic" in page
    assert "2026</h3>" in page and "June 2026</h4>" in page


@pytest.mark.parametrize("title", WORDS)
def test_the_terminal_says_it(events, title):
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(event_view(events[title]))
    assert f"{WORDS[title]}, known only by its" in console.export_text()


def test_tables_leave_the_open_side_empty(exported, open_file):
    with exported("csv", open_file)[0].open(newline="") as file:
        rows = {row["title"]: row for row in csv.DictReader(file)}
    assert (rows["Ferries cancelled"]["start_date"], rows["Ferries cancelled"]["end_date"]) == ("2025-03-01", "")
    lines = [json.loads(line) for line in exported("jsonl", open_file)[0].read_text().splitlines()]
    assert {line["title"]: line["end_date"] for line in lines}["Ferries cancelled"] is None


def test_a_calendar_has_them_at_the_known_day(exported, open_file, losses):
    found = icalendar.Calendar.from_ical(exported("icalendar", open_file)[0].read_bytes()).walk("VEVENT")
    days = {str(event["SUMMARY"]): event["DTSTART"].dt for event in found}
    assert days["Audit to be published (until 30 June 2026)"] == date(2026, 6, 30)
    assert len(days) == 5
    assert all(said.startswith("coarsened: iCalendar has no open side") for said in losses("icalendar").values())


def test_slides_say_it_in_their_label(exported, open_file, losses):
    slides = json.loads(exported("timelinejs", open_file)[0].read_text())["events"]
    assert {slide["text"]["headline"]: slide["display_date"] for slide in slides} == WORDS
    assert all("an open side cannot be drawn" in said for said in losses("timelinejs").values())


def test_points_name_the_bound_that_they_are(exported, open_file, losses):
    rows = [json.loads(line) for line in exported("timesketch-jsonl", open_file)[0].read_text().splitlines()]
    bounds = {row["message"].partition(" (")[0]: row["timestamp_desc"] for row in rows}
    assert bounds["Plant would close"] == "Last possible day" and bounds["Clashes"] == "First possible day"
    assert all("an open side has no point" in said for said in losses("timesketch-jsonl").values())


def test_entities_have_the_one_date(exported, open_file):
    entities = [json.loads(line) for line in exported("followthemoney", open_file)[0].read_text().splitlines()]
    (plant,) = [one["properties"] for one in entities if one["properties"].get("name") == ["Plant would close"]]
    assert plant["endDate"] == ["2025-05-12"] and "startDate" not in plant


@pytest.mark.parametrize("name", ["ucdp", "acled"])
def test_datasets_of_what_happened_on_known_days_leave_them_out_and_say_so(losses, name):
    assert losses(name)["Clashes"].startswith("left out: 'from 2 April 2025' is")


def test_timeml_links_them_by_their_end(exported, open_file):
    document = etree.parse(exported("timeml", open_file)[0] / "plan.txt.tml").getroot()
    relations = [link.get("relType") for link in document.iter("TLINK")]
    assert relations == ["ENDED_BY", "BEGUN_BY", "BEGUN_BY", "ENDED_BY", "BEGUN_BY"]
