"""A user's SELECT over the published database, which can reach nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import duckdb

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import Connection, reading

CONFINED = (
    "enable_external_access = false",
    "python_enable_replacements = false",
    "search_path = 'marts,core'",
    "lock_configuration = true",
)
"""Settings under which a user's SQL runs, in this order; the last one makes them final."""


@dataclass(frozen=True, slots=True)
class SelectResult:
    """The result of a SELECT.

    Args:
        names: of the columns.
        rows: their values, in the order of the columns.
        cut: whether there were more rows.
    """

    names: tuple[str, ...]
    rows: list[tuple[object, ...]]
    cut: bool = False


def select(published: Path, sql: str, most: int | None = None, seconds: float | None = None) -> SelectResult:
    """Run a user's SELECT, which can reach nothing but the published database.

    DuckDB is told to keep off files, network and Python, and to let nobody take that back. Statements other than
    SELECT (DESCRIBE, SHOW and SUMMARIZE are such) are refused all the same: DuckDB lets a COPY write beside the
    database, where a log would be looked for.

    Args:
        published: the database that readers open.
        sql: one statement.
        most: rows to return; None is all.
        seconds: that it may take; None is no bound.

    Raises:
        WarehouseError: it is not one SELECT, took too long, or DuckDB refuses it; the message is DuckDB's own then.
    """
    try:
        statement = _question(sql)
        with reading(published) as connection, _interrupted(connection, seconds):
            _confine(connection)
            return _first_rows(connection.execute(statement), most)
    except duckdb.InterruptException as error:
        raise WarehouseError(f"The query took more than {seconds:g} s; `--timeout 0` lets it go on.") from error
    except duckdb.Error as error:
        raise WarehouseError(f"DuckDB refuses the query: {error}") from error


def _question(sql: str) -> duckdb.Statement:
    found = duckdb.extract_statements(sql)
    if not found:
        raise WarehouseError("The query is empty; write it as in: dateline sql 'select * from timeline'")
    if len(found) > 1:
        raise WarehouseError(f"The query holds {len(found)} statements; ask one at a time.")
    if found[0].type != duckdb.StatementType.SELECT:
        raise WarehouseError(f"Only a SELECT is answered; this is {found[0].type.name.replace('_', ' ')}.")
    return found[0]


def _confine(connection: Connection) -> None:
    for setting in CONFINED:
        connection.execute(f"set {setting}")


@contextmanager
def _interrupted(connection: Connection, seconds: float | None) -> Iterator[None]:
    if seconds is None:
        yield
        return
    timer = Timer(seconds, connection.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _first_rows(asked: Connection, most: int | None) -> SelectResult:
    names = tuple(column[0] for column in asked.description or ())
    if most is None:
        return SelectResult(names, asked.fetchall())
    found = asked.fetchmany(most + 1)
    return SelectResult(names, found[:most], cut=len(found) > most)
