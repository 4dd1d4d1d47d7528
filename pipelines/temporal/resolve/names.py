"""Recurring names: which occurrence is meant."""

from pipelines.temporal.calendar import DAY, HALF, MONTH, WEEK, YEAR, Cell, bounds, cell_of, civil, iso, weekday
from pipelines.temporal.direction import Decision, Distance
from pipelines.temporal.feasts import feast, is_movable
from pipelines.temporal.meaning import Base, Checked, Chosen, Nth, Recurring, Which, Within
from pipelines.temporal.model import Alternative, AnchorKind, Interval, Status
from pipelines.temporal.narrative import year_after, year_of
from pipelines.temporal.occurrences import Occurrence, in_year, inside, pick
from pipelines.temporal.resolve.context import (
    NO_ANTECEDENT,
    NOWHERE,
    Reading,
    ReadingContext,
    based,
    context_day,
    halved,
    of_cell,
    unresolved,
    with_other,
)
from pipelines.temporal.spelling import cell_value

YEARLY = ("month", "month_day", "season", "quarter", "half", "day_number")
NEVER = 40_000
"""Days; farther away than any candidate."""


def of_occurrence(found: Occurrence | None, what: Recurring) -> Reading:
    """Return an occurrence as a reading."""
    if found is None:
        return unresolved(what.open_value)
    reading = of_cell(found.cell)._replace(days=found.days)
    return with_other_church(reading, what) if what.family == "feast" else reading


def with_other_church(reading: Reading, what: Recurring) -> Reading:
    """Return a movable feast of which nobody says whose it is, with the day of the other church where that differs."""
    name, _, tradition = what.name.partition("/")
    if tradition or not is_movable(name) or reading.days.start is None:
        return reading
    year = civil(reading.days.start)[0]
    for orthodox, church in ((False, "western"), (True, "orthodox")):
        days = feast(name, year, orthodox)
        if days is not None and days.start is not None and days != reading.days:
            reading = with_other(reading, Occurrence(Cell(DAY, days.start), days), f"the {church} one")
    return reading


def chosen(meaning: Chosen, base: Reading | None, context: ReadingContext) -> Reading:
    """Return a recurring name: last, this, next, or as the tense asks."""
    what = context.local(meaning.what)
    if meaning.which is Which.OPEN:
        return open_name(what, context)
    if base is None or base.days.start is None:
        return unresolved(what.open_value)
    day = base.days.start
    if meaning.which is Which.NEXT and base.days.end is not None and meaning.base is Base.NARRATIVE:
        return based(of_occurrence(pick(what, Which.FROM, day + 1, context.orthodox), what), base)
    reading = of_occurrence(pick(what, meaning.which, day, context.orthodox), what)
    if meaning.which is Which.NEXT and what.family == "weekday":
        nearest = base.alternatives[0].interval.start if base.alternatives else day
        reading = with_other(reading, pick(what, Which.FROM, (nearest or day) + 1, context.orthodox), "the nearest one")
    if meaning.base is Base.ANCHOR and reading.days.start is not None and not context.history:
        other, reason = other_occurrence(meaning, reading.days, day, context)
        if other and not context.clues().sign:
            reading = with_other(reading, other, reason)
    return based(reading, base)


def other_occurrence(
    meaning: Chosen, days: Interval, day: int, context: ReadingContext
) -> tuple[Occurrence | None, str]:
    """The other one that "this", "last" or "next" may mean: this Monday said on a Friday, next December in May."""
    what, start, end = meaning.what, days.start or 0, days.end or 0
    if meaning.which is Which.THIS and end <= day:
        return pick(what, Which.FROM, day + 1, context.orthodox), "the coming one"
    if meaning.which is Which.LAST and what.family == "weekday" and start > day - weekday(day):
        return pick(what, Which.LAST, start, context.orthodox), "the one of the week before"
    if meaning.which is Which.NEXT and what.family != "weekday" and cell_of(YEAR, start) == cell_of(YEAR, day):
        return pick(what, Which.FROM, end, context.orthodox), "the one of the following year"
    return None, ""


def open_name(what: Recurring, context: ReadingContext) -> Reading:
    """Return a bare name: in a history that of the narrative's time, else the neighbour that the evidence is for.

    A month or season of what is so every year is none of any year.
    """
    if what.family in ("month", "season") and context.clues().habit:
        return unresolved(what.open_value)._replace(steps=("the sentence tells what is so every year",))
    if context.history or context.anchor is None:
        return name_in_history(what, context)
    if what.family == "day_number" and context.narrative.passage:
        return day_in_passage(what, context, context.anchor)
    base = context_day(context.anchor, context.anchor_kind, Cell(DAY, context.anchor))
    around = context.around.names if context.around and what in context.around.names else (what,)
    found = {each: neighbours(each, context.anchor, context.orthodox) for each in around}
    decision = context.decide(what.family, [distance(each, context.anchor) for each in found.values()])
    earlier, later = found[what]
    reading = of_occurrence(later if decision.ahead else earlier, what)
    reading = with_current(reading, what, decision, context)
    reading = based(reading, base, decision.reasons)
    return reading if decision.ahead or what.family not in YEARLY else name_in_past(what, reading, context)


def neighbours(what: Recurring, day: int, orthodox: bool) -> tuple[Occurrence | None, Occurrence | None]:
    """Return the candidates of a name: the one before a day and the one after it.

    The day, month or season in hand is the one before; a quarter or half is told of once it is over.
    """
    if what.family in ("quarter", "half"):
        return pick(what, Which.LAST, day, orthodox), pick(what, Which.FROM, day, orthodox)
    later = (
        pick(what, Which.FROM, day + 1, orthodox) if what.family == "weekday" else pick(what, Which.NEXT, day, orthodox)
    )
    return pick(what, Which.UP_TO, day, orthodox), later


def distance(candidates: tuple[Occurrence | None, Occurrence | None], day: int) -> Distance:
    """Return how far the candidates lie from a day; one that no calendar has lies far away."""
    earlier, later = candidates
    behind = NEVER if earlier is None else max(day - earlier.after + 1, 0)
    return Distance(behind, NEVER if later is None else max(later.first - day, 0))


def with_current(reading: Reading, what: Recurring, decision: Decision, context: ReadingContext) -> Reading:
    """Return the weekday of today in a sentence that looks back, the one a week before beside it."""
    day = context.anchor
    if (
        day is None
        or decision.ahead
        or what.family != "weekday"
        or reading.days.start != day
        or not context.clues().sign
    ):
        return reading
    return with_other(reading, pick(what, Which.LAST, day, context.orthodox), "the one a week before")


def day_in_passage(what: Recurring, context: ReadingContext, anchor: int) -> Reading:
    """Return the day of a number in a passage that an old date leads: whatever its verb, it is of that date's time."""
    latest = of_occurrence(pick(what, Which.UP_TO, anchor, context.orthodox), what)
    return name_in_past(what, latest._replace(kind=context.anchor_kind, anchor=anchor), context)


def name_in_past(what: Recurring, reading: Reading, context: ReadingContext) -> Reading:
    """A yearly name after a past date: the one that follows that date, the latest one beside it.

    The date stands in the sentence of the name, or leads its passage if the name opens the sentence.
    """
    opens = what.family == "day_number" or context.around is None or context.around.opens()
    past = context.narrative.past or (context.narrative.passage if opens else None)
    if past and what.family == "day_number" and past.cell.unit not in (DAY, MONTH):
        past = None
    found = pick(what, Which.FROM, bounds(past.cell)[0], context.orthodox) if past else None
    if past is None or found is None or found.days.start is None or found.days.start > (context.anchor or 0):
        return reading
    retold = of_occurrence(found, what)
    latest = Alternative(reading.days, reading.value or "", "the latest one")
    return (
        reading
        if found.days == reading.days
        else retold._replace(
            kind=AnchorKind.NARRATIVE,
            anchor=bounds(past.cell)[0],
            mention=past.number,
            alternatives=(*retold.alternatives, latest),
            steps=(f"the date told before: {cell_value(past.cell)}",),
        )
    )


def name_in_history(what: Recurring, context: ReadingContext) -> Reading:
    """Return a bare name in a history: in the year of the main line, or the first one after the latest date."""
    weekly = what.family in ("weekday", "day_number", "weekday_number")
    mention = context.narrative.latest_in_history(WEEK) if weekly else context.narrative.anchor()
    if mention is None:
        if context.anchor is None:
            return unresolved(what.open_value, AnchorKind.NARRATIVE, NO_ANTECEDENT)
        return of_occurrence(pick(what, Which.UP_TO, context.anchor, context.orthodox), what)._replace(
            kind=context.anchor_kind, anchor=context.anchor, flags=(NO_ANTECEDENT,)
        )
    cell, start = mention.cell, bounds(mention.cell)[0]
    found = pick(what, Which.FROM, start, context.orthodox) if weekly else in_main_year(what, cell, context)
    return of_occurrence(found, what)._replace(
        kind=AnchorKind.NARRATIVE, anchor=start, mention=mention.number,
        steps=(f"the date told before: {cell_value(cell)}",),
    )  # fmt: skip


def in_main_year(what: Recurring, cell: Cell, context: ReadingContext) -> Occurrence | None:
    """Return the occurrence of a yearly name in the year of the main line, or in the next one.

    If that lies behind all of the next few dates with a year of their own, the main line has run ahead in an earlier
    paragraph: it is the one before. So it is where the words look back from what is told.
    """
    first = in_year(what, year_of(cell), context.orthodox)
    if first is None or first.days.start is None:
        return pick(what, Which.FROM, bounds(cell)[0], context.orthodox)
    year = year_after(cell, civil(first.days.start)[1])
    found = first if year == year_of(cell) else in_year(what, year, context.orthodox)
    before = in_year(what, year - 1, context.orthodox)
    if found and context.clues().before_story and found.first >= bounds(cell)[1]:
        return before
    ahead = None if context.narrative.here else context.next_date()
    if found and before and ahead and before.first < bounds(ahead)[1] <= found.first:
        return before
    return found or before


def within(meaning: Within, outer: Reading, context: ReadingContext) -> Reading:
    """Return a recurring name inside another date."""
    found = inside(context.local(meaning.what), outer.days, context.orthodox)
    if not found:
        return unresolved(meaning.what.open_value)
    return based(of_occurrence(found[0], meaning.what), outer)


def checked(meaning: Checked, reading: Reading) -> Reading:
    """Return a date with a weekday: the year is the one that agrees, a disagreement is flagged."""
    if reading.cell is None or reading.cell.unit is not DAY:
        return reading
    if (
        isinstance(meaning.of, Chosen)
        and meaning.of.what.family == "month_day"
        and weekday(reading.cell.number) != meaning.weekday
    ):
        agreeing = agreeing_year(meaning.of.what, meaning.weekday, reading.cell.number)
        if agreeing is not None:
            return reading._replace(
                **of_cell(agreeing)._asdict() | {k: getattr(reading, k) for k in ("kind", "anchor", "steps")}
            )
    if weekday(reading.cell.number) == meaning.weekday:
        return reading
    day = reading.cell.number
    nearest = min(range(day - 3, day + 4), key=lambda other: (weekday(other) != meaning.weekday, abs(other - day)))
    other = Alternative(Interval(nearest, nearest + 1), iso(nearest), "the weekday instead of the date")
    return reading._replace(flags=(*reading.flags, "weekday_mismatch"), alternatives=(*reading.alternatives, other))


def agreeing_year(what: Recurring, day_of_week: int, near: int) -> Cell | None:
    """Return the day of a month that falls on a weekday, in the year before or after."""
    for which, day in ((Which.LAST, near), (Which.NEXT, near)):
        found = pick(what, which, day)
        if found and weekday(found.cell.number) == day_of_week:
            return found.cell
    return None


def nth(meaning: Nth, outer: Reading | None, context: ReadingContext) -> Reading:
    """Return the n-th unit or name of a date."""
    if outer is None or outer.days.start is None or outer.days.end is None:
        return unresolved(None)
    n, what = meaning.n, meaning.what
    if isinstance(what, Recurring):
        found = inside(context.local(what), outer.days, context.orthodox)
        place = n - 1 if n > 0 else n
        if not -len(found) <= place < len(found):
            return unresolved(what.open_value, outer.kind)
        return based(of_occurrence(found[place], what), outer)
    if what is HALF and outer.grain is not YEAR:
        return halved(outer, second=n != 1)
    start, end = outer.days.start, outer.days.end
    if what is WEEK and outer.grain is MONTH:
        first = start + 7 * (n - 1) if n > 0 else end - 7
        return based(of_cell(cell_of(WEEK, first + 3))._replace(days=Interval(first, min(first + 7, end))), outer)
    cell = cell_of(what, start if n > 0 else end - 1)
    if what is WEEK and outer.grain is YEAR:
        cell = cell_of(WEEK, start + 3 if n > 0 else end - 4)
    if bounds(cell)[0] < start and what is not WEEK:
        cell = Cell(what, cell.number + 1)
    begins_later = n < 0 and bounds(cell)[0] >= end
    cell = Cell(what, cell.number + (n - 1 if n > 0 else -begins_later))
    if bounds(cell)[0] >= end:
        return Reading(None, NOWHERE, None, status=Status.IMPOSSIBLE, kind=outer.kind)
    return based(of_cell(cell), outer)
