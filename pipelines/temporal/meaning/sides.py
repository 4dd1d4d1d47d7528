"""Meanings of outer rows: ranges, sides of a date, amounts before or after one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.temporal.meaning.lengths import Amount

if TYPE_CHECKING:
    from pipelines.temporal.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Range:
    """From the start of one date to the end of another."""

    first: "Meaning"
    last: "Meaning"

    def describe(self) -> str:
        """Both ends."""
        return f"from {self.first.describe()} to {self.last.describe()}"


@dataclass(frozen=True, slots=True)
class Bound:
    """since, until, before, after or by a date."""

    kind: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `since 2025-03`."""
        return f"{self.kind} {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Offset:
    """An amount before or after another date: "two days before Christmas"."""

    amount: Amount
    after: bool
    base: "Meaning"

    def describe(self) -> str:
        """Such as `P2D before feast christmas`."""
        return f"{self.amount.value} {'after' if self.after else 'before'} {self.base.describe()}"
