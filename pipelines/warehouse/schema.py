"""The tables of schema `core`, made or made anew when their definition changes."""

import hashlib
from pathlib import Path

from pipelines.warehouse.connection import Connection, transaction

SCHEMA_FILE = Path(__file__).with_name("schema.sql")
KEPT = ("runs", "run_steps", "event_aliases")
"""Tables that cannot be derived again from `raw/`."""


def prepare(connection: Connection) -> None:
    """See to it that the database has the tables of `schema.sql`, and do nothing if it has.

    A database of another definition loses what can be derived from `raw/` and keeps the rest.
    """
    definition = SCHEMA_FILE.read_text(encoding="utf-8")
    stamp = hashlib.sha256(definition.encode()).hexdigest()
    if read_state(connection, "schema") == stamp:
        return
    with transaction(connection):
        _drop_derived(connection)
        connection.execute(definition)
        write_state(connection, "schema", stamp)


def _drop_derived(connection: Connection) -> None:
    connection.execute("drop schema if exists marts cascade")
    found = connection.execute(
        "select table_name, table_type from information_schema.tables where table_schema = 'core' "
        "order by table_type desc"
    ).fetchall()
    for name, kind in found:
        if name not in KEPT:
            connection.execute(f'drop {"view" if kind == "VIEW" else "table"} core."{name}"')


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
