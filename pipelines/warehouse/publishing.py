"""Put a finished build in the place of the published database, whole and at once."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import CONFIG, Connection, locked, transaction, with_enough_memory, writing
from pipelines.warehouse.files import copy_whole, seal, seal_of, sealed
from pipelines.warehouse.history import record
from pipelines.warehouse.restoring import keep_version
from pipelines.warehouse.schema import read_state


@dataclass(frozen=True, slots=True)
class Run:
    """What a run knows of itself; with the counts of what it publishes, a row of `core.runs`.

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


def publish(build: Path, published: Path, run: Run) -> bool:
    """Publish the build if its marts are of another state than the published ones, or the published file is damaged.

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
    """The state of the published marts; None if there is no file, or none that can be read."""
    if not published.exists():
        return None
    try:
        with duckdb.connect(published, read_only=True, config=CONFIG) as connection:
            return read_state(connection, "marts")
    except duckdb.Error:
        return None


RECORD = """
insert into core.runs by name select
    $run_id as run_id, $started_at as started_at, $finished_at as finished_at, $state_id as state_id,
    $code_version as code_version, $rules_version as rules_version, $model_sha256 as model_sha256,
    (select sha256(string_agg(
        concat_ws(' ', source_path, content_sha256, sidecar_sha256), chr(10) order by source_path
    )) from core.file_history where recorded_to is null) as manifest_sha256,
    -- What a killed run wrote is published by this one, so it goes to this one's account.
    (select coalesce(sum(rows_written), 0) from core.run_steps
     where run_id not in (select run_id from core.runs)) as rows_written,
    (select count(*) from core.texts) as documents,
    (select count(*) from core.unreadable_documents) as unreadable,
    (select count(*) from core.time_references where timex_type is not null) as phrases,
    (select count(*) from core.time_references where timex_type is not null and status = 'resolved') as resolved,
    (select count(*) from core.reports) as reports,
    (select count(*) from core.events) as events,
    $new as new_events, $changed as changed_events, $vanished as vanished_events
"""


@with_enough_memory
def _record(connection: Connection, run: Run, state: str) -> None:
    with transaction(connection):
        connection.execute("delete from core.runs where run_id = ?", [run.run_id])
        changes = record(connection, run.finished_at)
        connection.execute(RECORD, {**asdict(run), **asdict(changes), "state_id": state})
