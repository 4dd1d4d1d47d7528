"""Runs whose process has ended without a word, or that never began: left alone, they would hold the queue for ever."""

from pathlib import Path

import dagster as dg

from pipelines.defs.clock import seconds
from pipelines.errors import BusyError
from pipelines.warehouse.build import turn_of
from pipelines.warehouse.connection import locked

GRACE_SECONDS = 60.0
"""A run takes its turn to write in its first step; until then it may live without holding it."""

STATUS = dg.DagsterRunStatus
GOING_ON = (STATUS.NOT_STARTED, STATUS.STARTING, STATUS.STARTED, STATUS.CANCELING)
"""What a run says of itself that its process should end; one in the queue has none yet, and waits for the daemon."""


def report_abandoned(instance: dg.DagsterInstance, build: Path) -> list[str]:
    """Mark as failed the runs that say they begin, go on or end while nobody holds the turn to write.

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
    """When a run began; when it was made, for one that has not."""
    return record.start_time or record.create_timestamp.timestamp()
