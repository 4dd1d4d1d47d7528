"""The public names of dateline: find the time references of a text and say which days they mean.

Days are day numbers of the proleptic Gregorian calendar, as `datetime.date.toordinal` counts them, and intervals are
half-open. What this package does not name may change at any time.

>>> from datetime import date
>>> context = Context(anchor=date(2025, 4, 15).toordinal())
>>> [reference] = tag("The bridge was closed two days ago.", context)
>>> reference.text, date.fromordinal(reference.interval.start).isoformat()
('two days ago', '2025-04-13')
"""

from importlib.metadata import version

from pipelines.errors import DatelineError
from pipelines.temporal import explain, tag
from pipelines.temporal.model import (
    Alternative,
    AnchorKind,
    Context,
    Granularity,
    Interval,
    KindOfText,
    Status,
    TimeReference,
    TimexType,
)

__version__ = version("dateline")

__all__ = [
    "Alternative",
    "AnchorKind",
    "Context",
    "DatelineError",
    "Granularity",
    "Interval",
    "KindOfText",
    "Status",
    "TimeReference",
    "TimexType",
    "__version__",
    "explain",
    "tag",
]
