"""The tables of schema `core`, made or made anew when their definition changes."""

import hashlib
from pathlib import Path

from pipelines.warehouse.connection import Connection, transaction
from pipelines.warehouse.tables import columns

SCHEMA_FILE = Path(__file__).with_name("schema.sql")
KEPT = (
    "runs",
    "run_steps",
    "event_aliases",
    "timeline_history",
    "timeline_shapes",
    "file_history",
    "correction_history",
)
"""Tables that cannot be derived again from `raw/`; a new definition keeps their rows, column by name."""


def prepare(connection: Connection) -> None:
    """See to it that the database has the tables of `schema.sql`, and do nothing if it has.

    A database of another definition loses what can be derived from `raw/` and keeps the rest.
    """
    stamp = schema_stamp()
    if read_state(connection, "schema") == stamp:
        return
    with transaction(connection):
        kept = _set_aside(connection)
        _drop_all(connection)
        connection.execute(SCHEMA_FILE.read_text(encoding="utf-8"))
        _bring_back(connection, kept)
        write_state(connection, "schema", stamp)


def schema_stamp() -> str:
    """A hash of `schema.sql`, by which a database says of which definition it is."""
    return hashlib.sha256(SCHEMA_FILE.read_bytes()).hexdigest()


def _set_aside(connection: Connection) -> list[str]:
    known = {name for name, _ in _tables(connection)}
    kept = [name for name in KEPT if name in known]
    for name in kept:
        connection.execute(f"create or replace temp table kept_{name} as from core.{name}")
    return kept


def _drop_all(connection: Connection) -> None:
    connection.execute("drop schema if exists marts cascade")
    for name, kind in _tables(connection):
        connection.execute(f'drop {"view" if kind == "VIEW" else "table"} core."{name}"')


def _bring_back(connection: Connection, kept: list[str]) -> None:
    for name in kept:
        shared = [
            column for column in columns(connection, f"kept_{name}") if column in columns(connection, f"core.{name}")
        ]
        named = ", ".join(shared)
        connection.execute(f"insert into core.{name} ({named}) select {named} from kept_{name} order by rowid")
        connection.execute(f"drop table kept_{name}")


def _tables(connection: Connection) -> list[tuple[str, str]]:
    return connection.execute(
        "select table_name, table_type from information_schema.tables where table_schema = 'core' "
        "order by table_type desc"
    ).fetchall()


def read_state(connection: Connection, name: str) -> str | None:
    """A named value of the pipeline's own state; None if it was never set."""
    known = connection.execute(
        "select 1 from information_schema.tables where table_schema = 'core' and table_name = 'state'"
    ).fetchall()
    found = connection.execute("select value from core.state where name = ?", [name]).fetchall() if known else []
    return found[0][0] if found else None


def write_state(connection: Connection, name: str, value: str) -> None:
    """Set a named value of the pipeline's own state."""
    connection.execute("delete from core.state where name = ?", [name])
    connection.execute("insert into core.state values (?, ?)", [name, value])
