"""What a rule is: a frozen value of name, pattern, meaning, examples and refusals; and the parts that `build` reads."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from pipelines.temporal.calendar import YEAR, Cell
from pipelines.temporal.lexicon.model import Number, Unit
from pipelines.temporal.meaning import Amount, At, Clock, Meaning, Several
from pipelines.temporal.quantities import UNKNOWN, amount
from pipelines.temporal.symbols import CHAR, compile_pattern

WET_MARCH = "Rain fell on 3 March 1921."
"""The sentence before the examples that hang on a date mentioned before."""

ANY = "any"

Built = Meaning | Several | int | float | Number | None


class Parts:
    """The values of the parts that a pattern names; a part that a phrase lacks is not `in` it."""

    __slots__ = ("said", "values")

    def __init__(self, values: Mapping[str, object], said: Callable[[], str]) -> None:
        self.values = values
        self.said = said

    @property
    def text(self) -> str:
        """The words of the phrase."""
        return self.said()

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def whole(self, name: str, default: int = 0) -> int:
        """A whole number: a day, a year, an ordinal."""
        return cast(int, self.values.get(name, default))

    def number(self, name: str, default: Number = 1) -> Number:
        """A count, exact or vague."""
        return cast(Number, self.values.get(name, default))

    def word(self, name: str, default: str = "") -> str:
        """A code that a word stands for, such as NI for night."""
        return cast(str, self.values.get(name, default))

    def words(self, name: str) -> tuple[str, ...]:
        """Several codes, such as a feast and its tradition."""
        return cast(tuple[str, ...], self.values[name])

    def numbers(self, name: str) -> tuple[int, ...]:
        """The numbers of a token such as 5/3/2019."""
        return cast(tuple[int, ...], self.values[name])

    def unit(self, name: str) -> Unit:
        """A unit of time."""
        return cast(Unit, self.values[name])

    def meaning(self, name: str) -> Meaning:
        """The meaning of an inner phrase."""
        return cast(Meaning, self.values[name])

    def clock(self, name: str) -> Clock:
        """A clock time."""
        return cast(Clock, self.values[name])

    def date(self, name: str) -> Meaning:
        """The meaning of an inner date, which may be a bare year."""
        value = self.values[name]
        return At(Cell(YEAR, value)) if isinstance(value, int) else cast(Meaning, value)

    def length(self, name: str) -> Amount:
        """An amount; a unit in the plural alone is an unknown one."""
        value = self.values[name]
        return amount(UNKNOWN, value) if isinstance(value, Unit) else cast(Amount, value)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """How one kind of phrase reads.

    Args:
        name: for people; it stands in every row that the rule made.
        makes: the class that the phrase becomes for later rules.
        pattern: word classes, `x:CLASS` names a part for `build`; else the syntax of regular expressions.
        build: from the named parts to the meaning; None where the words mean no time.
        examples: phrase to the TIMEX3 value (or the first and last day of an outer row) on Tuesday 2025-04-15.
        refuses: phrases in which the rule must not be used.
        language: the only one that it reads, and that of its examples and refusals; `ANY`, in English, reads all.
        named: the parts that the pattern names, with their groups in the expression.
    """

    name: str
    makes: str
    pattern: str
    build: Callable[[Parts], Built]
    examples: Mapping[str, str]
    refuses: tuple[str, ...]
    language: str = ANY
    expression: re.Pattern[str] = field(init=False, repr=False)
    char: str = field(init=False, repr=False)
    named: tuple[tuple[str, int], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "expression", compile_pattern(self.pattern))
        object.__setattr__(self, "char", CHAR[self.makes])
        groups = self.expression.groupindex.items()
        object.__setattr__(self, "named", tuple((name[0], group) for name, group in groups))
