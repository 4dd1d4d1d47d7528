"""Outer rows: ranges, sides of a date, amounts before or after one."""

from pipelines.temporal.calendar import DAY, cell_of, iso, span
from pipelines.temporal.meaning import Amount, Bound, Clock, Offset, Range
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval
from pipelines.temporal.reading import ORDER, Reading, unresolved
from pipelines.temporal.resolution.base import based
from pipelines.temporal.resolution.lengths import MINUTES_OF_DAY, far_day
from pipelines.temporal.view import View


def read_range(meaning: Range, view: View) -> Reading:
    """From the start of the first date to the end of the last."""
    first, last = view.read(meaning.first), view.read(meaning.last)
    days = Interval(first.days.start, last.days.end)
    if days.start is None or days.end is None or days.start >= days.end:
        return unresolved(None, first.kind)._replace(
            flags=(ORDER,) if days.start is not None and days.end is not None else ()
        )
    coarser = first.grain if first.grain is not None else last.grain
    base = last if last.kind is not AnchorKind.ABSOLUTE else first
    return based(Reading(None, days, coarser, approximate=first.approximate or last.approximate), base)


def read_bound(meaning: Bound, view: View) -> Reading:
    """since and from start with the date, until and by end with it, before and after leave it out.

    Before and after a time of a day, the day itself is not left out.
    """
    inner = view.read(meaning.of)
    start, end = inner.days.start, inner.days.end
    if start is None and end is None:
        return unresolved(None, inner.kind)
    within_day = inner.value is not None and "T" in inner.value
    until = view.anchor + 1 if view.anchor is not None and start is not None and start <= view.anchor else None
    days = {
        "since": Interval(start, until),
        "until": Interval(None, end),
        "by": Interval(None, end),
        "before": Interval(None, end if within_day else start),
        "after": Interval(start if within_day else end, None),
    }[meaning.kind]
    return based(Reading(None, days, inner.grain), inner)


def read_offset(meaning: Offset, view: View) -> Reading:
    """So long before or after another date, at the grain of the amount."""
    base, length = view.read(meaning.base), meaning.amount
    start = base.days.start
    if start is not None and length.unit is None and isinstance(meaning.base, Clock):
        return based(clock_offset(meaning.base.minute, start, length, meaning.after), base)
    if start is None or base.days.end is None or length.unit is None or length.low is None or length.low != length.high:
        return unresolved(None, base.kind)
    day = far_day(
        start if not meaning.after else base.days.end - 1, length.unit, length.low if meaning.after else -length.low
    )
    reading = Reading(None, span(cell_of(length.unit, day)), length.unit)
    if length.unit is not DAY and base.cell is not None and base.cell.unit is DAY:
        reading = reading._replace(alternatives=(Alternative(Interval(day, day + 1), iso(day), "to the day"),))
    return based(reading, base)


def clock_offset(minute: int, start: int, length: Amount, after: bool) -> Reading:
    """The day so many minutes before or after a minute of a day."""
    if length.low is None or length.low != length.high:
        return unresolved(None)
    minutes = round(length.low * length.minutes)
    day = start + (minute + (minutes if after else -minutes)) // MINUTES_OF_DAY
    return Reading(None, Interval(day, day + 1), Granularity.INSTANT)
