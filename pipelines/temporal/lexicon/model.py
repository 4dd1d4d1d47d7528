"""What a language must say: its words by class, its phrases, and the cues of its verbs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.temporal.calendar import CENTURY, DAY, DECADE, HALF, MONTH, QUARTER, WEEK, WEEKEND, YEAR, Cell
from pipelines.temporal.model import Granularity


class Unit(NamedTuple):
    """A unit of time.

    Args:
        grain: the calendar row it counts in; None for hours and below.
        code: its letter in a TIMEX3 duration, `TH` for hours.
        factor: how many of `grain` one of it is (a fortnight is two weeks).
        minutes: its length if it is a clock unit.
    """

    grain: Granularity | None
    code: str
    factor: int = 1
    minutes: float = 0


UNITS = {
    "day": Unit(DAY, "D"),
    "week": Unit(WEEK, "W"),
    "fortnight": Unit(WEEK, "W", 2),
    "weekend": Unit(WEEKEND, "WE"),
    "month": Unit(MONTH, "M"),
    "quarter": Unit(QUARTER, "Q"),
    "half": Unit(HALF, "H"),
    "year": Unit(YEAR, "Y"),
    "decade": Unit(DECADE, "DE"),
    "century": Unit(CENTURY, "CE"),
    "millennium": Unit(YEAR, "Y", 1000),
    "hour": Unit(None, "TH", 1, 60),
    "minute": Unit(None, "TM", 1, 1),
    "second": Unit(None, "TS", 1, 1 / 60),
}
"""The units that the table of a language names."""


class Quantity(NamedTuple):
    """A number as words give it; `label` is its spelling in a TIMEX3 value, `X` for an unknown one."""

    low: float | None
    high: float | None
    label: str

    @property
    def exact(self) -> bool:
        """True if it is one known number."""
        return self.low is not None and self.low == self.high


Number = int | float | Quantity
Value = int | float | str | Unit | Quantity | Cell | tuple[int, ...] | tuple[str, ...] | None


Phrase = tuple[tuple[str, ...], str, Value]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Args:
        words: lower-case word to class and value.
        exact: words whose class depends on their case (May, March, Sat), as written.
        phrases: first word (lower case) to the phrases that start with it: words, class, value; longest first.
        shapes: for each part of a token that is made of words, these words: `ordinal` holds the endings of 3rd.
        endings: those of a `plural` and of a regular `past`.
        grammar: the rules that read it, `full`, or `numeric` for a language without words of its own.
        verbs: lower-case word to its tense cue: past, future, perfect, modal, plan, present, say, to.
        not_past: words in -ed that are no past forms.
        not_verbs: words that make no infinitive after "to".
        plan_marks: words after which "due", "set", "planned" look forward.
        clauses: words that open a clause, whose verb says nothing of the words before it.
        due: words of plan that look forward to the very phrase beside them.
        sayings: further verbs of saying, besides those whose cue is `say`.
        writings: nouns of what words are said or written in, such as a letter.
    """

    words: Mapping[str, tuple[str, Value]] = field(default_factory=dict[str, tuple[str, Value]])
    exact: Mapping[str, tuple[str, Value]] = field(default_factory=dict[str, tuple[str, Value]])
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict[str, tuple[Phrase, ...]])
    shapes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    endings: Mapping[str, str] = field(default_factory=dict[str, str])
    grammar: str = "full"
    verbs: Mapping[str, str] = field(default_factory=dict[str, str])
    not_past: frozenset[str] = frozenset()
    not_verbs: frozenset[str] = frozenset()
    plan_marks: frozenset[str] = frozenset()
    due: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    sayings: frozenset[str] = frozenset()
    writings: frozenset[str] = frozenset()
