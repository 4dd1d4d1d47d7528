"""Dates: cells, shifts, parts of dates, clock times, and dates that are in doubt."""

from pipelines.temporal.calendar import (
    DAY,
    MONTH,
    MONTHS_IN,
    Cell,
    add,
    bounds,
    cell_of,
    civil,
    iso,
    southern_days,
    span,
    weekday,
)
from pipelines.temporal.meaning import Again, At, Base, Clock, Cut, DayPart, Moment, Part, Shift
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval, Status
from pipelines.temporal.resolve.context import NOWHERE, Reading, ReadingContext, based, of_cell, unresolved
from pipelines.temporal.spelling import cell_value

SHARED_ZONES: dict[str, dict[str | None, str]] = {
    "IST": {"IN": "+05:30", "LK": "+05:30", "IL": "+02", "PS": "+02", "IE": "+01"},
    "BST": {None: "+01", "BD": "+06"},
    "CST": {None: "-06", "CN": "+08", "TW": "+08", "CU": "-05", "AU": "+09:30"},
    "EST": {None: "-05", "AU": "+10"},
    "PST": {None: "-08", "PH": "+08", "PK": "+05"},
}
"""By the country of the text; None is what the letters mean where no other country claims them, in most texts."""


def with_offset(clock: str, country: str | None) -> str:
    """Return a clock time with the offset of its zone instead of the zone's letters; with none if nobody can tell.

    >>> with_offset("T17:00IST", "IL"), with_offset("T17:00IST", None), with_offset("T17:00EST", "CA")
    ('T17:00+02', 'T17:00', 'T17:00-05')
    """
    name = clock[-3:]
    if name not in SHARED_ZONES:
        return clock
    offsets = SHARED_ZONES[name]
    return clock[:-3] + (offsets.get(country) or offsets.get(None, ""))


SATURDAY, DECEMBER = 5, 12
AHEAD_COUNTS = 5
MIDDLE_OF_WEEK = 3
MINUTES_OF_DAY = 1440


def at(meaning: At, context: ReadingContext) -> Reading:
    """Return a calendar cell; a season has the days of its hemisphere."""
    reading = of_cell(meaning.cell)
    if meaning.other is not None and meaning.other.unit is meaning.cell.unit:
        return of_cell(nearer(meaning.cell, meaning.other, context.anchor))
    if meaning.other is not None:
        other = Alternative(span(meaning.other), cell_value(meaning.other), f"the {meaning.other.unit}")
        return reading._replace(alternatives=(other,))
    if meaning.cell.unit is not Granularity.SEASON:
        return reading
    return season_of(meaning.cell, reading._replace(days=season_days(meaning.cell, context.south)), context.south)


def nearer(cell: Cell, other: Cell, anchor: int | None) -> Cell:
    """Return the cell that lies nearer to the day of the text, the first one if that is not known.

    Few texts speak of a far future, so what lies ahead counts as farther away.
    """
    if anchor is None:
        return cell
    far = [bounds(each)[0] - anchor for each in (cell, other)]
    return min(zip((cell, other), far, strict=True), key=lambda each: max(-each[1], each[1] * AHEAD_COUNTS))[0]


def season_days(cell: Cell, south: bool) -> Interval:
    """Return the days of a season in a hemisphere."""
    return southern_days(cell) if south else span(cell)


def season_of(cell: Cell, reading: Reading, south: bool) -> Reading:
    """Return a season of a year; one that runs over New Year may also be meant by the year in which it ends."""
    before = season_days(Cell(cell.unit, cell.number - 4), south)
    over_new_year = reading.days.start is not None and civil(reading.days.start)[1] == DECEMBER
    other = Alternative(before, reading.value or "", "of the year in which it ends")
    return reading._replace(alternatives=(other,)) if over_new_year else reading


def shift(meaning: Shift, base: Reading | None, context: ReadingContext) -> Reading:
    """Return so many units from the base."""
    if base is None or base.days.start is None:
        return unresolved(None)
    unit, count, day = meaning.unit, meaning.count, base.days.start
    report = meaning.keep and not context.history and not context.narrative.passage
    period = context.narrative.period() if report else None
    if period:
        cell = Cell(period.cell.unit, period.cell.number + count * MONTHS_IN[unit] // MONTHS_IN[period.cell.unit])
    else:
        cell = Cell(unit, cell_of(unit, day).number + count)
    reading = of_cell(cell)
    if just_over(meaning, day, context):
        steps = ("the sentence looks back, so it is the one just over",)
        reading = of_cell(Cell(unit, cell.number - 1))._replace(steps=steps)
    if meaning.mod is not None:
        reading = reading._replace(mod=meaning.mod, approximate=True, days=modded(reading.days, meaning.mod))
    elif meaning.from_day and unit is not DAY and base.kind is not AnchorKind.NARRATIVE:
        far = add(day, unit, count)
        reading = reading._replace(alternatives=(Alternative(Interval(far, far + 1), iso(far), "to the day"),))
    return based(reading, base)


def just_over(meaning: Shift, day: int, context: ReadingContext) -> bool:
    """True if "this weekend" is the one that is over: said on a weekday in a sentence that looks back."""
    this_weekend = meaning.unit is Granularity.WEEKEND and meaning.count == 0 and meaning.base is Base.ANCHOR
    return this_weekend and not context.history and weekday(day) < SATURDAY and context.clues().sign < 0


def modded(days: Interval, mod: str | None) -> Interval:
    """Return the side of the days that BEFORE or AFTER leaves."""
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return Interval(None, days.end)
    return Interval(days.start, None) if mod in ("AFTER", "ON_OR_AFTER") else days


def again(meaning: Again, outer: Reading, base: Reading | None, context: ReadingContext) -> Reading:
    """Return the period mentioned before, or the unit of the day mentioned before, where it comes again."""
    if meaning.unit is None:
        mention = context.narrative.period()
        period = mention.cell if mention else None
    else:
        period = cell_of(meaning.unit, base.days.start) if base and base.days.start is not None else None
    if outer.cell is None or period is None:
        return outer
    longer, day = outer.cell.unit, bounds(period)[0] + (MIDDLE_OF_WEEK if period.unit is Granularity.WEEK else 0)
    apart = outer.cell.number - cell_of(longer, day).number
    return based(of_cell(cell_of(period.unit, add(day, longer, apart))), outer)


def antecedent(context: ReadingContext) -> Reading:
    """Return the date mentioned before, whatever its grain."""
    mention = context.narrative.latest(Granularity.YEAR)
    if mention is None:
        return unresolved("PRESENT_REF", AnchorKind.NARRATIVE)
    first = bounds(mention.cell)[0]
    return of_cell(mention.cell)._replace(kind=AnchorKind.NARRATIVE, anchor=first, mention=mention.number)


def part(meaning: Part, whole: Reading) -> Reading:
    """Return the first, middle or last third of a date (of a month: days 1-10, 11-20, the rest)."""
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


def cut(meaning: Cut, whole: Reading) -> Reading:
    """Return the side of a date before or after its base; a date that does not hold its base stays whole."""
    day, start, end = whole.anchor, whole.days.start, whole.days.end
    if day is None or start is None or end is None:
        return whole
    days = whole.days
    if start <= day < end:
        days = Interval(start, day + 1) if meaning.earlier else Interval(day, end)
    return whole._replace(days=days, mod="START" if meaning.earlier else "END")


def day_part(meaning: DayPart, day: Reading) -> Reading:
    """Return a part of a day: the day, with its part in the value."""
    if day.value is None:
        return day
    return day._replace(value=f"{day.value.split('T')[0]}T{meaning.code}")


def clock(meaning: Clock, day: Reading, context: ReadingContext) -> Reading:
    """Return a clock time: of its day, else of the day that the text speaks of."""
    said = with_offset(meaning.value, context.country)
    if day.value is None or day.cell is None:
        return day._replace(value=f"XXXX-XX-XX{said}")
    reading = day._replace(value=f"{day.value.split('T')[0]}{said}", grain=Granularity.INSTANT)
    alone = isinstance(meaning.of, Shift) and meaning.of.base is Base.NARRATIVE
    if (
        alone
        and context.minute is not None
        and meaning.minute < context.minute
        and context.anchor is not None
        and not context.clues().sign
    ):
        coming = Interval(context.anchor + 1, context.anchor + 2)
        return reading._replace(
            alternatives=(Alternative(coming, f"{iso(context.anchor + 1)}{said}", "the coming one"),)
        )
    return reading


def moment(meaning: Moment, context: ReadingContext) -> Reading:
    """Hours or minutes from the minute in which the text speaks; without one, the day itself."""
    if meaning.base is Base.NARRATIVE or context.anchor is None:
        return unresolved(meaning.unit)
    if context.minute is None:
        day = of_cell(Cell(DAY, context.anchor))
        return day._replace(value=meaning.unit, approximate=True, kind=context.anchor_kind, anchor=context.anchor)
    days, minute = divmod(context.minute + meaning.minutes, MINUTES_OF_DAY)
    day = of_cell(Cell(DAY, context.anchor + days))
    return day._replace(
        value=f"{day.value}T{minute // 60:02d}:{minute % 60:02d}",
        grain=Granularity.INSTANT,
        kind=context.anchor_kind,
        anchor=context.anchor,
    )


def ambiguous(day_first: Reading, month_first: Reading, context: ReadingContext) -> Reading:
    """Return a numeric date: day first or month first, if anybody knows."""
    if context.month_first is not None:
        return month_first if context.month_first else day_first
    others = tuple(
        Alternative(reading.days, reading.value or "", reason)
        for reading, reason in ((day_first, "day first"), (month_first, "month first"))
    )
    return Reading(None, NOWHERE, None, status=Status.AMBIGUOUS, alternatives=others, flags=("date_order",))
