"""Rows shaped as those of two conflict datasets, ACLED and UCDP GED, for the events that each would count."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pipelines.exports.escaping import Cells, cells, csv_file
from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, loss, written
from pipelines.exports.model import EventDetail, Timeline
from pipelines.exports.words import country_name, country_number, day_words, event_date_words
from pipelines.warehouse.connection import Connection


@dataclass(frozen=True, slots=True)
class Shape:
    """How a dataset writes an event.

    Args:
        columns: of its files, in their order.
        notes: what it cannot say of any event.
        refusal: why it would not count an event; None if it would.
        row: an event that it would count, by column.
        coarsened: what its row says less exactly than the timeline.
    """

    columns: tuple[str, ...]
    notes: tuple[str, ...]
    refusal: Callable[[EventDetail], str | None]
    row: Callable[[EventDetail], dict[str, Any]]
    coarsened: Callable[[EventDetail], Iterator[str]]

    def of(self, events: Iterable[EventDetail]) -> Exported:
        """Return the rows of the events that the dataset would count, and why the others are left out."""
        rows, losses = written(events, self._cells, self._losses)
        return Exported({"": csv_file(self.columns, rows)}, losses, self.notes)

    def _cells(self, event: EventDetail) -> Iterator[Cells]:
        if self.refusal(event) is None:
            yield cells(self.columns, self.row(event))

    def _losses(self, event: EventDetail) -> Iterator[ExportLoss]:
        if refusal := self.refusal(event):
            yield loss(event, Kind.LEFT_OUT, refusal)
        else:
            yield from (loss(event, Kind.COARSENED, reason) for reason in self.coarsened(event))


def not_happened(event: EventDetail) -> str | None:
    """Return why a dataset of past events would not count an event; None if it would."""
    return None if event.status == "happened" else f"an event must have happened; this one is {event.status}"


ACLED_COLUMNS = (
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
ACLED_NOTES = (
    "Actors are what the text names, without ACLED's codes; inter, admin and scale columns are left empty.",
    "Event types follow the event's class and words; ACLED's coders may choose otherwise.",
    "fatalities is 0 where no number is reported, as in ACLED; edtf is a column that ACLED does not have.",
)


def _acled_days(event: EventDetail) -> int | None:
    if event.start_date is None or event.end_date is None:
        return None
    return (event.end_date - event.start_date).days + 1


def _acled_refusal(event: EventDetail) -> str | None:
    days = _acled_days(event)
    if _acled_type(event) is None:
        return f"no event type of ACLED is sure for this {event.event_class}"
    if not_happened(event):
        return not_happened(event)
    if days is None or days > MONTH:
        return f"{event_date_words(event)!r} is wider than a month, the coarsest time_precision"
    if event.country is None:
        return "no country is known, which ACLED needs"
    return None


def time_precision(days: int) -> int:
    """Return ACLED's code: 1 for a day, 2 for up to a week, 3 for up to a month."""
    return 1 if days == 1 else 2 if days <= WEEK else 3


def _acled_date(event: EventDetail) -> date:
    assert event.start_date is not None
    return event.start_date + timedelta(days=((_acled_days(event) or 1) - 1) // 2)


def _acled_row(event: EventDetail) -> dict[str, Any]:
    assert event.country is not None
    disorder, kind, sub_kind = _acled_type(event) or (None, None, None)
    first = event.tellings[0] if event.tellings else None
    day = _acled_date(event)
    return {
        "event_id_cnty": event.event_id,
        "event_date": day_words(day),
        "year": day.year,
        "time_precision": time_precision(_acled_days(event) or 1),
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


def _acled_type(event: EventDetail) -> tuple[str, str, str | None] | None:
    if event.event_class != "ASSAULT":
        return TYPES.get(event.event_class)
    words = " ".join([event.title, *(telling.sentence for telling in event.tellings)])
    used = {kind for beginning, kind in WEAPONS if _acled_begins(beginning, words)}
    if used:
        named = used - {None}
        return (*REMOTE, named.pop() if len(named) == 1 else None)
    return ON_CIVILIANS if _acled_begins(CIVILIANS, words) else None


def _acled_begins(pattern: str, words: str) -> bool:
    """True if a word of the text begins with the pattern."""
    return re.search(rf"\b(?:{pattern})", words, re.IGNORECASE) is not None


def fatalities(event: EventDetail) -> int:
    """Return one number, the most cautious that the tellings bear out."""
    killed = event.killed
    if killed is None:
        return 0
    return int(next((value for value in (killed.low, killed.best) if value is not None), 0))


def _acled_coarsened(event: EventDetail) -> Iterator[str]:
    if event.start_date != event.end_date:
        yield f"event_date is {_acled_date(event)}, the middle of {event_date_words(event)!r}; time_precision says so"
    if event.killed is not None and not event.killed.low == event.killed.best == event.killed.high:
        yield "an interval of deaths becomes its lowest number"
    if event.injured is not None:
        yield "ACLED has no column for the injured"


ACLED_SHAPE = Shape(ACLED_COLUMNS, ACLED_NOTES, _acled_refusal, _acled_row, _acled_coarsened)


def as_acled(timeline: Timeline, connection: Connection) -> Exported:
    """Return a row an event with a type of ACLED, a place, and a date within a month."""
    return ACLED_SHAPE.of(timeline.events)


UCDP_COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *(
        "conflict_new_id",
        "conflict_name",
        "dyad_new_id",
        "dyad_name",
        "side_a_new_id",
        "side_a",
        "side_b_new_id",
        "side_b",
    ),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob", "edtf"),
)
VIOLENT = ("ASSAULT", "FIGHT", "COERCE")
COUNTRY_ONLY = 6
EXACT_PLACE = 1
UCDP_NOTES = (
    "Type of violence, conflict, dyad and sides are left empty: the text does not say them as UCDP codes them.",
    "All deaths stand in deaths_unknown: the text does not always say to which side the dead belonged.",
    "edtf is a column that UCDP does not have.",
)


def _ucdp_refusal(event: EventDetail) -> str | None:
    if event.event_class not in VIOLENT:
        return f"not an event of violence ({event.event_class})"
    if not_happened(event):
        return not_happened(event)
    if _ucdp_deaths(event) < 1:
        return "no deaths are reported; UCDP counts events with at least one"
    if event.start_date is None or event.end_date is None or event.date_precision is None:
        return f"{event_date_words(event)!r} is not a span of at most a year, the coarsest date_prec"
    return None


def _ucdp_deaths(event: EventDetail) -> float:
    return 0 if event.killed is None else event.killed.best or event.killed.low or 0


def _ucdp_row(event: EventDetail) -> dict[str, Any]:
    assert event.killed is not None and event.start_date is not None
    best = int(_ucdp_deaths(event))
    high = best if event.killed.high is None else int(event.killed.high)
    return {
        "id": event.event_id,
        "year": event.start_date.year,
        "code_status": "Check type of violence and sides",
        "number_of_sources": event.source_count,
        "source_article": "; ".join(document.name for document in event.documents),
        "source_office": "; ".join(dict.fromkeys(filter(None, (document.publisher for document in event.documents)))),
        "source_date": "; ".join(str(document.anchor_date) for document in event.documents if document.anchor_date),
        "source_headline": "; ".join(filter(None, (document.title for document in event.documents))),
        "source_original": "; ".join(dict.fromkeys(filter(None, (t.attributed_to for t in event.tellings)))),
        "where_prec": _ucdp_where_precision(event),
        "where_coordinates": event.place,
        "where_description": event.place,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "geom_wkt": None if event.longitude is None else f"POINT ({event.longitude} {event.latitude})",
        "country": event.country and country_name(event.country),
        "event_clarity": 1 if event.certainty == "stated" else 2,
        "date_prec": event.date_precision,
        "date_start": event.start_date,
        "date_end": event.end_date,
        "deaths_unknown": best,
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": 0,
        "best": best,
        "high": max(high, best),
        "low": min(int(event.killed.low or 0), best),
        "edtf": event.edtf,
    }


def _ucdp_where_precision(event: EventDetail) -> int | None:
    if event.country and event.place in (None, country_name(event.country)):
        return COUNTRY_ONLY
    return EXACT_PLACE if event.latitude is not None else None


def _ucdp_coarsened(event: EventDetail) -> Iterator[str]:
    if event.killed is not None and event.killed.high is None:
        yield "the number of deaths is open above; high repeats best"
    if event.injured is not None:
        yield "UCDP has no column for the injured"
    if event.start_date and event.end_date and event.start_date.year != event.end_date.year:
        yield "the span lies in two years; year is the first"


UCDP_SHAPE = Shape(UCDP_COLUMNS, UCDP_NOTES, _ucdp_refusal, _ucdp_row, _ucdp_coarsened)


def as_ucdp(timeline: Timeline, connection: Connection) -> Exported:
    """Return a row an event of violence with at least one death and two known bounds within one year."""
    return UCDP_SHAPE.of(timeline.events)
