"""The queries of the folder `queries`, each a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.warehouse.connection import Connection, rows, stream

QUERIES = Path(__file__).with_name("queries")

Row = Mapping[str, Any]


def query(connection: Connection, name: str, **parameters: object) -> list[Row]:
    """The answer to a query, a dict a row."""
    return rows(connection, _sql(name), parameters or None)


def streamed(connection: Connection, name: str, **parameters: object) -> Iterator[Row]:
    """The answer to a query, a dict a row, as they come; until the last one, nothing else may be asked."""
    return stream(connection, _sql(name), parameters or None)


def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
