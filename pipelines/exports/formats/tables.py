"""CSV, Parquet, JSON Lines and Excel: the timeline as it is."""

import io
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from pipelines.exports.escaping import cell, cells, csv_file, json_line, starts_formula, xml_text
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


REPORTS = ("event_id", "title", "sentence", "document", "publisher", "published_date", "address")
LONGEST = 32_767
"""Characters in a cell of Excel at most."""
FIRST_YEAR = 1900
"""Excel has no earlier days as dates; they are written as text in ISO 8601."""


def as_xlsx(timeline: Timeline, connection: Connection) -> Exported:
    """Return the rows of marts.timeline as the sheet Events and their reports as the sheet Reports."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    found = read_rows(connection, timeline.events)
    rows, losses = each_written(
        found.to_pylist(), lambda row: ([[_value(row.get(name)) for name in found.column_names]], _cut(row)),
        itemgetter("event_id"),
    )  # fmt: skip
    reports, _ = written(timeline.events, _reports, lambda event: ())
    for name, columns, lines in (("Events", found.column_names, rows), ("Reports", list(REPORTS), reports)):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for line in (columns, *lines):
            sheet.append(line)
    output = io.BytesIO()
    book.save(output)
    return Exported({"": output.getvalue()}, losses)


def _reports(event: EventDetail) -> Iterator[list[Any]]:
    for telling in event.tellings:
        document = telling.document
        address = document.web_address or document.source_path
        yield [
            *(_value(part) for part in (event.event_id, event.title, telling.sentence, document.name)),
            *(_value(part) for part in (document.publisher, document.published_date, address)),
        ]


def _value(value: object) -> object:
    """Return a value as Excel takes it: numbers and days as such, everything else as text that is no formula."""
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float) or (isinstance(value, date) and value.year >= FIRST_YEAR):
        return value
    return xml_text(cell(value))[:LONGEST]


def _cut(row: Row) -> Iterator[ExportLoss]:
    for name, value in row.items():
        if isinstance(value, str | list) and len(cell(value)) > LONGEST:
            yield ExportLoss(
                row["event_id"], row["title"], Kind.COARSENED, f"{name} is cut after {LONGEST:,} characters"
            )
