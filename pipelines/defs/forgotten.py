"""Dagster's own record of old runs: a few MB a run, and nothing of the timeline hangs on it."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import dagster as dg

KEPT_RUNS = 30
AT_ONCE = 10
"""Runs that are forgotten at a time, so that no run waits long for it."""

FINISHED = (dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED)


def forget_old_runs(instance: dg.DagsterInstance) -> Sequence[str]:
    """Delete the record of finished runs beyond the latest ones, the oldest first.

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
    """Delete what Dagster leaves: the run's own file, emptied, where the record is in SQLite, and what it printed."""
    for path in (home / "history" / "runs").glob(f"{run_id}.db*"):  # with its log, if it is still open
        path.unlink(missing_ok=True)
    shutil.rmtree(home / "storage" / run_id, ignore_errors=True)
