"""Meanings that name a time of day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.temporal.meaning import Meaning


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: MO, MI, AF, EV, NI."""

    code: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `NI of 2025-04-14`."""
        return f"{self.code} of {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time of a day; `value` is its TIMEX3 part, such as `T09:00Z`."""

    value: str
    minute: int
    of: "Meaning | None" = None

    def describe(self) -> str:
        """Such as `T09:00 of 2025-04-14`."""
        return self.value + (f" of {self.of.describe()}" if self.of else "")
