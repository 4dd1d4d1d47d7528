import pytest

from pipelines.exports.overview import (
    EPOCH,
    MILLISECONDS,
    SLOTS,
    drawn,
    extent,
    lane,
    overview,
    packed,
    placed,
    stacked,
)
from pipelines.exports.pictures import png, svg


def shapes(timeline):
    first, last = extent(timeline.events)
    return {event.title: drawn(event, first, last) for event in timeline.events}


@pytest.mark.parametrize(
    ("title", "shape"),
    [
        ("Storm strikes Brest", "day"),
        ("Ministers met in Oslo", "span"),
        ("Trade has fallen", "open start"),
    ],
)
def test_uncertainty_is_drawn_as_it_is(timeline, title, shape):
    assert shapes(timeline)[title].shape == shape


@pytest.mark.parametrize(
    ("title", "name"),
    [("Storm strikes Brest", "Disputed or denied"), ("Summit in Lyon", "Planned"), ("Treaty signed", "Happened")],
)
def test_plans_and_disputes_have_lanes_of_their_own(timeline, title, name):
    assert lane(next(event for event in timeline.events if event.title == title)) == name


def test_neighbours_get_rows_of_their_own_while_rows_last(timeline):
    one = shapes(timeline)["Storm strikes Brest"]
    days = one.start, one.end
    assert stacked([days] * 3, 1) == [0, 1, 2]
    assert max(stacked([days] * 100, 1, SLOTS)) == SLOTS - 1


def test_titles_stand_beside_events_that_have_room_for_all_of_them(timeline):
    one = shapes(timeline)["Storm strikes Brest"]
    first, last = one.start - 10, one.end + 90
    near, far = placed([one], first, last), placed([one], first - 100, one.end + 1)
    alone = placed([one], one.start, one.end)
    assert [found.side for found in (*near, *far, *alone)] == ["right", "left", ""]
    assert near[0].title == "Storm strikes Brest"
    crowd = placed([one] * (SLOTS + 1), first, last)
    assert {found.title for found in crowd} == {""} and max(found.row for found in crowd) == SLOTS - 1


def test_a_day_ends_where_the_next_begins(timeline):
    storm = next(v for v in overview(timeline.events)["data"]["values"] if v["shape"] == "day")
    assert storm["to"] - storm["from"] == MILLISECONDS


def test_packed_rows_say_the_same(timeline):
    picture = overview(timeline.events)
    rows = packed(picture)["rows"]
    assert [row[3] * MILLISECONDS for row in rows] == [value["from"] for value in picture["data"]["values"]]


def test_nothing_dated_is_still_a_picture():
    assert extent([]) == (EPOCH - 365, EPOCH)
    assert svg([]).startswith("<svg")


def test_the_picture_is_png_and_svg(timeline):
    picture = svg(timeline.events)
    assert "Planned" in picture
    assert png(picture).startswith(b"\x89PNG")
