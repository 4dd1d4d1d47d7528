"""Meanings that name a date: cells, shifts, recurring names, parts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipelines.temporal.calendar import Cell
from pipelines.temporal.model import Granularity
from pipelines.temporal.timex3 import cell_value

if TYPE_CHECKING:
    from pipelines.temporal.meaning import Meaning

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Base(StrEnum):
    """A day that the context supplies: of the document (deictic), or of the story (anaphoric)."""

    ANCHOR = "the anchor"
    STORY = "the date told before"


class Which(StrEnum):
    """Which occurrence of a recurring name is meant."""

    OPEN = "the one that the tense asks for"
    LAST = "the latest before"
    THIS = "the one in the same week or year as"
    NEXT = "the next after"
    UP_TO = "the latest on or before"
    FROM = "the first on or after"
    SINCE = "the latest begun before"


@dataclass(frozen=True, slots=True)
class Recurring:
    """A name that comes again: a weekday, a month, a month and day, a quarter, a season, a feast.

    Args:
        family: weekday, month, month_day, month_day_number, quarter, half, season or feast.
        first: weekday 0-6, month 1-12, day of month, quarter 1-4, half 1-2, season 0-3.
        second: the day of a month_day; 1 for a quarter or half said as an adjective ("first-quarter profit").
        name: of the feast.
    """

    family: str
    first: int = 0
    second: int = 0
    name: str = ""

    def describe(self) -> str:
        """The name in words."""
        if self.family == "weekday":
            return DAY_NAMES[self.first]
        if self.family == "month":
            return MONTH_NAMES[self.first - 1]
        if self.family == "month_day":
            return f"{self.second} {MONTH_NAMES[self.first - 1]}"
        if self.family == "feast":
            name, _, tradition = self.name.partition("/")
            return f"{tradition} {name.replace('_', ' ')}".strip()
        return f"{self.family.replace('_', ' ')} {self.first}"


@dataclass(frozen=True, slots=True)
class At:
    """A calendar cell that needs no anchor."""

    cell: Cell
    approximate: bool = False

    def describe(self) -> str:
        """The cell's value."""
        return cell_value(self.cell)


@dataclass(frozen=True, slots=True)
class Shift:
    """The cell `count` units from that of the base.

    Args:
        keep: keep the grain of a base that is finer than the unit ("a year earlier" of a quarter).
        from_day: the words count from the day itself ("two years ago"), so the exact day is a reading too.
    """

    unit: Granularity
    count: int
    base: "Meaning | Base" = Base.ANCHOR
    keep: bool = False
    mod: str | None = None
    from_day: bool = False

    def describe(self) -> str:
        """Such as `2 days before the anchor`."""
        if self.count == 0:
            return f"the {self.unit} of {say(self.base)}"
        plural = "" if abs(self.count) == 1 else "s"
        return f"{abs(self.count)} {self.unit}{plural} {'before' if self.count < 0 else 'after'} {say(self.base)}"


@dataclass(frozen=True, slots=True)
class Again:
    """The period told before, in another year or week: the same quarter last year.

    Args:
        of: where the period comes again.
        unit: its grain; None for that of the period told before.
    """

    of: "Meaning"
    unit: Granularity | None = None

    def describe(self) -> str:
        """Such as `the same quarter in 1 year before the anchor`."""
        return f"the same {self.unit or 'period'} in {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One occurrence of a recurring name, seen from the base."""

    what: Recurring
    which: Which = Which.OPEN
    base: "Meaning | Base" = Base.ANCHOR

    def describe(self) -> str:
        """Such as `Tuesday, the latest before the anchor`."""
        return f"{self.what.describe()}, {self.which}" + ("" if self.which is Which.OPEN else f" {say(self.base)}")


@dataclass(frozen=True, slots=True)
class Within:
    """The occurrence of a recurring name inside another date: "May of last year"."""

    what: Recurring
    of: "Meaning"

    def describe(self) -> str:
        """Such as `May within 1 year before the anchor`."""
        return f"{self.what.describe()} within {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A date with the weekday that the text gives it."""

    weekday: int
    of: "Meaning"

    def describe(self) -> str:
        """Such as `2025-04-14, said to be a Tuesday`."""
        return f"{self.of.describe()}, said to be a {DAY_NAMES[self.weekday]}"


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit or recurring name of a date; -1 is the last."""

    n: int
    what: "Granularity | Recurring"
    of: "Meaning | Base"

    def describe(self) -> str:
        """Such as `week 2 of 2025-05`."""
        what = self.what.describe() if isinstance(self.what, Recurring) else self.what
        return f"{'the last' if self.n < 0 else f'number {self.n}'} {what} of {say(self.of)}"


@dataclass(frozen=True, slots=True)
class Part:
    """The START, MID or END of a date."""

    mod: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `START of 2025-03`."""
        return f"{self.mod} of {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Cut:
    """The side of a date before (or after) its base: "earlier this year"."""

    earlier: bool
    of: "Meaning"
    base: Base = Base.ANCHOR

    def describe(self) -> str:
        """Such as `the year of the anchor, before the anchor`."""
        return f"{self.of.describe()}, {'before' if self.earlier else 'after'} {self.base}"


@dataclass(frozen=True, slots=True)
class Mod:
    """A date or amount with a TIMEX3 modifier: about, at least, more than."""

    mod: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `APPROX 1830`."""
        return f"{self.mod} {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Told:
    """The very date told before: "at the same time"."""

    def describe(self) -> str:
        """Says so."""
        return "the date told before"


def say(base: "Meaning | Base") -> str:
    """A meaning or a base in words."""
    return base.value if isinstance(base, Base) else base.describe()
