"""The grammar at work: a shape is reduced by the rules, level by level, to the derivations that it allows.

The class string of a window (its shape) decides the whole derivation, so derivations are kept by shape, and the common
shapes of a language are parsed once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from pipelines.temporal.rule import ANY, Rule
from pipelines.temporal.rules import LEVELS, NUMERIC_LEVELS
from pipelines.temporal.symbols import CHAR

OUTPUT_CLASSES = "DUR HDUR TIMEOFDAY MD DAYDATE YDATE DATE REL RECUR STRETCH SETX VAGUE OUTER PAIR"
OUTPUT = frozenset(map(CHAR.__getitem__, OUTPUT_CLASSES.split()))
"""The classes of phrases that are references, or hold some."""
ROUNDS = 6
WEIGHED = 3
ITEM = re.compile(
    r"(?P<chars>\[[^\]]*\]|[\ue000-\uf8ff])|(?P<open>\((?:\?(?:P<\w+>|[:=!]|<[=!]))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>[?*+]|\{[\d,]+\})|(?P<other>.)"
)

COMMON_CLASSES = "W DOT CAPITAL COMMA DET PL IN PRON NL ON OF A AND TO CAPS DASH FOR YEAR UNIT UNITS MONTH"
COMMON = "".join(map(CHAR.__getitem__, COMMON_CLASSES.split()))
"""The classes that most shapes hold, the commonest first: to find one of them says little."""

Need = frozenset[str]
Needs = list[Need]


class Prefilter:
    """Which rules can fit a shape at all: those that find there all that they cannot do without.

    Most shapes are met once, and of a hundred rules two or three can fit. What a rule needs is read off its pattern:
    sets of class characters, of each of which a match has one. The rules are numbered level by level.

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
            needs = sorted(needs_of(rule.expression.pattern), key=commonness)
            for place in range(WEIGHED):
                self.learn(needs[place] if place < len(needs) else None, 1 << number + place * len(self.rules))

    def learn(self, need: frozenset[str] | None, bit: int) -> None:
        """Note which classes meet a need; one that a rule does not have is always met."""
        if need is None:
            self.without |= bit
        for char in need or ():
            self.met_by[char] |= bit

    def possible(self, shape: str) -> int:
        """Return the rules that find all their needs in a shape."""
        met, met_by, size = self.without, self.met_by, len(self.rules)
        for char in shape:
            met |= met_by[char]
        return met & met >> size & met >> 2 * size

    def chosen(self, rules: int) -> Iterator[tuple[int, Rule]]:
        """Yield the rules of a set with their numbers, in order."""
        while rules:
            number = (rules & -rules).bit_length() - 1
            yield number, self.rules[number]
            rules &= rules - 1


def commonness(need: Need) -> int:
    """Return a number that is the greater, the more shapes meet a need."""
    return sum(len(COMMON) - COMMON.index(char) + 1 if char in COMMON else 1 for char in need)


def needs_of(pattern: str) -> Needs:
    """Sets of class characters of each of which every match has one.

    >>> [sorted(need) for need in needs_of("\\ue000\\ue001?(?:[\\ue002\\ue003]|\\ue004)(?!\\ue005)")]
    [['\\ue000'], ['\\ue002', '\\ue003', '\\ue004']]
    """
    return of_items(ITEM.finditer(pattern))


def of_items(items: Iterator[re.Match[str]]) -> Needs:
    """Return the needs of a pattern, or of a group up to its end."""
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
    """Return what an alternation needs: one of the rarest needs of each branch, one of the next rarest, and so on."""
    ranked = zip(*(sorted(needs, key=commonness) for needs in branches), strict=False)
    return [frozenset[str]().union(*needs) for needs in ranked]


@lru_cache
def rules_of(language: str) -> Prefilter:
    """Return the rules of a language with a table of words; without one (an empty code), those of dates in figures."""
    levels = LEVELS if language else NUMERIC_LEVELS
    return Prefilter([[rule for rule in level if rule.language in (ANY, language)] for level in levels])


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A derivation, wherever it stands: a rule over `size` positions.

    Args:
        parts: the named parts, each with its position in the node; None is a word.
        children: the derivations inside, each with its position in the node.
    """

    rule: Rule
    size: int
    parts: tuple[tuple[str, int, "Node | None"], ...]
    children: tuple[tuple[int, "Node"], ...]


class Places(NamedTuple):
    """A shape, and what stands at each of its places.

    Args:
        starts: the position of the window at which each place begins, and the one behind the last.
        nodes: the derivation at each place; None is a word.
    """

    shape: str
    starts: list[int]
    nodes: list[Node | None]


class Hit(NamedTuple):
    """A rule that fits at places [start, end) of a row."""

    start: int
    end: int
    order: int
    rule: Rule
    match: re.Match[str]


class Reduction(NamedTuple):
    """One reduction: the row before it, the readings that fitted and those that won, the row after it."""

    before: Places
    fitting: list[Hit]
    won: list[Hit]
    after: Places


class Loss(NamedTuple):
    """A rule that fitted positions [start, end) of a window and lost them to another one."""

    rule: Rule
    start: int
    end: int
    winner: Rule
    longer: bool


def steps(shape: str, rules: Prefilter) -> Iterator[Reduction]:
    """Yield the reductions of a shape, level by level, until no rule fits."""
    row = Places(shape, list(range(len(shape) + 1)), [None] * len(shape))
    possible = rules.possible(shape)
    for level in rules.levels:
        rounds = ROUNDS
        while level & possible and rounds:
            fitting = hits(rules.chosen(level & possible), row.shape)
            if not fitting:
                break
            won, before = choose(fitting), row
            row = reduced(row, won)
            yield Reduction(before, fitting, won, row)
            possible = rules.possible(row.shape)
            rounds -= 1


@lru_cache(maxsize=50_000)
def derive(shape: str, language: str) -> tuple[tuple[int, Node], ...]:
    """The derivations that a shape allows, each with its position: those nodes that are references or hold some."""
    row = None
    for step in steps(shape, rules_of(language)):
        row = step.after
    if row is None:
        return ()
    placed = zip(row.shape, row.starts, row.nodes, strict=False)
    return tuple([(start, node) for char, start, node in placed if node and char in OUTPUT])


def losses(shape: str, language: str) -> Iterator[Loss]:
    """The rules that fitted somewhere in a shape and lost to a longer reading, or to a rule that stands before them."""
    for step in steps(shape, rules_of(language)):
        for hit in step.fitting:
            winner = next((each for each in step.won if each.start < hit.end and hit.start < each.end), hit)
            if winner.rule is not hit.rule:
                starts, longer = step.before.starts, winner.end - winner.start > hit.end - hit.start
                yield Loss(hit.rule, starts[hit.start], starts[hit.end], winner.rule, longer)


def hits(rules: Iterable[tuple[int, Rule]], shape: str) -> list[Hit]:
    """Return all places of a shape where one of these rules fits."""
    found: list[Hit] = []
    for order, rule in rules:
        if rule.expression.search(shape):
            for match in rule.expression.finditer(shape):
                start, end = match.span()
                if end > start and not (end - start == 1 and shape[start] == rule.char):
                    found.append(Hit(start, end, order, rule, match))
    return found


def reduced(row: Places, hits: Sequence[Hit]) -> Places:
    """Return the row with each hit replaced by the class that its rule makes."""
    shape, starts, nodes = row
    for hit in reversed(hits):
        start, end = hit.start, hit.end
        shape = shape[:start] + hit.rule.char + shape[end:]
        nodes = [*nodes[:start], node_of(row, hit), *nodes[end:]]
        starts = starts[: start + 1] + starts[end:]
    return Places(shape, starts, nodes)


def node_of(row: Places, hit: Hit) -> Node:
    """Return the derivation that a hit makes."""
    starts, nodes, begun = row.starts, row.nodes, row.starts[hit.start]
    places = [(name, hit.match.start(group)) for name, group in hit.rule.named]
    parts = tuple([(name, starts[place] - begun, nodes[place]) for name, place in places if place >= 0])
    inner = zip(starts[hit.start : hit.end], nodes[hit.start : hit.end], strict=True)
    children = tuple([(start - begun, node) for start, node in inner if node])
    return Node(hit.rule, starts[hit.end] - begun, parts, children)


def rule_names(node: Node) -> Iterator[str]:
    """Yield the names of all rules of a derivation."""
    yield node.rule.name
    for _, child in node.children:
        yield from rule_names(child)


def choose(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that do not cross: from the left the longest one, ties to the earlier rule.

    A hit that starts inside a chosen one is dropped even if it is longer, unless it holds the chosen one whole.
    """
    if len(hits) < 2:
        return list(hits)
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.order, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)
