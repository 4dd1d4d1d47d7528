"""What a phrase means before any anchor is known: a small algebra of frozen values over calendar cells.

Each value says itself in words (`describe`); `resolution.py` reads it against an anchor. A meaning whose `of` or
`base` is another meaning is relative to that one; a `Base` stands for a day that only the context knows.
"""

from dataclasses import dataclass

from pipelines.temporal.meaning.clock import Clock, DayPart
from pipelines.temporal.meaning.dates import (
    Again,
    At,
    Base,
    Checked,
    Chosen,
    Cut,
    Mod,
    Nth,
    Part,
    Recurring,
    Shift,
    Told,
    Which,
    Within,
    say,
)
from pipelines.temporal.meaning.doubt import Ambiguous, Fiscal, Impossible
from pipelines.temporal.meaning.lengths import (
    Amount,
    Due,
    Moment,
    Repeat,
    Run,
    Stretch,
    Undated,
    Vague,
)
from pipelines.temporal.meaning.sides import Bound, Offset, Range
from pipelines.temporal.model import TimexType

Meaning = (
    At | Shift | Again | Chosen | Within | Checked | Nth | Run | Part | Cut | Mod | DayPart | Clock | Moment | Amount
    | Stretch | Due | Repeat | Vague | Told | Undated | Ambiguous | Fiscal | Impossible | Range | Bound | Offset
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Several:
    """What a phrase of several references means: an outer row, if any, and the named parts inside it."""

    outer: "Meaning | None"
    parts: "tuple[tuple[str, Meaning], ...]"


TYPES: dict[type, TimexType] = {
    DayPart: TimexType.TIME,
    Clock: TimexType.TIME,
    Moment: TimexType.TIME,
    Amount: TimexType.DURATION,
    Stretch: TimexType.DURATION,
    Run: TimexType.DURATION,
    Due: TimexType.DURATION,
    Repeat: TimexType.SET,
}


def timex_type(meaning: "Meaning") -> TimexType | None:
    """The TIMEX3 type of a meaning; None for outer rows."""
    while isinstance(meaning, (Mod, Part, Cut)):
        meaning = meaning.of
    if isinstance(meaning, (Range, Bound, Offset)):
        return None
    return meaning.type if isinstance(meaning, Undated) else TYPES.get(type(meaning), TimexType.DATE)


__all__ = [
    "Again",
    "Ambiguous",
    "Amount",
    "At",
    "Base",
    "Bound",
    "Checked",
    "Chosen",
    "Clock",
    "Cut",
    "DayPart",
    "Due",
    "Fiscal",
    "Impossible",
    "Meaning",
    "Mod",
    "Moment",
    "Nth",
    "Offset",
    "Part",
    "Range",
    "Recurring",
    "Repeat",
    "Run",
    "Several",
    "Shift",
    "Stretch",
    "Told",
    "Undated",
    "Vague",
    "Which",
    "Within",
    "say",
    "timex_type",
]
