"""What Dagster's SQLite storages make anew for each event and each file, made once a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from dagster._core.storage import sql
from dagster._core.storage.event_log.sqlite import sqlite_event_log
from dagster._core.storage.runs.sqlite import sqlite_run_storage
from sqlalchemy import Engine, QueuePool, create_engine


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


class KeptMigrations:
    """Dagster's migrations, a hundred scripts, which it reads for each file that it opens."""

    def __init__(self) -> None:
        self._read: dict[str | None, ScriptDirectory] = {}

    def from_config(self, config: Config) -> ScriptDirectory:
        """In the place of `ScriptDirectory.from_config`."""
        folder = config.get_main_option("script_location")
        if folder not in self._read:
            self._read[folder] = ScriptDirectory.from_config(config)
        return self._read[folder]


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

    migrations = KeptMigrations()
    try:
        with (
            _replaced(sqlite_event_log, "create_engine", kept),
            _replaced(sqlite_run_storage, "create_engine", kept),
            _replaced(sql, "ScriptDirectory", migrations),
            _replaced(command, "ScriptDirectory", migrations),
        ):
            yield engines
    finally:
        for engine in engines.values():
            if isinstance(engine.pool, KeptPool):
                engine.pool.close()


@contextmanager
def _replaced(module: ModuleType, name: str, value: object) -> Iterator[None]:
    before = vars(module)[name]
    vars(module)[name] = value
    try:
        yield
    finally:
        vars(module)[name] = before
