"""The engine: find windows around time words, derive what they say, place the senses of their phrases.

It knows no word and no calendar.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.temporal.grammar import Loss, derive, losses
from pipelines.temporal.meaning import Meaning
from pipelines.temporal.rule import Rule
from pipelines.temporal.scan import Scan, window_of
from pipelines.temporal.senses import Sense, senses_of


class Finding(NamedTuple):
    """A sense at its place in a text: the offset and the token at which its words start."""

    start: int
    token: int
    sense: Sense

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.sense.text)

    @property
    def meaning(self) -> Meaning:
        """What it means."""
        return self.sense.meaning

    @property
    def rule(self) -> Rule:
        """The rule that made it."""
        return self.sense.rule

    @property
    def whole(self) -> tuple["Finding", ...]:
        """The reference itself, and those within it if it is an outer row."""
        if not self.sense.inside:
            return (self,)
        start, token = self.start - self.sense.start, self.token - self.sense.token
        return (self, *(Finding(start + each.start, token + each.token, each) for each in self.sense.inside))


def lost_readings(scan: Scan) -> Iterator[tuple[int, int, Loss]]:
    """The readings of a text that lost to others, each with its character offsets."""
    for first, last in scan.windows():
        window = window_of(scan, first, last)
        for loss in losses(window.shape):
            yield scan.starts[window.places[loss.start]], scan.end_of(window.places[loss.end] - 1), loss


def scan_text(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Scan, list[Finding]]:
    """All phrases of a text, or of a piece of it, with their meanings, in text order; none crosses another."""
    senses = senses_of(language)
    scan = Scan(text, senses.classes, start, end)
    findings: list[Finding] = []
    reached = 0
    for first, last in scan.windows():
        window = window_of(scan, first, last)
        for at, node in derive(window.shape):
            token = window.places[at]
            begun = scan.starts[token]
            for sense in senses[node, *window.words(scan.tokens, at, at + node.size)]:
                if begun + sense.start >= reached:
                    findings.append(Finding(begun + sense.start, token + sense.token, sense))
                    reached = begun + sense.start + len(sense.text)
    return scan, findings
