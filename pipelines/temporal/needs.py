"""Which rules can fit a shape at all: those that find there all that they cannot do without.

Most shapes are met once, and of a hundred rules two or three can fit. What a rule needs is read off its pattern: sets
of class characters, of each of which a match has one. A rule is a bit, so that all are weighed at once.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

from pipelines.temporal.rule import Rule

ITEM = re.compile(
    r"(?P<chars>\[[^\]]*\]|[\ue000-\uf8ff])|(?P<open>\((?:\?(?:P<\w+>|[:=!]|<[=!]))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>[?*+]|\{[\d,]+\})|(?P<other>.)"
)
WEIGHED = 3

Needs = list[frozenset[str]]


class Level(NamedTuple):
    """The rules of a level, each with its bit; `bits` has all of them."""

    bits: int
    rules: tuple[tuple[int, Rule], ...]


class Grammar:
    """The levels, and which of their rules can fit a shape."""

    def __init__(self, levels: Sequence[Sequence[Rule]]) -> None:
        bits = (1 << number for number in count())
        numbered = [[(next(bits), rule) for rule in level] for level in levels]
        self.levels = [Level(sum(bit for bit, _ in rules), tuple(rules)) for rules in numbered]
        rules = [each for level in numbered for each in level]
        self.weighed = [Weighed(rules, place) for place in range(WEIGHED)]

    def possible(self, shape: str) -> int:
        """The rules that can fit a shape, as bits."""
        first, second, third = self.weighed
        return first.met(shape) & second.met(shape) & third.met(shape)


class Weighed:
    """For each class character the rules of which it meets the need that stands at a place."""

    def __init__(self, rules: Sequence[tuple[int, Rule]], place: int) -> None:
        self.without = 0
        self.by_char: dict[str, int] = {}
        for bit, rule in rules:
            needs = sorted(needs_of(rule.expression.pattern), key=len)[place : place + 1]
            self.without |= 0 if needs else bit
            for char in (char for need in needs for char in need):
                self.by_char[char] = self.by_char.get(char, 0) | bit

    def met(self, shape: str) -> int:
        """The rules whose need the shape meets, or that have none, as bits."""
        bits, by_char = self.without, self.by_char
        for char in shape:
            bits |= by_char.get(char, 0)
        return bits


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
