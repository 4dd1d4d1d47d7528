"""Amounts of time: where they lie, if they lie anywhere."""

from pipelines.temporal.calendar import DAY, MONTH, MONTHS_IN, YEAR, Cell, add, bounds, cell_of, iso, span
from pipelines.temporal.meaning import Amount, Base, Due, Repeat, Run, Stretch, Undated, Vague
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval
from pipelines.temporal.reading import Reading, unresolved
from pipelines.temporal.resolution.base import based, read_base
from pipelines.temporal.timex3 import cell_value
from pipelines.temporal.view import View

MINUTES_OF_DAY = 1440


def read_amount(meaning: Amount, view: View) -> Reading:
    """A length of time dates nothing."""
    return unresolved(meaning.value)._replace(mod=meaning.mod)


def read_run(meaning: Run, view: View) -> Reading:
    """The first or last units of a date."""
    outer = read_base(meaning.of, YEAR, view)
    if outer is None or outer.days.start is None or outer.days.end is None:
        return unresolved(meaning.value)
    start, end = outer.days.start, outer.days.end
    days = (
        Interval(add(end, meaning.unit, -meaning.n), end)
        if meaning.from_end
        else Interval(start, add(start, meaning.unit, meaning.n))
    )
    return based(Reading(meaning.value, days, grain_of(days, meaning.unit)), outer)


def grain_of(days: Interval, unit: Granularity) -> Granularity:
    """The unit whose cell the days are, else the given one."""
    for grain in MONTHS_IN:
        if days.start is not None and bounds(cell_of(grain, days.start)) == (days.start, days.end):
            return grain
    return unit


def read_stretch(meaning: Stretch, view: View) -> Reading:
    """An amount up to the base, or from it on; unknown or vague amounts leave the far side open or wide."""
    length = meaning.amount
    base = read_base(meaning.base, DAY, view)
    if base is None or base.days.start is None:
        return unresolved(length.value)._replace(mod=length.mod)
    day = base.days.start
    vague = length.low is None or length.low != length.high
    many = length.high if length.label_unknown else length.low
    far: int | None = None
    if length.unit is None and many is not None:
        far = (
            day - round(many * length.minutes) // MINUTES_OF_DAY
            if meaning.back
            else day + round(many * length.minutes) // MINUTES_OF_DAY
        )
    elif length.unit is not None and many is not None:
        far = far_day(day, length.unit, -many if meaning.back else many)
    days = Interval(far, day + 1) if meaning.back else Interval(day, None if far is None else far + 1)
    if meaning.base is Base.STORY and not meaning.back and length.unit is not None:  # hours begin on the day itself
        days = Interval(day + 1, days.end)
    others = whole_units(length, day, meaning.back) if meaning.base is Base.ANCHOR else ()
    approximate = vague or length.mod is not None
    reading = Reading(
        length.value, days, length.unit or DAY, mod=length.mod, approximate=approximate, alternatives=others
    )
    return based(reading, base)


def whole_units(length: Amount, day: int, back: bool) -> tuple[Alternative, ...]:
    """The same amount in whole calendar units, the current one left out."""
    if (
        length.unit is None
        or length.low is None
        or length.low != length.high
        or length.low != int(length.low)
        or not length.low
    ):
        return ()
    now, count = cell_of(length.unit, day), int(length.low)
    first = Cell(now.unit, now.number - count) if back else Cell(now.unit, now.number + 1)
    days = Interval(bounds(first)[0], bounds(Cell(now.unit, first.number + count - 1))[1])
    return (Alternative(days, length.value, f"whole {length.unit}s, the current one left out"),)


def far_day(day: int, unit: Granularity, count: float) -> int:
    """The day so many units on; a fraction of a year counts in months, of anything else in days."""
    whole = int(count)
    far = add(day, unit, whole)
    rest = count - whole
    if not rest:
        return far
    return (
        add(far, MONTH, round(rest * MONTHS_IN[unit]))
        if unit in MONTHS_IN and MONTHS_IN[unit] > 1
        else far + round(rest * 7)
    )


def read_vague(meaning: Vague, view: View) -> Reading:
    """PAST_REF and its kin; with a side, the days up to the base or after it."""
    base = read_base(meaning.base, DAY, view) if meaning.side else None
    if base is None or base.days.start is None:
        return unresolved(meaning.value)
    day, length = base.days.start, meaning.amount
    near = far = None
    if length is not None and length.unit is not None and length.low is not None and length.high is not None:
        near, far = (far_day(day, length.unit, meaning.side * many) for many in (length.low, length.high))
    if meaning.side < 0:
        days = Interval(far, day + 1 if near is None else near + 1)
    else:
        days = Interval(day if near is None else near, None if far is None else far + 1)
    return based(Reading(meaning.value, days, length.unit if length else None, approximate=True), base)


def read_due(meaning: Due, view: View) -> Reading:
    """A length of time; looking forward in a report, also the day on which it is over."""
    length = meaning.amount
    if view.history or view.anchor is None or length.low is None or length.high is None:
        return read_amount(length, view)
    direction = view.direction()
    if direction.sign < 0 and direction.cue:
        return read_amount(length, view)
    due = due_days(meaning, view.anchor, view)
    if direction.cue or view.alone():
        return due
    assumed = Alternative(due.days, due.value or "", "if it is yet to come")
    return read_amount(length, view)._replace(alternatives=(assumed,))


def due_days(meaning: Due, anchor: int, view: View) -> Reading:
    """The days that a length of time leads to, seen from the anchor."""
    length = meaning.amount
    assert length.low is not None
    assert length.high is not None
    if length.unit is None:
        near = anchor + (round(length.low * length.minutes) + (view.minute or 0)) // MINUTES_OF_DAY
        last = anchor + (round(length.high * length.minutes) + (view.minute or 0)) // MINUTES_OF_DAY
    else:
        near, last = (far_day(anchor, length.unit, many) for many in (length.low, length.high))
    days = Interval(anchor if meaning.within else near, last + 1)
    others = (Alternative(Interval(last, last + 1), iso(last), "on the last day"),) if meaning.within else ()
    if not meaning.within and length.unit not in (None, DAY) and near == last:
        whole = cell_of(length.unit, last)
        others = (Alternative(span(whole), cell_value(whole), f"the whole {length.unit}"),)
    return Reading(
        length.value, days, length.unit or DAY, mod=length.mod,
        approximate=length.unit not in (None, DAY) or length.low != length.high,
        alternatives=others, kind=view.anchor_kind, anchor=anchor,
    )  # fmt: skip


def read_repeat(meaning: Repeat, view: View) -> Reading:
    """A set dates nothing."""
    return unresolved(meaning.value)


def read_undated(meaning: Undated, view: View) -> Reading:
    """Time words whose date hangs on an event."""
    return unresolved(meaning.value, AnchorKind.EVENT if meaning.event else AnchorKind.DOCUMENT)
