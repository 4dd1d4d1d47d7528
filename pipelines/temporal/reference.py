"""A time reference: a phrase read against its anchor, a row of `core.time_references`.

What hangs on its place is its own; all else it shares with the same words read in the same way elsewhere, so that one
more reference is one small tuple.
"""

from collections.abc import Callable
from typing import NamedTuple

from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval, Status, TimexType


class Said(NamedTuple):
    """What the same words, read in the same way, say wherever they stand.

    Args:
        anchor_day: the day that they were read against; None for absolute dates.
        interval: the days that they denote; Interval(None, None) where they date nothing.
        explain: makes the explanation, which few readers ask for.
    """

    text: str
    timex_type: TimexType | None
    timex_value: str | None
    timex_mod: str | None
    anchor_kind: AnchorKind
    anchor_day: int | None
    rule: str
    interval: Interval
    granularity: Granularity | None
    approximate: bool
    edtf: str | None
    status: Status
    alternatives: tuple[Alternative, ...]
    flags: tuple[str, ...]
    explain: Callable[[], str]


class TimeReference(NamedTuple):
    """A phrase read against its anchor.

    Args:
        part_of: place in the result list of the outer row (a range, a "since X") that holds this one.
        anchor_reference: place in the result list of the reference that gave a narrative anchor.
    """

    char_start: int
    char_end: int
    part_of: int | None
    anchor_reference: int | None
    said: Said

    @property
    def text(self) -> str:
        """Its words."""
        return self.said.text

    @property
    def timex_type(self) -> TimexType | None:
        """Its TIMEX3 type; None for an outer row."""
        return self.said.timex_type

    @property
    def timex_value(self) -> str | None:
        """Its TIMEX3 value."""
        return self.said.timex_value

    @property
    def timex_mod(self) -> str | None:
        """Its TIMEX3 modifier."""
        return self.said.timex_mod

    @property
    def anchor_kind(self) -> AnchorKind:
        """What it was read against."""
        return self.said.anchor_kind

    @property
    def anchor_day(self) -> int | None:
        """The day that it was read against; None for absolute dates."""
        return self.said.anchor_day

    @property
    def rule(self) -> str:
        """The rule that found it."""
        return self.said.rule

    @property
    def interval(self) -> Interval:
        """The days that it denotes; Interval(None, None) where it dates nothing."""
        return self.said.interval

    @property
    def granularity(self) -> Granularity | None:
        """How exact it is."""
        return self.said.granularity

    @property
    def approximate(self) -> bool:
        """Whether its days are not exactly those."""
        return self.said.approximate

    @property
    def edtf(self) -> str | None:
        """Its EDTF spelling."""
        return self.said.edtf

    @property
    def status(self) -> Status:
        """What came of it."""
        return self.said.status

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Its other honest readings."""
        return self.said.alternatives

    @property
    def flags(self) -> tuple[str, ...]:
        """What is to be said about it."""
        return self.said.flags

    @property
    def explanation(self) -> str:
        """The steps from words to date, one a line."""
        return self.said.explain()
