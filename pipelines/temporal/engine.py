"""The engine: find windows around time words, derive what they say, build the meanings of their phrases.

It knows no word and no calendar.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from pipelines.temporal.grammar import OUTPUT, Loss, Node, derive, losses, rule_names
from pipelines.temporal.lexicon import LEXICONS
from pipelines.temporal.meaning import Meaning, Several
from pipelines.temporal.parts import Parts
from pipelines.temporal.rule import Rule
from pipelines.temporal.scan import Scan, Window, window_of
from pipelines.temporal.tokens import Classes


class Finding(NamedTuple):
    """A phrase and its meaning; `inside` are the references within an outer row."""

    start: int
    end: int
    meaning: Meaning
    rule: Rule
    inside: tuple["Finding", ...]
    token: int
    node: Node | int
    top: Rule

    @property
    def names(self) -> frozenset[str]:
        """The names of all rules that were used: of its derivation, and of the phrase that it is part of."""
        own = () if isinstance(self.node, int) else rule_names(self.node)
        return frozenset([self.top.name, *own])


class Builder:
    """Turns the derivations of one window into findings, with the values of its words."""

    def __init__(self, scan: Scan, window: Window) -> None:
        self.scan = scan
        self.window = window

    def offsets(self, node: Node | int) -> tuple[int, int]:
        """Character offsets of a node."""
        first, last = (node, node + 1) if isinstance(node, int) else (node.start, node.end)
        scan, window = self.scan, self.window
        return scan.starts[window.places[first]], scan.end_of(window.ends[last - 1])

    def leaf(self, position: int) -> object:
        """The value of a word, or of a phrase of several words."""
        place, last = self.window.places[position], self.window.ends[position]
        if place == last:
            return self.scan.classes.value(self.scan.tokens[place])
        words = tuple(self.scan.tokens[at].rstrip().lower().replace("’", "'") for at in range(place, last + 1))
        return next(value for said, _, value in self.scan.classes.lexicon.phrases[words[0]] if said == words)

    def value(self, node: Node | int) -> object:
        """What a node means, from its leaves upwards; None if a rule refuses."""
        if isinstance(node, int):
            return self.leaf(node)
        values: dict[str, object] = {}
        for name, part in node.parts:
            value = self.value(part)
            if value is None and isinstance(part, Node):
                return None
            values[name] = value
        start, end = self.offsets(node)
        return node.rule.build(Parts(values, self.scan.text[start:end]))

    def findings(self, node: Node) -> Iterator[Finding]:
        """The references of a derivation; where its rule refuses, those of its children."""
        value = self.value(node)
        if value is None:
            for child in node.children:
                if child.rule.char in OUTPUT:
                    yield from self.findings(child)
            return
        start, end = self.offsets(node)
        token = self.window.places[node.start]
        if not isinstance(value, Several):
            yield Finding(start, end, cast(Meaning, value), node.rule, (), token, node, node.rule)
            return
        parts = dict(node.parts)
        named = (self.part(node, parts[name], meaning) for name, meaning in value.parts)
        inside = tuple(sorted(named, key=lambda each: each.start))
        if value.outer is None:
            yield from inside
        else:
            yield Finding(start, end, value.outer, node.rule, inside, token, node, node.rule)

    def part(self, node: Node, part: Node | int, meaning: Meaning) -> Finding:
        """A reference inside another one."""
        start, end = self.offsets(part)
        position = part if isinstance(part, int) else part.start
        rule = node.rule if isinstance(part, int) else part.rule
        return Finding(start, end, meaning, rule, (), self.window.places[position], part, node.rule)


@lru_cache(maxsize=8)
def classes_of(language: str) -> Classes:
    """The class table of a language (English where there is none), filled as it is used."""
    return Classes(LEXICONS.get(language, LEXICONS["en"]))


def lost_readings(scan: Scan) -> Iterator[tuple[int, int, Loss]]:
    """The readings of a text that lost to others, each with its character offsets."""
    for first, last in scan.windows():
        window = window_of(scan, first, last)
        for loss in losses(window.shape):
            yield scan.starts[window.places[loss.start]], scan.end_of(window.ends[loss.end - 1]), loss


def scan_text(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Scan, list[Finding]]:
    """All phrases of a text, or of a piece of it, with their meanings, in text order; none crosses another."""
    scan = Scan(text, classes_of(language), start, end)
    findings: list[Finding] = []
    reached = 0
    for first, last in scan.windows():
        window = window_of(scan, first, last)
        for node in derive(window.shape):
            for finding in Builder(scan, window).findings(node):
                if finding.start >= reached:
                    findings.append(finding)
                    reached = finding.end
    return scan, findings
