"""How an event is drawn on a line of time: its lane, its shape, its known day, and the days that hold most events."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

from pipelines.exports.kinds import CLASS_WORDS, FAMILIES, class_words, family
from pipelines.exports.model import EventSummary, Story
from pipelines.exports.words import certainty_words, country_name, country_number, place_words

LANES = ("Happened", "Planned or possible", "Disputed or denied", "Said not to happen", "Background")
SHAPES = ("day", "within", "whole", "from", "by", "about")
LEGEND = (
    ("day", "on this day"),
    ("within", "some time within"),
    ("whole", "the whole time"),
    ("from", "from this day on"),
    ("by", "by this day"),
    ("about", "about this time"),
)
"""Shapes and what they say."""
UNIT = {
    **{"weekend": 4, "week": 7, "month": 31, "quarter": 92, "season": 92, "half": 184},
    **{"year": 366, "decade": 3_653, "century": 36_525},
}
"""Days of the unit to which a date is known; a longer one is a stretch of several."""
LONG = 3_653
"""Days beyond which an event is the background of the others."""
BEFORE = 31
"""Days before the first of its documents at which the background of a story ends."""
MOST = 0.8
"""Share of the events that the picture shows when it opens."""
COARSE = 92
"""Days beyond which a date says too little for a window of time to be chosen by it, while most say more."""
COUNTRY = 6
"""The precision of a place of which no more than the country is known."""
EPOCH = date(1970, 1, 1).toordinal()


def lane(event: EventSummary) -> str:
    """Return the lane of an event."""
    if event.disputed:
        return LANES[2]
    if event.status in ("planned", "hypothetical"):
        return LANES[1]
    if event.status == "negated":
        return LANES[3]
    return LANES[-1] if _span(event) > LONG or _is_long_before(event) else LANES[0]


def _is_long_before(event: EventSummary) -> bool:
    """True if an event is the background of its story, and was long before anything was written of it."""
    told = [document.anchor_date for document in event.documents if document.anchor_date is not None]
    return event.background and bool(told) and event.end_date is not None and (min(told) - event.end_date).days > BEFORE


def may_lead(event: EventSummary) -> bool:
    """True if an event may be a highlight: it is no background, and not only something that may or did not happen."""
    told = event.status not in ("hypothetical", "negated")
    return told and not event.background and lane(event) != LANES[-1]


def _span(event: EventSummary) -> int:
    """Return how many days lie between the first and the last day of an event; 0 if a side is open."""
    return 0 if event.start_date is None or event.end_date is None else (event.end_date - event.start_date).days


def shape(event: EventSummary) -> str:
    """Return the shape of an event: which of the days between its first and its last it may mean."""
    if event.start_date is None:
        return "by"
    if event.end_date is None:
        return "from"
    if event.approximate:
        return "about"
    if event.start_date == event.end_date:
        return "day"
    days = (event.end_date - event.start_date).days + 1
    return "within" if days <= UNIT.get(event.granularity or "", 1) else "whole"


def known_day(event: EventSummary) -> int:
    """Return the middle of an event, as a day number; of one with an open side, its known day."""
    days = [day.toordinal() for day in _bounds(event)]
    assert days, "an event of the timeline has a date"
    return sum(days) // len(days)


def _bounds(event: EventSummary) -> list[date]:
    return [day for day in (event.start_date, event.end_date) if day is not None]


def densest(events: Sequence[EventSummary]) -> tuple[int, int]:
    """Return the shortest stretch of days with most of the events that are not background; the end is not included.

    Events whose day is known only roughly do not count, unless most are such.

    Args:
        events: of the timeline; without any, the stretch is the year before 1970.
    """
    near = [event for event in events if lane(event) != LANES[-1]] or list(events)
    exact = [event for event in near if _span(event) <= COARSE]
    rough = len(exact) * 2 <= len(near)
    found = sorted(near if rough else exact, key=known_day)
    if not found:
        return EPOCH - 365, EPOCH
    days = list(map(known_day, found))
    held = ceil(MOST * len(days)) - 1
    first = min(range(len(days) - held), key=lambda place: days[place + held] - days[place])
    if not rough:
        return days[first], days[first + held] + 1
    ends = [day.toordinal() for event in found[first : first + held + 1] for day in _bounds(event)]
    return min(ends), max(ends) + 1


def picture_data(events: Sequence[EventSummary], numbers: dict[str, int], stories: Sequence[Story]) -> dict[str, Any]:
    """Return what the page's script draws, filters and maps: a short row for each event, and what its numbers mean.

    A row is: id, first day and last day (since 1970, both included, null if open), shape, lane, kind, certainty,
    place and story (-1 if it has none), the numbers of its documents, its importance, and whether it may be
    a highlight (2 if its day is known, 1 if it is inferred, else 0), and the number of its sources.

    Args:
        events: of the page.
        numbers: of the documents, by their id.
        stories: that events belong to; one that is missing here has no title.
    """
    named = {story.story_id: story.title for story in stories}
    ids = dict.fromkeys([*named, *(event.story_id for event in events if event.story_id)])
    told = {story_id: number for number, story_id in enumerate(ids)}
    places: dict[str, list[Any]] = {}
    at: dict[str, int] = {}
    for event in events:
        name = place_words(event)
        if name:
            places.setdefault(name, [name, *_point(event)])
            at.setdefault(name, len(at))
    kinds = [kind for kind in CLASS_WORDS if any(event.event_class == kind for event in events)]
    kinds += sorted({event.event_class for event in events} - set(kinds))
    certainties = sorted({event.certainty for event in events})
    rows = [
        [
            event.event_id,
            _day(event.start_date),
            _day(event.end_date),
            SHAPES.index(shape(event)),
            LANES.index(lane(event)),
            kinds.index(event.event_class),
            certainties.index(event.certainty),
            at.get(place_words(event), -1),
            told.get(event.story_id or "", -1),
            [numbers[document.document_id] for document in event.documents],
            round(event.importance, 3),
            may_lead(event) * (1 if event.certainty == "inferred" else 2),
            event.source_count,
        ]
        for event in events
    ]
    return {
        "rows": rows,
        "shapes": SHAPES,
        "lanes": LANES,
        "families": list(FAMILIES),
        "kinds": [[class_words(kind), list(FAMILIES).index(family(kind))] for kind in kinds],
        "certainties": list(map(certainty_words, certainties)),
        "places": list(places.values()),
        "stories": list(map(named.get, ids)),
    }


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - EPOCH


def _point(event: EventSummary) -> tuple[float | None, float | None, int | None, str | None]:
    """Return where a place lies, how exactly that is known, and the number of its country on the map."""
    number = country_number(event.country) if event.country else None
    is_country = event.country is not None and place_words(event) == country_name(event.country)
    return event.latitude, event.longitude, COUNTRY if is_country else event.place_precision, number
