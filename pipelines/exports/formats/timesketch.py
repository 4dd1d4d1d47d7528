"""Timesketch: points in time with a message, as CSV or JSON Lines."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipelines.exports.escaping import cells, csv_file, json_line
from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, loss, written
from pipelines.exports.model import EventDetail, Timeline
from pipelines.exports.words import event_date_words, toll_words
from pipelines.warehouse.connection import Connection

EPOCH = date(1970, 1, 1).toordinal()
MICROSECONDS = 86_400_000_000
COLUMNS = (
    *("message", "datetime", "timestamp", "timestamp_desc", "event_id", "edtf", "granularity", "event_class"),
    *("place", "country", "status", "certainty", "toll", "source"),
)


def as_timesketch_csv(timeline: Timeline, connection: Connection) -> Exported:
    """Return the timeline as Timesketch's CSV."""
    rows, losses = written(timeline.events, lambda event: [cells(COLUMNS, row) for row in _rows(event)], _losses)
    return Exported({"": csv_file(COLUMNS, rows)}, losses)


def as_timesketch_jsonl(timeline: Timeline, connection: Connection) -> Exported:
    """Return the timeline as Timesketch's JSON Lines."""
    lines, losses = written(timeline.events, lambda event: [f"{json_line(row)}\n" for row in _rows(event)], _losses)
    return Exported({"": "".join(lines)}, losses)


def _rows(event: EventDetail) -> Iterator[dict[str, Any]]:
    for day, meaning in _points(event):
        yield _row(event, day, meaning)


def _points(event: EventDetail) -> list[tuple[date, str]]:
    if event.start_date == event.end_date and event.start_date:
        return [(event.start_date, "Day of the event")]
    bounds = ((event.start_date, "First possible day"), (event.end_date, "Last possible day"))
    return [(day, meaning) for day, meaning in bounds if day]


def _row(event: EventDetail, day: date, meaning: str) -> dict[str, Any]:
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


def _losses(event: EventDetail) -> Iterator[ExportLoss]:
    words = event_date_words(event)
    if event.start_date is None or event.end_date is None:
        yield loss(event, Kind.COARSENED, f"one point for {words!r}: an open side has no point")
    elif event.start_date == event.end_date:
        yield loss(event, Kind.COARSENED, "midnight UTC stands for a day whose hour and zone are not known")
    else:
        yield loss(event, Kind.SPLIT, f"two points, first and last possible day, for {words!r}")
