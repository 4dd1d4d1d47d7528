"""What derivations mean: each sense is built once for its words, and found again wherever they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import cast

from pipelines.temporal.classes import Classes, spelling
from pipelines.temporal.grammar import OUTPUT, Node, rule_names
from pipelines.temporal.meaning import Meaning, Several
from pipelines.temporal.parts import Parts
from pipelines.temporal.rule import Rule

REMEMBERED = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """A phrase and its meaning, wherever it stands.

    Args:
        token: place among the tokens of the words that were derived together.
        tokens: how many tokens it has.
        inside: the references within an outer row.
        node: its derivation; None for a word.
        top: the rule of the phrase that it is part of.
        whole: it and those inside, with the token of each from its own.
    """

    token: int
    tokens: int
    text: str
    meaning: Meaning
    rule: Rule
    inside: tuple["Sense", ...]
    node: Node | None
    top: Rule
    whole: tuple[tuple[int, "Sense"], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        inside = tuple((each.token - self.token, each) for each in self.inside)
        object.__setattr__(self, "whole", ((0, self), *inside))

    @property
    def names(self) -> frozenset[str]:
        """The names of all rules that were used: of its derivation, and of the phrase that it is part of."""
        return frozenset([self.top.name, *(rule_names(self.node) if self.node else ())])


Words = tuple[str, ...]
Widths = tuple[int, ...] | None


class Senses(dict[tuple[Node, Words, Widths], tuple[Sense, ...]]):
    """The senses of a derivation over these tokens; `Widths` are the tokens of each position, if not one each."""

    def __init__(self, classes: Classes) -> None:
        super().__init__()
        self.classes = classes

    def __missing__(self, key: tuple[Node, Words, Widths]) -> tuple[Sense, ...]:
        if len(self) > REMEMBERED:
            self.clear()
        node, words, widths = key
        self[key] = found = tuple(Builder(self.classes, words, widths).senses(node, 0))
        return found


class Builder:
    """Turns a derivation into senses, with the values of its words."""

    def __init__(self, classes: Classes, words: Words, widths: Widths) -> None:
        self.classes = classes
        self.words = words
        self.places = list(accumulate(widths, initial=0)) if widths else range(len(words) + 1)

    def text(self, start: int, node: Node | None) -> str:
        """The words of a node, or of one position."""
        end = start + (node.size if node else 1)
        return "".join(self.words[self.places[start] : self.places[end]]).rstrip()

    def leaf(self, position: int) -> object:
        """The value of a word, or of a phrase of several words."""
        place, end = self.places[position], self.places[position + 1]
        if end - place == 1:
            return self.classes.value(self.words[place])
        words = tuple(map(spelling, self.words[place:end]))
        return next(value for said, _, value in self.classes.lexicon.phrases[words[0]] if said == words)

    def value(self, node: Node, start: int) -> object:
        """What a node means, from its leaves upwards; None if a rule refuses."""
        values: dict[str, object] = {}
        for name, at, part in node.parts:
            values[name] = value = self.value(part, start + at) if part else self.leaf(start + at)
            if value is None and part:
                return None
        return node.rule.build(Parts(values, self.text(start, node)))

    def senses(self, node: Node, start: int) -> Iterator[Sense]:
        """The references of a derivation; where its rule refuses, those of its children."""
        value = self.value(node, start)
        if value is None:
            for at, child in node.children:
                if child.rule.char in OUTPUT:
                    yield from self.senses(child, start + at)
            return
        if not isinstance(value, Several):
            yield self.sense(start, node, cast(Meaning, value), node, ())
            return
        parts = {name: (start + at, part) for name, at, part in node.parts}
        named = (self.sense(*parts[name], meaning, node, ()) for name, meaning in value.parts)
        inside = tuple(sorted(named, key=lambda each: each.token))
        if value.outer is None:
            yield from inside
        else:
            yield self.sense(start, node, value.outer, node, inside)

    def sense(self, start: int, node: Node | None, meaning: Meaning, top: Node, inside: tuple[Sense, ...]) -> Sense:
        """A reference; `top` is the node that it is part of."""
        rule, end = node.rule if node else top.rule, start + (node.size if node else 1)
        token, tokens = self.places[start], self.places[end] - self.places[start]
        return Sense(token, tokens, self.text(start, node), meaning, rule, inside, node, top.rule)
