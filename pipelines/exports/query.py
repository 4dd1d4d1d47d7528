"""The queries of the folder `queries`, each a file.

Pages and exports read the warehouse through this door, which lets no control character of a document pass.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.exports.signs import harmless
from pipelines.warehouse.connection import Connection, rows, stream

QUERIES = Path(__file__).with_name("queries")

Row = Mapping[str, Any]


def query(connection: Connection, name: str, **parameters: object) -> list[Row]:
    """The answer to a query, a dict a row."""
    return list(map(_harmless, rows(connection, _sql(name), parameters or None)))


def streamed(connection: Connection, name: str, **parameters: object) -> Iterator[Row]:
    """The answer to a query, a dict a row, as they come; until the last one, nothing else may be asked."""
    return map(_harmless, stream(connection, _sql(name), parameters or None))


def _harmless(value: Any) -> Any:
    """A row, or a value in it, with no control character in any of its texts."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {name: _harmless(one) for name, one in value.items()}
    return list(map(_harmless, value)) if isinstance(value, list) else value


def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
