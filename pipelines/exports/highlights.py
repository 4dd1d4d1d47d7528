"""The events that tell the story: which matter most, and a sentence about what a page holds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pipelines.exports.model import EventSummary, TimelineSummary
from pipelines.exports.shapes import LANES, densest, lane
from pipelines.exports.words import country_words, day_words, edge_words, joined_words

HIGHLIGHTS = 8
NAMED_COUNTRIES = 3


def weight(event: EventSummary) -> float:
    """Return how much an event matters: by independent sources, documents, reports, and how much is known of it."""
    known = (event.killed is not None) + (event.place is not None) + (event.start_date == event.end_date)
    return event.source_count + len(event.documents) / 10 + min(event.mentions, 9) / 100 + known / 400


def highlights(events: Iterable[EventSummary], most: int = HIGHLIGHTS) -> list[EventSummary]:
    """Return the events that matter most, in the order of time; none of them only background, planned or possible."""
    found = [event for event in events if lane(event) in (LANES[0], LANES[2])]
    chosen = {event.event_id for event in sorted(found, key=weight, reverse=True)[:most]}
    return [event for event in found if event.event_id in chosen]


def lead(shown: TimelineSummary) -> str:
    """Return a sentence about what a page holds: how many events from how many documents, when, and where."""
    events = shown.events
    text = f"{counted(len(events), 'event')} from {counted(len(shown.documents), 'document')}"
    return text + _span(events) + _countries(events) + "."


def _span(events: Sequence[EventSummary]) -> str:
    firsts = {event.start_date or event.end_date: event for event in events}
    lasts = {event.end_date or event.start_date: event for event in events}
    first, last = min(filter(None, firsts), default=None), max(filter(None, lasts), default=None)
    if first is None or last is None:
        return ""
    start, end = densest(events)
    if (last - first).days > 3 * (end - start):
        return f", most of them {_within(date.fromordinal(start), date.fromordinal(end - 1))}"
    edges = edge_words(first, firsts[first].granularity), edge_words(last, lasts[last].granularity)
    return f", {edges[0]}" if edges[0] == edges[1] else f", from {edges[0]} to {edges[1]}"


def _within(start: date, end: date) -> str:
    """Return two days as a sentence has them, month and year once where they are the same."""
    first, last = day_words(start), day_words(end)
    if start == end:
        return f"on {first}"
    if start.year == end.year:
        first = f"{start:%-d %B}" if start.month != end.month else f"{start.day}"
    return f"between {first} and {last}"


def _countries(events: Sequence[EventSummary]) -> str:
    told = Counter(event.country for event in events if event.country)
    if not told:
        return ""
    names = [country_words(code) for code, _ in told.most_common(NAMED_COUNTRIES)]
    return f", {'mostly ' if len(told) > NAMED_COUNTRIES else ''}in {joined_words(names)}"


def counted(count: int, noun: str) -> str:
    """Return a number of things.

    >>> counted(1, "event"), counted(1200, "event")
    ('1 event', '1,200 events')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
