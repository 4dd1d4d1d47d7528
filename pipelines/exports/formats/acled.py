"""Rows shaped as those of ACLED, for events that one of its event types fits."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from pipelines.exports.formats.conflict import Shape, not_happened
from pipelines.exports.loss import Exported
from pipelines.exports.model import Event, Timeline
from pipelines.exports.places import country_name, country_number
from pipelines.exports.words import day_words, event_date_words
from pipelines.warehouse.connection import Connection

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp", "edtf"),
)
TYPES = {
    "FIGHT": ("Political violence", "Battles", "Armed clash"),
    "PROTEST": ("Demonstrations", "Protests", None),
    "AGREE": ("Strategic developments", "Strategic developments", "Agreement"),
}
"""Disorder type, event type and sub-event type by event class."""
REMOTE = ("Political violence", "Explosions/Remote violence")
WEAPONS = (
    (r"drone|air ?strike|air raid", "Air/drone strike"),
    (r"missile|shell(?:s|ed|ing)?\b|rocket|artillery|mortar", "Shelling/artillery/missile attack"),
    (r"landmine|mines?\b|roadside bomb|car bomb", "Remote explosive/landmine/IED"),
    (r"grenade", "Grenade"),
    (r"suicide (?:bomb|attack)", "Suicide bomb"),
    (r"bomb|explo(?:de|sion|sive)|blast", None),
)
"""How words for what was used begin, and the sub-event type; the last ones leave it open."""
ON_CIVILIANS = ("Political violence", "Violence against civilians", "Attack")
CIVILIANS = r"civilian|residents?\b|women|children|villager|passenger|worker"
WEEK, MONTH = 7, 31
NOTES = (
    "Actors are what the text names, without ACLED's codes; inter, admin and scale columns are left empty.",
    "Event types follow the event's class and words; ACLED's coders may choose otherwise.",
    "fatalities is 0 where no number is told, as ACLED has it; edtf is a column that ACLED does not have.",
)


def _days(event: Event) -> int | None:
    if event.start_date is None or event.end_date is None:
        return None
    return (event.end_date - event.start_date).days + 1


def _refusal(event: Event) -> str | None:
    days = _days(event)
    if _type(event) is None:
        return f"no event type of ACLED is sure for this {event.event_class}"
    if not_happened(event):
        return not_happened(event)
    if days is None or days > MONTH:
        return f"{event_date_words(event)!r} is wider than a month, the coarsest time_precision"
    if event.country is None:
        return "no country is known, which ACLED needs"
    return None


def time_precision(days: int) -> int:
    """ACLED's code: 1 a day, 2 a week or less, 3 a month or less."""
    return 1 if days == 1 else 2 if days <= WEEK else 3


def _date(event: Event) -> date:
    assert event.start_date is not None
    return event.start_date + timedelta(days=((_days(event) or 1) - 1) // 2)


def _row(event: Event) -> dict[str, Any]:
    assert event.country is not None
    disorder, kind, sub_kind = _type(event) or (None, None, None)
    first = event.tellings[0] if event.tellings else None
    day = _date(event)
    return {
        "event_id_cnty": event.event_id,
        "event_date": day_words(day),
        "year": day.year,
        "time_precision": time_precision(_days(event) or 1),
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub_kind,
        "actor1": first and first.who,
        "actor2": first and first.whom,
        "iso": country_number(event.country),
        "country": country_name(event.country),
        "location": event.place,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "geo_precision": 1 if event.latitude is not None and event.place != country_name(event.country) else None,
        "source": "; ".join(dict.fromkeys(document.publisher or document.name for document in event.documents)),
        "notes": " ".join(dict.fromkeys(telling.sentence for telling in event.tellings)),
        "fatalities": fatalities(event),
        "edtf": event.edtf,
    }


def _type(event: Event) -> tuple[str, str, str | None] | None:
    if event.event_class != "ASSAULT":
        return TYPES.get(event.event_class)
    words = " ".join([event.title, *(telling.sentence for telling in event.tellings)])
    used = {kind for beginning, kind in WEAPONS if _begins(beginning, words)}
    if used:
        named = used - {None}
        return (*REMOTE, named.pop() if len(named) == 1 else None)
    return ON_CIVILIANS if _begins(CIVILIANS, words) else None


def _begins(pattern: str, words: str) -> bool:
    """Whether a word of the text begins as the pattern says."""
    return re.search(rf"\b(?:{pattern})", words, re.IGNORECASE) is not None


def fatalities(event: Event) -> int:
    """One number, the most cautious that the tellings bear out."""
    killed = event.killed
    if killed is None:
        return 0
    return int(next((value for value in (killed.low, killed.best) if value is not None), 0))


def _coarsened(event: Event) -> Iterator[str]:
    if event.start_date != event.end_date:
        yield f"event_date is {_date(event)}, the middle of {event_date_words(event)!r}; time_precision says so"
    if event.killed is not None and not event.killed.low == event.killed.best == event.killed.high:
        yield "an interval of deaths becomes its lowest number"
    if event.injured is not None:
        yield "ACLED has no column for the injured"


SHAPE = Shape(COLUMNS, NOTES, _refusal, _row, _coarsened)


def as_acled(timeline: Timeline, connection: Connection) -> Exported:
    """A row an event with a type of ACLED, a place, and a date within a month."""
    return SHAPE.of(timeline.events)
