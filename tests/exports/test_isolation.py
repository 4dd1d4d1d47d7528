"""One event that breaks what reads, draws or writes it is left out, said and logged; the others are there."""

import json
import logging
import shutil

import pytest

from pipelines.errors import DatelineError
from pipelines.exports.model import EventDetail, EventSummary
from pipelines.exports.reading import read_timeline
from pipelines.exports.refresh import Published, refresh
from pipelines.ids import identifier
from pipelines.warehouse.connection import reading, writing

TREATY = identifier("event", "treaty")
NO_WORDS = """
update core.time_references set text = null where reference_id in (
    select rr.reference_id from core.report_references as rr
    inner join core.event_links as l on l.report_id = rr.report_id where l.event_id = ?
)
"""
NO_DAY = "update marts.timeline set start_date = null, end_date = null where event_id = ?"


@pytest.fixture
def spoiled(story_file, tmp_path):
    """The story, with one event spoiled by a statement."""

    def run(statement):
        database = tmp_path / "timeline.duckdb"
        shutil.copy(story_file, database)
        with writing(database) as connection:
            connection.execute(statement, [TREATY])
        return database

    return run


@pytest.mark.parametrize("statement", [NO_WORDS, NO_DAY], ids=["while it is written", "while it is placed"])
def test_the_page_shows_the_others_and_says_which_is_missing(spoiled, tmp_path, caplog, statement):
    with caplog.at_level(logging.ERROR):
        made = refresh(Published(spoiled(statement), tmp_path))
    page = made.page.read_text()
    assert page.count("<details class=event") == 5
    assert "1 event could not be drawn" in page and f"<code>{TREATY}</code>" in page
    assert f'<details class=event id="{TREATY}"' not in page
    assert "<h3>2022</h3>" not in page
    assert page.endswith("</html>") and [fault.key for fault in made.faults] == [TREATY]
    assert TREATY in caplog.text and "in guarded" in caplog.text


def test_an_index_says_it_too(spoiled, tmp_path, monkeypatch):
    monkeypatch.setattr("pipelines.exports.parts.EVENTS_OF_A_PAGE", 2)
    index = refresh(Published(spoiled(NO_WORDS), tmp_path)).page
    assert f"<code>{TREATY}</code>" in index.read_text()
    assert f"<code>{TREATY}</code>" in index.with_name("timeline-2022.html").read_text()


@pytest.fixture
def broken(monkeypatch):
    """One event of the story of which no format learns the documents."""
    documents = EventSummary.documents

    def broken(event):
        if event.event_id == TREATY:
            raise KeyError("a\x1bb")
        return documents.__get__(event)

    monkeypatch.setattr(EventDetail, "documents", property(broken, documents.__set__), raising=False)


@pytest.mark.parametrize("name", ["icalendar", "timesketch-csv", "timesketch-jsonl", "followthemoney"])
def test_an_export_writes_the_others_and_counts_it(exported, broken, name):
    target, report = exported(name)
    content = target.read_text()
    assert TREATY not in content and identifier("event", "storm") in content
    assert report["events"] == 6
    (lost,) = [loss for loss in report["losses"] if loss["event_id"] == TREATY]
    assert (lost["kind"], lost["reason"]) == ("left out", "a fault of dateline: KeyError: 'a\\x1bb'")


def test_what_cannot_be_read_is_in_no_export(exported, spoiled):
    told = "insert into marts.timeline select * from marts.timeline where event_id = ?"
    target, report = exported("jsonl", spoiled(told))
    assert report["left_out"] >= 1 and report["losses"][-1]["event_id"] == TREATY
    assert TREATY not in [json.loads(line)["event_id"] for line in target.read_text().splitlines()]


def test_an_event_alone_that_cannot_be_read_is_an_error(spoiled):
    told = "insert into marts.timeline select * from marts.timeline where event_id = ?"
    with reading(spoiled(told)) as connection, pytest.raises(DatelineError, match=f"{TREATY} cannot be shown"):
        read_timeline(connection, TREATY)
