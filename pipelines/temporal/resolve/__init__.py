"""From a meaning to its reading: the parts of a meaning are resolved first, then the meaning itself."""

from dataclasses import replace

from pipelines.temporal.calendar import DAY, MONTH, YEAR, add
from pipelines.temporal.meaning import (
    Again,
    Ambiguous,
    Amount,
    Antecedent,
    At,
    Away,
    Base,
    Bound,
    Checked,
    Chosen,
    Clock,
    Cut,
    DayPart,
    Due,
    Ending,
    Fiscal,
    Impossible,
    Meaning,
    Mod,
    Moment,
    Nth,
    Offset,
    Part,
    Range,
    Repeat,
    Run,
    Shift,
    Stretch,
    Undated,
    Vague,
    Which,
    Within,
)
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval, Status
from pipelines.temporal.resolve import dates, lengths, names
from pipelines.temporal.resolve.context import NOWHERE, Reading, ReadingContext, unresolved

FISCAL_MONTHS = {"US": -3, "AU": -6, "IN": -9, "JP": 3}
"""By how many months the fiscal year of that name starts before (-) or after the calendar year."""
FISCAL_READINGS = ((0, "the calendar year"), (-3, "from October"), (-6, "from July"), (3, "from April"))
SCHOOL_READINGS = ((8, "from September"), (-4, "up to August"))
DIRECTION_ASSUMED = "direction_assumed"
"""Flag of a phrase whose direction is not sure; its last other reading is the other side."""
TODAY = Shift(DAY, 0, Base.NARRATIVE)
"""The day that the text speaks of."""


def resolve(meaning: Meaning, context: ReadingContext) -> Reading:  # noqa: C901, PLR0912 - one case for each kind
    """Return the reading of a meaning."""
    match meaning:
        case At():
            return dates.at(meaning, context)
        case Away():
            return lengths.away(meaning, resolve(meaning.of, context))
        case Ending():
            return lengths.ending(meaning, resolve(meaning.of, context))
        case Shift():
            return dates.shift(meaning, base_of(meaning.base, meaning.unit, context), context)
        case Chosen():
            return names.chosen(meaning, base_of_name(meaning, context), context)
        case Amount():
            return lengths.amount(meaning)
        case Checked():
            return names.checked(meaning, resolve(meaning.of, context))
        case Range():
            return lengths.range_of(resolve(meaning.first, context), resolve(meaning.last, context))
        case Bound():
            return lengths.bound(meaning, resolve(meaning.of, context), context)
        case Offset():
            return lengths.offset(meaning, resolve(meaning.base, context))
        case Clock():
            return dates.clock(meaning, resolve(meaning.of or TODAY, context), context)
        case DayPart():
            return dates.day_part(meaning, resolve(meaning.of, context))
        case Part():
            return dates.part(meaning, resolve(meaning.of, context))
        case Cut():
            return dates.cut(meaning, resolve(meaning.of, context))
        case Mod():
            return resolve(meaning.of, context)._replace(mod=meaning.mod, approximate=True)
        case Within():
            return names.within(meaning, resolve(meaning.of, context), context)
        case Nth():
            return names.nth(meaning, base_of(meaning.of, YEAR, context), context)
        case Again():
            base = context.day_of(Base.NARRATIVE, meaning.unit) if meaning.unit else None
            return dates.again(meaning, resolve(meaning.of, context), base, context)
        case Antecedent():
            return dates.antecedent(context)
        case Run():
            return lengths.run(meaning, base_of(meaning.of, YEAR, context))
        case Stretch():
            return lengths.stretch(meaning, context.day_of(meaning.base, DAY))
        case Vague():
            return lengths.vague(meaning, context.day_of(meaning.base, DAY) if meaning.side else None)
        case Due():
            return lengths.due(meaning, context)
        case Moment():
            return dates.moment(meaning, context)
        case Ambiguous():
            return dates.ambiguous(resolve(meaning.day_first, context), resolve(meaning.month_first, context), context)
        case Fiscal():
            return fiscal(meaning, context)
        case Repeat():
            return unresolved(meaning.value)
        case Undated():
            return unresolved(meaning.value, AnchorKind.EVENT if meaning.event else AnchorKind.DOCUMENT)
        case Impossible():
            return Reading(meaning.value, NOWHERE, None, status=Status.IMPOSSIBLE)


def resolve_both_ways(meaning: Meaning, context: ReadingContext) -> Reading:
    """Return the reading of a meaning; where its direction is unsure, what it would be the other way beside it."""
    context.decision = None
    reading = resolve(meaning, context)
    if context.contradicts(reading):
        value = "XXXX-XX-XX" if reading.grain is DAY and reading.value else None
        return unresolved(value, AnchorKind.NARRATIVE, *reading.flags)
    decision = context.decision
    if decision is None:
        return reading
    reading = reading._replace(decision=decision)
    if decision.is_sure:
        return reading
    context.reverse = True
    other = resolve(meaning, context)
    context.reverse = False
    if other.days == reading.days or other.status is not Status.RESOLVED or reading.status is Status.AMBIGUOUS:
        return reading
    reason = "the one before" if decision.ahead else "the coming one"
    found = Alternative(other.days, other.value or "", reason)
    flags = (*reading.flags, DIRECTION_ASSUMED)
    return reading._replace(alternatives=(*reading.alternatives, found), flags=flags)


def base_of(base: Meaning | Base, unit: Granularity, context: ReadingContext) -> Reading | None:
    """Return the day that a relative phrase counts from, as a reading of that day."""
    if isinstance(base, Base):
        return context.day_of(base, unit)
    found = resolve(base, context)
    return found if found.days.start is not None else None


def base_of_name(meaning: Chosen, context: ReadingContext) -> Reading | None:
    """Return the day from which an occurrence of a name is sought; None where the tense decides."""
    if meaning.which is Which.OPEN:
        return None
    return base_of(meaning.base, DAY if meaning.what.family == "weekday" else MONTH, context)


def fiscal(meaning: Fiscal, context: ReadingContext) -> Reading:
    """Return a date of the fiscal or academic calendar; where nobody knows whose, all the usual readings.

    South of the equator the academic year is the calendar year.
    """
    if meaning.school and context.south:
        return resolve(meaning.of, context)
    months = None if meaning.school else FISCAL_MONTHS.get(context.country or "")
    if months is not None:
        return moved(meaning, context, months)
    calendar = resolve(meaning.of, context)
    if calendar.status is not Status.RESOLVED:
        return calendar
    usual = SCHOOL_READINGS if meaning.school else FISCAL_READINGS
    readings = [(moved(meaning, context, offset), reason) for offset, reason in usual]
    others = tuple(Alternative(each.days, each.value or "", reason) for each, reason in readings)
    flags = (*calendar.flags, "academic_year" if meaning.school else "fiscal_year")
    return calendar._replace(
        days=NOWHERE, grain=None, cell=None, status=Status.AMBIGUOUS, alternatives=others, flags=flags
    )


def moved(meaning: Fiscal, context: ReadingContext, months: int) -> Reading:
    """Return a date of a calendar whose years start so many months after January of the year they are named for."""
    anchor = None if context.anchor is None else add(context.anchor, MONTH, -months)
    reading = resolve(meaning.of, replace(context, anchor=anchor))
    start, end = (None if day is None else add(day, MONTH, months) for day in (reading.days.start, reading.days.end))
    return reading._replace(days=Interval(start, end), cell=None, anchor=reading.anchor and context.anchor)
