from dataclasses import replace
from datetime import date

from pipelines.exports.model import CountRange, Timeline
from pipelines.exports.rendering import figures, quoted
from pipelines.exports.words import sources_words


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


def test_what_several_say_alike_is_said_once(timeline):
    storm = named(timeline, "Storm strikes Brest")
    others = tuple(replace(each, document=replace(each.document, document_id="other")) for each in storm.tellings)
    told = replace(storm, tellings=(*storm.tellings, *storm.tellings, *others), verdicts=storm.verdicts * 3)
    assert told.compared == [(one, 2) for one in storm.verdicts]
    assert [(figure.text, repeated) for figure, _, repeated in figures(told)] == [
        (figure.text, 1) for figure, _, _ in figures(storm)
    ]


def test_an_open_side_is_none(timeline):
    event = named(timeline, "Trade has fallen")
    assert (event.start_date, event.end_date) == (None, date(2025, 4, 15))
    assert event.approximate


def test_a_count_is_quoted_with_the_words_around_it(timeline):
    telling = named(timeline, "Shelling in Mykolaiv").tellings[0]
    assert quoted(telling.figures[0], telling) == ("Shelling killed ", "3 people", " in Mykolaiv yesterday.")
    ahead = f"{'before ' * 30}\n{'and ' * 40}"
    sentence = f"{ahead}{telling.passage}{' then' * 40}"
    long = replace(telling, sentence=sentence, sentence_start=telling.sentence_start - len(ahead))
    before, words, after = quoted(telling.figures[0], long)
    assert words == "3 people" and before.startswith("… and and") and after.endswith("then …")
    assert max(len(before), len(after)) < 100
    assert quoted(telling.figures[0], replace(telling, passage="", sentence="")) is None


def test_one_person_is_named_behind_the_numbers(timeline):
    storm = named(timeline, "Storm strikes Brest")
    first = storm.tellings[0]
    person = replace(first.figures[0], count=CountRange(1, 1, 1), text="Ida Moor", whom="Ida Moor")
    told = replace(storm, tellings=(replace(first, figures=(person, *first.figures)), *storm.tellings[1:]))
    assert [figure.named for figure, _, _ in figures(told)][-1] == "Ida Moor"
    assert next(figure.text for figure, _, _ in figures(told)) == "at least 10 people"


def test_sources_are_independent_where_each_has_a_publisher_of_its_own(timeline):
    storm = named(timeline, "Storm strikes Brest")

    def told(*publishers: str | None) -> str:
        documents = (replace(each, publisher=name) for each, name in zip(storm.documents, publishers, strict=True))
        return sources_words(replace(storm, documents=tuple(documents)))

    assert told("Post", "Herald", "Echo") == "3 independent sources"
    assert told("Post", "Herald", "Post") == "3 sources of 2 publishers"
    assert told("Post", "Post", "Post") == "3 sources of 1 publisher"
    assert told("Post", None, "Echo") == "3 sources"
    assert sources_words(replace(storm, source_count=1)) == "1 source"
