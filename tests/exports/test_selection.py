from dataclasses import replace
from datetime import date

import pytest

from pipelines.exports.model import Story, TimelineSummary
from pipelines.exports.reading import Selection, read_summaries, selected
from pipelines.warehouse.connection import reading


@pytest.fixture(scope="module")
def summaries(story_file) -> TimelineSummary:
    with reading(story_file) as connection:
        return read_summaries(connection)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Selection(), 6),
        (Selection(last=date(2022, 6, 1)), 2),
        (Selection(first=date(2025, 4, 16)), 1),
        (Selection(place="FR"), 3),
        (Selection(place="norway"), 1),
        (Selection(event_class="assault"), 1),
        (Selection(status="planned"), 1),
        (Selection(source="harbour"), 2),
        (Selection(source="harbour", place="Oslo"), 1),
        (Selection(place="Atlantis"), 0),
        (Selection(min_sources=9), 0),
    ],
)
def test_every_condition_must_hold(summaries, wanted, count):
    assert len(selected(summaries, wanted).events) == count


def test_a_narrowed_timeline_names_only_its_documents(summaries):
    narrowed = selected(summaries, Selection(place="Oslo"))
    assert [document.name for document in narrowed.documents] == ["harbour.txt"]


def test_the_most_important_events_of_a_story_are_one_for_each_day(summaries):
    fire, flood = Story("s1", "Fire at a mill", 3), Story("s2", "Flood", 2)
    first, second, third, *others = summaries.events
    events = (
        replace(first, story_id="s1", importance=3.0, start_date=date(2025, 4, 1)),
        replace(second, story_id="s1", importance=2.0, start_date=date(2025, 4, 1)),
        replace(third, story_id="s1", importance=1.0, start_date=date(2025, 4, 2)),
        *(replace(event, story_id="s2", importance=9.0) for event in others),
    )
    told = replace(summaries, events=events, stories=(fire, flood))
    attested = replace(told, events=(events[0], replace(events[1], source_count=9), *events[2:]))
    assert selected(attested, Selection(story="mill", top=1)).events == (attested.events[1],)
    inferred = replace(told, events=(replace(events[0], certainty="inferred"), *events[1:]))
    assert selected(inferred, Selection(story="mill", top=2)).events == (events[1], events[2])
    for named in ("mill", "s1"):
        assert selected(told, Selection(story=named, top=2)).events == (events[0], events[2])
    assert selected(told, Selection(story="Drought")).events == ()


def test_what_was_long_before_is_left_out(summaries):
    long_before, *others = summaries.events
    told = replace(summaries, events=(replace(long_before, background=True), *others))
    assert selected(told, Selection(background=False)).events == tuple(others)
