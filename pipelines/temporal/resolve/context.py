"""What a phrase is read against, and what a reading is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipelines.temporal.calendar import DAY, MONTH, MONTHS_IN, SOUTHERN, Cell, add, bounds, cell_of, iso, span
from pipelines.temporal.clues import NO_CLUES, Clues, alone, clues
from pipelines.temporal.direction import Decision, Distance, weigh, words_look_ahead
from pipelines.temporal.feasts import NATIONAL, ORTHODOX_COUNTRIES
from pipelines.temporal.meaning import Base, Recurring
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval, Status
from pipelines.temporal.narrative import Narrative
from pipelines.temporal.occurrences import Occurrence
from pipelines.temporal.spelling import cell_value
from pipelines.temporal.windows import Scan

NOWHERE = Interval(None, None)
NO_ANTECEDENT = "no_antecedent"
"""Flag of a phrase that counts from a date told before, of which there is none."""
ORDER = "order"
"""Flag of a phrase whose end lies before its start."""
UNITS = tuple(Granularity(name) for name in ("day", "weekend", "week", "month", "quarter", "half", "year"))
NEXT_DATES = 4
OPENING_WORDS = 3
LONG_AGO = 366
"""A date that lies more days before the day of a report is not of its time."""


class Reading(NamedTuple):
    """The days, the TIMEX3 value and what is to be said about them.

    Args:
        cell: the calendar cell, where the date is one; it feeds phrases that are relative to this one.
        mention: the number of the reference that gave a narrative anchor.
        steps: how it was found, for a person.
        decision: which of its candidates was taken, where the words leave that open.
    """

    value: str | None
    days: Interval
    grain: Granularity | None
    cell: Cell | None = None
    mod: str | None = None
    approximate: bool = False
    status: Status = Status.RESOLVED
    alternatives: tuple[Alternative, ...] = ()
    flags: tuple[str, ...] = ()
    kind: AnchorKind = AnchorKind.ABSOLUTE
    anchor: int | None = None
    mention: int | None = None
    steps: tuple[str, ...] = ()
    decision: Decision | None = None


@dataclass(slots=True)
class Surroundings:
    """The piece of text around a phrase, looked at only where a reading depends on it.

    Args:
        ahead: the dates with a year of their own, each with its place, from the last to the next.
        token: place of the phrase, or of the first one in its list.
        last: place of the last phrase in its list, itself if it is in none.
        length: characters of that one.
        names: the open names of the list.
    """

    scan: Scan
    ahead: list[tuple[int, Cell]]
    token: int = 0
    last: int = 0
    length: int = 0
    names: tuple[Recurring, ...] = ()
    read: Clues | None = None

    def clues(self) -> Clues:
        """Return what the words around the phrase say of its direction."""
        if self.read is None:
            self.read = clues(self.scan, self.token, self.scan.token_behind(self.last, self.length))
        return self.read

    def alone(self) -> bool:
        """True if the sentence holds nothing but time words."""
        return alone(self.scan, self.token)

    def opens(self) -> bool:
        """True if the phrase opens its sentence, behind a preposition and an article at most."""
        first = self.token - OPENING_WORDS
        return first < 0 or self.scan.sentence_ends(first, self.token)

    def next_date(self) -> Cell | None:
        """Return the latest of the next few dates that have a year of their own; None if there are not so many."""
        while self.ahead and self.ahead[-1][0] <= self.token:
            self.ahead.pop()
        coming = self.ahead[-NEXT_DATES:]
        return max((cell for _, cell in coming), key=end_of) if len(coming) == NEXT_DATES else None


@dataclass(slots=True)
class ReadingContext:
    """All that is known for one phrase: what the document gives, the dates mentioned before, the text around it.

    Args:
        anchor: the day of the document, or of the quotation around the phrase; None if unknown.
        anchor_kind: document or quotation.
        history: whether the text tells long after its events.
        month_first: whether numeric dates put the month first; None if nobody knows.
        around: the text around the phrase; None for a phrase by itself.
        decision: the one that the phrase at hand hangs on; None if it hangs on none.
        reverse: whether the candidate that was not taken is to be read.
    """

    anchor: int | None
    anchor_kind: AnchorKind = AnchorKind.DOCUMENT
    minute: int | None = None
    country: str | None = None
    history: bool = False
    month_first: bool | None = None
    narrative: Narrative = field(default_factory=Narrative)
    around: Surroundings | None = None
    decision: Decision | None = None
    reverse: bool = False

    def clues(self) -> Clues:
        """Return what the words around the phrase say of its direction."""
        return self.around.clues() if self.around else NO_CLUES

    def decide(self, family: str, distances: Sequence[Distance]) -> Decision:
        """Return which of its candidates a name means."""
        self.decision = weigh(family, distances, self.clues())
        return self.decision.other() if self.reverse else self.decision

    def alone(self) -> bool:
        """True if the sentence holds nothing but time words."""
        return self.around is not None and self.around.alone()

    def next_date(self) -> Cell | None:
        """Return the latest of the next few dates that have a year of their own; None if there are not so many."""
        return self.around.next_date() if self.around else None

    @property
    def south(self) -> bool:
        """True if the document speaks from south of the equator."""
        return self.country in SOUTHERN

    @property
    def orthodox(self) -> bool:
        """True if the document's country keeps the Orthodox feasts."""
        return self.country in ORTHODOX_COUNTRIES

    def local(self, what: Recurring) -> Recurring:
        """Return a recurring name where the document is: a season in the south or a national feast has other days."""
        if what.family == "feast" and self.country and what.name.rstrip("/") in NATIONAL:
            return replace(what, name=f"{what.name.rstrip('/')}/{self.country}")
        return replace(what, second=1) if self.south and what.family == "season" else what

    def is_long_ago(self, cell: Cell) -> bool:
        """True if a date lies more than a year before the day of the text."""
        return self.anchor is not None and end_of(cell) < self.anchor - LONG_AGO

    def contradicts(self, reading: Reading) -> bool:
        """True if days counted from the anchor for want of another date lie ahead in a sentence that looks back."""
        start, end, anchor = reading.days.start, reading.days.end, self.anchor
        day = start if start is not None else end - 1 if end is not None else None
        ahead = NO_ANTECEDENT in reading.flags and day is not None and anchor is not None and day > anchor
        return ahead and self.clues().sign < 0

    def day_of(self, base: Base, unit: Granularity) -> Reading | None:
        """Return the day that a phrase of a unit counts from; None if there is no such day."""
        anaphoric = base is Base.NARRATIVE
        mention = None
        if self.history and (anaphoric or self.anchor is None):
            mention = self.narrative.latest_in_history(unit)
        elif anaphoric:
            mention = self.narrative.latest(unit)
            if mention and self.is_long_ago(mention.cell) and words_look_ahead(self.clues()):
                mention = None
        if mention:
            first = bounds(mention.cell)[0]
            return context_day(first, AnchorKind.NARRATIVE, mention.cell, mention.number)
        if self.anchor is None:
            return None
        found = context_day(self.anchor, self.anchor_kind, Cell(DAY, self.anchor))
        return found._replace(flags=(NO_ANTECEDENT,)) if anaphoric else found


def context_day(day: int, kind: AnchorKind, cell: Cell, mention: int | None = None) -> Reading:
    """Return a day that the context supplies, as a reading; `cell` is the date of which it is the first day."""
    label = {AnchorKind.NARRATIVE: "the date told before", AnchorKind.QUOTATION: "the day of the quotation"}.get(
        kind, "the anchor"
    )
    value, days = iso(day), Interval(day, day + 1)
    return Reading(value, days, DAY, cell, kind=kind, anchor=day, mention=mention, steps=(f"{label}: {value}",))


def of_cell(cell: Cell) -> Reading:
    """Return the reading of a calendar cell.

    >>> from pipelines.temporal.calendar import YEAR
    >>> of_cell(Cell(YEAR, 2014)).value
    '2014'
    """
    return Reading(cell_value(cell), span(cell), cell.unit, cell)


def of_days(days: Interval) -> Reading:
    """Return the reading of any days; those that fill a unit of the calendar are that unit.

    >>> of_days(Interval(739342, 739372)).value, of_days(Interval(739342, None)).value
    ('2025-04', None)
    """
    if days.start is not None:
        for unit in UNITS:
            cell = cell_of(unit, days.start)
            if span(cell) == days:
                return of_cell(cell)
    return Reading(None, days, None if None in (days.start, days.end) else Granularity.DAY)


def unresolved(value: str | None, kind: AnchorKind = AnchorKind.DOCUMENT, *flags: str) -> Reading:
    """Return a reading that dates nothing."""
    return Reading(value, NOWHERE, None, status=Status.UNRESOLVED, kind=kind, flags=flags)


def based(reading: Reading, base: Reading, *steps: str) -> Reading:
    """Return a reading that owes its anchor to another one; `steps` are further steps that led to it."""
    return reading._replace(
        kind=base.kind, anchor=base.anchor, mention=base.mention, flags=base.flags + reading.flags,
        steps=base.steps + reading.steps + steps,
    )  # fmt: skip


def end_of(cell: Cell) -> int:
    """Return the first day after a cell."""
    return bounds(cell)[1]


def with_other(reading: Reading, other: Occurrence | None, reason: str) -> Reading:
    """Return a reading with another honest one beside it."""
    if other is None or other.days == reading.days:
        return reading
    return reading._replace(
        alternatives=(*reading.alternatives, Alternative(other.days, cell_value(other.cell), reason))
    )


def halved(whole: Reading, second: bool) -> Reading:
    """Return the first or second half of a date that is not a year (of a month: days 1-15, the rest)."""
    start, end, grain = whole.days.start, whole.days.end, whole.grain
    if start is None or end is None or end - start <= 1:
        return Reading(None, NOWHERE, None, status=Status.IMPOSSIBLE, kind=whole.kind)
    months = MONTHS_IN.get(grain, 0) if grain is not None else 0
    middle = add(start, MONTH, months // 2) if months % 2 == 0 and months else start + (end - start) // 2
    days = Interval(middle, end) if second else Interval(start, middle)
    return whole._replace(days=days, mod="END" if second else "START")
