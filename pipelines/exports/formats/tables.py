"""CSV, Parquet and JSON Lines: the timeline as it is."""

import io
import json
from dataclasses import asdict

from pipelines.exports.cells import starts_formula, table
from pipelines.exports.loss import Exported, Kind, Loss
from pipelines.exports.model import Timeline
from pipelines.exports.reading import read_rows
from pipelines.warehouse.connection import Connection


def as_csv(timeline: Timeline, connection: Connection) -> Exported:
    """The rows of marts.timeline; lists as JSON arrays, which DuckDB reads as lists."""
    rows = read_rows(connection, timeline.events)
    found = rows.to_pylist()
    losses = tuple(
        Loss(
            row["event_id"],
            row["title"],
            Kind.ALTERED,
            f"{name} begins as a formula does; an apostrophe stands before it",
        )
        for row in found
        for name, value in row.items()
        if starts_formula(value)
    )
    return Exported({"": table(rows.column_names, found)}, losses)


def as_parquet(timeline: Timeline, connection: Connection) -> Exported:
    """The rows of marts.timeline with their types."""
    import pyarrow.parquet

    output = io.BytesIO()
    pyarrow.parquet.write_table(read_rows(connection, timeline.events), output)
    return Exported({"": output.getvalue()})


def as_jsonl(timeline: Timeline, connection: Connection) -> Exported:
    """An event a line, with its tellings, their time references and counts, and what disagrees."""
    lines = (json.dumps(asdict(event), ensure_ascii=False, default=str) for event in timeline.events)
    return Exported({"": "".join(f"{line}\n" for line in lines)})
