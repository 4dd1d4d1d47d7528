"""The build file, which only runs write, and the tables of schema `core` in it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import Connection, locked, transaction, writing
from pipelines.warehouse.files import copy_whole
from pipelines.warehouse.tables import columns

SCHEMA_FILE = Path(__file__).with_name("schema.sql")
HISTORY = (
    *("runs", "run_steps", "event_aliases"),
    *("timeline_history", "timeline_shapes", "file_history", "correction_history"),
)
"""Tables that cannot be derived again from `raw/`; a changed schema keeps their rows, matching columns by name."""


@contextmanager
def building(build: Path, published: Path) -> Iterator[Connection]:
    """Open the build file with its tables created; a missing build file is restored from the published one.

    Raises:
        WarehouseError: the file cannot be written, or another process holds it.
    """
    with locked(build):
        if not build.exists() and published.exists():
            try:
                copy_whole(published, build, mode=0o644)
            except OSError as error:
                raise WarehouseError(f"{build} cannot be copied from {published}: {error.strerror}.") from error
        with writing(build) as connection:
            prepare(connection)
            yield connection


def turn_of(build: Path) -> Path:
    """Return what a process locks to write the warehouse over several connections: a run, or a restoration."""
    return build.with_name("run")


def prepare(connection: Connection) -> None:
    """Create or migrate the tables of `schema.sql` if needed.

    If the schema changed, tables that can be derived from `raw/` are dropped and the history is kept.
    """
    stamp = schema_stamp()
    if read_state(connection, "schema") == stamp:
        return
    with transaction(connection):
        known = _tables(connection)
        kept = [name for name in HISTORY if (name, "BASE TABLE") in known]
        for name in kept:
            connection.execute(f"create or replace temp table kept_{name} as from core.{name}")
        connection.execute("drop schema if exists marts cascade")
        for name, kind in known:
            connection.execute(f'drop {"view" if kind == "VIEW" else "table"} core."{name}"')
        connection.execute(SCHEMA_FILE.read_text(encoding="utf-8"))
        for name in kept:
            _bring_back(connection, name)
        write_state(connection, "schema", stamp)


def schema_stamp() -> str:
    """Return a hash of `schema.sql`, by which a database records its schema."""
    return hashlib.sha256(SCHEMA_FILE.read_bytes()).hexdigest()


def _bring_back(connection: Connection, name: str) -> None:
    present = columns(connection, f"core.{name}")
    shared = ", ".join(column for column in columns(connection, f"kept_{name}") if column in present)
    connection.execute(f"insert into core.{name} ({shared}) select {shared} from kept_{name} order by rowid")
    connection.execute(f"drop table kept_{name}")


def _tables(connection: Connection) -> list[tuple[str, str]]:
    """Return the names and kinds of what is in schema `core`, views first."""
    return connection.execute(
        "select table_name, table_type from information_schema.tables where table_schema = 'core' "
        "order by table_type desc"
    ).fetchall()


def read_state(connection: Connection, name: str) -> str | None:
    """Return a named value of the pipeline's own state; None if it was never set."""
    if ("state", "BASE TABLE") not in _tables(connection):
        return None
    found = connection.execute("select value from core.state where name = ?", [name]).fetchall()
    return found[0][0] if found else None


def write_state(connection: Connection, name: str, value: str) -> None:
    """Set a named value of the pipeline's own state."""
    connection.execute("delete from core.state where name = ?", [name])
    connection.execute("insert into core.state values (?, ?)", [name, value])
