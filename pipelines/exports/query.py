"""The queries of the folder `queries`, each a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.warehouse.connection import Connection, stream

QUERIES = Path(__file__).with_name("queries")

Row = Mapping[str, Any]


def query(connection: Connection, name: str, **parameters: object) -> list[Row]:
    """The answer to a query, a dict a row."""
    return list(streamed(connection, name, **parameters))


def streamed(connection: Connection, name: str, **parameters: object) -> Iterator[Row]:
    """The answer to a query, a dict a row, as they come; until the last one, nothing else may be asked."""
    return stream(connection, (QUERIES / f"{name}.sql").read_text(encoding="utf-8"), parameters or None)
