from dataclasses import replace
from datetime import date

from pipelines.exports.model import CountRange, Timeline
from pipelines.exports.rendering import figures


def named(timeline: Timeline, title: str):
    return next(event for event in timeline.events if event.title == title)


def test_events_stand_in_the_order_of_time(timeline):
    days = [event.start_date or event.end_date for event in timeline.events]
    assert days == sorted(days)
    assert len(days) == 6


def test_an_event_has_all_its_tellings_with_words_and_figures(timeline):
    storm = named(timeline, "Storm strikes Brest")
    assert [telling.document.name for telling in storm.tellings] == ["harbour.txt", "mayor.txt", "officials.txt"]
    assert [telling.dating[0].text for telling in storm.tellings] == ["two days ago", "Sunday", "Sunday"]
    assert storm.killed == CountRange(12, 12, 12)


def test_spans_are_true_in_the_passage(timeline):
    for event in timeline.events:
        for telling in event.tellings:
            at = telling.trigger.start - telling.passage_start
            assert telling.passage[at:].startswith(telling.event_trigger)


def test_a_conflict_disputes_an_event(timeline):
    assert named(timeline, "Storm strikes Brest").disputed
    assert not named(timeline, "Treaty signed").disputed


def test_what_two_pairs_say_alike_is_said_once(timeline):
    storm = named(timeline, "Storm strikes Brest")
    told = replace(
        storm, tellings=tuple(each for each in storm.tellings for _ in range(2)), verdicts=storm.verdicts * 3
    )
    assert [(one.explanation, pairs) for one, pairs in told.compared] == [
        (one.explanation, 3) for one in storm.verdicts
    ]
    assert [(figure.text, repeated) for figure, _, repeated in figures(told)] == [
        (figure.text, 1) for figure, _, _ in figures(storm)
    ]


def test_an_open_side_is_none(timeline):
    event = named(timeline, "Trade has fallen")
    assert (event.start_date, event.end_date) == (None, date(2025, 4, 15))
    assert event.approximate
