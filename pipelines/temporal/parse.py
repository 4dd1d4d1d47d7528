"""From a text to its matches: windows around time words, their derivations, and what these mean.

It contains no vocabulary and no calendar arithmetic.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple, cast

from pipelines.temporal.grammar import OUTPUT, Loss, Node, derive, losses, rule_names
from pipelines.temporal.lexicon import LEXICONS, NUMERIC
from pipelines.temporal.meaning import Meaning, Several
from pipelines.temporal.rule import Parts, Rule
from pipelines.temporal.tokens import Classes
from pipelines.temporal.windows import LIST, LONGEST_LIST, Scan, Window, pieces


class Match(NamedTuple):
    """A phrase at its place in a text, and what it means.

    Args:
        start: offset of its first character in the stored text.
        end: offset behind its last one.
        token: place of its first token.
        text: its words as they are read.
        rule: the rule that made it.
        inside: the references within an outer row.
        node: its derivation; None for a word.
        top: the rule of the phrase that it is part of.
    """

    start: int
    end: int
    token: int
    text: str
    meaning: Meaning
    rule: Rule
    inside: tuple["Match", ...]
    node: Node | None
    top: Rule

    @property
    def whole(self) -> tuple["Match", ...]:
        """Itself, and those within it if it is an outer row."""
        return (self, *self.inside)

    @property
    def names(self) -> frozenset[str]:
        """The names of all rules that were used: of its derivation, and of the phrase that it is part of."""
        return frozenset([self.top.name, *(rule_names(self.node) if self.node else ())])


class Parsed(NamedTuple):
    """A piece of text and its matches, in text order; none crosses another."""

    scan: Scan
    matches: list[Match]


@lru_cache(maxsize=8)
def classes_of(language: str) -> Classes:
    """Return the word classes of a language; of one without a table, those of dates in figures."""
    return Classes(LEXICONS.get(language, NUMERIC))


def parse(text: str, language: str, start: int = 0, end: int | None = None) -> Parsed:
    """Return all phrases of a text, or of a piece of it, with their meanings."""
    scan = Scan(text, classes_of(language), start, end)
    matches: list[Match] = []
    reached = 0
    for window in scan.windows():
        for match in matches_of(scan, window):
            if match.start >= reached:
                matches.append(match)
                reached = match.end
    return Parsed(scan, matches)


def is_list(text: str, language: str) -> bool:
    """True if a text is a list too long to be read, or a piece of it is."""
    scans = (Scan(text, classes_of(language), *piece) for piece in pieces(text))
    return len(text) >= LONGEST_LIST and any(LIST.search(scan.marks) for scan in scans)


def matches_of(scan: Scan, window: Window) -> Iterator[Match]:
    """Return the matches of a window."""
    builder = Builder(scan, window)
    for position, node in derive(window.shape, scan.classes.lexicon.language):
        yield from builder.matches(node, position)


def lost_readings(text: str, language: str) -> Iterator[tuple[int, int, Loss]]:
    """Return the readings of a text that lost to others, each with its character offsets."""
    scan = Scan(text, classes_of(language))
    for window in scan.windows():
        for loss in losses(window.shape, scan.classes.lexicon.language):
            first, last = window.places[loss.start], window.places[loss.end]
            yield *scan.span(first, len(scan.words(first, last))), loss


class Builder:
    """Turns the derivations of a window into matches, with the values of its words."""

    def __init__(self, scan: Scan, window: Window) -> None:
        self.scan = scan
        self.places = window.places

    def text(self, start: int, node: Node | None) -> str:
        """Return the words of a node, or of one position."""
        return self.scan.words(self.places[start], self.places[start + (node.size if node else 1)])

    def value(self, node: Node, start: int) -> object:
        """Return what a node means, from its leaves upwards; None if a rule refuses."""
        values: dict[str, object] = {}
        for name, at, part in node.parts:
            place = start + at
            value = self.value(part, place) if part else self.scan.value(self.places[place], self.places[place + 1])
            if value is None and part:
                return None
            values[name] = value
        return node.rule.build(Parts(values, partial(self.text, start, node)))

    def matches(self, node: Node, start: int) -> Iterator[Match]:
        """Return the references of a derivation; where its rule refuses, those of its children."""
        value = self.value(node, start)
        if value is None:
            for at, child in node.children:
                if child.rule.char in OUTPUT:
                    yield from self.matches(child, start + at)
            return
        if not isinstance(value, Several):
            yield self.match(start, node, cast(Meaning, value), node, ())
            return
        parts = {name: (start + at, part) for name, at, part in node.parts}
        named = (self.match(*parts[name], meaning, node, ()) for name, meaning in value.parts)
        inside = tuple(sorted(named, key=lambda each: each.token))
        if value.outer is None:
            yield from inside
        else:
            yield self.match(start, node, value.outer, node, inside)

    def match(self, start: int, node: Node | None, meaning: Meaning, top: Node, inside: tuple[Match, ...]) -> Match:
        """Return a reference; `top` is the node that it is part of."""
        token, text = self.places[start], self.text(start, node)
        rule = node.rule if node else top.rule
        return Match(*self.scan.span(token, len(text)), token, text, meaning, rule, inside, node, top.rule)
