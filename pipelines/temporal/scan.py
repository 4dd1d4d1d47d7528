"""Windows: the runs of tokens around time words that are worth parsing.

A window is a run of tokens whose classes occur in rules, with two strangers on each side as context. Everything else in
the text costs one look-up a token.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipelines.temporal.classes import END, FOLLOWS, OPENS, OPENS_AND_FOLLOWS, PLANES, Classes
from pipelines.temporal.folding import fold
from pipelines.temporal.symbols import CHAR, INSIDE, TRIGGERS, compile_pattern
from pipelines.temporal.tokens import TOKEN
from pipelines.temporal.window import REACH_BACK, Stretch

LONGEST_WINDOW = 48
LONGEST_PIECE = 500_000
FEASTS = CHAR["FEASTHEAD"] + CHAR["FEAST"]
LEADING = "".join(set(INSIDE) - set(TRIGGERS))
WINDOW = re.compile(
    f"[{LEADING}]{{0,{LONGEST_WINDOW // 2}}}+(?:([{FEASTS}])|[{TRIGGERS}])[{INSIDE}]{{0,{LONGEST_WINDOW - 1}}}+"
)
INSIDE_RUN = re.compile(f"[{INSIDE}]*")
BROKEN_LINE = compile_pattern(
    "NL(?:(?<=[^NL]MON NL)(?=YEAR|DAYNUM(?!PL|LENGTH)) | (?<=[^NL]DAYNUM NL)(?=MON) | (?<=MON DAYNUM NL)(?=YEAR)"
    "| (?<=DAYNUM COMMA NL)(?=YEAR|MON) | (?<=MON COMMA NL)(?=YEAR|WDAY) | (?<=WDAY COMMA NL)(?=DAYNUM|MON)"
    "| (?<=SEASONANY NL)(?=YEAR) | (?<=FEAST NL)(?=YEAR) | (?<=QTOKEN NL)(?=YEAR) | (?<=CLOCK NL)(?=ZONE)"
    "| (?<=[^NL]OPENWORD NL)(?P<open>))"
)
"""A line end within a date that has something before it in its line, or behind a word that asks for more."""
OPENERS = frozenset((OPENS, OPENS_AND_FOLLOWS))
OPENING = re.compile(f"[{OPENS}{OPENS_AND_FOLLOWS}][{FOLLOWS}{OPENS_AND_FOLLOWS}]")


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


def line_ends_within(shape: str, tokens: Sequence[str]) -> Iterator[int]:
    """Return the places of the line ends that are blanks: those within a date, or behind a word that asks for more."""
    for found in BROKEN_LINE.finditer(shape):
        place = found.start()
        open_word = found["open"] is not None
        if tokens[place].count("\n") == 1 and not (open_word and tokens[place - 1][0].isupper()):
            yield place


def join(tokens: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    """Return the tokens, those at these places made the blanks of the ones before them."""
    start = 0
    for place in places:
        yield from tokens[start : place - 1]
        yield tokens[place - 1] + tokens[place]
        start = place + 1
    yield from tokens[start:]


class Scan:
    """One piece of a text, tokenised and classified; everything else is done where its classes show a time word.

    Offsets are those of the whole text, as it is stored.
    """

    def __init__(self, text: str, classes: Classes, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.classes = classes
        self.begun = start
        stored = text[start:end]
        self.folded = fold(stored, classes.lexicon)
        self.plain = self.folded.text == stored
        self.tokens = TOKEN.findall(self.folded.text)
        said = "".join(map(classes.__getitem__, self.tokens))
        if joined := list(line_ends_within(said[::PLANES], self.tokens)):
            self.tokens = list(join(self.tokens, joined))
            said = "".join(map(classes.__getitem__, self.tokens))
        self.shape, self.outside, self.roles, self.marks, self.cues = (said[at::PLANES] for at in range(PLANES))
        self.places = list(accumulate(map(len, self.tokens), initial=0))
        self.opening = self.next_opening(0)

    def start_of(self, token: int) -> int:
        """Offset at which a token starts."""
        return self.span(token, 0)[0]

    def end_of(self, token: int) -> int:
        """Offset at which a token ends, its blanks left out."""
        return self.span(token, len(self.tokens[token].rstrip()))[1]

    def span(self, token: int, length: int) -> tuple[int, int]:
        """Offsets of so many characters from the start of a token."""
        start = self.places[token]
        end = start + length
        if self.folded.gaps:
            start, end = self.folded.start(start), self.folded.end(end)
        return self.begun + start, self.begun + end

    def windows(self) -> Iterator[tuple[int, int]]:
        """Runs of tokens around time words, at most `LONGEST_WINDOW` long, from left to right."""
        done = 0
        while found := WINDOW.search(self.shape, done):
            first, done = found.span()
            if done > first + LONGEST_WINDOW:
                done = first + LONGEST_WINDOW
            if found.lastindex:
                done = self.run_on(found.start(1), done)
            if self.roles[done : done + 1] in OPENERS:
                done = self.run_on(done, done)
            yield first, done

    def run_on(self, place: int, done: int) -> int:
        """Where a run ends that takes in the phrase of several words at a place, if one stands there."""
        phrase = self.classes.phrase_at(self.tokens, place) if OPENING.match(self.roles, place) else None
        if not phrase:
            return done
        run = INSIDE_RUN.match(self.shape, max(done, place + len(phrase[0])), place + LONGEST_WINDOW)
        return run.end() if run else done

    def stretch(self, first: int, last: int) -> tuple[int, Stretch]:
        """The stretch of a window of tokens [first, last), and the place at which it starts; from left to right."""
        if self.opening < first - REACH_BACK:
            self.opening = self.next_opening(first - REACH_BACK)
        if self.opening < last + 2:
            return self.wide_stretch(first, last)
        before = self.outside[first - 2 if first > 2 else 0 : first]
        return first, (before, tuple(self.tokens[first:last]), self.outside[last : last + 2], 0, last - first)

    def next_opening(self, place: int) -> int:
        """The next place, from one on, where a phrase of several words may open; beyond the text if there is none."""
        found = OPENING.search(self.roles, place)
        return found.start() if found else len(self.roles) + 2

    def wide_stretch(self, first: int, last: int) -> tuple[int, Stretch]:
        """The stretch with all the words around the window that may matter to it."""
        start = max(first - REACH_BACK, 0)
        words = tuple(self.tokens[start : last + 2 + self.classes.longest])
        return start, ("", words, "", first - start, last - start)

    def sentence_ends(self, first: int, last: int) -> bool:
        """Whether a sentence or line ends among tokens [first, last)."""
        return self.marks.find(END, first, last) >= 0
