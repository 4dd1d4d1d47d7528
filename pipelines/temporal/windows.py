"""Windows: the runs of tokens around time words that are worth parsing.

A window is a run of tokens whose classes occur in rules, with two strangers on each side as context. Everything else in
the text costs one look-up a token. In a window a phrase of several words, such as "the day before yesterday", is one
position.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipelines.temporal.folding import fold
from pipelines.temporal.lexicon.model import LexiconPhrase, Value
from pipelines.temporal.symbols import CHAR, INSIDE, TRIGGERS, compile_pattern
from pipelines.temporal.tokens import ATTRIBUTES, END, FOLLOWS, OPENS, OPENS_AND_FOLLOWS, STRANGER, Classes

CONTEXT = 2
REACH_BACK = 5
LONGEST_WINDOW = 48
LONGEST_PIECE = 500_000
FEASTS = CHAR["FEASTHEAD"] + CHAR["FEAST"]
LEADING = "".join(set(INSIDE) - set(TRIGGERS))
WINDOW = re.compile(
    f"[{LEADING}]{{0,{LONGEST_WINDOW // 2}}}+(?:([{FEASTS}])|[{TRIGGERS}])[{INSIDE}]{{0,{LONGEST_WINDOW - 1}}}+"
)
INSIDE_RUN = re.compile(f"[{INSIDE}]*")
LONGEST_WORDLESS, LONGEST_LIST = 400, 20_000
WORDLESS = re.compile(f"[^{STRANGER}{END}]{{{LONGEST_WORDLESS},}}+")
"""More dates, marks and numbers in one line without a word than a sentence or a list has: no prose."""
LIST = re.compile(f"(?:^|(?<={STRANGER}{STRANGER}))(?:[^{STRANGER}]|{STRANGER}(?!{STRANGER})){{{LONGEST_LIST},}}+")
"""More of them in many lines, without two words side by side, than anybody reads."""
WORDLESS_OR_LIST = re.compile(f"{WORDLESS.pattern}|{LIST.pattern}")
MOST_IN_A_SENTENCE = 1500
"""The most windows that are read between two ends of sentences."""
OPENERS = frozenset((OPENS, OPENS_AND_FOLLOWS))
OPENING = re.compile(f"[{OPENS}{OPENS_AND_FOLLOWS}](?=[{FOLLOWS}{OPENS_AND_FOLLOWS}])")
"""A word that opens phrases of several words, before one that follows in such phrases."""
BROKEN_LINE = compile_pattern(
    "NL(?:(?<=[^NL]MON NL)(?=YEAR|DAYNUM(?!PL|LENGTH)) | (?<=[^NL]DAYNUM NL)(?=MON) | (?<=MON DAYNUM NL)(?=YEAR)"
    "| (?<=DAYNUM COMMA NL)(?=YEAR|MON) | (?<=MON COMMA NL)(?=YEAR|WDAY) | (?<=WDAY COMMA NL)(?=DAYNUM|MON)"
    "| (?<=SEASONANY NL)(?=YEAR) | (?<=FEAST NL)(?=YEAR) | (?<=QTOKEN NL)(?=YEAR) | (?<=CLOCK NL)(?=ZONE)"
    "| (?<=[^NL]OPENWORD NL)(?P<open>))"
)
"""A line end within a date that has something before it in its line, or behind a word that asks for more."""


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
    """A run of tokens to be parsed.

    Args:
        shape: the class of each position, two strangers on each side.
        places: the token at which each position starts, and the one after the last.
    """

    shape: str
    places: Sequence[int]


class Scan:
    """One piece of a text, tokenised and classified; everything else is done where its classes show a time word.

    Offsets are those of the whole text, as it is stored; `folded` is the piece as it is read, and `unread` has the
    first token of each stretch in which `windows` found too many to give them all.
    """

    def __init__(self, text: str, classes: Classes, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.classes = classes
        self.begun = start
        self.unread: list[int] = []
        stored = text[start:end]
        self.folded = fold(stored, classes.lexicon)
        self.plain = self.folded.text == stored
        self.tokens = classes.tokens.findall(self.folded.text)
        said = "".join(map(classes.__getitem__, self.tokens))
        if joined := list(line_ends_within(said[::ATTRIBUTES], self.tokens)):
            self.tokens = list(join(self.tokens, joined))
            said = "".join(map(classes.__getitem__, self.tokens))
        self.shape, self.outside, self.roles, self.marks = (said[at::ATTRIBUTES] for at in range(ATTRIBUTES))
        self.places = list(accumulate(map(len, self.tokens), initial=0))

    def words(self, first: int, last: int) -> str:
        """Return tokens [first, last) as they are read, without the blanks behind them."""
        return self.folded.text[self.places[first] : self.places[last]].rstrip()

    def token_behind(self, token: int, length: int) -> int:
        """Return the first token behind so many characters from the start of a token."""
        return bisect_left(self.places, self.places[token] + length, token)

    def span(self, token: int, length: int) -> tuple[int, int]:
        """Return the offsets of so many characters from the start of a token."""
        start = self.places[token]
        end = start + length
        if self.folded.gaps:
            start, end = self.folded.start(start), self.folded.end(end)
        return self.begun + start, self.begun + end

    def value(self, first: int, last: int) -> Value:
        """Return what a word means, or a phrase of several words [first, last)."""
        if last - first == 1:
            return self.classes.value(self.tokens[first])
        phrase = self.classes.phrase_at(self.tokens, first)
        return phrase[2] if phrase else None

    def sentence_ends(self, first: int, last: int) -> bool:
        """True if a sentence or line ends among tokens [first, last)."""
        return self.marks.find(END, first, last) >= 0

    def windows(self) -> Iterator[Window]:
        """Return the windows around time words, from left to right, each at most `LONGEST_WINDOW` tokens long."""
        done, number, tables = 0, 0, self.tables()
        table = next(tables, None)
        while found := WINDOW.search(self.shape, done):
            number = 1 if self.sentence_ends(done, found.start()) else number + 1
            first, done = found.span()
            while table and table[1] <= first:
                table = next(tables, None)
            if table and table[0] <= first:
                done = table[1]
                continue
            if number > MOST_IN_A_SENTENCE:
                self.unread += [first] if number == MOST_IN_A_SENTENCE + 1 else []
                continue
            if done > first + LONGEST_WINDOW:
                done = first + LONGEST_WINDOW
            if found.lastindex:
                done = self._run_on(found.start(1), done)
            if self.roles[done : done + 1] in OPENERS:
                done = self._run_on(done, done)
            yield self._window(first, done)

    def tables(self) -> Iterator[tuple[int, int]]:
        """Return the stretches of tokens, from left to right, that are no prose."""
        wordless = WORDLESS if len(self.marks) < LONGEST_LIST else WORDLESS_OR_LIST
        return (found.span() for found in wordless.finditer(self.marks))

    def _phrase_at(self, place: int) -> LexiconPhrase | None:
        """Return the phrase of several words that stands at a place, if any."""
        return self.classes.phrase_at(self.tokens, place) if OPENING.match(self.roles, place) else None

    def _run_on(self, place: int, done: int) -> int:
        """Return where a run ends that takes in the phrase of several words at a place, if one stands there."""
        phrase = self._phrase_at(place)
        if not phrase:
            return done
        run = INSIDE_RUN.match(self.shape, max(done, place + len(phrase[0])), place + LONGEST_WINDOW)
        return run.end() if run else done

    def _window(self, first: int, last: int) -> Window:
        """Return the window of tokens [first, last), two strangers on each side."""
        left, right = max(first - CONTEXT, 0), min(last + CONTEXT, len(self.tokens))
        openings = OPENING.finditer(self.roles, max(first - REACH_BACK, 0), right + 1)
        if any(self.classes.phrase_at(self.tokens, opening.start()) for opening in openings):
            return self._with_phrases(first, last)
        shape = f"{self.outside[left:first]}{self.shape[first:last]}{self.outside[last:right]}"
        return Window(shape, range(left, right + 1))

    def _with_phrases(self, first: int, last: int) -> Window:
        """Return the window of tokens [first, last), each phrase of several words at one position."""
        chars: list[str] = []
        places: list[int] = []
        place, right = self._left_of(first), min(last + CONTEXT, len(self.tokens))
        while place < right:
            phrase = self._phrase_at(place)
            chars.append(CHAR[phrase[1]] if phrase else (self.shape if first <= place < last else self.outside)[place])
            places.append(place)
            place += len(phrase[0]) if phrase else 1
        return Window("".join(chars), [*places, place])

    def _left_of(self, first: int) -> int:
        """Return where a window starts: two strangers before its first token, or one before a phrase up to it."""
        farthest, nearest = max(first - REACH_BACK, 0), max(first - CONTEXT, 0)
        for place in range(farthest, first):
            phrase = self._phrase_at(place)
            if phrase and place + len(phrase[0]) >= first:
                return min(max(place - 1, farthest), nearest)
        return nearest


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
