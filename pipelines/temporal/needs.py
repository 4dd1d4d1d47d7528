"""Which rules can fit a shape at all: those that find there all that they cannot do without.

Most shapes are met once, and of a hundred rules two or three can fit. What a rule needs is read off its pattern: sets
of class characters, of each of which a match has one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate, chain

from pipelines.temporal.rule import Rule
from pipelines.temporal.symbols import CHAR

ITEM = re.compile(
    r"(?P<chars>\[[^\]]*\]|[\ue000-\uf8ff])|(?P<open>\((?:\?(?:P<\w+>|[:=!]|<[=!]))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>[?*+]|\{[\d,]+\})|(?P<other>.)"
)
WEIGHED = 3

Needs = list[frozenset[str]]


class Grammar:
    """The rules, numbered level by level, and which of them can fit a shape.

    A set of rules is an integer with one bit for each. `met_by` says of which rules a class meets the first need, the
    second and the third, in three such integers side by side; `levels` are sets of rules.
    """

    def __init__(self, levels: Sequence[Sequence[Rule]]) -> None:
        self.rules = [rule for level in levels for rule in level]
        starts = accumulate(map(len, levels), initial=0)
        self.levels = [(1 << start + len(level)) - (1 << start) for start, level in zip(starts, levels, strict=False)]
        self.met_by = dict.fromkeys(CHAR.values(), 0)
        self.without = 0
        for number, rule in enumerate(self.rules):
            needs = sorted(needs_of(rule.expression.pattern), key=len)
            for place in range(WEIGHED):
                self.learn(needs[place] if place < len(needs) else None, 1 << number + place * len(self.rules))

    def learn(self, need: frozenset[str] | None, bit: int) -> None:
        """Note which classes meet a need; one that a rule does not have is always met."""
        if need is None:
            self.without |= bit
        for char in need or ():
            self.met_by[char] |= bit

    def possible(self, shape: str) -> int:
        """The rules that find all their needs in a shape."""
        met, size = reduce(int.__or__, map(self.met_by.__getitem__, shape), self.without), len(self.rules)
        return met & met >> size & met >> 2 * size

    def chosen(self, rules: int) -> Iterator[tuple[int, Rule]]:
        """The rules of a set with their numbers, in order."""
        while rules:
            number = (rules & -rules).bit_length() - 1
            yield number, self.rules[number]
            rules &= rules - 1


def needs_of(pattern: str) -> Needs:
    """Sets of class characters of each of which every match has one.

    >>> [sorted(need) for need in needs_of("\\ue000\\ue001?(?:[\\ue002\\ue003]|\\ue004)(?!\\ue005)")]
    [['\\ue000'], ['\\ue002', '\\ue003', '\\ue004']]
    """
    return of_items(ITEM.finditer(pattern))


def of_items(items: Iterator[re.Match[str]]) -> Needs:
    """The needs of a pattern, or of a group up to its end."""
    branches: list[Needs] = []
    needs: list[Needs] = []
    for item in items:
        if item["close"]:
            break
        if item["bar"]:
            branches.append(list(chain(*needs)))
            needs = []
        elif item["open"]:
            inside = of_items(items)
            needs.append([] if item["open"].endswith("!") else inside)
        elif item["repeat"]:
            if item["repeat"][0] in "?*" or item["repeat"].startswith("{0"):
                needs[-1] = []
        else:
            needs.append([frozenset(item["chars"].strip("[]"))] if item["chars"] else [])
    branches.append(list(chain(*needs)))
    return branches[0] if len(branches) == 1 else shared(branches)


def shared(branches: Sequence[Needs]) -> Needs:
    """What an alternation needs: one of the characters that say most in each branch."""
    if not all(branches):
        return []
    return [frozenset[str]().union(*(min(needs, key=len) for needs in branches))]
