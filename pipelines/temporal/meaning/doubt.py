"""Meanings that leave a doubt: dates of two readings, of a calendar that differs, of no calendar."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.temporal.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two honest readings, of which the document's country or language may choose one."""

    day_first: "Meaning"
    month_first: "Meaning"

    def describe(self) -> str:
        """Both readings."""
        return f"{self.day_first.describe()} (day first) or {self.month_first.describe()} (month first)"


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A year, half or quarter of the fiscal calendar of the document's country, or of its schools."""

    of: "Meaning"
    school: bool = False

    def describe(self) -> str:
        """Such as `fiscal 2024`."""
        return f"{'academic' if self.school else 'fiscal'} {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has."""

    value: str

    def describe(self) -> str:
        """The written date."""
        return f"{self.value}, which no calendar has"
