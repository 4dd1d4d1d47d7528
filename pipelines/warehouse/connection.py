"""The one door to a DuckDB file: short-lived connections, a bounded wait for the lock, always closed."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb

from pipelines.errors import BusyError, WarehouseError

Connection = duckdb.DuckDBPyConnection
Row = Mapping[str, Any]
P = ParamSpec("P")
Answer = TypeVar("Answer")

LOCK_WAIT_SECONDS = 60.0
AT_A_TIME = 1_000
"""Rows that pass between DuckDB and Python together."""
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allocator_bulk_deallocation_flush_threshold": "1MB",
    "threads": 1,
}
"""What is no longer used is given back at once; a second thread takes memory and gains no time."""
LEAST_MEMORY = 96_000_000
MEMORY_TO_FILE = 1.4
"""DuckDB may have so many bytes of memory, or so many for each byte of the file; the rest goes to disk."""
KEPT_BETWEEN_QUERIES = 32_000_000
"""Bytes that DuckDB may keep of what it has read, when it is told to give back."""

DAMAGED = ("not a valid DuckDB database file", "version number", "Corrupt database", "Could not read enough bytes")
"""What DuckDB says of a file that no waiting and no free disk will mend."""

HELD = "set lock on file"
"""What DuckDB says of a file that another process holds."""


def damaged(error: duckdb.Error) -> bool:
    """Whether an error is about what stands in the file, not about what was asked of it."""
    return any(words in str(error) for words in DAMAGED)


def _connect(path: Path, read_only: bool, wait_seconds: float) -> Connection:
    give_up = time.monotonic() + wait_seconds
    while True:
        try:
            return duckdb.connect(path, read_only=read_only, config=CONFIG | {"memory_limit": memory_for(path)})
        except duckdb.IOException as error:
            if HELD not in str(error):
                raise _refusal(path, error) from error
            if time.monotonic() > give_up:
                raise BusyError(f"{_held(path, wait_seconds)} {error}") from error
            time.sleep(0.1)
        except duckdb.Error as error:
            raise _refusal(path, error) from error


def memory_for(path: Path) -> str:
    """The memory for a database, as DuckDB's setting has it."""
    size = path.stat().st_size if path.exists() else 0
    return f"{max(LEAST_MEMORY, int(MEMORY_TO_FILE * size))} bytes"


def _refusal(path: Path, error: duckdb.Error) -> WarehouseError:
    if isinstance(error, duckdb.IOException) and not damaged(error):
        return WarehouseError(f"{path} cannot be opened: {error}")
    return WarehouseError(
        f"{path} is not a database that this version can read; move it away, and the next run makes it anew: {error}"
    )


@contextmanager
def locked(path: Path, wait_seconds: float = LOCK_WAIT_SECONDS) -> Iterator[None]:
    """Hold the right to write a database, among all processes of dateline; it ends with the process, however that ends.

    DuckDB's own lock is not enough: it is lost as soon as this process copies the file.

    Raises:
        BusyError: the right is still held by another after the wait.
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
    """A connection that may write; the file is made if it is not there. To be opened inside `locked`.

    Args:
        path: the database file.
        wait_seconds: how long to wait for a process that is not of dateline to let go of the file.

    Raises:
        WarehouseError: the file cannot be opened, read or written, or is still held after the wait.
    """
    connection = _connect(path, read_only=False, wait_seconds=wait_seconds)
    try:
        yield connection
    except duckdb.Error as error:
        if damaged(error):
            raise _refusal(path, error) from error
        if not isinstance(error, duckdb.IOException | duckdb.FatalException):
            raise
        raise WarehouseError(
            f"{path} cannot be written: {error} See to the disk, then start again; what was published is as it was."
        ) from error
    finally:
        connection.close()


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A read-only connection to a database that exists.

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
    """Keep what the block wrote if it ends well; undo it if it raises."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def with_enough_memory(
    work: Callable[Concatenate[Connection, P], Answer],
) -> Callable[Concatenate[Connection, P], Answer]:
    """Do a function's work again with most of the machine's memory, if DuckDB had too little of it.

    Few queries need more than their share, and which do is known only from asking them.

    Args:
        work: takes a connection first. It only reads, or writes in a transaction, its own or that of such work around.

    Raises:
        WarehouseError: when called, if that is too little as well.
    """

    @wraps(work)
    def done(connection: Connection, *args: P.args, **kwargs: P.kwargs) -> Answer:
        try:
            return work(connection, *args, **kwargs)
        except duckdb.OutOfMemoryException as error:
            too_little = error
        try:
            with _most_memory(connection):
                return work(connection, *args, **kwargs)
        except duckdb.TransactionException:
            raise too_little from None  # the transaction is the caller's, who begins it again
        except duckdb.OutOfMemoryException as error:
            raise WarehouseError(f"DuckDB needs more memory than this machine has: {error}") from error

    return done


@contextmanager
def _most_memory(connection: Connection) -> Iterator[None]:
    limit = _memory_limit(connection)
    connection.execute("reset memory_limit")  # this alone changes what the setting says, not what holds
    _limit_memory(connection, _memory_limit(connection))
    try:
        yield
    finally:
        _limit_memory(connection, limit)


def _memory_limit(connection: Connection) -> str:
    return str(connection.execute("select current_setting('memory_limit')").fetchall()[0][0])


def _limit_memory(connection: Connection, limit: str) -> None:
    connection.execute(f"set memory_limit = '{limit}'")


@with_enough_memory
def rows(connection: Connection, sql: str, parameters: object = None) -> list[Row]:
    """The answer to a query, a dict a row.

    >>> with duckdb.connect() as memory:
    ...     rows(memory, "select 1 as a, ['x'] as b")
    [{'a': 1, 'b': ['x']}]
    """
    return list(stream(connection, sql, parameters))


def stream(connection: Connection, sql: str, parameters: object = None) -> Iterator[Row]:
    """The answer to a query, a dict a row, as they come; until the last one, nothing else may be asked."""
    answer = connection.execute(sql, parameters or [])
    names = [column[0] for column in answer.description]
    while found := answer.fetchmany(AT_A_TIME):
        for row in found:
            yield dict(zip(names, row, strict=True))


def give_back(connection: Connection) -> None:
    """Let DuckDB give back the memory of the queries so far; otherwise it keeps it until the connection is closed."""
    limit = _memory_limit(connection)
    _limit_memory(connection, f"{KEPT_BETWEEN_QUERIES} bytes")
    _limit_memory(connection, limit)
