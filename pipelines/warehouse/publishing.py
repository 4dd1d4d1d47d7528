"""Put a finished build in the place of the published database, whole and at once."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import CONFIG, Connection, locked, transaction, writing
from pipelines.warehouse.files import copy_whole
from pipelines.warehouse.schema import read_state


@dataclass(frozen=True, slots=True)
class Run:
    """The record of a run. A row of `core.runs`, less the count of rows.

    Args:
        run_id: Dagster's id of the run.
        started_at: when it began, UTC.
        finished_at: when it came to publishing, UTC.
        code_version: of the code that ran.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime
    code_version: str


def publish(build: Path, published: Path, run: Run) -> bool:
    """Publish the build if its marts are of another state than the published ones.

    Args:
        build: the database that runs write.
        published: the database that readers open.
        run: the record that goes with the rows.

    Returns:
        Whether there was something to publish.

    Raises:
        WarehouseError: the copy cannot be made; the published file is as it was.
    """
    with locked(build):
        with writing(build) as connection:
            state = read_state(connection, "marts")
            if state is None:
                raise WarehouseError("There are no marts to publish; materialise them first.")
            if state == published_state(published):
                return False
            with transaction(connection):
                _record(connection, run, state)
            connection.execute("checkpoint")
        try:
            copy_whole(build, published, mode=0o444)
        except OSError as error:
            raise WarehouseError(f"{published} cannot be published: {error.strerror}; it is as it was.") from error
    return True


def published_state(published: Path) -> str | None:
    """The state of the published marts; None if there is no file, or none that can be read."""
    if not published.exists():
        return None
    try:
        with duckdb.connect(published, read_only=True, config=CONFIG) as connection:
            return read_state(connection, "marts")
    except duckdb.Error:
        return None


def _record(connection: Connection, run: Run, state: str) -> None:
    connection.execute("delete from core.runs where run_id = ?", [run.run_id])
    # What a killed run wrote is published by this one, so it goes to this one's account.
    written = connection.execute(
        "select sum(rows_written) from core.run_steps where run_id not in (select run_id from core.runs)"
    ).fetchall()
    connection.execute(
        "insert into core.runs values (?, ?, ?, ?, ?, ?)",
        [run.run_id, run.started_at, run.finished_at, int(written[0][0] or 0), state, run.code_version],
    )
