"""Windows: the runs of tokens around time words that are worth parsing.

A window is a run of tokens whose classes occur in rules, with two strangers on each side as context. Everything else in
the text costs one look-up a token.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from pipelines.temporal.cues import SENTENCE_END
from pipelines.temporal.lexicon.model import Phrase
from pipelines.temporal.symbols import CHAR, MADE, characters
from pipelines.temporal.tokens import TOKEN, Classes

STRANGERS = "W PL MAGNITUDE WITH TITLE WORK CAPITAL CAPS PUNCT NL DOT CUR QUOTE RPAR OUTSIDE"
TRIGGERS = (
    "UNIT UNITS UNITLONG NAMEMONTH CENTURYW QUARTER QUARTERS HALF QTOKEN MONTH SHORTMONTH MAYMARCH LOWMAY WEEKDAY "
    "WEEKDAYS SHORTDAY SATSUN "
    "LOWDAY DECADEWORD SEASON SEASONS FALL DAYPART NOON OVERNIGHT TONIGHT DEICTIC NOW PRESENT FUTURE RECENTLY AGO "
    "BC AD "
    "DAILY FEAST YEAR CLOCK HHMM AMPM OCLOCK DECADE SHORTDECADE ISO NUMDATE TIMEWORD PERIOD SHORTUNIT ZONE "
    "SLASHED SECOND "
    "TIMES PAST RECENT CURRENT TERM ORDN MONYEAR SHORTYEAR FEASTHEAD EVE TENS"
)
INSIDE = "".join(set(CHAR.values()) - {CHAR[name] for name in f"{STRANGERS} {MADE}".split()})
TRIGGER = re.compile("[" + "".join(characters(name) for name in TRIGGERS.split()) + "]")
INSIDE_RUN = re.compile(f"[{INSIDE}]*")
FULL_STOPS = SENTENCE_END - {";"}
LONGEST_WINDOW = 48
REACH_BACK = 5
LONGEST_PIECE = 500_000
FEAST_WORDS = CHAR["FEASTHEAD"] + CHAR["FEAST"]


def pieces(
    text: str, longest: int = LONGEST_PIECE, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Start and end of the pieces in which a text, or a stretch of it, is read, so that the memory for it is bounded.

    Args:
        longest: characters; a longer text is cut at its last line end before that, else sentence end, else blank.

    >>> list(pieces("one two three", 8))
    [(0, 8), (8, 13)]
    """
    last = len(text) if end is None else end
    while last - start > longest:
        found = ((text.rfind(mark, start, start + longest), len(mark)) for mark in ("\n", ". ", " "))
        cut = next((place + length for place, length in found if place >= 0), start + longest)
        yield start, cut
        start = cut
    yield start, last


class Window(NamedTuple):
    """A stretch of tokens to be parsed: its shape, and where each of its positions (and the last one) starts and ends.

    Args:
        places: the place in the token list at which each position starts, and the one after the last.
    """

    shape: str
    places: Sequence[int]

    def words(self, tokens: Sequence[str], first: int, last: int) -> tuple[tuple[str, ...], tuple[int, ...] | None]:
        """The tokens of positions [first, last), and how many each position has, if not one each."""
        start, end = self.places[first], self.places[last]
        widths = None if end - start == last - first else tuple(self.widths(first, last))
        return tuple(tokens[start:end]), widths

    def widths(self, first: int, last: int) -> Iterator[int]:
        """How many tokens each of the positions [first, last) has."""
        return (self.places[position + 1] - self.places[position] for position in range(first, last))


class Scan:
    """One piece of a text, tokenised and classified; everything else is done where its classes show a time word."""

    def __init__(self, text: str, classes: Classes, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.classes = classes
        self.tokens = TOKEN.findall(text, start, len(text) if end is None else end)
        self.shape = "".join(map(classes.__getitem__, self.tokens))
        self.outside = TRIGGER.sub(CHAR["OUTSIDE"], self.shape)
        self.starts = list(accumulate(map(len, self.tokens), initial=start))

    def end_of(self, place: int) -> int:
        """Offset at which a token ends, its blanks left out."""
        return self.starts[place] + len(self.tokens[place].rstrip())

    def windows(self) -> Iterator[tuple[int, int]]:
        """Runs of tokens around time words, at most `LONGEST_WINDOW` long, from left to right."""
        shape, done, at = self.shape, 0, 0
        while found := TRIGGER.search(shape, at):
            first = found.start()
            while first > done and shape[first - 1] in INSIDE and found.start() - first < LONGEST_WINDOW // 2:
                first -= 1
            run = INSIDE_RUN.match(shape, found.end(), first + LONGEST_WINDOW)
            done = run.end() if run else found.end()
            if shape[found.start()] in FEAST_WORDS:
                done = self.run_on(found.start(), done)
            at = done = self.run_on(done, done)
            yield first, done

    def sentence_ends(self, first: int, last: int) -> bool:
        """Whether a sentence or line ends among tokens [first, last)."""
        return any(token.strip() in FULL_STOPS for token in self.tokens[first:last])

    def said(self, place: int, count: int) -> tuple[str, ...]:
        """So many words from a place on, as phrases spell them."""
        return tuple(map(self.classes.spellings.__getitem__, self.tokens[place : place + count]))

    def opened(self, place: int) -> tuple[Phrase, ...]:
        """The phrases of several words that the token at a place and the next one may open, the longest first."""
        words = self.said(place, 2)
        return self.classes.openings.get((words[0], words[1]), ()) if len(words) > 1 else ()

    def run_on(self, place: int, done: int) -> int:
        """Where a run ends that takes in the phrase of several words at a place, if one stands there."""
        phrase = phrase_at(self, place)
        if not phrase:
            return done
        run = INSIDE_RUN.match(self.shape, max(done, place + len(phrase[0])), place + LONGEST_WINDOW)
        return run.end() if run else done


def window_of(scan: Scan, first: int, last: int) -> Window:
    """The window of tokens [first, last), two strangers on each side; a phrase of several words is one position."""
    left, right = max(first - 2, 0), min(last + 2, len(scan.tokens))
    back = max(first - REACH_BACK, 0)
    classes, words = scan.classes, scan.said(back, right + 1 - back)
    phrases = not (classes.heads.isdisjoint(words) or classes.openings.keys().isdisjoint(pairwise(words)))
    start = left_of(scan, first) if phrases else left
    shape = scan.outside[start:first] + scan.shape[first:last] + scan.outside[last:right]
    return with_phrases(scan, range(start, right), shape) if phrases else Window(shape, range(left, right + 1))


def with_phrases(scan: Scan, places: range, shape: str) -> Window:
    """The window at these places, each phrase of several words at one position."""
    chars: list[str] = []
    starts: list[int] = []
    place = places.start
    while place < places.stop:
        phrase = phrase_at(scan, place)
        chars.append(CHAR[phrase[1]] if phrase else shape[place - places.start])
        starts.append(place)
        place += len(phrase[0]) if phrase else 1
    return Window("".join(chars), [*starts, place])


def left_of(scan: Scan, first: int) -> int:
    """Where a window starts: two strangers before its first token, or one before a phrase that reaches up to it."""
    for place in range(max(first - REACH_BACK, 0), first):
        phrase = phrase_at(scan, place)
        if phrase and place + len(phrase[0]) >= first:
            return min(max(place - 1, 0), max(first - 2, 0))
    return max(first - 2, 0)


def phrase_at(scan: Scan, place: int) -> Phrase | None:
    """The phrase of several words that stands at a place, if any."""
    phrases = scan.opened(place)
    said = scan.said(place, len(phrases[0][0])) if phrases else ()
    return next((phrase for phrase in phrases if said[: len(phrase[0])] == phrase[0]), None)
