"""Whether a run has anything to do: a look at what the last one left, without starting Dagster."""

import sys
from contextlib import suppress
from pathlib import Path

from pipelines.documents.corrections import read_corrections
from pipelines.errors import DatelineError
from pipelines.exports.refresh import Published, is_fresh
from pipelines.settings import Settings
from pipelines.step import Row, step_version
from pipelines.steps.correct import STATED, named_documents, stated_corrections
from pipelines.steps.read import READ_LIBRARIES, READ_PACKAGES, all_read, last_read
from pipelines.warehouse.build import building, read_state, turn_of, write_state
from pipelines.warehouse.connection import Connection, locked, reading
from pipelines.warehouse.corrections import texts_now
from pipelines.warehouse.files import sealed
from pipelines.warehouse.marts import state_id
from pipelines.warehouse.publishing import published_state
from pipelines.warehouse.tables import read_table

COMPLETE = "complete"
"""The state of the build file that names all that the last run without a failure made its rows from."""


def code_version(settings: Settings) -> str:
    """Return a hash of all code, installed libraries and checks, and of which model is used.

    Libraries go by the names of their folders, which hold their versions; to read what is in these takes long.
    """
    installed = sorted(found.name for folder in sys.path for found in Path(folder).glob("*.dist-info"))
    checks = [path.read_text(encoding="utf-8") for path in sorted(settings.sql.glob("checks/*.sql"))]
    return step_version(["pipelines"], [], str(settings.model), *checks, *installed)


def nothing_changed(settings: Settings, code: str) -> bool:
    """True if rows, code, files, corrections, published timeline and page are as the last good run left them.

    What cannot be looked at, or is being written, is left for the run to judge.

    Args:
        settings: where to look.
        code: the version of the code.
    """
    build, published = settings.build_file, settings.published_file
    if not build.exists():
        return False
    try:
        with locked(turn_of(build), wait_seconds=0):
            with reading(build) as connection:
                rows = state_id(connection, settings.sql)
                same = read_state(connection, COMPLETE) == f"{rows} {code}"
                if not (same and _all_read(connection, settings.raw) and _all_corrected(connection, settings.raw)):
                    return False
            return (
                published_state(published) == rows
                and sealed(published)
                and is_fresh(Published(published, settings.raw))
            )
    except DatelineError:
        return False


def remember(settings: Settings, code: str) -> None:
    """Record that a run ended well, unless another one is at work already.

    Args:
        settings: of the run.
        code: the version of the code when it began.
    """
    build = settings.build_file
    with (
        suppress(DatelineError),
        locked(turn_of(build), wait_seconds=0),
        building(build, settings.published_file) as connection,
    ):
        write_state(connection, COMPLETE, f"{state_id(connection, settings.sql)} {code}")


def _all_read(connection: Connection, raw: Path) -> bool:
    known, skipped = last_read(read_table(connection, "core.files"), read_table(connection, "core.skipped_files"))
    return all_read(raw, known, step_version(READ_PACKAGES, READ_LIBRARIES), skipped)


def _all_corrected(connection: Connection, raw: Path) -> bool:
    found = read_corrections(raw)
    rows = stated_corrections(found, texts_now(connection, named_documents(found)))
    return _by_name(rows) == _by_name(read_table(connection, STATED))


def _by_name(corrections: list[Row]) -> list[Row]:
    return sorted(corrections, key=lambda row: row["correction"])
