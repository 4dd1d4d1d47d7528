"""From a meaning and a view to a reading: one function for each kind of meaning, chosen by a table."""

from collections.abc import Callable
from typing import Any

from pipelines.temporal.calendar import (
    DAY,
    MONTH,
    MONTHS_IN,
    QUARTER,
    WEEK,
    YEAR,
    Cell,
    add,
    bounds,
    cell_of,
    civil,
    iso,
    span,
    weekday,
)
from pipelines.temporal.meaning import (
    Ambiguous,
    Amount,
    At,
    Base,
    Bound,
    Checked,
    Chosen,
    Clock,
    Cut,
    DayPart,
    Impossible,
    Meaning,
    Mod,
    Moment,
    Nth,
    Offset,
    Part,
    Range,
    Recurring,
    Due,
    Repeat,
    Run,
    Shift,
    Stretch,
    Told,
    Undated,
    Vague,
    Which,
    Within,
)  # fmt: skip
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval, Status
from pipelines.temporal.occurrences import Occurrence, in_year, inside, pick
from pipelines.temporal.reading import NOWHERE, Reading, of_cell, unresolved
from pipelines.temporal.story import year_of
from pipelines.temporal.timex3 import cell_value
from pipelines.temporal.view import View

FINE_REFERENCES = (MONTH, QUARTER, Granularity.HALF, Granularity.SEASON)
MINUTES_OF_DAY = 1440


def read(meaning: Meaning, view: View) -> Reading:
    """The reading of a meaning."""
    return READERS[type(meaning)](meaning, view)


def read_at(meaning: At, view: View) -> Reading:
    """A calendar cell."""
    return of_cell(meaning.cell)


def read_base(base: Meaning | Base, unit: Granularity, view: View) -> Reading | None:
    """The day that a relative phrase counts from, as a reading of that day."""
    if not isinstance(base, Base):
        found = read(base, view)
        return found if found.days.start is not None else None
    known = view.base(base is Base.STORY, unit)
    if known is None:
        return None
    day, kind, reference, flags, cell = known
    label = {AnchorKind.NARRATIVE: "the date told before", AnchorKind.QUOTATION: "the day of the quotation"}.get(
        kind, "the anchor"
    )
    return Reading(
        iso(day), Interval(day, day + 1), DAY, cell or Cell(DAY, day), kind=kind, anchor=day, anchor_reference=reference,
        flags=flags, steps=(f"{label}: {iso(day)}",),
    )  # fmt: skip


def based(reading: Reading, base: Reading) -> Reading:
    """A reading that owes its anchor to another one."""
    return reading._replace(
        kind=base.kind, anchor=base.anchor, anchor_reference=base.anchor_reference, flags=base.flags + reading.flags,
        steps=base.steps + reading.steps,
    )  # fmt: skip


def read_shift(meaning: Shift, view: View) -> Reading:
    """So many units from the base."""
    base = read_base(meaning.base, meaning.unit, view)
    if base is None or base.days.start is None:
        return unresolved(None)
    unit, count, from_cell = meaning.unit, meaning.count, base.cell
    if meaning.keep and from_cell and from_cell.unit in FINE_REFERENCES and not view.history:
        cell = Cell(from_cell.unit, from_cell.index + count * MONTHS_IN[unit] // MONTHS_IN[from_cell.unit])
    else:
        cell = Cell(unit, cell_of(unit, base.days.start).index + count)
        if unit is Granularity.WEEKEND and count == 0 and meaning.base is Base.ANCHOR and weekday(base.days.start) < 5:
            if not view.history and view.direction().sign < 0:
                cell = Cell(unit, cell.index - 1)
    reading = of_cell(cell)
    if meaning.mod is not None:
        reading = reading._replace(mod=meaning.mod, approximate=True, days=modded(reading.days, meaning.mod))
    elif meaning.from_day and unit is not DAY:
        day = add(base.days.start, unit, count)
        reading = reading._replace(alternatives=(Alternative(Interval(day, day + 1), iso(day), "to the day"),))
    return based(reading, base)


def modded(days: Interval, mod: str | None) -> Interval:
    """The side of the days that BEFORE or AFTER leaves."""
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return Interval(None, days.end)
    return Interval(days.start, None) if mod in ("AFTER", "ON_OR_AFTER") else days


def of_occurrence(found: Occurrence | None, what: Recurring) -> Reading:
    """An occurrence as a reading."""
    if found is None:
        return unresolved(open_value(what))
    return of_cell(found.cell)._replace(days=found.days)


def open_value(what: Recurring) -> str:
    """The TIMEX3 value of a name whose year or week nobody knows."""
    values = {
        "weekday": f"XXXX-WXX-{what.first + 1}",
        "month": f"XXXX-{what.first:02d}",
        "month_day": f"XXXX-{what.first:02d}-{what.second:02d}",
        "day_number": f"XXXX-XX-{what.first:02d}",
        "quarter": f"XXXX-Q{what.first}",
        "half": f"XXXX-H{what.first}",
        "season": f"XXXX-{('SP', 'SU', 'FA', 'WI')[what.first % 4]}",
    }
    return values.get(what.family, "XXXX-XX-XX")


def read_chosen(meaning: Chosen, view: View) -> Reading:
    """A recurring name: last, this, next, or as the tense asks."""
    what = meaning.what
    if meaning.which is Which.OPEN:
        return read_open(what, view)
    base = read_base(meaning.base, DAY if what.family == "weekday" else Granularity.MONTH, view)
    if base is None or base.days.start is None:
        return unresolved(open_value(what))
    day = base.days.start
    if meaning.which is Which.NEXT and base.days.end is not None and meaning.base is Base.STORY:
        return based(of_occurrence(pick(what, Which.FROM, day + 1, view.orthodox), what), base)
    reading = of_occurrence(pick(what, meaning.which, day, view.orthodox), what)
    if meaning.which is Which.NEXT and what.family == "weekday":
        reading = with_other(reading, pick(what, Which.FROM, day + 1, view.orthodox), "the nearest one")
    return based(reading, base)


def read_open(what: Recurring, view: View) -> Reading:
    """A bare name: in a history of the story's time, else before or after the anchor by the tense."""
    if view.history or view.anchor is None:
        return read_in_story(what, view)
    base = read_base(Base.ANCHOR, DAY, view)
    assert base is not None and view.anchor is not None
    direction = view.direction()
    past = Which.LAST if what.family in ("quarter", "half") else Which.UP_TO
    reading = of_occurrence(pick(what, past if direction.sign < 0 else Which.FROM, view.anchor, view.orthodox), what)
    if direction.cue and what.family == "weekday" and reading.days.start == view.anchor:
        reading = with_other(reading, pick(what, Which.LAST, view.anchor, view.orthodox), "the one a week before")
    step = f"the sentence looks {'forward' if direction.sign > 0 else 'back'}" + (
        f" ({direction.cue})" if direction.cue else ""
    )
    return based(reading._replace(steps=(*reading.steps, step)), base)


def read_in_story(what: Recurring, view: View) -> Reading:
    """A bare name in a history: in the year of the story's main line, or the first one after the latest date told."""
    weekly = what.family in ("weekday", "day_number")
    told = view.story.latest(Granularity.WEEK) if weekly else view.story.carrier()
    if told is None:
        if view.anchor is None:
            return unresolved(open_value(what), AnchorKind.NARRATIVE, "no_antecedent")
        return of_occurrence(pick(what, Which.UP_TO, view.anchor, view.orthodox), what)._replace(
            kind=view.anchor_kind, anchor=view.anchor, flags=("no_antecedent",)
        )
    number, cell = told
    start = bounds(cell)[0]
    found = pick(what, Which.FROM, start, view.orthodox) if weekly else in_main_year(what, cell, view)
    return of_occurrence(found, what)._replace(
        kind=AnchorKind.NARRATIVE, anchor=start, anchor_reference=number if number >= 0 else None,
        steps=(f"the date told before: {cell_value(cell)}",),
    )  # fmt: skip


def in_main_year(what: Recurring, cell: Cell, view: View) -> Occurrence | None:
    """The occurrence of a yearly name in the year of the main line, or in the next one."""
    first = in_year(what, year_of(cell), view.orthodox)
    if first is None or first.days.start is None:
        return pick(what, Which.FROM, bounds(cell)[0], view.orthodox)
    year = view.story.year_for(civil(first.days.start)[1])
    return first if year is None or year == year_of(cell) else in_year(what, year, view.orthodox)


def with_other(reading: Reading, other: Occurrence | None, reason: str) -> Reading:
    """A reading with another honest one beside it."""
    if other is None or other.days == reading.days:
        return reading
    return reading._replace(
        alternatives=(*reading.alternatives, Alternative(other.days, cell_value(other.cell), reason))
    )


def read_within(meaning: Within, view: View) -> Reading:
    """A recurring name inside another date."""
    outer = read(meaning.of, view)
    found = inside(meaning.what, outer.days, view.orthodox)
    if not found:
        return unresolved(open_value(meaning.what))
    return based(of_occurrence(found[0], meaning.what), outer)


def read_checked(meaning: Checked, view: View) -> Reading:
    """A date with a weekday: the year is the one that agrees, a disagreement is flagged."""
    reading = read(meaning.of, view)
    if reading.cell is None or reading.cell.unit is not DAY:
        return reading
    if (
        isinstance(meaning.of, Chosen)
        and meaning.of.what.family == "month_day"
        and weekday(reading.cell.index) != meaning.weekday
    ):
        agreeing = agreeing_year(meaning.of.what, meaning.weekday, reading.cell.index)
        if agreeing is not None:
            return reading._replace(
                **of_cell(agreeing)._asdict() | {k: getattr(reading, k) for k in ("kind", "anchor", "steps")}
            )
    if weekday(reading.cell.index) == meaning.weekday:
        return reading
    day = reading.cell.index
    nearest = min(range(day - 3, day + 4), key=lambda other: (weekday(other) != meaning.weekday, abs(other - day)))
    other = Alternative(Interval(nearest, nearest + 1), iso(nearest), "the weekday instead of the date")
    return reading._replace(flags=(*reading.flags, "weekday_mismatch"), alternatives=(*reading.alternatives, other))


def agreeing_year(what: Recurring, day_of_week: int, near: int) -> Cell | None:
    """The day of a month that falls on a weekday, in the year before or after."""
    for which, day in ((Which.LAST, near), (Which.NEXT, near)):
        found = pick(what, which, day)
        if found and weekday(found.cell.index) == day_of_week:
            return found.cell
    return None


def read_nth(meaning: Nth, view: View) -> Reading:
    """The n-th unit or name of a date."""
    outer = read_base(meaning.of, YEAR, view)
    if outer is None or outer.days.start is None or outer.days.end is None:
        return unresolved(None)
    n, what = meaning.n, meaning.what
    if isinstance(what, Recurring):
        found = inside(what, outer.days, view.orthodox)
        place = n - 1 if n > 0 else n
        if not -len(found) <= place < len(found):
            return unresolved(open_value(what), outer.kind)
        return based(of_occurrence(found[place], what), outer)
    start, end = outer.days.start, outer.days.end
    if what is WEEK and outer.grain is MONTH:
        first = start + 7 * (n - 1) if n > 0 else end - 7
        return based(of_cell(cell_of(WEEK, first + 3))._replace(days=Interval(first, min(first + 7, end))), outer)
    cell = cell_of(what, start if n > 0 else end - 1)
    if bounds(cell)[0] < start and what is not WEEK:
        cell = Cell(what, cell.index + 1)
    cell = Cell(what, cell.index + (n - 1 if n > 0 else 0))
    if bounds(cell)[0] >= end:
        return Reading(None, NOWHERE, None, status=Status.IMPOSSIBLE, kind=outer.kind)
    return based(of_cell(cell), outer)


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


def read_part(meaning: Part, view: View) -> Reading:
    """The first, middle or last third of a date (of a month: days 1-10, 11-20, the rest)."""
    whole = read(meaning.of, view)
    start, end = whole.days.start, whole.days.end
    if start is None or end is None or end - start <= 1:
        return whole._replace(mod=meaning.mod)
    if whole.grain is MONTH:
        first, second = start + 10, start + 20
    elif whole.grain is not None and MONTHS_IN.get(whole.grain, 0) % 3 == 0 and whole.grain in MONTHS_IN:
        first, second = (add(start, MONTH, MONTHS_IN[whole.grain] * third // 3) for third in (1, 2))
    else:
        first, second = start + (end - start + 2) // 3, end - (end - start + 2) // 3
    days = {"START": Interval(start, first), "MID": Interval(first, second), "END": Interval(second, end)}[meaning.mod]
    return whole._replace(mod=meaning.mod, days=days)


def read_cut(meaning: Cut, view: View) -> Reading:
    """The side of a date before or after its base."""
    whole = read(meaning.of, view)
    day = whole.anchor
    if day is None or whole.days.start is None or whole.days.end is None:
        return whole
    days = (
        Interval(whole.days.start, min(day + 1, whole.days.end))
        if meaning.earlier
        else Interval(max(day, whole.days.start), whole.days.end)
    )
    return whole._replace(days=days, mod="START" if meaning.earlier else "END")


def read_mod(meaning: Mod, view: View) -> Reading:
    """A date that the words only approach."""
    return read(meaning.of, view)._replace(mod=meaning.mod, approximate=True)


def read_day_part(meaning: DayPart, view: View) -> Reading:
    """A part of a day: the day, with its part in the value."""
    day = read(meaning.of, view)
    if day.value is None:
        return day
    return day._replace(value=f"{day.value.split('T')[0]}T{meaning.code}")


def read_clock(meaning: Clock, view: View) -> Reading:
    """A clock time: of its day, else of the day that the text speaks of."""
    day = read(meaning.of, view) if meaning.of else read_shift(Shift(DAY, 0, Base.STORY), view)
    if day.value is None or day.cell is None:
        return day._replace(value=f"XXXX-XX-XX{meaning.value}")
    reading = day._replace(value=f"{day.value.split('T')[0]}{meaning.value}", grain=Granularity.INSTANT)
    alone = isinstance(meaning.of, Shift) and meaning.of.base is Base.STORY
    if alone and view.minute is not None and meaning.minute < view.minute and view.anchor is not None and not view.direction().cue:
        coming = Interval(view.anchor + 1, view.anchor + 2)
        return reading._replace(alternatives=(Alternative(coming, f"{iso(view.anchor + 1)}{meaning.value}", "the coming one"),))
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


def read_amount(meaning: Amount, view: View) -> Reading:
    """A length of time dates nothing."""
    return unresolved(meaning.value)._replace(mod=meaning.mod)


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
    if meaning.base is Base.STORY and not meaning.back:
        days = Interval(day + 1, days.end)
    others = whole_units(length, day, meaning.back) if meaning.base is Base.ANCHOR else ()
    approximate = vague or length.mod is not None
    reading = Reading(length.value, days, length.unit or DAY, mod=length.mod, approximate=approximate, alternatives=others)
    return based(reading, base)


def whole_units(length: Amount, day: int, back: bool) -> tuple[Alternative, ...]:
    """The same amount in whole calendar units, the current one left out."""
    if length.unit is None or length.low is None or length.low != length.high or length.low != int(length.low):
        return ()
    now, count = cell_of(length.unit, day), int(length.low)
    first = Cell(now.unit, now.index - count) if back else Cell(now.unit, now.index + 1)
    days = Interval(bounds(first)[0], bounds(Cell(now.unit, first.index + count - 1))[1])
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
    if length.unit is None:
        last = view.anchor + (round(length.low * length.minutes) + (view.minute or 0)) // MINUTES_OF_DAY
    else:
        last = far_day(view.anchor, length.unit, length.low)
    days = Interval(view.anchor if meaning.within else last, last + 1)
    others = (Alternative(Interval(last, last + 1), iso(last), "on the last day"),) if meaning.within else ()
    if not meaning.within and length.unit not in (None, DAY):
        whole = cell_of(length.unit, last)
        others = (Alternative(span(whole), cell_value(whole), f"the whole {length.unit}"),)
    return Reading(
        length.value, days, length.unit or DAY, mod=length.mod, approximate=length.unit not in (None, DAY) or length.low != length.high,
        alternatives=others, kind=view.anchor_kind, anchor=view.anchor,
    )  # fmt: skip


def read_repeat(meaning: Repeat, view: View) -> Reading:
    """A set dates nothing."""
    return unresolved(meaning.value)


def read_told(meaning: Told, view: View) -> Reading:
    """The date told before, whatever its grain."""
    told = view.story.latest(YEAR)
    if told is None:
        return unresolved("PRESENT_REF", AnchorKind.NARRATIVE)
    number, cell = told
    return of_cell(cell)._replace(kind=AnchorKind.NARRATIVE, anchor=bounds(cell)[0], anchor_reference=number)


def read_undated(meaning: Undated, view: View) -> Reading:
    """Time words whose date hangs on an event."""
    return unresolved(meaning.value, AnchorKind.EVENT if meaning.event else AnchorKind.DOCUMENT)


def read_ambiguous(meaning: Ambiguous, view: View) -> Reading:
    """A numeric date: day first or month first, if anybody knows."""
    day_first, month_first = read(meaning.day_first, view), read(meaning.month_first, view)
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


def read_range(meaning: Range, view: View) -> Reading:
    """From the start of the first date to the end of the last."""
    first, last = read(meaning.first, view), read(meaning.last, view)
    days = Interval(first.days.start, last.days.end)
    if days.start is None or days.end is None or days.start >= days.end:
        return unresolved(None, first.kind)._replace(
            flags=("order",) if days.start is not None and days.end is not None else ()
        )
    coarser = first.grain if first.grain is not None else last.grain
    base = last if last.kind is not AnchorKind.ABSOLUTE else first
    return based(Reading(None, days, coarser, approximate=first.approximate or last.approximate), base)


def read_bound(meaning: Bound, view: View) -> Reading:
    """since and from start with the date, until and by end with it, before and after leave it out."""
    inner = read(meaning.of, view)
    start, end = inner.days.start, inner.days.end
    if start is None and end is None:
        return unresolved(None, inner.kind)
    until = view.anchor + 1 if view.anchor is not None and start is not None and start <= view.anchor else None
    days = {
        "since": Interval(start, until),
        "until": Interval(None, end),
        "by": Interval(None, end),
        "before": Interval(None, start),
        "after": Interval(end, None),
    }[meaning.kind]
    return based(Reading(None, days, inner.grain), inner)


def read_offset(meaning: Offset, view: View) -> Reading:
    """So long before or after another date, at the grain of the amount."""
    base, length = read(meaning.base, view), meaning.amount
    start = base.days.start
    if start is None or base.days.end is None or length.unit is None or length.low is None or length.low != length.high:
        return unresolved(None, base.kind)
    day = far_day(
        start if not meaning.after else base.days.end - 1, length.unit, length.low if meaning.after else -length.low
    )
    return based(Reading(None, span(cell_of(length.unit, day)), length.unit), base)


READERS: dict[type, Callable[[Any, View], Reading]] = {
    At: read_at, Shift: read_shift, Chosen: read_chosen, Within: read_within, Checked: read_checked, Nth: read_nth,
    Run: read_run, Part: read_part, Cut: read_cut, Mod: read_mod, DayPart: read_day_part, Clock: read_clock,
    Moment: read_moment, Amount: read_amount, Stretch: read_stretch, Vague: read_vague, Repeat: read_repeat, Due: read_due,
    Told: read_told, Undated: read_undated, Ambiguous: read_ambiguous, Impossible: read_impossible, Range: read_range, Bound: read_bound,
    Offset: read_offset,
}  # fmt: skip
