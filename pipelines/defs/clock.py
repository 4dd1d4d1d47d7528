"""The one place that reads the clock: the times of a run are arguments to everything below."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The time of day, UTC, without a zone, as `core.runs` holds it."""
    return datetime.now(UTC).replace(tzinfo=None)  # noqa: TID251


def now_ns() -> int:
    """Nanoseconds since the epoch, as files are stamped."""
    return time.time_ns()


def moment(seconds: float) -> datetime:
    """Seconds since the epoch as a time of day, UTC, without a zone."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def seconds() -> float:
    """Seconds since the epoch, as Dagster stamps its runs."""
    return time.time()  # noqa: TID251
