"""Publish a finished build, whole and at once; the last ten published databases are kept, and any can be restored."""

import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.warehouse.build import read_state, schema_stamp, turn_of
from pipelines.warehouse.connection import CONFIG, Connection, locked, query_text, reading, transaction, writing
from pipelines.warehouse.files import copy_whole, seal, seal_of, sealed
from pipelines.warehouse.history import record

KEPT = 10
STAMP = "%Y%m%dT%H%M%S"
LAST_RUN = "select run_id, finished_at from core.runs order by rowid desc limit 1"
COLUMNS = """
select table_schema, table_name, column_name from information_schema.columns where table_schema in ('core', 'marts')
"""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run knows about itself; with the counts of what it publishes, a row of `core.runs`.

    Args:
        run_id: Dagster's id of the run.
        started_at: when it began, UTC.
        finished_at: when it came to publishing, UTC.
        code_version: of all code that ran.
        rules_version: of the rules of time.
        model_sha256: of the language model.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime
    code_version: str
    rules_version: str = ""
    model_sha256: str = ""


def publish(build: Path, published: Path, run: RunFacts) -> bool:
    """Publish the build if its marts differ from the published ones, or the published file is damaged.

    Args:
        build: the database that runs write.
        published: the database that readers open.
        run: the record that goes with the rows.

    Returns:
        True if there was something to publish.

    Raises:
        WarehouseError: the copy cannot be made; the published file is as it was.
    """
    with locked(build):
        whole = sealed(published)
        with writing(build) as connection:
            state = read_state(connection, "marts")
            if state is None:
                raise WarehouseError("There are no marts to publish; materialise them first.")
            if whole and state == published_state(published):
                return False
            _record(connection, run, state)
            connection.execute("checkpoint")
        try:
            if whole or not seal_of(published).exists():
                keep_version(published)
            copy_whole(build, published, mode=0o444)
            seal(published)
        except OSError as error:
            raise WarehouseError(f"{published} cannot be published: {error.strerror}; it is as it was.") from error
    return True


def published_state(published: Path) -> str | None:
    """Return the state of the published marts; None if there is no readable file."""
    if not published.exists():
        return None
    try:
        with duckdb.connect(published, read_only=True, config=CONFIG) as connection:
            return read_state(connection, "marts")
    except duckdb.Error:
        return None


def _record(connection: Connection, run: RunFacts, state: str) -> None:
    with transaction(connection):
        connection.execute("delete from core.runs where run_id = ?", [run.run_id])
        changes = record(connection, run.finished_at)
        connection.execute(query_text("record"), {**asdict(run), **asdict(changes), "state_id": state})


def versions_folder(published: Path) -> Path:
    """Return the folder of the versions of a published database, named `<time>-<run>.duckdb`."""
    return published.with_name("versions")


def keep_version(published: Path) -> None:
    """Keep the database that is about to be replaced among the versions, and delete those beyond ten.

    Names sort in the order of publishing: where the clock went back, a version is a second younger than the one before.
    A file that cannot be read is no version.
    """
    try:
        with duckdb.connect(published, read_only=True, config=CONFIG) as connection:
            found = connection.execute(LAST_RUN).fetchall()
    except duckdb.Error:
        return
    folder = versions_folder(published)
    folder.mkdir(exist_ok=True)
    for run_id, finished in found:
        if not list(folder.glob(f"*-{run_id}.duckdb")):
            _second_name(published, folder / f"{_stamp(folder, finished)}-{run_id}.duckdb")
    for old in sorted(folder.glob("*.duckdb"))[:-KEPT]:
        old.unlink()


def _stamp(folder: Path, finished: datetime) -> str:
    stamp = finished.strftime(STAMP)
    latest = max((version.stem.partition("-")[0] for version in folder.glob("*.duckdb")), default="")
    return stamp if stamp > latest else (datetime.strptime(latest, STAMP) + timedelta(seconds=1)).strftime(STAMP)


def _second_name(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:
        # A file system without links.
        shutil.copy2(file, name)


def restore(build: Path, published: Path, run: str) -> Path:
    """Publish a past version again; the present one becomes a version itself.

    Args:
        build: the database that runs write; no run may be going on.
        published: the database that readers open.
        run: the id of the run that published the version, or the version's name, or the first letters of either.

    Returns:
        The version.

    Raises:
        WarehouseError: no version fits, or more than one, and the message lists what there is; or it was made by
            another version of dateline, whose tables the commands do not know.
    """
    with locked(turn_of(build)):
        versions = sorted(versions_folder(published).glob("*.duckdb"))
        names = {version: (version.stem, version.stem.partition("-")[2]) for version in versions}
        found = [version for version, called in names.items() if any(name.startswith(run) for name in called)]
        if len(found) != 1 or not run:
            known = ", ".join(version.stem for version in versions) or "none"
            said = "More than one kept version fits" if len(found) > 1 else "No kept version fits"
            raise WarehouseError(f"{said} {run!r}; there are: {known}.")
        _refuse_other_tables(found[0], published)
        keep_version(published)
        copy_whole(found[0], published, mode=0o444)
        seal(published)
    return found[0]


def _refuse_other_tables(version: Path, published: Path) -> None:
    with reading(version) as connection:
        same = read_state(connection, "schema") == schema_stamp()
        known = set(connection.execute(COLUMNS).fetchall())
    if same and published.exists():
        with suppress(WarehouseError), reading(published) as connection:
            same = known.issuperset(connection.execute(COLUMNS).fetchall())
    if not same:
        raise WarehouseError(
            f"{version.stem} was made by another version of dateline, whose tables this one does not know; "
            f"read {version} with that one, or let `dateline run` make the timeline from raw/."
        )
