"""The ground: cells, the day a relative phrase counts from, shifts."""

from functools import lru_cache

from pipelines.temporal.calendar import DAY, MONTHS_IN, YEAR, Cell, add, bounds, cell_of, civil, iso, span, weekday
from pipelines.temporal.countries import southern_days
from pipelines.temporal.facts import Ask, Question
from pipelines.temporal.meaning import Again, At, Base, Meaning, Shift, Told
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval
from pipelines.temporal.occurrences import Occurrence
from pipelines.temporal.reading import Reading, of_cell, unresolved
from pipelines.temporal.timex3 import cell_value
from pipelines.temporal.view import View

SATURDAY, DECEMBER = 5, 12
MIDDLE_OF_WEEK = 3


def read_at(meaning: At, view: View) -> Reading:
    """A calendar cell."""
    reading = of_cell(meaning.cell)
    if meaning.cell.unit is not Granularity.SEASON:
        return reading
    return season_of(meaning.cell, reading._replace(days=season_days(meaning.cell, view.south)), view.south)


def season_days(cell: Cell, south: bool) -> Interval:
    """The days of a season in a hemisphere."""
    return southern_days(cell) if south else span(cell)


def season_of(cell: Cell, reading: Reading, south: bool) -> Reading:
    """A season of a year; one that runs over New Year may also be meant by the year in which it ends."""
    before = season_days(Cell(cell.unit, cell.number - 4), south)
    over_new_year = reading.days.start is not None and civil(reading.days.start)[1] == DECEMBER
    other = Alternative(before, reading.value or "", "of the year in which it ends")
    return reading._replace(alternatives=(other,)) if over_new_year else reading


def read_base(base: Meaning | Base, unit: Granularity, view: View) -> Reading | None:
    """The day that a relative phrase counts from, as a reading of that day."""
    if not isinstance(base, Base):
        found = view.read(base)
        return found if found.days.start is not None else None
    known = view.base(base is Base.STORY, unit)
    return None if known is None else ground(*known)


@lru_cache(maxsize=4096)
def ground(day: int, kind: AnchorKind, told: Question | None, flags: tuple[str, ...], cell: Cell | None) -> Reading:
    """A day that the context supplies, as a reading; `cell` is the date of which it is the first day."""
    label = {AnchorKind.NARRATIVE: "the date told before", AnchorKind.QUOTATION: "the day of the quotation"}.get(
        kind, "the anchor"
    )
    return Reading(
        iso(day), Interval(day, day + 1), DAY, cell or Cell(DAY, day), kind=kind, anchor=day,
        told=told,
        flags=flags, steps=(f"{label}: {iso(day)}",),
    )  # fmt: skip


def based(reading: Reading, base: Reading) -> Reading:
    """A reading that owes its anchor to another one."""
    return reading._replace(
        kind=base.kind, anchor=base.anchor, told=base.told, flags=base.flags + reading.flags,
        steps=base.steps + reading.steps,
    )  # fmt: skip


def just_over(meaning: Shift, day: int, view: View) -> bool:
    """Whether "this weekend" is the one that is over: said on a weekday in a sentence that looks back."""
    this_weekend = meaning.unit is Granularity.WEEKEND and meaning.count == 0 and meaning.base is Base.ANCHOR
    return this_weekend and not view.history and weekday(day) < SATURDAY and view.direction().sign < 0


def modded(days: Interval, mod: str | None) -> Interval:
    """The side of the days that BEFORE or AFTER leaves."""
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return Interval(None, days.end)
    return Interval(days.start, None) if mod in ("AFTER", "ON_OR_AFTER") else days


def read_shift(meaning: Shift, view: View) -> Reading:
    """So many units from the base."""
    base = read_base(meaning.base, meaning.unit, view)
    if base is None or base.days.start is None:
        return unresolved(None)
    unit, count, day = meaning.unit, meaning.count, base.days.start
    from_cell = view.told(Ask.PERIOD) if meaning.keep and not view.history else None
    if from_cell:
        cell = Cell(from_cell.unit, from_cell.number + count * MONTHS_IN[unit] // MONTHS_IN[from_cell.unit])
    else:
        cell = Cell(unit, cell_of(unit, day).number + count)
    reading = of_cell(cell)
    if just_over(meaning, day, view):
        steps = ("the sentence looks back, so it is the one just over",)
        reading = of_cell(Cell(unit, cell.number - 1))._replace(steps=steps)
    if meaning.mod is not None:
        reading = reading._replace(mod=meaning.mod, approximate=True, days=modded(reading.days, meaning.mod))
    elif meaning.from_day and unit is not DAY and base.kind is not AnchorKind.NARRATIVE:
        far = add(day, unit, count)
        reading = reading._replace(alternatives=(Alternative(Interval(far, far + 1), iso(far), "to the day"),))
    return based(reading, base)


def read_again(meaning: Again, view: View) -> Reading:
    """The period told before, or the unit of the day told before, where it comes again."""
    outer = view.read(meaning.of)
    if meaning.unit is None:
        period = view.told(Ask.PERIOD)
    else:
        base = read_base(Base.STORY, meaning.unit, view)
        period = cell_of(meaning.unit, base.days.start) if base and base.days.start is not None else None
    if outer.cell is None or period is None:
        return outer
    longer, day = outer.cell.unit, bounds(period)[0] + (MIDDLE_OF_WEEK if period.unit is Granularity.WEEK else 0)
    apart = outer.cell.number - cell_of(longer, day).number
    return based(of_cell(cell_of(period.unit, add(day, longer, apart))), outer)


def read_told(meaning: Told, view: View) -> Reading:
    """The date told before, whatever its grain."""
    cell = view.told(YEAR)
    if cell is None:
        return unresolved("PRESENT_REF", AnchorKind.NARRATIVE)
    return of_cell(cell)._replace(kind=AnchorKind.NARRATIVE, anchor=bounds(cell)[0], told=YEAR)


def with_other(reading: Reading, other: Occurrence | None, reason: str) -> Reading:
    """A reading with another honest one beside it."""
    if other is None or other.days == reading.days:
        return reading
    return reading._replace(
        alternatives=(*reading.alternatives, Alternative(other.days, cell_value(other.cell), reason))
    )
