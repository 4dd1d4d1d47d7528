"""The one place that reads the clock: the times of a run are arguments to everything below."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Return the current time, UTC, without a zone, as in `core.runs`."""
    return datetime.now(UTC).replace(tzinfo=None)  # noqa: TID251


def now_ns() -> int:
    """Return nanoseconds since the epoch, the unit of file stamps."""
    return time.time_ns()


def moment(seconds: float) -> datetime:
    """Convert seconds since the epoch to a time, UTC, without a zone."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def seconds() -> float:
    """Return seconds since the epoch, the unit of Dagster's run times."""
    return time.time()  # noqa: TID251
