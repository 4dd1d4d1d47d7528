"""The days of an event, from the phrases that date it and from the events that it hangs on."""

from collections.abc import Sequence
from datetime import date

from pipelines.events.lexicon.counts import DAYS_OF_PLURALS, DAYS_OF_SEVERAL, DAYS_OF_UNITS, TENS, UNITS
from pipelines.temporal.model import Granularity, Interval

NOWHERE = Interval(None, None)
LONGEST_COUNT = 6
"""Digits of a number of days, weeks or years; one that is longer is no distance."""


def meet(left: Interval, right: Interval) -> Interval | None:
    """Return the days that two intervals share; None if they are disjoint.

    >>> meet(Interval(1, 5), Interval(None, 3))
    Interval(start=1, end=3)
    >>> meet(Interval(1, 3), Interval(3, 5)) is None
    True
    """
    start, end = left.start, left.end
    if right.start is not None and (start is None or start < right.start):
        start = right.start
    if right.end is not None and (end is None or end > right.end):
        end = right.end
    if start is not None and end is not None and start >= end:
        return None
    return left if (start, end) == (left.start, left.end) else Interval(start, end)


def is_dated(interval: Interval) -> bool:
    """True if both sides of an interval are known."""
    return interval.start is not None and interval.end is not None


def days_between(words: Sequence[str]) -> tuple[int, int] | None:
    """Least and greatest number of days that a distance in words means.

    >>> days_between(["two", "days"]), days_between(["days"]), days_between(["the", "day"])
    ((2, 2), (1, 6), (1, 1))
    """
    lower = [word.lower() for word in words]
    for word in lower:
        if word in DAYS_OF_PLURALS:
            number = _count(lower)
            least, most = DAYS_OF_UNITS[word[:-1]]
            return (number[0] * least, number[1] * most) if number else DAYS_OF_PLURALS[word]
        if word in DAYS_OF_UNITS:
            return DAYS_OF_UNITS[word]
    return None


def _count(words: Sequence[str]) -> tuple[int, int] | None:
    for word in words:
        value = int(word) if word.isdecimal() and len(word) <= LONGEST_COUNT else UNITS.get(word, TENS.get(word))
        if value is not None:
            return value, value
        if word in DAYS_OF_SEVERAL:
            return DAYS_OF_SEVERAL[word]
    return None


def shifted(base: Interval, least: int, most: int) -> Interval:
    """Return the days that lie from `least` to `most` days after those of `base` (before them, if negative).

    >>> shifted(Interval(100, 101), -6, -1)
    Interval(start=94, end=100)
    """
    start = None if base.start is None else base.start + least
    end = None if base.end is None else base.end + most
    return Interval(start, end)


def granularity_of(interval: Interval, otherwise: Granularity | None = None) -> Granularity | None:
    """Return the unit of the calendar that an interval fills exactly, else `otherwise`.

    >>> quarter = Interval(date(2025, 1, 1).toordinal(), date(2025, 4, 1).toordinal())
    >>> granularity_of(quarter), granularity_of(Interval(739353, 739355))
    (<Granularity.QUARTER: 'quarter'>, <Granularity.WEEKEND: 'weekend'>)
    """
    start, end = interval.start, interval.end
    if start is None or end is None or start < 1:
        return otherwise
    length, weekday = end - start, start % 7
    if length == 1:
        return otherwise if otherwise in (Granularity.HOUR, Granularity.INSTANT) else Granularity.DAY
    if length == 2 and weekday == 6:
        return Granularity.WEEKEND
    if length == 7 and weekday == 1:
        return Granularity.WEEK
    return _months_filled(start, end) or otherwise


def _months_filled(start: int, end: int) -> Granularity | None:
    if end > date.max.toordinal():
        return None
    first, after = date.fromordinal(start), date.fromordinal(end)
    if first.day != 1 or after.day != 1:
        return None
    months = (after.year - first.year) * 12 + after.month - first.month
    if months == 12:
        return Granularity.YEAR if first.month == 1 else None
    aligned = months and (first.month - 1) % months == 0
    return {1: Granularity.MONTH, 3: Granularity.QUARTER, 6: Granularity.HALF}.get(months) if aligned else None
