"""What a rule is: a frozen value of name, pattern, meaning, examples and refusals."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipelines.temporal.parts import Built, Parts
from pipelines.temporal.symbols import CHAR, compile_pattern


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
    """

    name: str
    makes: str
    pattern: str
    build: Callable[[Parts], Built]
    examples: Mapping[str, str]
    refuses: tuple[str, ...]
    expression: re.Pattern[str] = field(init=False, repr=False)
    char: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "expression", compile_pattern(self.pattern))
        object.__setattr__(self, "char", CHAR[self.makes])
