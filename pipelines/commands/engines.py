"""One SQLAlchemy engine for each of Dagster's SQLite files, instead of one for each event that it writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from dagster._core.storage.event_log.sqlite import sqlite_event_log
from dagster._core.storage.runs.sqlite import sqlite_run_storage
from sqlalchemy import Engine, QueuePool, create_engine

STORAGES: tuple[ModuleType, ...] = (sqlite_event_log, sqlite_run_storage)


class KeptPool(QueuePool):
    """Connections that outlive `Engine.dispose`, which Dagster calls after each event."""

    def dispose(self) -> None:
        """Keep the connections."""

    def recreate(self) -> "KeptPool":
        """The same pool."""
        return self

    def close(self) -> None:
        """Close the connections."""
        super().dispose()


@contextmanager
def engines_kept() -> Iterator[dict[str, Engine]]:
    """Let Dagster's SQLite storages take the engine that they made before for the same file.

    An engine holds the statements that it has compiled, and its connection the schema that it has read. Dagster
    1.13 throws both away after each event, which is a third of the CPU time of a run with nothing to do. Each
    event is still committed by itself, so other processes see it when it is written.

    Yields:
        The engines by the address of their file.
    """
    engines: dict[str, Engine] = {}

    def kept(address: str, **options: Any) -> Engine:
        if address not in engines:
            engines[address] = create_engine(address, **options | {"poolclass": KeptPool})
        return engines[address]

    for storage in STORAGES:
        vars(storage)["create_engine"] = kept
    try:
        yield engines
    finally:
        for storage in STORAGES:
            vars(storage)["create_engine"] = create_engine
        for engine in engines.values():
            if isinstance(engine.pool, KeptPool):
                engine.pool.close()
