"""Amounts of time and outer rows: where they lie, if they lie anywhere."""

from pipelines.temporal.calendar import DAY, MONTH, MONTHS_IN, Cell, add, bounds, cell_of, iso, span
from pipelines.temporal.meaning import Amount, Away, Base, Bound, Clock, Due, Ending, Offset, Part, Run, Stretch, Vague
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval
from pipelines.temporal.resolve.context import ORDER, Reading, ReadingContext, based, unresolved
from pipelines.temporal.spelling import cell_value

MINUTES_OF_DAY = 1440


def amount(meaning: Amount) -> Reading:
    """Return a length of time, which dates nothing."""
    return unresolved(meaning.value)._replace(mod=meaning.mod)


def run(meaning: Run, outer: Reading | None) -> Reading:
    """Return the first or last units of a date."""
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
    """Return the unit whose cell the days are, else the given one."""
    for grain in MONTHS_IN:
        if days.start is not None and bounds(cell_of(grain, days.start)) == (days.start, days.end):
            return grain
    return unit


def stretch(meaning: Stretch, base: Reading | None) -> Reading:
    """Return an amount up to the base, or from it on; unknown or vague amounts leave the far side open or wide."""
    length = meaning.amount
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
    if meaning.base is Base.NARRATIVE and not meaning.back and length.unit is not None:  # hours begin on the day itself
        days = Interval(day + 1, days.end)
    others = whole_units(length, day, meaning.back) if meaning.base is Base.ANCHOR else ()
    approximate = vague or length.mod is not None
    reading = Reading(
        length.value, days, length.unit or DAY, mod=length.mod, approximate=approximate, alternatives=others
    )
    return based(reading, base)


def whole_units(length: Amount, day: int, back: bool) -> tuple[Alternative, ...]:
    """Return the same amount in whole calendar units, the current one left out."""
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
    """Return the day so many units on; a fraction of a year counts in months, of anything else in days."""
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


def vague(meaning: Vague, base: Reading | None) -> Reading:
    """PAST_REF and its kin; with a side, the days up to the base or after it."""
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


def due(meaning: Due, context: ReadingContext) -> Reading:
    """Return a length of time; looking forward in a report, also the day on which it is over."""
    length = meaning.amount
    if context.history or context.anchor is None or length.low is None or length.high is None:
        return amount(length)
    sign = context.clues().sign
    if sign < 0:
        return amount(length)
    coming = due_days(meaning, context.anchor, context)
    if sign or context.alone():
        return coming
    assumed = Alternative(coming.days, coming.value or "", "if it is yet to come")
    return amount(length)._replace(alternatives=(assumed,))


def due_days(meaning: Due, anchor: int, context: ReadingContext) -> Reading:
    """Return the days that a length of time leads to, seen from the anchor."""
    length = meaning.amount
    assert length.low is not None
    assert length.high is not None
    if length.unit is None:
        near = anchor + (round(length.low * length.minutes) + (context.minute or 0)) // MINUTES_OF_DAY
        last = anchor + (round(length.high * length.minutes) + (context.minute or 0)) // MINUTES_OF_DAY
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
        alternatives=others, kind=context.anchor_kind, anchor=anchor,
    )  # fmt: skip


def range_of(first: Reading, last: Reading) -> Reading:
    """From the start of the first date to the end of the last."""
    days = Interval(first.days.start, last.days.end)
    if days.start is None or days.end is None or days.start >= days.end:
        return unresolved(None, first.kind)._replace(
            flags=(ORDER,) if days.start is not None and days.end is not None else ()
        )
    coarser = first.grain if first.grain is not None else last.grain
    base = last if last.kind is not AnchorKind.ABSOLUTE else first
    return based(Reading(None, days, coarser, approximate=first.approximate or last.approximate), base)


def bound(meaning: Bound, inner: Reading, context: ReadingContext) -> Reading:
    """since and from start with the date, until and by end with it, before and after leave it out.

    Before and after a time of a day, the day itself is not left out.
    """
    start, end = inner.days.start, inner.days.end
    if start is None and end is None:
        return unresolved(None, inner.kind)
    if meaning.kind == "before" and isinstance(meaning.of, Part) and meaning.of.mod == "END":
        start = end  # before the end of the month is up to its end
    within_day = inner.value is not None and "T" in inner.value
    until = context.anchor + 1 if context.anchor is not None and start is not None and start <= context.anchor else None
    days = {
        "since": Interval(start, until),
        "until": Interval(None, end),
        "by": Interval(None, end),
        "before": Interval(None, end if within_day else start),
        "after": Interval(start if within_day else end, None),
    }[meaning.kind]
    return based(Reading(None, days, inner.grain), inner)


def away(meaning: Away, base: Reading) -> Reading:
    """So long before or after a date, at the grain of that date."""
    start, grain = base.days.start, base.grain
    if start is None or grain is None:
        return unresolved(None, base.kind)
    sign, part, day = 1 if meaning.after else -1, meaning.amount, start
    length: Amount | None = part
    while length is not None:
        if length.low is None or length.low != length.high:
            return unresolved(None, base.kind)
        if length.unit is not None:  # hours beside days leave the day as it is
            day = far_day(day, length.unit, sign * length.low)
        length = length.rest
    unit = DAY if grain in (Granularity.INSTANT, Granularity.HOUR) else grain
    cell = cell_of(unit, day)
    of_day = base.value.partition("T") if base.value and unit is DAY else ("", "", "")
    value = f"{cell_value(cell)}{of_day[1]}{of_day[2]}"
    return base._replace(value=value, days=span(cell), grain=grain, cell=cell, alternatives=())


def ending(meaning: Ending, date: Reading) -> Reading:
    """Return the unit that ends with a date: that of the calendar, or as long a time."""
    end = date.days.end
    if end is None:
        return unresolved(None, date.kind)
    cell = cell_of(meaning.unit, end - 1)
    days = span(cell) if bounds(cell)[1] == end else Interval(add(end, meaning.unit, -1), end)
    return based(Reading(cell_value(cell), days, meaning.unit, cell), date)


def offset(meaning: Offset, base: Reading) -> Reading:
    """So long before or after another date, at the grain of the amount, or of that date if the words say so."""
    length, start = meaning.amount, base.days.start
    if meaning.to_the_day:
        return away(Away(length, meaning.after, meaning.base), base)._replace(value=None)
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
    """Return the day so many minutes before or after a minute of a day."""
    if length.low is None or length.low != length.high:
        return unresolved(None)
    minutes = round(length.low * length.minutes)
    day = start + (minute + (minutes if after else -minutes)) // MINUTES_OF_DAY
    return Reading(None, Interval(day, day + 1), Granularity.INSTANT)
