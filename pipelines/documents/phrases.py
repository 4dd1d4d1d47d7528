"""The time references of a text before its day is known: what each would mean, said on any day."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from pipelines.documents.quotations import quotations
from pipelines.temporal.clues import clues
from pipelines.temporal.meaning import At, Base, Checked, Chosen, Meaning, Part, Run, Shift, Within
from pipelines.temporal.model import AnchorKind, Context, Interval, KindOfText, Status
from pipelines.temporal.parse import Match, parse
from pipelines.temporal.references import kind_of_text
from pipelines.temporal.resolve import resolve
from pipelines.temporal.resolve.context import ReadingContext

_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s|\n")
_LINE = re.compile(r"[^\n]+")
_ORTHODOX = "GR"
_APART = {"weekday": 7} | dict.fromkeys(("month", "month_day", "quarter", "half", "season", "feast"), 170)
"""How many days two occurrences of a name are apart, at least; half of a year for what comes every year."""
_DATED = (At, Shift, Chosen, Checked, Within, Run, Part)


@dataclass(frozen=True, slots=True)
class OpenPhrase:
    """A time reference that has not been read against a day.

    Args:
        sentence: offsets of the sentence around it.
        tense: where the sentence looks: -1 back, +1 forward, 0 if no word says so.
        quoted: whether it stands in quotation marks.
    """

    char_start: int
    char_end: int
    text: str
    sentence: tuple[int, int]
    meaning: Meaning
    tense: int
    quoted: bool

    def on(self, day: int, country: str | None = None) -> Interval | None:
        """Return the days it means when said on a given day, or None."""
        reading = resolve(self.meaning, _context(day, country))
        return reading.days if reading.status is Status.RESOLVED and _whole(reading.days) else None

    @property
    def absolute(self) -> Interval | None:
        """The days that it means whenever it is said; None if that depends."""
        reading = resolve(self.meaning, _context(None, None))
        fixed = reading.status is Status.RESOLVED and reading.kind is AnchorKind.ABSOLUTE
        return reading.days if fixed and _whole(reading.days) else None

    @property
    def shift(self) -> Shift | None:
        """Its meaning, if it counts from the day on which it is said: today, two days ago, last week."""
        meaning = self.meaning
        return meaning if isinstance(meaning, Shift) and meaning.base is Base.ANCHOR else None

    @property
    def weekday(self) -> int | None:
        """The weekday that it adds to a day of a month, 0 for Monday."""
        return self.meaning.weekday if isinstance(self.meaning, Checked) else None

    def occurrences(self, first: int, last: int) -> list[Interval]:
        """Return what it can mean between two days, looking back from any day; feasts by both Christian calendars."""
        meaning = self.meaning.of if isinstance(self.meaning, Checked) else self.meaning
        step = _APART.get(meaning.what.family, 28) if isinstance(meaning, Chosen) else 28
        said = range(first, last + step + 1, step)
        found = {days for country in (None, _ORTHODOX) for day in said if (days := self.on(day, country))}
        return sorted(found, key=lambda days: days.start or 0)


@dataclass(frozen=True, slots=True)
class OpenPhrases:
    """The references of a text, and what they say about the text as a whole."""

    text: str
    matches: list[Match]
    found: tuple[OpenPhrase, ...]

    def kind(self, context: Context) -> KindOfText:
        """Return the kind of the text, as its context states or its dates show."""
        return kind_of_text(self.matches, context)


def _quoted(text: str) -> Callable[[int], bool]:
    """True if an offset stands within quotation marks that its line opens and closes."""
    spans = [
        (line.start() + first, line.start() + last)
        for line in _LINE.finditer(text)
        for first, last in quotations(line.group())
    ]
    starts = [first for first, _ in spans]
    reached = list(accumulate((last for _, last in spans), max, initial=0))
    return lambda offset: reached[bisect_right(starts, offset)] > offset


def phrases_of(text: str, language: str) -> OpenPhrases:
    """Return the dated references of a text, in order; ranges, durations and sets are left out."""
    scan, matches = parse(text, language)
    found: list[OpenPhrase] = []
    sentences = _Sentences(text)
    quoted = _quoted(text)
    for match in matches:
        if isinstance(match.meaning, _DATED) and not match.inside:
            sign = clues(scan, match.token, scan.token_behind(match.token, len(match.text))).sign
            sentence = sentences.around(match.start)
            words = text[match.start : match.end]
            found.append(OpenPhrase(match.start, match.end, words, sentence, match.meaning, sign, quoted(match.start)))
    return OpenPhrases(text, matches, tuple(found))


class _Sentences:
    """The sentences of a text, asked for in order."""

    def __init__(self, text: str) -> None:
        self._ends: Iterator[int] = (match.end() for match in _SENTENCE_END.finditer(text))
        self._length = len(text)
        self._span = (0, next(self._ends, self._length))

    def around(self, offset: int) -> tuple[int, int]:
        while offset >= self._span[1] < self._length:
            self._span = (self._span[1], next(self._ends, self._length))
        return self._span


def _whole(days: Interval) -> bool:
    """True if both sides are known, and in the years 1 to 9999."""
    return days.start is not None and days.end is not None and 1 <= days.start < days.end <= date.max.toordinal()


def _context(day: int | None, country: str | None) -> ReadingContext:
    return ReadingContext(day, country=country)
