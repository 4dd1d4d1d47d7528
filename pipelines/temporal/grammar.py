"""The grammar at work: a shape is reduced by the rules, level by level, to the derivations that it allows.

The class string of a window (its shape) decides the whole derivation, so derivations are kept by shape, and the common
shapes of a language are parsed once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipelines.temporal.needs import Grammar
from pipelines.temporal.overlap import Hit, choose
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules import LEVELS
from pipelines.temporal.symbols import CHAR

OUTPUT = frozenset(
    CHAR[name]
    for name in [
        "DUR",
        "HDUR",
        "TIMEOFDAY",
        "MD",
        "DAYDATE",
        "YDATE",
        "DATE",
        "REL",
        "RECUR",
        "STRETCH",
        "SETX",
        "VAGUE",
        "OUTER",
        "PAIR",
    ]
)
GRAMMAR = Grammar(LEVELS)
ROUNDS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A derivation, wherever it stands: a rule over `size` positions. Equal derivations are one object.

    Args:
        parts: the named parts, each with its position in the node; None is a word.
        children: the derivations inside, each with its position in the node.
    """

    rule: Rule
    size: int
    parts: tuple[tuple[str, int, "Node | None"], ...]
    children: tuple[tuple[int, "Node"], ...]


class Placed(NamedTuple):
    """A derivation, or a word (None), at a position."""

    start: int
    node: Node | None

    @property
    def end(self) -> int:
        """The position after it."""
        return self.start + (self.node.size if self.node else 1)


class Step(NamedTuple):
    """One reduction: the nodes before it, the readings that fitted and those that won, the shape and nodes after it."""

    before: list[Placed]
    fitting: list[Hit]
    won: list[Hit]
    shape: str
    nodes: list[Placed]


class Loss(NamedTuple):
    """A rule that fitted positions [start, end) of a window and lost them to another one."""

    rule: Rule
    start: int
    end: int
    winner: Rule
    longer: bool


def steps(shape: str) -> Iterator[Step]:
    """The reductions of a shape, level by level, until no rule fits."""
    nodes = [Placed(position, None) for position in range(len(shape))]
    possible = GRAMMAR.possible(shape)
    for level in GRAMMAR.levels:
        for _ in range(ROUNDS):
            fitting = list(matches(level & possible, shape)) if level & possible else []
            if not fitting:
                break
            won, before = choose(fitting), nodes
            shape, nodes = reduce(shape, nodes, won)
            yield Step(before, fitting, won, shape, nodes)
            possible = GRAMMAR.possible(shape)


@lru_cache(maxsize=50_000)
def derive(shape: str) -> tuple[tuple[int, Node], ...]:
    """The derivations that a shape allows, each with its position: those nodes that are references or hold some."""
    nodes: list[Placed] = []
    for step in steps(shape):
        shape, nodes = step.shape, step.nodes
    return tuple((start, node) for char, (start, node) in zip(shape, nodes, strict=False) if char in OUTPUT and node)


def losses(shape: str) -> Iterator[Loss]:
    """The rules that fitted somewhere in a shape and lost to a longer reading, or to a rule that stands before them."""
    for step in steps(shape):
        for hit in step.fitting:
            winner = next((each for each in step.won if each.start < hit.end and hit.start < each.end), hit)
            if winner.rule is not hit.rule:
                first, last = step.before[hit.start], step.before[hit.end - 1]
                longer = winner.end - winner.start > hit.end - hit.start
                yield Loss(hit.rule, first.start, last.end, winner.rule, longer)


def matches(rules: int, shape: str) -> Iterator[Hit]:
    """All places of a shape where one of these rules fits."""
    for order, rule in GRAMMAR.chosen(rules):
        for match in rule.expression.finditer(shape):
            if match.end() > match.start() and not (match.end() - match.start() == 1 and match[0] == rule.char):
                parts = tuple(
                    (name[0], match.start(name)) for name, said in match.groupdict().items() if said is not None
                )
                yield Hit(match.start(), match.end(), order, rule, parts)


def reduce(shape: str, nodes: list[Placed], hits: Sequence[Hit]) -> tuple[str, list[Placed]]:
    """The shape with each hit replaced by the class that its rule makes."""
    chars: list[str] = []
    reduced: list[Placed] = []
    at = 0
    for hit in hits:
        chars.append(shape[at : hit.start])
        reduced.extend(nodes[at : hit.start])
        inner = nodes[hit.start : hit.end]
        start = inner[0].start
        parts = tuple((name, nodes[place].start - start, nodes[place].node) for name, place in hit.parts)
        children = tuple((each.start - start, each.node) for each in inner if each.node)
        chars.append(hit.rule.char)
        reduced.append(Placed(start, derivation(hit.rule, inner[-1].end - start, parts, children)))
        at = hit.end
    chars.append(shape[at:])
    reduced.extend(nodes[at:])
    return "".join(chars), reduced


@lru_cache(maxsize=100_000)
def derivation(
    rule: Rule, size: int, parts: tuple[tuple[str, int, Node | None], ...], children: tuple[tuple[int, Node], ...]
) -> Node:
    """The one node of this rule, size, parts and children."""
    return Node(rule, size, parts, children)


def rule_names(node: Node) -> Iterator[str]:
    """The names of all rules of a derivation."""
    yield node.rule.name
    for _, child in node.children:
        yield from rule_names(child)
