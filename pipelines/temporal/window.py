"""Windows as the grammar sees them: a phrase of several words is one position."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.temporal.classes import Classes, spelling
from pipelines.temporal.symbols import CHAR

REACH_BACK = 5
CONTEXT = 2

Words = tuple[str, ...]
Stretch = tuple[str, Words, str, int, int]
"""All that decides what a window says: words, with the classes beside them, and where among them the window lies."""


class Window(NamedTuple):
    """A stretch of tokens to be parsed: its shape, and where each of its positions (and the last one) starts and ends.

    Args:
        places: the place among the words at which each position starts, and the one after the last.
    """

    shape: str
    places: Sequence[int]

    def words(self, tokens: Words, first: int, last: int) -> tuple[Words, tuple[int, ...] | None]:
        """The tokens of positions [first, last), and how many each position has, if not one each."""
        start, end = self.places[first], self.places[last]
        widths = None if end - start == last - first else tuple(self.widths(first, last))
        return tokens[start:end], widths

    def widths(self, first: int, last: int) -> Iterator[int]:
        """How many tokens each of the positions [first, last) has."""
        return (self.places[position + 1] - self.places[position] for position in range(first, last))


def window_of(classes: Classes, stretch: Stretch) -> Window:
    """The window of a stretch, two strangers on each side."""
    before, words, after, first, last = stretch
    said = [classes[word] for word in words]
    left, right = max(first - CONTEXT, 0), min(last + CONTEXT, len(words))
    phrases = classes.openings.keys() & pairwise(map(spelling, words[: right + 1]))
    start = left_of(classes, words, first) if phrases else left
    shape = "".join(said[place][0 if first <= place < last else 1] for place in range(start, right))
    if phrases:
        return with_phrases(classes, words, range(start, right), shape)
    return Window(f"{before}{shape}{after}", range(left - len(before), right + len(after) + 1))


def with_phrases(classes: Classes, words: Words, places: range, shape: str) -> Window:
    """The window at these places, each phrase of several words at one position."""
    chars: list[str] = []
    starts: list[int] = []
    place = places.start
    while place < places.stop:
        phrase = classes.phrase_at(words, place)
        chars.append(CHAR[phrase[1]] if phrase else shape[place - places.start])
        starts.append(place)
        place += len(phrase[0]) if phrase else 1
    return Window("".join(chars), [*starts, place])


def left_of(classes: Classes, words: Words, first: int) -> int:
    """Where a window starts: two strangers before its first token, or one before a phrase that reaches up to it."""
    for place in range(max(first - REACH_BACK, 0), first):
        phrase = classes.phrase_at(words, place)
        if phrase and place + len(phrase[0]) >= first:
            return min(max(place - 1, 0), max(first - CONTEXT, 0))
    return max(first - CONTEXT, 0)
