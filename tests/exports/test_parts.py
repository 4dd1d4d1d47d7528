"""A page that is cut in parts holds what it would hold in one, and is not taken for whole before all are written."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from pipelines.exports.page import PageSettings
from pipelines.exports.pages import write_page
from pipelines.exports.reading import read_summaries, read_timeline
from pipelines.exports.refresh import Published, refresh
from pipelines.warehouse.connection import reading
from tests.exports.tellings import many, story, yearly
from tests.exports.warehouse import make

ITEM = re.compile(r"<details class=event.*?</div></details>", re.DOTALL)


def written(database: Path, target: Path) -> Counter[str]:
    """The events of a page and of its parts, as they stand in them."""
    with reading(database) as connection:
        files = write_page(connection, read_summaries(connection), target, PageSettings()).files
    return Counter(item for file in files for item in ITEM.findall(file.read_text()))


@pytest.fixture
def few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.exports.parts.EVENTS_OF_A_PAGE", 5)
    monkeypatch.setattr("pipelines.exports.reading.TELLINGS_AT_A_TIME", 3)


def test_the_parts_hold_the_events_and_tellings_of_the_whole(tmp_path, few_at_a_time, monkeypatch):
    database = make(tmp_path, [*story(), *many(60)])
    monkeypatch.setattr("pipelines.exports.parts.EVENTS_OF_A_PAGE", 66)
    whole = written(database, tmp_path / "whole" / "timeline.html")
    monkeypatch.setattr("pipelines.exports.parts.EVENTS_OF_A_PAGE", 6)
    assert written(database, tmp_path / "cut" / "timeline.html") == whole
    assert len(whole) == 66
    files = {file.name for file in (tmp_path / "cut").iterdir()}
    assert {"timeline-2015.html", "timeline-2022-01-2022-10.html"} <= files


def test_an_event_is_the_same_in_whatever_portion_it_is_read(story_file, timeline, few_at_a_time):
    with reading(story_file) as connection:
        assert read_timeline(connection) == timeline


def test_a_thousand_years_are_a_few_parts(tmp_path, monkeypatch):
    monkeypatch.setattr("pipelines.exports.parts.EVENTS_OF_A_PAGE", 999)
    monkeypatch.setattr("pipelines.exports.parts.EVENTS_OF_A_PART", 200)
    source = Published(make(tmp_path, yearly(1_000)), tmp_path / "raw")
    before = time.process_time()
    refresh(source)
    seconds = time.process_time() - before
    files = {path.name: path.stat().st_size for path in tmp_path.glob("timeline*") if path.suffix in (".html", ".js")}
    assert sorted(files) == [
        *("timeline-1000-1199.html", "timeline-1200-1399.html", "timeline-1400-1599.html", "timeline-1600-1799.html"),
        *("timeline-1800-1999.html", "timeline.html"),
    ]
    assert sum(files.values()) < 5 * 450_000 + 1_000 * 2_500
    assert seconds < 5, "of CPU time, however many years there are"


def test_a_timeline_that_shrinks_leaves_no_parts_behind(tmp_path, monkeypatch):
    source = Published(make(tmp_path, story()), tmp_path / "raw")
    with monkeypatch.context() as few:
        few.setattr("pipelines.exports.parts.EVENTS_OF_A_PAGE", 2)
        refresh(source)
    assert len(list(tmp_path.glob("timeline-*"))) > 2
    source.page.unlink()
    refresh(source)
    assert list(tmp_path.glob("timeline-[0-9]*")) == []


def test_a_run_broken_between_the_parts_is_mended_by_the_next(tmp_path, few_at_a_time, monkeypatch):
    source = Published(make(tmp_path, story()), tmp_path / "raw")
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr("pipelines.exports.pages.index_page", lambda *_: 1 / 0)
        refresh(source)
    assert list(tmp_path.glob("timeline-2025.html"))
    assert refresh(source).events == 6
    assert refresh(source).events is None
