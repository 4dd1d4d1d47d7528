"""The engine: find windows around time words, derive what they say, place the senses of their phrases.

It knows no word and no calendar.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipelines.temporal.classes import Classes
from pipelines.temporal.grammar import Loss, derive, losses
from pipelines.temporal.lexicon import LEXICONS
from pipelines.temporal.meaning import Meaning
from pipelines.temporal.rule import Rule
from pipelines.temporal.scan import Scan
from pipelines.temporal.senses import Sense, Senses
from pipelines.temporal.window import Stretch, Window, window_of

REMEMBERED = 10_000


class Finding(NamedTuple):
    """A sense at its place in a text: its offsets, and the token at which its words start."""

    start: int
    end: int
    token: int
    sense: Sense

    @property
    def meaning(self) -> Meaning:
        """What it means."""
        return self.sense.meaning

    @property
    def rule(self) -> Rule:
        """The rule that made it."""
        return self.sense.rule


class Findings:
    """The findings of a piece of text, in text order, as columns: there may be hundreds of thousands."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.tokens: list[int] = []
        self.senses: list[Sense] = []

    def __len__(self) -> int:
        return len(self.senses)

    def __iter__(self) -> Iterator[Finding]:
        return map(self.finding, self.tokens, self.senses)

    def finding(self, token: int, sense: Sense) -> Finding:
        """A sense whose words start at a token."""
        return Finding(*self.scan.span(token, len(sense.text)), token, sense)

    def whole(self, token: int, sense: Sense) -> Iterator[Finding]:
        """The reference that starts at a token, and those within it if it is an outer row."""
        return (self.finding(token + step, each) for step, each in sense.whole)


class Stretches(dict[Stretch, tuple[tuple[int, Sense], ...] | None]):
    """The senses in a stretch, each with its token there, filled as stretches are met.

    None where a phrase takes in words beside the stretch.
    """

    def __init__(self, classes: Classes) -> None:
        super().__init__()
        self.classes = classes
        self.senses = Senses(classes)

    def __missing__(self, stretch: Stretch) -> tuple[tuple[int, Sense], ...] | None:
        if len(self) > REMEMBERED:
            self.clear()
        window = window_of(self.classes, stretch)
        words, derived = stretch[1], derive(window.shape)
        places = window.places
        inside = all(places[at] >= 0 and places[at + node.size] <= len(words) for at, node in derived)
        self[stretch] = found = tuple(self.read(window, words)) if inside else None
        return found

    def read(self, window: Window, words: tuple[str, ...]) -> Iterator[tuple[int, Sense]]:
        """The senses of a window that lies wholly among its words."""
        for at, node in derive(window.shape):
            token = window.places[at]
            for sense in self.senses[node, *window.words(words, at, at + node.size)]:
                yield token + sense.token, sense


@lru_cache(maxsize=8)
def stretches_of(language: str) -> Stretches:
    """The stretches of a language (English where there is none)."""
    return Stretches(Classes(LEXICONS.get(language, LEXICONS["en"])))


def lost_readings(text: str, language: str) -> Iterator[tuple[int, int, Loss]]:
    """The readings of a text that lost to others, each with its character offsets."""
    scan = Scan(text, stretches_of(language).classes)
    for first, last in scan.windows():
        start, stretch = scan.wide_stretch(first, last)
        window = window_of(scan.classes, stretch)
        for loss in losses(window.shape):
            places = start + window.places[loss.start], start + window.places[loss.end] - 1
            yield scan.start_of(places[0]), scan.end_of(places[1]), loss


def scan_text(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Scan, Findings]:
    """All phrases of a text, or of a piece of it, with their meanings, in text order; none crosses another."""
    stretches = stretches_of(language)
    scan = Scan(text, stretches.classes, start, end)
    return scan, findings_of(scan, stretches)


def findings_of(scan: Scan, stretches: Stretches) -> Findings:
    """The findings of a scan."""
    findings, reached = Findings(scan), 0
    for first, last in scan.windows():
        token, stretch = scan.stretch(first, last)
        found = stretches[stretch]
        if found is None:
            token, stretch = scan.wide_stretch(first, last)
            found = stretches[stretch] or ()
        for place, sense in found:
            if token + place >= reached:
                findings.tokens.append(token + place)
                findings.senses.append(sense)
                reached = token + place + sense.tokens
    return findings
