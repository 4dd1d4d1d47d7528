"""The one conversion between day numbers (half-open, in Python) and calendar dates (inclusive, in the tables)."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=50_000)
def to_date(day: int | None) -> date | None:
    """Return the date of a day number; None for no day and for days outside the years 1 to 9999.

    >>> to_date(739356)
    datetime.date(2025, 4, 15)
    >>> to_date(-100) is None
    True
    """
    if day is None or not 1 <= day <= date.max.toordinal():
        return None
    return date.fromordinal(day)


def to_dates(start: int | None, end: int | None) -> tuple[date | None, date | None]:
    """Return the first and last day of the half-open interval [start, end).

    >>> to_dates(739356, 739357)
    (datetime.date(2025, 4, 15), datetime.date(2025, 4, 15))
    >>> to_dates(None, 739357)
    (None, datetime.date(2025, 4, 15))
    """
    return to_date(start), to_date(None if end is None else end - 1)


def from_dates(start: date | None, end: date | None) -> tuple[int | None, int | None]:
    """Return the half-open interval of day numbers between two inclusive dates; the inverse of `to_dates`.

    >>> from_dates(date(2025, 4, 15), None)
    (739356, None)
    """
    return (None if start is None else start.toordinal(), None if end is None else end.toordinal() + 1)
