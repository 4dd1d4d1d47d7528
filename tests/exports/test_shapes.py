"""How events are drawn: lanes, shapes, the window that opens, and the still picture."""

from dataclasses import replace
from datetime import date

import pytest

from pipelines.exports.shapes import EPOCH, LANES, SHAPES, densest, lane, may_lead, picture_data, shape
from pipelines.exports.still import drawable, png, svg


@pytest.fixture
def named(timeline):
    return {event.title: event for event in timeline.events}


def dated(event, start, end, granularity="day"):
    return replace(event, start_date=start, end_date=end, granularity=granularity, approximate=False, disputed=False)


@pytest.mark.parametrize(
    ("start", "end", "granularity", "expected"),
    [
        (date(1968, 5, 3), date(1968, 5, 3), "day", "day"),
        (date(1968, 1, 1), date(1968, 12, 31), "year", "within"),
        (date(1968, 5, 6), date(1968, 5, 12), "week", "within"),
        (date(1968, 5, 3), date(1968, 5, 12), "day", "whole"),
        (date(1968, 4, 1), date(1968, 6, 30), "month", "whole"),
        (date(1968, 5, 3), None, "day", "from"),
        (None, date(1968, 5, 3), "day", "by"),
    ],
)
def test_some_day_within_and_the_whole_of_are_told_apart(named, start, end, granularity, expected):
    assert shape(dated(named["Treaty signed"], start, end, granularity)) == expected


def test_a_vague_date_is_about(named):
    event = dated(named["Treaty signed"], date(1968, 5, 3), date(1968, 5, 9))
    assert shape(replace(event, approximate=True)) == "about"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Storm strikes Brest", "Disputed or denied"),
        ("Summit in Lyon", "Planned or possible"),
        ("Treaty signed", "Happened"),
    ],
)
def test_plans_and_disputes_have_lanes_of_their_own(named, title, name):
    assert lane(named[title]) == name


def test_what_is_told_as_not_happening_is_no_dispute(named):
    event = replace(named["Treaty signed"], status="negated")
    assert lane(event) == "Said not to happen" and not may_lead(event)


def test_what_lasts_longer_than_ten_years_is_background(named):
    assert lane(dated(named["Treaty signed"], date(1900, 1, 1), date(1999, 12, 31), "century")) == "Background"


def test_what_was_long_before_its_story_is_background(named):
    treaty = dated(named["Treaty signed"], date(2022, 1, 1), date(2022, 12, 31), "year")
    assert lane(replace(treaty, background=True)) == "Background"
    lately = dated(named["Treaty signed"], date(2025, 4, 1), date(2025, 4, 1))
    assert lane(replace(lately, background=True)) == lane(treaty) == "Happened", "told in passing, or not background"


def test_the_window_leaves_out_what_lies_far_off(named):
    days = [date(2025, 4, day) for day in (1, 3, 4, 6, 7, 8, 9, 10)]
    events = [dated(named["Treaty signed"], day, day) for day in (date(1968, 1, 1), *days, date(2031, 1, 1))]
    start, end = densest(events)
    assert (date.fromordinal(start), date.fromordinal(end - 1)) == (days[0], days[-1])


def test_years_do_not_stretch_the_window_of_days(named):
    days = [dated(named["Treaty signed"], date(2025, 4, day), date(2025, 4, day)) for day in (3, 4, 5)]
    year = dated(named["Treaty signed"], date(2022, 1, 1), date(2022, 12, 31), "year")
    assert densest([*days, year, year]) == (days[0].start_date.toordinal(), days[-1].end_date.toordinal() + 1)
    assert densest([year]) == (date(2022, 1, 1).toordinal(), date(2023, 1, 1).toordinal())


def test_a_row_says_what_the_script_needs(timeline, named):
    numbers = {document.document_id: number for number, document in enumerate(timeline.documents, 1)}
    data = picture_data(timeline.events, numbers, ())
    storm = next(row for row in data["rows"] if row[0] == named["Storm strikes Brest"].event_id)
    first, last = date(2025, 4, 13).toordinal() - EPOCH, date(2025, 4, 13).toordinal() - EPOCH
    assert storm[1:5] == [first, last, SHAPES.index("day"), LANES.index("Disputed or denied")]
    assert data["places"][storm[7]] == ["Brest, France", 48.39, -4.49, None, "250"]
    assert len(storm[9]) == 3


def test_nothing_dated_is_still_a_picture():
    assert densest([]) == (EPOCH - 365, EPOCH)
    assert svg([]).startswith("<svg")


def test_the_picture_is_png_and_svg(timeline):
    picture = svg(timeline.events)
    assert "Planned or possible" in picture and "Shelling in Mykolaiv" in picture
    assert png(picture).startswith(b"\x89PNG")


def test_titles_of_the_picture_are_text(named):
    event = replace(named["Storm strikes Brest"], title="<script>alert(1)</script>")
    assert "&lt;script&gt;" in svg([event]) and "<script" not in svg([event])
    assert drawable("a\nb") == "a b"
