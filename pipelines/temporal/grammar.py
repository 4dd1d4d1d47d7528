"""The grammar at work: a shape is reduced by the rules, level by level, to the derivations that it allows.

The class string of a window (its shape) decides the whole derivation, so derivations are kept by shape, and the common
shapes of a language are parsed once.
"""

from collections.abc import Iterator, Sequence
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


class Node(NamedTuple):
    """A derivation: a rule over positions [start, end) of a window, its named parts positions or nodes."""

    rule: Rule
    start: int
    end: int
    parts: tuple[tuple[str, "Node | int"], ...]
    children: tuple["Node", ...]


class Step(NamedTuple):
    """One reduction: the nodes before it, the readings that fitted and those that won, the shape and nodes after it."""

    before: list[Node | int]
    fitting: list[Hit]
    won: list[Hit]
    shape: str
    nodes: list[Node | int]


class Loss(NamedTuple):
    """A rule that fitted positions [start, end) of a window and lost them to another one."""

    rule: Rule
    start: int
    end: int
    winner: Rule
    longer: bool


def steps(shape: str) -> Iterator[Step]:
    """The reductions of a shape, level by level, until no rule fits."""
    nodes: list[Node | int] = list(range(len(shape)))
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
def derive(shape: str) -> tuple[Node, ...]:
    """The derivations that a shape allows, from left to right: those nodes that are references or hold some."""
    nodes: list[Node | int] = []
    for step in steps(shape):
        shape, nodes = step.shape, step.nodes
    return tuple(node for char, node in zip(shape, nodes, strict=False) if char in OUTPUT and isinstance(node, Node))


def losses(shape: str) -> Iterator[Loss]:
    """The rules that fitted somewhere in a shape and lost to a longer reading, or to a rule that stands before them."""
    for step in steps(shape):
        for hit in step.fitting:
            winner = next((each for each in step.won if each.start < hit.end and hit.start < each.end), hit)
            if winner.rule is not hit.rule:
                first, last = step.before[hit.start], step.before[hit.end - 1]
                start = first if isinstance(first, int) else first.start
                end = last + 1 if isinstance(last, int) else last.end
                longer = winner.end - winner.start > hit.end - hit.start
                yield Loss(hit.rule, start, end, winner.rule, longer)


def matches(rules: int, shape: str) -> Iterator[Hit]:
    """All places of a shape where one of these rules fits."""
    for order, rule in GRAMMAR.chosen(rules):
        for match in rule.expression.finditer(shape):
            if match.end() > match.start() and not (match.end() - match.start() == 1 and match[0] == rule.char):
                parts = tuple(
                    (name[0], match.start(name)) for name, said in match.groupdict().items() if said is not None
                )
                yield Hit(match.start(), match.end(), order, rule, parts)


def reduce(shape: str, nodes: list[Node | int], hits: Sequence[Hit]) -> tuple[str, list[Node | int]]:
    """The shape with each hit replaced by the class that its rule makes."""
    chars: list[str] = []
    reduced: list[Node | int] = []
    at = 0
    for hit in hits:
        chars.append(shape[at : hit.start])
        reduced.extend(nodes[at : hit.start])
        inner = nodes[hit.start : hit.end]
        first, last = inner[0], inner[-1]
        node = Node(
            hit.rule,
            first if isinstance(first, int) else first.start,
            last + 1 if isinstance(last, int) else last.end,
            tuple((name, nodes[place]) for name, place in hit.parts),
            tuple(child for child in inner if isinstance(child, Node)),
        )
        chars.append(hit.rule.char)
        reduced.append(node)
        at = hit.end
    chars.append(shape[at:])
    reduced.extend(nodes[at:])
    return "".join(chars), reduced


def rule_names(node: Node) -> Iterator[str]:
    """The names of all rules of a derivation."""
    yield node.rule.name
    for child in node.children:
        yield from rule_names(child)
