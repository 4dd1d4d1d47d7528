"""Timesketch: points in time with a message, as CSV or JSON Lines."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipelines.exports.cells import table
from pipelines.exports.loss import Exported, Kind, Loss, loss
from pipelines.exports.model import Event, Timeline
from pipelines.exports.words import event_date_words, toll_words
from pipelines.warehouse.connection import Connection

EPOCH = date(1970, 1, 1).toordinal()
MICROSECONDS = 86_400_000_000
COLUMNS = (
    *("message", "datetime", "timestamp", "timestamp_desc", "event_id", "edtf", "granularity", "event_class"),
    *("place", "country", "status", "certainty", "toll", "source"),
)


def as_timesketch_csv(timeline: Timeline, connection: Connection) -> Exported:
    """Timesketch's CSV."""
    return Exported({"": table(COLUMNS, _rows(timeline))}, _losses(timeline))


def as_timesketch_jsonl(timeline: Timeline, connection: Connection) -> Exported:
    """Timesketch's JSON Lines."""
    lines = (json.dumps(row, ensure_ascii=False) for row in _rows(timeline))
    return Exported({"": "".join(f"{line}\n" for line in lines)}, _losses(timeline))


def _rows(timeline: Timeline) -> Iterator[dict[str, Any]]:
    for event in timeline.events:
        for day, meaning in _points(event):
            yield _row(event, day, meaning)


def _points(event: Event) -> list[tuple[date, str]]:
    if event.start_date == event.end_date and event.start_date:
        return [(event.start_date, "Day of the event")]
    bounds = ((event.start_date, "First possible day"), (event.end_date, "Last possible day"))
    return [(day, meaning) for day, meaning in bounds if day]


def _row(event: Event, day: date, meaning: str) -> dict[str, Any]:
    return {
        "message": f"{event.title} ({event_date_words(event)})",
        "datetime": f"{day.isoformat()}T00:00:00+00:00",
        "timestamp": (day.toordinal() - EPOCH) * MICROSECONDS,
        "timestamp_desc": meaning,
        "event_id": event.event_id,
        "edtf": event.edtf or "",
        "granularity": event.granularity or "",
        "event_class": event.event_class,
        "place": event.place or "",
        "country": event.country or "",
        "status": event.status,
        "certainty": event.certainty,
        "toll": toll_words(event),
        "source": " | ".join(document.name for document in event.documents),
    }


def _losses(timeline: Timeline) -> tuple[Loss, ...]:
    return tuple(_loss(event) for event in timeline.events)


def _loss(event: Event) -> Loss:
    if event.start_date is None or event.end_date is None:
        return loss(event, Kind.COARSENED, f"one point for {event_date_words(event)!r}: an open side has no point")
    if event.start_date == event.end_date:
        return loss(event, Kind.COARSENED, "midnight UTC stands for a day whose hour and zone are not known")
    return loss(event, Kind.SPLIT, f"two points, first and last possible day, for {event_date_words(event)!r}")
