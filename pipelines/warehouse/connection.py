"""The only way to open a DuckDB file: short-lived connections, a bounded wait for the lock, always closed."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.errors import BusyError, WarehouseError
from pipelines.step import Row

Connection = duckdb.DuckDBPyConnection

QUERIES = Path(__file__).with_name("queries")
LOCK_WAIT_SECONDS = 60.0
AT_A_TIME = 1_000
"""Rows exchanged between DuckDB and Python in one go."""
MEMORY_LIMIT = "1GB"
"""Memory that DuckDB may use; it spills the rest to disk."""
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": MEMORY_LIMIT,
    "threads": 1,
}
"""One thread, so that equal input gives equal rows; a second one saves no time here."""

DAMAGED = ("not a valid DuckDB database file", "version number", "Corrupt database", "Could not read enough bytes")
"""DuckDB's messages for a file that neither waiting nor free disk space will mend."""

HELD = "set lock on file"
"""DuckDB's message for a file that another process holds."""


def damaged(error: duckdb.Error) -> bool:
    """True if the database file itself is damaged."""
    return any(words in str(error) for words in DAMAGED)


def _connect(path: Path, read_only: bool, wait_seconds: float) -> Connection:
    give_up = time.monotonic() + wait_seconds
    while True:
        try:
            return duckdb.connect(path, read_only=read_only, config=CONFIG)
        except duckdb.IOException as error:
            if HELD not in str(error):
                raise _refusal(path, error) from error
            if time.monotonic() > give_up:
                raise BusyError(f"{_held(path, wait_seconds)} {error}") from error
            time.sleep(0.1)
        except duckdb.Error as error:
            raise _refusal(path, error) from error


def _refusal(path: Path, error: duckdb.Error) -> WarehouseError:
    if isinstance(error, duckdb.IOException) and not damaged(error):
        return WarehouseError(f"{path} cannot be opened: {error}")
    return WarehouseError(
        f"{path} is not a database that this version can read; move it away and the next run will rebuild it: {error}"
    )


@contextmanager
def locked(path: Path, wait_seconds: float = LOCK_WAIT_SECONDS) -> Iterator[None]:
    """Hold the right to write a database, exclusive among all dateline processes; it ends with the process.

    DuckDB's own lock is not enough: it is lost as soon as this process copies the file.

    Raises:
        BusyError: another process still holds the right after the wait.
        WarehouseError: the folder cannot be written.
    """
    give_up = time.monotonic() + wait_seconds
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise WarehouseError(f"The folder {path.parent} cannot be written: {error.strerror}.") from error
    try:
        while not _taken(handle):
            if time.monotonic() > give_up:
                raise BusyError(_held(path, wait_seconds))
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _held(path: Path, wait_seconds: float) -> str:
    return f"{path} is held by another process, after {wait_seconds:.0f} s of waiting; let it end, then start again."


@contextmanager
def writing(path: Path, wait_seconds: float = LOCK_WAIT_SECONDS) -> Iterator[Connection]:
    """Open a connection that may write, creating the file if needed. Use it inside `locked`.

    Args:
        path: the database file.
        wait_seconds: how long to wait for a process outside dateline to release the file.

    Raises:
        WarehouseError: the file cannot be opened, read or written, is still held after the wait, or a query needs more
            memory than DuckDB may use.
    """
    connection = _connect(path, read_only=False, wait_seconds=wait_seconds)
    try:
        yield connection
    except duckdb.OutOfMemoryException as error:
        raise WarehouseError(f"DuckDB needs more than {MEMORY_LIMIT} of memory for {path}: {error}") from error
    except duckdb.Error as error:
        if damaged(error):
            raise _refusal(path, error) from error
        if not isinstance(error, duckdb.IOException | duckdb.FatalException):
            raise
        raise WarehouseError(
            f"{path} cannot be written: {error} Check the disk, then start again; the published timeline is unchanged."
        ) from error
    finally:
        connection.close()


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Open a read-only connection to a database that exists.

    Raises:
        WarehouseError: there is no such file, or it cannot be opened.
    """
    if not path.exists():
        raise WarehouseError(f"There is no timeline at {path} yet; `dateline run` makes it.")
    connection = _connect(path, read_only=True, wait_seconds=LOCK_WAIT_SECONDS)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Commit what the block writes if it ends well; roll it back if it raises."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def rows(connection: Connection, sql: str, parameters: object = None) -> list[Row]:
    """Return the rows of a query as dicts.

    >>> with duckdb.connect() as memory:
    ...     rows(memory, "select 1 as a, ['x'] as b")
    [{'a': 1, 'b': ['x']}]
    """
    return list(stream(connection, sql, parameters))


def query(connection: Connection, name: str, **parameters: object) -> list[Row]:
    """Return the rows of a query, a file of the folder `queries`."""
    return rows(connection, query_text(name), parameters or None)


def query_text(name: str, folder: Path = QUERIES) -> str:
    """Return the SQL of a query, a file of a folder."""
    return (folder / f"{name}.sql").read_text(encoding="utf-8")


def stream(connection: Connection, sql: str, parameters: object = None) -> Iterator[Row]:
    """Yield the rows of a query as dicts; the connection is busy until the last one."""
    answer = connection.execute(sql, parameters or [])
    names = [column[0] for column in answer.description]
    while found := answer.fetchmany(AT_A_TIME):
        for row in found:
            yield dict(zip(names, row, strict=True))
