"""The build file: what runs write, never readers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import Connection, locked, writing
from pipelines.warehouse.files import copy_whole
from pipelines.warehouse.schema import prepare


@contextmanager
def building(build: Path, published: Path) -> Iterator[Connection]:
    """A connection to the build file, with its tables made; a lost build file is taken from the published one.

    Raises:
        WarehouseError: the file cannot be written, or another process holds it.
    """
    with locked(build):
        if not build.exists() and published.exists():
            try:
                copy_whole(published, build, mode=0o644)
            except OSError as error:
                raise WarehouseError(f"{build} cannot be made from {published}: {error.strerror}.") from error
        with writing(build) as connection:
            prepare(connection)
            yield connection


def turn_of(build: Path) -> Path:
    """What a process locks that writes the warehouse for longer than one connection: a run, or a restoration."""
    return build.with_name("run")
