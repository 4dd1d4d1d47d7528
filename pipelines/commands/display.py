"""Rows as a person reads them in a terminal."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.box import HEAVY_HEAD, SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from pipelines.commands.screen import PLAIN_WIDTH, visible
from pipelines.exports.model import CorrectionDetail
from pipelines.warehouse.connection import Row

READABLE = 24
"""Characters that a column needs, if its values have so many, not to be a sliver."""

BORDER = 3
"""Characters between two columns."""

NARROW = 100
"""Characters a line below which a timeline does without rules between its columns."""

DAY_WIDTH = len("2025-04-15")
ID_WIDTH = 8

INFERRED = " (inferred)"
"""Marks an event whose days hang only on document dates that were found in the text, not stated."""

MARKS = {"corrected": " (corrected)", "confirmed": " (confirmed)", "stale": " (stale correction)"}
"""Marks an event that a person corrected or confirmed, or for which that was done for another text, by outcome."""

STYLES = {"planned": "blue", "hypothetical": "dim", "disputed": "red", "denied": "red", "negated": "red"}
"""The colour of a row, by the event's status; disagreement is red too."""


def timeline_table(events: Iterable[Row], width: int = PLAIN_WIDTH) -> Table:
    """Return events as a table: when, what, where, how many, and in how many documents.

    Args:
        events: in the order of the table.
        width: characters a line; a narrow table does without rules between its columns.
    """
    narrow = width < NARROW
    box, most = (SIMPLE_HEAD, DAY_WIDTH) if narrow else (HEAVY_HEAD, None)
    table = Table(header_style="bold", box=box, pad_edge=not narrow, collapse_padding=narrow)
    table.add_column("When", min_width=DAY_WIDTH, max_width=most)
    table.add_column("What")
    for name in ("Where", "Killed", "Injured", "Docs" if narrow else "Documents"):
        table.add_column(name)
    table.add_column("Id", min_width=ID_WIDTH, no_wrap=True)
    for event in events:
        table.add_row(*_cells(event), style="red" if event["conflict_count"] else STYLES.get(event["status"], ""))
    return table


def _cells(event: Row) -> tuple[str | Text, ...]:
    mark = "" if event["status"] == "happened" else f" ({event['status']})"
    return (
        when(event["start_date"], event["end_date"], event["granularity"]) + _marks(event),
        Text(visible(f"{event['title']}{mark}")),
        Text(visible(", ".join(filter(None, (event["place"], event["country"]))))),
        count(event["killed_low"], event["killed_best"], event["killed_high"]),
        count(event["injured_low"], event["injured_best"], event["injured_high"]),
        str(event["document_count"]),
        event["event_id"][:ID_WIDTH],
    )


def _marks(event: Row) -> str:
    outcomes = {CorrectionDetail(**each).outcome for each in event["corrections"]}
    return INFERRED * event["on_inferred_date"] + "".join(
        mark for outcome, mark in MARKS.items() if outcome in outcomes
    )


def when(start: date | None, end: date | None, granularity: str | None) -> str:
    """Return the days of an event in their shortest form.

    >>> when(date(2022, 2, 1), date(2022, 2, 28), "month")
    '2022-02'
    >>> when(date(2025, 4, 12), date(2025, 4, 13), "weekend")
    '2025-04-12 to 2025-04-13'
    >>> when(None, date(2025, 4, 13), "day")
    'until 2025-04-13'
    """
    if start is None or end is None:
        bounds = (f"from {start}" if start else "", f"until {end}" if end else "")
        return next(filter(None, bounds), "unknown")
    if granularity == "year" and start.year == end.year:
        return str(start.year)
    if granularity == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    return str(start) if start == end else f"{start} to {end}"


def count(low: float | None, best: float | None, high: float | None) -> str:
    """Return a number of people.

    >>> count(30, 35, 35), count(101, 101, None), count(None, None, 12), count(None, None, None)
    ('30-35', '101+', 'up to 12', '')
    """
    if low is None:
        return "" if high is None else f"up to {high:.0f}"
    if high is None:
        return f"{low:.0f}+" if best in (None, low) else f"{best:.0f} ({low:.0f}+)"
    return f"{low:.0f}" if low == high else f"{low:.0f}-{high:.0f}"


def rows_table(names: Sequence[str], found: Sequence[Sequence[object]], width: int) -> Table:
    """Return any rows as a table; a missing value is an empty cell.

    Args:
        names: of the columns.
        found: the rows.
        width: characters a line; where the columns would be slivers, each row is a record, a column a line.
    """
    cells = [[_shown(value) for value in row] for row in found]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    needed = sum(min(READABLE, longest) + BORDER for longest in widths)
    return _records(names, cells) if needed > width and found else _grid(names, cells)


def _shown(value: object) -> str:
    return "" if value is None else visible(str(value))


def _grid(names: Sequence[str], cells: Iterable[Sequence[str]]) -> Table:
    table = Table(header_style="bold")
    for name in names:
        table.add_column(Text(name))
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _records(names: Sequence[str], cells: Iterable[Sequence[str]]) -> Table:
    table = Table("Column", "Value", header_style="bold")
    for row in cells:
        for name, value in zip(names, row, strict=True):
            table.add_row(Text(name), Text(value))
        table.add_section()
    return table
