"""Housekeeping of Dagster's own runs: those whose process died are marked as failed, old ones are forgotten."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import dagster as dg

from pipelines.defs.resources import seconds
from pipelines.errors import BusyError
from pipelines.warehouse.build import turn_of
from pipelines.warehouse.connection import locked

GRACE_SECONDS = 60.0
"""A run takes its turn to write in its first step; until then it may be alive without holding it."""

STATUS = dg.DagsterRunStatus
GOING_ON = (STATUS.NOT_STARTED, STATUS.STARTING, STATUS.STARTED, STATUS.CANCELING)
"""Statuses of a run that should have a process; a queued run has none yet, and waits for the daemon."""
FINISHED = (STATUS.SUCCESS, STATUS.FAILURE, STATUS.CANCELED)

KEPT_RUNS = 30
AT_ONCE = 10
"""Runs that are forgotten at a time, so that no run waits long for it."""


def report_abandoned(instance: dg.DagsterInstance, build: Path) -> list[str]:
    """Mark as failed the runs that count as under way while nobody holds the turn to write; they would block the queue.

    The turn is a lock of the operating system, which ends with its process, however that ends.

    Returns:
        The ids of the runs that were marked.
    """
    going_on = instance.get_run_records(dg.RunsFilter(statuses=GOING_ON))
    now = seconds()
    old = [record.dagster_run for record in going_on if now - _since(record) > GRACE_SECONDS]
    if not old:
        return []
    try:
        with locked(turn_of(build), wait_seconds=0):
            for run in old:
                instance.report_run_failed(run, "The process of this run ended before the run did.")
    except BusyError:
        return []
    return [run.run_id for run in old]


def _since(record: dg.RunRecord) -> float:
    """Return when a run started; when it was created, if it has not."""
    return record.start_time or record.create_timestamp.timestamp()


def forget_old_runs(instance: dg.DagsterInstance) -> Sequence[str]:
    """Delete Dagster's record of finished runs beyond the latest ones, oldest first: a few MB each.

    Returns:
        The ids of the runs that were forgotten.
    """
    runs = instance.get_run_ids(dg.RunsFilter(statuses=FINISHED))
    forgotten = runs[KEPT_RUNS:][-AT_ONCE:]
    for run_id in forgotten:
        instance.delete_run(run_id)
        _delete_files(Path(instance.root_directory), run_id)
    return forgotten


def _delete_files(home: Path, run_id: str) -> None:
    """Delete what Dagster leaves: the run's own file, emptied, where the record is in SQLite, and its output."""
    for path in (home / "history" / "runs").glob(f"{run_id}.db*"):  # with its log, if it is still open
        path.unlink(missing_ok=True)
    shutil.rmtree(home / "storage" / run_id, ignore_errors=True)
