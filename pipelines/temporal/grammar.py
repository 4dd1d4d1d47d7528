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


@lru_cache(maxsize=50_000)
def derive(shape: str) -> tuple[Node, ...]:
    """The derivations that a shape allows, from left to right: those nodes that are references or hold some."""
    nodes: list[Node | int] = list(range(len(shape)))
    possible = GRAMMAR.possible(shape)
    for level in GRAMMAR.levels:
        for _ in range(ROUNDS):
            hits = choose(list(matches(level & possible, shape))) if level & possible else []
            if not hits:
                break
            shape, nodes = reduce(shape, nodes, hits)
            possible = GRAMMAR.possible(shape)
    return tuple(node for char, node in zip(shape, nodes, strict=True) if char in OUTPUT and isinstance(node, Node))


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
