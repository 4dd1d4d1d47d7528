"""Rows shaped as those of the UCDP Georeferenced Event Dataset, for events that killed."""

from collections.abc import Iterator
from typing import Any

from pipelines.exports.formats.conflict import Shape, not_happened
from pipelines.exports.loss import Exported
from pipelines.exports.model import Event, Timeline
from pipelines.exports.places import country_name
from pipelines.exports.words import event_date_words
from pipelines.warehouse.connection import Connection

COLUMNS = (
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
NOTES = (
    "Type of violence, conflict, dyad and sides are left empty: the text does not say them as UCDP codes them.",
    "All deaths stand in deaths_unknown: the text does not always say to which side the dead belonged.",
    "edtf is a column that UCDP does not have.",
)


def _refusal(event: Event) -> str | None:
    if event.event_class not in VIOLENT:
        return f"not an event of violence ({event.event_class})"
    if not_happened(event):
        return not_happened(event)
    if _deaths(event) < 1:
        return "no death is told; UCDP counts events with at least one"
    if event.start_date is None or event.end_date is None or event.date_precision is None:
        return f"{event_date_words(event)!r} is no span of at most a year, which the coarsest date_prec asks for"
    return None


def _deaths(event: Event) -> float:
    return 0 if event.killed is None else event.killed.best or event.killed.low or 0


def _row(event: Event) -> dict[str, Any]:
    assert event.killed is not None and event.start_date is not None
    best = int(_deaths(event))
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
        "where_prec": _where_precision(event),
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


def _where_precision(event: Event) -> int | None:
    if event.country and event.place in (None, country_name(event.country)):
        return COUNTRY_ONLY
    return EXACT_PLACE if event.latitude is not None else None


def _coarsened(event: Event) -> Iterator[str]:
    if event.killed is not None and event.killed.high is None:
        yield "the number of deaths is open above; high repeats best"
    if event.injured is not None:
        yield "UCDP has no column for the injured"
    if event.start_date and event.end_date and event.start_date.year != event.end_date.year:
        yield "the span lies in two years; year is the first"


SHAPE = Shape(COLUMNS, NOTES, _refusal, _row, _coarsened)


def as_ucdp(timeline: Timeline, connection: Connection) -> Exported:
    """A row an event of violence with at least one death and two known bounds within one year."""
    return SHAPE.of(timeline.events)
