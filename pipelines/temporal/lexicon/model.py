"""What a language must say: its words by class, its phrases, and the cues of its verbs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
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


class NumberRange(NamedTuple):
    """A number as words give it; `label` is its spelling in a TIMEX3 value, `X` for an unknown one."""

    low: float | None
    high: float | None
    label: str

    @property
    def exact(self) -> bool:
        """True if it is one known number."""
        return self.low is not None and self.low == self.high


Number = int | float | NumberRange
Value = int | float | str | Unit | NumberRange | Cell | tuple[int, ...] | tuple[str, ...] | None


VERB_FORMS = frozenset(
    (
        "past", "said", "plan", "outlook", "promised", "moved", "will", "may", "have", "had", "is", "be", "to",
        "timetable",
    )
)  # fmt: skip
LexiconPhrase = tuple[tuple[str, ...], str, Value]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Args:
        words: lower-case word to class and value.
        exact: words whose class depends on their case (May, March, Sat), as written.
        phrases: first word (lower case) to the phrases that start with it: words, class, value; longest first.
        shapes: for each part of a token that is made of words, these words: `ordinal` holds the endings of 3rd.
        endings: those of a `plural`, of a regular `past` and of a `superlative`.
        language: its ISO 639-1 code; empty for those without a table.
        verbs: lower-case word to the form of its verb: past, said, plan, outlook (a plan whatever follows), promised,
            moved, will, may, have, had, is, be, to, timetable (the present of what is arranged).
        not_past: words in -ed that are no past forms.
        not_verbs: words that make no infinitive after "to".
        plan_marks: words after which "due", "set", "planned" look ahead.
        move_marks: words after which "postponed" and its like look ahead.
        past_auxiliaries: auxiliaries that make a past.
        adverbs: words that may stand between an auxiliary and its verb.
        clauses: words that open a clause, whose verb says nothing of the words before it.
        directed: prepositions that say on which side of its telling a date may lie.
        prepositions: those that do not.
        coming: nouns and adjectives of things to come.
        contracts: nouns of what a month is traded for: "May delivery".
        former: adverbs of a plan that was given up: "originally due in May".
        comparing: verbs that set a date beside an earlier one.
        habits: adverbs of what is so every year.
        seasons: nouns of a time that comes every year.
        sayings: further verbs of saying, besides those whose form is `said`.
        writings: nouns of what words are said or written in, such as a letter.
    """

    words: Mapping[str, tuple[str, Value]] = field(default_factory=dict[str, tuple[str, Value]])
    exact: Mapping[str, tuple[str, Value]] = field(default_factory=dict[str, tuple[str, Value]])
    phrases: Mapping[str, tuple[LexiconPhrase, ...]] = field(default_factory=dict[str, tuple[LexiconPhrase, ...]])
    shapes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    endings: Mapping[str, str] = field(default_factory=dict[str, str])
    language: str = ""
    verbs: Mapping[str, str] = field(default_factory=dict[str, str])
    not_past: frozenset[str] = frozenset()
    not_verbs: frozenset[str] = frozenset()
    plan_marks: frozenset[str] = frozenset()
    move_marks: frozenset[str] = frozenset()
    past_auxiliaries: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    directed: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    contracts: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()
    seasons: frozenset[str] = frozenset()
    sayings: frozenset[str] = frozenset()
    writings: frozenset[str] = frozenset()


CUES = frozenset(each.name for each in fields(Lexicon) if each.type == frozenset[str])
"""The sets of words of a `Lexicon`."""
