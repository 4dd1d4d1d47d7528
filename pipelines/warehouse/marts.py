"""Build the marts anew whenever the core or their SQL differs from what they were built from."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import Connection, damaged, transaction, with_enough_memory
from pipelines.warehouse.history import define_as_of
from pipelines.warehouse.incremental import book
from pipelines.warehouse.models import Model
from pipelines.warehouse.schema import read_state, write_state
from pipelines.warehouse.step import Written

FILES = """
select string_agg(each, ' ' order by each) from (
    select concat(source_path, ' ', cast(document_ids as varchar)) as each from core.files
    union all
    select concat(source_path, ' ', reason) as each from core.skipped_files
)
"""


def state_id(connection: Connection, sql: Path) -> str:
    """What the marts should be built from: every row of the core, the tables' definitions, and all models and macros.

    Args:
        connection: to the build file.
        sql: the folder that holds `marts/` and `macros/`.
    """
    digest = hashlib.sha256((read_state(connection, "schema") or "").encode())
    prints = connection.execute(
        "select string_agg(table_name || document_id || sha256, ' ' order by table_name, document_id) "
        "from core.fingerprints"
    ).fetchall()
    digest.update((prints[0][0] or "").encode())
    files = connection.execute(FILES).fetchall()
    digest.update((files[0][0] or "").encode())
    for path in sorted([*sql.glob("marts/*.sql"), *sql.glob("macros/*.sql")]):
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@with_enough_memory
def build_marts(connection: Connection, models: Sequence[Model], sql: Path, run_id: str) -> Written:
    """Make schema `marts` from the models, in one transaction, if it is not of this state already.

    Args:
        connection: to the build file.
        models: in the order in which they read each other.
        sql: the folder that holds `marts/` and `macros/`.
        run_id: the run on whose account the rows are booked.

    Raises:
        WarehouseError: DuckDB refuses a model; the message names it.
    """
    wanted = state_id(connection, sql)
    if read_state(connection, "marts") == wanted:
        return Written(0, 0)
    with transaction(connection):
        connection.execute("drop schema if exists marts cascade; create schema marts")
        for path in sorted(sql.glob("macros/*.sql")):
            _execute(connection, path.read_text(encoding="utf-8"), f"macros/{path.name}")
        rows = sum(_build(connection, model) for model in models)
        define_as_of(connection)
        write_state(connection, "marts", wanted)
        book(connection, run_id, "marts", Written(0, rows))
    return Written(0, rows)


def _build(connection: Connection, model: Model) -> int:
    _execute(connection, f"create table {model.name} as {model.query}", model.name)
    connection.execute(f"comment on table {model.name} is '{model.description.replace(chr(39), chr(39) * 2)}'")
    return int(connection.execute(f"select count(*) from {model.name}").fetchall()[0][0])


def _execute(connection: Connection, statement: str, name: str) -> None:
    try:
        connection.execute(statement)
    except duckdb.Error as error:
        if damaged(error) or isinstance(error, duckdb.OutOfMemoryException):
            raise
        raise WarehouseError(f"{name} cannot be built: {error}") from error
