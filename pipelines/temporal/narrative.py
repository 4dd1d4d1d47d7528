"""The dates mentioned so far in a text, and which of them anchors the next one.

A history names months and days without their year. The year is that of the main line: the latest date that opened a
paragraph or moved the narrative on. An aside (a year in passing, a leap of years, a look back in mid-paragraph) leaves
the main line where it is, unless the next date agrees with it.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipelines.temporal.calendar import DAY, HALF, MONTH, QUARTER, SEASON, YEAR, Cell, bounds, cell_of, civil
from pipelines.temporal.model import Granularity

FINENESS = {unit: rank for rank, unit in enumerate(Granularity)}
PERIODS = frozenset((MONTH, QUARTER, SEASON, HALF))
FEW_DATES = 3
MONTHS_OF_YEAR = 12
MONTHS_BETWEEN_MONTHS, MONTHS_BETWEEN_DAYS = 24, 60
"""How far a month, or a day, may lie ahead of the main line and still continue it."""
NEAR_MONTHS = 18
NEXT_YEAR_MONTHS = 8
YEAR_OF_MONTHS = 12


class Mention(NamedTuple):
    """A date at its place in a text.

    Args:
        number: its place among the references of the text.
    """

    number: int
    cell: Cell


@dataclass(slots=True)
class Narrative:
    """The state of a narrative after some of its dates.

    Args:
        mentioned: dates, each the latest of its grain or a finer one.
        last_period: the latest month, quarter, half or season.
        main: the date that carries the narrative on.
        local: a look back that holds until the paragraph ends.
        aside: an explicit date off the main line that the next one may confirm.
        sure: whether the main line's date has its own year.
        here: whether it stands in this paragraph.
        past: a month or day with its own year in this sentence, or one that follows it within a year.
        passage: an old date in a report that the dates after it follow.
    """

    mentioned: list[Mention] = field(default_factory=list[Mention])
    last_period: Mention | None = None
    main: Mention | None = None
    local: Mention | None = None
    aside: Cell | None = None
    sure: bool = False
    here: bool = False
    past: Mention | None = None
    passage: Mention | None = None

    def mention(
        self, number: int, cell: Cell, opens: bool, explicit: bool, attribute: bool = False, old: bool = False
    ) -> None:
        """Add a date.

        Args:
            opens: whether it opens a paragraph or, as a year, a sentence.
            explicit: whether it has its own year.
            attribute: whether it only describes a noun.
            old: whether it lies so long before the text that it leads a passage.
        """
        fineness, said, mentioned = FINENESS[cell.unit], Mention(number, cell), self.mentioned
        self.past = said if self.is_past(cell, explicit) else None
        if old:
            self.passage = said
        while mentioned and FINENESS[mentioned[-1].cell.unit] >= fineness:
            mentioned.pop()
        mentioned.append(said)
        if cell.unit in PERIODS:
            self.last_period = said
        if fineness > FINENESS[YEAR]:
            return
        if self.main is None or opens:
            self.carry_on(said, explicit)
        elif attribute and cell.unit is not YEAR:
            self.aside = cell
        elif cell.unit is YEAR and self.main.cell.unit is not YEAR and year_of(self.main.cell) == cell.number:
            self.sure = True
        elif ((self.local is None and self.moves_on(cell)) or (explicit and self.corrects(cell))) or (
            self.aside is not None
            and cell.unit is not YEAR
            and abs(month_of(cell) - month_of(self.aside)) <= NEAR_MONTHS
        ):
            self.carry_on(said, explicit)
        elif not explicit:
            self.local = said if self.local else None
        elif self.moves_on(cell):
            self.carry_on(said, explicit)
        else:
            self.aside = cell
            if cell.unit is not YEAR and month_of(cell) < month_of(self.main.cell):
                self.local = said

    def is_past(self, cell: Cell, explicit: bool) -> bool:
        """True if a date is a month or day with its own year, or comes within a year of one in the same sentence."""
        if explicit and FINENESS[cell.unit] <= FINENESS[MONTH]:
            return True
        before = self.past or self.passage
        return before is not None and 0 <= month_of(cell) - month_of(before.cell) <= YEAR_OF_MONTHS

    def carry_on(self, said: Mention, explicit: bool) -> None:
        """Make a date the main line."""
        self.main, self.local, self.aside, self.sure, self.here = said, None, None, explicit, True

    def corrects(self, cell: Cell) -> bool:
        """True if a date with its own year stands near a main line that was only inferred."""
        return self.main is not None and not self.sure and abs(month_of(cell) - month_of(self.main.cell)) <= NEAR_MONTHS

    def new_paragraph(self) -> None:
        """A look back ends with its paragraph."""
        self.local, self.passage, self.here = None, None, False

    def leave_aside(self) -> None:
        """What counts from the date before counts from the main line again, not from a look back."""
        last = self.mentioned[-1].cell if self.mentioned else None
        if self.main and last and last == self.aside and bounds(last)[0] < bounds(self.main.cell)[0]:
            self.mentioned.pop()
            if not self.mentioned or FINENESS[self.mentioned[-1].cell.unit] < FINENESS[self.main.cell.unit]:
                self.mentioned.append(self.main)

    def new_sentence(self) -> None:
        """What a sentence dates dates nothing of the next one, unless it leads the passage."""
        self.past = None

    def leave_past(self) -> None:
        """A phrase counts from the day of the text again."""
        self.past = self.passage = None

    def anchor(self) -> Mention | None:
        """Return the date whose year a bare month takes."""
        return self.local or self.main

    def moves_on(self, cell: Cell) -> bool:
        """True if a date in mid-paragraph continues the main line."""
        assert self.main is not None
        if cell.unit is YEAR:
            return 0 <= cell.number - year_of(self.main.cell) <= 1 and self.main.cell.unit is YEAR
        leap = MONTHS_BETWEEN_DAYS if cell.unit is DAY else MONTHS_BETWEEN_MONTHS
        return 0 <= month_of(cell) - month_of(self.main.cell) <= leap

    def latest(self, unit: Granularity) -> Mention | None:
        """Return the latest date mentioned that is no coarser than the unit."""
        return next((said for said in reversed(self.mentioned) if FINENESS[said.cell.unit] <= FINENESS[unit]), None)

    def latest_in_history(self, unit: Granularity) -> Mention | None:
        """Return the same; None if a later year was mentioned since, to which the story has moved on."""
        found = self.latest(unit)
        since = (said.cell for said in self.mentioned if found and said.number > found.number)
        moved_on = any(cell.unit is YEAR and found and bounds(found.cell)[1] <= bounds(cell)[0] for cell in since)
        return None if moved_on else found

    def period(self) -> Mention | None:
        """Return the latest month, quarter, half or season mentioned, if it is among the last few dates."""
        last = self.last_period
        return last if last and self.mentioned[-1].number - last.number <= FEW_DATES else None


def year_after(cell: Cell, month: int) -> int:
    """Return the year of a month (1-12) named without one: that of a cell, or the next if it lies months before that.

    >>> year_after(Cell(MONTH, 1944 * 12 + 10), 2), year_after(Cell(MONTH, 1944 * 12 + 10), 9)
    (1945, 1944)
    """
    year = year_of(cell)
    if cell.unit is YEAR:
        return year
    return year + 1 if civil(bounds(cell)[0])[1] - month >= NEXT_YEAR_MONTHS else year


@lru_cache(maxsize=8192)
def month_of(cell: Cell) -> int:
    """Return the month cell index in which a cell starts."""
    return cell_of(MONTH, bounds(cell)[0]).number


def year_of(cell: Cell) -> int:
    """Return the year in which a cell starts."""
    return month_of(cell) // MONTHS_OF_YEAR
