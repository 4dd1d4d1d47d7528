"""What a table holds: the glossary of its words, its columns and where they come from, and its first rows."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.step import Row
from pipelines.warehouse.connection import Connection, rows

GLOSSARY_FILE = Path(__file__).with_name("glossary.toml")

SHOWN_ROWS = 5
SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Glossary:
    """The meanings of `glossary.toml`.

    Args:
        tables: what a row of each table of schema `core` is.
        columns: what a column means; one name means the same in every table.
    """

    tables: Mapping[str, str]
    columns: Mapping[str, str]


def load_glossary() -> Glossary:
    """Read the glossary.

    >>> load_glossary().columns["anchor_date"]
    'the day against which the relative words of a text are meant'
    """
    found = tomllib.loads(GLOSSARY_FILE.read_text(encoding="utf-8"))
    return Glossary(tables=found["tables"], columns=found["columns"])


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its DuckDB type, and the columns that it is made from, as table and column."""

    name: str
    kind: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What a table holds now."""

    columns: tuple[Column, ...]
    rows: int
    preview: str


def describe(connection: Connection, tables: Sequence[str]) -> Mapping[str, Description]:
    """Describe some tables, which must exist."""
    sources: dict[tuple[str, str], list[tuple[str, str]]] = {}
    found = connection.execute(
        "select table_name, column_name, source_table, source_column from core.lineage "
        "where table_name in (select unnest(?)) order by all",
        [list(tables)],
    )
    for table, column, source_table, source_column in found.fetchall():
        sources.setdefault((table, column), []).append((source_table, source_column))
    return {table: _describe(connection, table, sources) for table in tables}


def _describe(
    connection: Connection, table: str, sources: Mapping[tuple[str, str], list[tuple[str, str]]]
) -> Description:
    answer = connection.execute(f"select * from {table} limit 0")
    columns = tuple(
        Column(name, str(kind).lower(), tuple(sources.get((table, name), ()))) for name, kind, *_ in answer.description
    )
    count = connection.execute(f"select count(*) from {table}").fetchall()[0][0]
    shown = ", ".join(_beginning(column) for column in columns)
    found = rows(connection, f"select {shown} from {table} limit {SHOWN_ROWS}")
    return Description(columns, int(count), preview(found))


def _beginning(column: Column) -> str:
    """Select no more of a column than is shown; a text may be millions of characters long."""
    cut = column.kind == "varchar"
    return f'left("{column.name}", {10 * SHOWN_CHARACTERS}) as "{column.name}"' if cut else f'"{column.name}"'


def preview(found: Sequence[Row]) -> str:
    """Format rows as a Markdown table, long values cut.

    >>> print(preview([{"a": 1, "b": "x|y"}, {"a": None, "b": ""}]))
    | a | b |
    |---|---|
    | 1 | x/y |
    |  |  |
    """
    if not found:
        return "no rows"
    lines = [list(found[0]), *([_cell(value) for value in row.values()] for row in found)]
    head, *body = ("| " + " | ".join(line) + " |" for line in lines)
    return "\n".join([head, "|" + "---|" * len(found[0]), *body])


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split()).replace("|", "/")
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"
