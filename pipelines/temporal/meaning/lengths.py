"""Meanings that count time: amounts, stretches, sets, and words too vague for a date."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.temporal.meaning.dates import Base, say
from pipelines.temporal.model import Granularity, TimexType

if TYPE_CHECKING:
    from pipelines.temporal.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Run:
    """The first (or last) n units of a date: "the first three months of 2025"."""

    n: int
    unit: Granularity
    of: "Meaning | Base"
    value: str
    from_end: bool = False
    approximate: bool = False

    def describe(self) -> str:
        """Such as `the first 3 months of 2025`."""
        return f"the {'last' if self.from_end else 'first'} {self.n} {self.unit}s of {say(self.of)}"


@dataclass(frozen=True, slots=True)
class Moment:
    """So many minutes from the minute in which the text speaks: "three hours ago"."""

    minutes: int
    unit: str
    base: Base = Base.ANCHOR

    def describe(self) -> str:
        """Such as `-180 minutes from the anchor`."""
        return f"{self.minutes:+} minutes from {self.base}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time.

    Args:
        value: as TIMEX3 has it, such as P2D, PT24H, PXM.
        unit: the grain of the phrase; None for clock units.
        low: fewest units that the words allow, whole or not; None if unknown.
        high: most units.
        minutes: the length of a clock unit, in minutes.
    """

    value: str
    unit: Granularity | None
    low: float | None
    high: float | None
    minutes: float = 0
    mod: str | None = None

    @property
    def label_unknown(self) -> bool:
        """Whether the value says X instead of a number."""
        return "X" in self.value

    def describe(self) -> str:
        """The TIMEX3 value."""
        return self.value


@dataclass(frozen=True, slots=True)
class Stretch:
    """An amount that ends (or starts) at the base: "the last three months"."""

    amount: Amount
    back: bool
    base: Base = Base.ANCHOR

    def describe(self) -> str:
        """Such as `P3M up to the anchor`."""
        return f"{self.amount.value} {'up to' if self.back else 'from'} {self.base}"


@dataclass(frozen=True, slots=True)
class Due:
    """An amount after "in" or "within": where the sentence looks forward, the day so long after the anchor."""

    amount: Amount
    within: bool = False

    def describe(self) -> str:
        """Such as `P90D from the anchor, if the sentence looks forward`."""
        return f"{'up to ' if self.within else ''}{self.amount.value} from the anchor, if the sentence looks forward"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set: every Friday, daily."""

    value: str
    quant: str | None = None
    freq: str | None = None

    def describe(self) -> str:
        """Such as `every XXXX-WXX-5`."""
        return f"every {self.value}"


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF; `side` -1 ends at the anchor, +1 starts there, 0 dates nothing."""

    value: str
    side: int = 0
    base: Base = Base.ANCHOR
    amount: "Amount | None" = None

    def describe(self) -> str:
        """The value in words."""
        return self.value


@dataclass(frozen=True, slots=True)
class Undated:
    """Time words whose date hangs on an event, or on nothing: the day after the attack."""

    value: str | None
    type: TimexType = TimexType.DATE
    event: bool = True

    def describe(self) -> str:
        """Says that no calendar date is meant."""
        return f"{self.value or 'a date'} {'that hangs on an event' if self.event else 'of no calendar day'}"
