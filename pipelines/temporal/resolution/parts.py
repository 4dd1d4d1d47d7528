"""Parts of dates, clock times, and dates that are in doubt."""

from pipelines.temporal.calendar import DAY, MONTH, MONTHS_IN, Cell, add, iso
from pipelines.temporal.meaning import Ambiguous, Base, Clock, Cut, DayPart, Impossible, Mod, Moment, Part, Shift
from pipelines.temporal.model import Alternative, Granularity, Interval, Status
from pipelines.temporal.reading import NOWHERE, Reading, of_cell, unresolved
from pipelines.temporal.resolution.base import read_shift
from pipelines.temporal.view import View

MINUTES_OF_DAY = 1440


def read_part(meaning: Part, view: View) -> Reading:
    """The first, middle or last third of a date (of a month: days 1-10, 11-20, the rest)."""
    whole = view.read(meaning.of)
    start, end = whole.days.start, whole.days.end
    if start is None or end is None or end - start <= 1:
        return whole._replace(mod=meaning.mod)
    if whole.mod in ("START", "MID", "END"):
        first, second = start + (end - start) // 3, end - (end - start) // 3
    elif whole.grain is MONTH:
        first, second = start + 10, start + 20
    elif whole.grain is not None and MONTHS_IN.get(whole.grain, 0) % 3 == 0 and whole.grain in MONTHS_IN:
        first, second = (add(start, MONTH, MONTHS_IN[whole.grain] * third // 3) for third in (1, 2))
    else:
        first, second = start + (end - start + 2) // 3, end - (end - start + 2) // 3
    low, high = {"START": (start, first), "MID": (first, second), "END": (second, end)}[meaning.mod]
    return whole._replace(mod=meaning.mod, days=Interval(low, high) if low < high else whole.days)


def halved(whole: Reading, second: bool) -> Reading:
    """The first or second half of a date that is not a year (of a month: days 1-15, the rest)."""
    start, end, grain = whole.days.start, whole.days.end, whole.grain
    if start is None or end is None or end - start <= 1:
        return Reading(None, NOWHERE, None, status=Status.IMPOSSIBLE, kind=whole.kind)
    months = MONTHS_IN.get(grain, 0) if grain is not None else 0
    middle = add(start, MONTH, months // 2) if months % 2 == 0 and months else start + (end - start) // 2
    days = Interval(middle, end) if second else Interval(start, middle)
    return whole._replace(days=days, mod="END" if second else "START")


def read_cut(meaning: Cut, view: View) -> Reading:
    """The side of a date before or after its base; a date that does not hold its base stays whole."""
    whole = view.read(meaning.of)
    day, start, end = whole.anchor, whole.days.start, whole.days.end
    if day is None or start is None or end is None:
        return whole
    days = whole.days
    if start <= day < end:
        days = Interval(start, day + 1) if meaning.earlier else Interval(day, end)
    return whole._replace(days=days, mod="START" if meaning.earlier else "END")


def read_mod(meaning: Mod, view: View) -> Reading:
    """A date that the words only approach."""
    return view.read(meaning.of)._replace(mod=meaning.mod, approximate=True)


def read_day_part(meaning: DayPart, view: View) -> Reading:
    """A part of a day: the day, with its part in the value."""
    day = view.read(meaning.of)
    if day.value is None:
        return day
    return day._replace(value=f"{day.value.split('T')[0]}T{meaning.code}")


def read_clock(meaning: Clock, view: View) -> Reading:
    """A clock time: of its day, else of the day that the text speaks of."""
    day = view.read(meaning.of) if meaning.of else read_shift(Shift(DAY, 0, Base.STORY), view)
    if day.value is None or day.cell is None:
        return day._replace(value=f"XXXX-XX-XX{meaning.value}")
    reading = day._replace(value=f"{day.value.split('T')[0]}{meaning.value}", grain=Granularity.INSTANT)
    alone = isinstance(meaning.of, Shift) and meaning.of.base is Base.STORY
    if (
        alone
        and view.minute is not None
        and meaning.minute < view.minute
        and view.anchor is not None
        and not view.direction().cue
    ):
        coming = Interval(view.anchor + 1, view.anchor + 2)
        return reading._replace(
            alternatives=(Alternative(coming, f"{iso(view.anchor + 1)}{meaning.value}", "the coming one"),)
        )
    return reading


def read_moment(meaning: Moment, view: View) -> Reading:
    """Hours or minutes from the minute in which the text speaks; without one, the day itself."""
    if meaning.base is Base.STORY or view.anchor is None:
        return unresolved(meaning.unit)
    if view.minute is None:
        day = of_cell(Cell(DAY, view.anchor))
        return day._replace(value=meaning.unit, approximate=True, kind=view.anchor_kind, anchor=view.anchor)
    days, minute = divmod(view.minute + meaning.minutes, MINUTES_OF_DAY)
    day = of_cell(Cell(DAY, view.anchor + days))
    return day._replace(
        value=f"{day.value}T{minute // 60:02d}:{minute % 60:02d}",
        grain=Granularity.INSTANT,
        kind=view.anchor_kind,
        anchor=view.anchor,
    )


def read_ambiguous(meaning: Ambiguous, view: View) -> Reading:
    """A numeric date: day first or month first, if anybody knows."""
    day_first, month_first = view.read(meaning.day_first), view.read(meaning.month_first)
    if view.month_first is not None:
        return month_first if view.month_first else day_first
    others = tuple(
        Alternative(reading.days, reading.value or "", reason)
        for reading, reason in ((day_first, "day first"), (month_first, "month first"))
    )
    return Reading(None, NOWHERE, None, status=Status.AMBIGUOUS, alternatives=others, flags=("date_order",))


def read_impossible(meaning: Impossible, view: View) -> Reading:
    """A date that no calendar has."""
    return Reading(meaning.value, NOWHERE, None, status=Status.IMPOSSIBLE)
