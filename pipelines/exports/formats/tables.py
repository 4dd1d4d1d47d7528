"""CSV, Parquet and JSON Lines: the timeline as it is."""

import io
from collections.abc import Iterator
from dataclasses import asdict
from operator import itemgetter
from typing import Any

from pipelines.exports.escaping import cells, csv_file, json_line, starts_formula
from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, each_written, written
from pipelines.exports.model import EventDetail, Timeline
from pipelines.exports.reading import read_rows
from pipelines.warehouse.connection import Connection, Row


def as_csv(timeline: Timeline, connection: Connection) -> Exported:
    """Return the rows of marts.timeline as CSV; lists are JSON arrays, which DuckDB reads as lists."""
    found = read_rows(connection, timeline.events)
    columns = found.column_names
    rows, losses = each_written(
        found.to_pylist(), lambda row: ([cells(columns, row)], _altered(row)), itemgetter("event_id")
    )
    return Exported({"": csv_file(columns, rows)}, losses)


def _altered(row: Row) -> Iterator[ExportLoss]:
    for name, value in row.items():
        if starts_formula(value):
            reason = f"{name} begins as a formula does; an apostrophe stands before it"
            yield ExportLoss(row["event_id"], row["title"], Kind.ALTERED, reason)


def as_parquet(timeline: Timeline, connection: Connection) -> Exported:
    """Return the rows of marts.timeline with their types as Parquet."""
    import pyarrow.parquet

    output = io.BytesIO()
    pyarrow.parquet.write_table(read_rows(connection, timeline.events), output)
    return Exported({"": output.getvalue()})


def as_jsonl(timeline: Timeline, connection: Connection) -> Exported:
    """Return an event a line, with its tellings, their time references and counts, and what disagrees."""
    lines, losses = written(timeline.events, lambda event: [f"{json_line(_as_json(event))}\n"], lambda event: ())
    return Exported({"": "".join(lines)}, losses)


SUMMED_UP = ("documents", "mentions", "approximate", "disputed")
"""What an event's summary says of its tellings, which stand beside it in full."""


def _as_json(event: EventDetail) -> dict[str, Any]:
    return {name: value for name, value in asdict(event).items() if name not in SUMMED_UP}
