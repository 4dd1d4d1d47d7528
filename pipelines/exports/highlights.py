"""The events that tell the story: which matter most, and a sentence about what a page holds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pipelines.exports.model import EventSummary, TimelineSummary
from pipelines.exports.reading import most_important
from pipelines.exports.shapes import densest, may_lead
from pipelines.exports.words import country_words, day_words, edge_words, joined_words, shortened

HIGHLIGHTS = 8
TITLE = "Timeline"
MAIN_TITLE = 90
"""Characters of the title of a main story."""
NAMED_COUNTRIES = 3


def title(shown: TimelineSummary, wanted: str | None = None) -> str:
    """Return the title of a page: the one that is wanted, else what its main story is called.

    A main story has at least a third of the documents.

    Args:
        shown: what the page holds.
        wanted: a title that somebody chose.
    """
    if wanted or not shown.stories:
        return wanted or TITLE
    main, *others = shown.stories
    if main.document_count * 3 < len(shown.documents):
        return f"Timeline of {counted(len(shown.stories), 'story', 'stories')}"
    words = shortened(main.title, MAIN_TITLE)
    return f"{words}, and {counted(len(others), 'other story', 'other stories')}" if others else words


def highlights(events: Iterable[EventSummary]) -> tuple[EventSummary, ...]:
    """Return the events that matter most, in the order of time: one for each day of a story."""
    return most_important(list(filter(may_lead, events)), HIGHLIGHTS)


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


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a number of things.

    >>> counted(1, "event"), counted(1200, "event"), counted(2, "story", "stories")
    ('1 event', '1,200 events', '2 stories')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
