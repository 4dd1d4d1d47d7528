"""The sensor on `raw/`: a run for each new state of the folder, asked for again while it fails."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import dagster as dg

from pipelines.defs.resources import Folders, seconds
from pipelines.defs.runs import forget_old_runs, report_abandoned
from pipelines.documents.corrections import correction_files
from pipelines.documents.folder import list_folder
from pipelines.errors import FolderError

STATE_TAG = "dateline/raw"
"""The tag of a run that names the state of the folder it was started for."""

LOOKED_BACK = 50
FIRST_PAUSE = 30.0
LONGEST_PAUSE = 3_600.0
"""Seconds between a failed run and the next one for the same state; they double."""


def raw_state(raw: Path) -> str:
    """Return a hash of the names and stamps, not the bytes, of all files that a run would read.

    Raises:
        FolderError: there is no such folder, or it cannot be listed.
    """
    found = [(file.source_path, file.stamp, file.sidecar_stamp) for file in list_folder(raw).files]
    for path in correction_files(raw):
        status = path.lstat()
        found.append((f"{path.parent.name}/{path.name}", (status.st_size, status.st_mtime_ns), ()))
    return hashlib.sha256(repr(found).encode()).hexdigest()[:32]


def state_tag(raw: Path) -> dict[str, str]:
    """Return the tag of a run that starts now; empty if the folder is missing, which the run itself will report."""
    try:
        return {STATE_TAG: raw_state(raw)}
    except FolderError:
        return {}


def pause(failures: int) -> float:
    """Return the seconds to wait after some failures in a row.

    >>> pause(1), pause(3), pause(20)
    (30.0, 120.0, 3600.0)
    """
    return min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)


def reason_to_wait(state: str, runs: Sequence[dg.RunRecord], now: float) -> str | None:
    """Return why no run is requested; None if one is.

    Args:
        state: of the folder now.
        runs: that were started for a state of the folder, latest first.
        now: seconds since the epoch.
    """
    if not runs:
        return None
    last = runs[0].dagster_run
    if not last.is_finished:
        return f"The run {last.run_id} is going on."
    if last.tags[STATE_TAG] != state:
        return None
    if last.is_success:
        return "Nothing changed."
    same = [record for record in runs if record.dagster_run.tags[STATE_TAG] == state]
    failures = next((n for n, record in enumerate(same) if record.dagster_run.is_success), len(same))
    left = (runs[0].end_time or now) + pause(failures) - now
    return f"The last {failures} runs failed; the next one comes in {left:.0f} s." if left > 0 else None


@dg.sensor(
    name="raw",
    job_name="timeline",
    minimum_interval_seconds=5,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Starts a run when files in raw/ are new, changed or gone.",
)
def raw_sensor(context: dg.SensorEvaluationContext, folders: Folders) -> dg.RunRequest | dg.SkipReason:
    """Request a run if the folder differs from what the last run was started for."""
    report_abandoned(context.instance, Path(folders.build))
    try:
        state = raw_state(Path(folders.raw))
    except FolderError as error:
        return dg.SkipReason(str(error))
    context.update_cursor(state)
    records = context.instance.get_run_records(dg.RunsFilter(job_name="timeline"), limit=LOOKED_BACK)
    runs = [record for record in records if STATE_TAG in record.dagster_run.tags]
    reason = reason_to_wait(state, runs, seconds())
    if reason:
        return dg.SkipReason(reason)
    forget_old_runs(context.instance)
    return dg.RunRequest(tags={STATE_TAG: state})
