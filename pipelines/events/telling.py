"""A report as merging sees it: its days, place, participants and counts, and of its words the title alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from pipelines.events.kinds import kind_of_lemma
from pipelines.events.lexicon import words
from pipelines.events.model import LinkRole
from pipelines.temporal.model import Granularity, Interval

_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_BETWEEN = re.compile(r"\s(?:and|with|alongside)\s|,\s|\s&\s")
_EMPTY = words("""
    the a an of and in on at for with from by his her their its our this that these those two three four five
    six seven eight nine ten more than over some several many at least about other another mr mrs ms president
    minister general secretary prime king queen chief leader senior new last first
    """)


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as an interval; None is an open side."""

    low: float | None
    high: float | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """A report of an event, reduced to what tells it from other events.

    Args:
        anchor: the day from which its document speaks, a day number.
        granularity: of its days; None where they fill no unit of the calendar.
        vague: whether it says too little, or its days are too vague, to start an event.
        kind: type and mode.
        located: whether the place has coordinates of its own (a city or region, not a whole country).
        names: who and whom.
        objects: whom alone.
        counts: totals by kind.
        supposed: whether it is hypothetical.
        asked: whether it is a question.
        agency: the news agency whose news it is.
        title: what an event is called that no other report tells better.
        certainty: stated, derived or inferred.
    """

    report_id: str
    document_id: str
    anchor: int | None
    char_start: int
    sentence_start: int
    interval: Interval
    granularity: Granularity | None
    kind: str
    lemma: str
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    names: tuple[frozenset[str], ...]
    objects: tuple[frozenset[str], ...]
    counts: tuple[tuple[str, Count], ...]
    role: LinkRole
    vague: bool
    supposed: bool
    asked: bool
    leads_from: str | None
    agency: str | None = None
    title: str = ""
    certainty: str = "stated"

    @property
    def located(self) -> bool:
        """Whether its place is a point, not a whole country."""
        return self.latitude is not None

    @property
    def dated(self) -> bool:
        """Whether both sides of its days are known."""
        return self.interval.start is not None and self.interval.end is not None

    @property
    def bounded(self) -> bool:
        """Whether one side of its days is known, and the other is open."""
        return (self.interval.start is None) is not (self.interval.end is None)

    @property
    def order(self) -> tuple[int, str, int]:
        """Its place in the fixed order of reports: anchor date, document, offset."""
        return (self.anchor if self.anchor is not None else 0, self.document_id, self.char_start)


@lru_cache(maxsize=50_000)
def kind_of_report(lemma: str, event_class: str) -> str:
    """Type and mode of a report, from the lemma of its trigger and its class."""
    kind = kind_of_lemma(lemma)
    return kind if kind.startswith(event_class) else f"{event_class}/other"


@lru_cache(maxsize=50_000)
def participants(text: str | None) -> tuple[frozenset[str], ...]:
    """The participants that some words name, each as the words by which it is known again.

    >>> [sorted(each) for each in participants("President Ana Silva and two Russian missiles")]
    [['ana', 'silva'], ['missile', 'russian']]
    """
    if not text:
        return ()
    named = (_name_words(part) for part in _BETWEEN.split(text))
    return tuple(words for words in named if words)


@lru_cache(maxsize=50_000)
def _name_words(text: str) -> frozenset[str]:
    found = (match.group(0).lower().replace("’", "'").removesuffix("'s") for match in _WORD.finditer(text))
    return frozenset(intern(_fold(word)) for word in found if word not in _EMPTY and len(word) > 2)


@lru_cache(maxsize=50_000)
def shared(left: tuple[frozenset[str], ...], right: tuple[frozenset[str], ...]) -> int:
    """How many participants two reports share; spellings of a name count as one.

    >>> shared(participants("Volodymyr Zelenskiy and the mayor"), participants("President Zelenskyy"))
    1
    """
    if not left or not right:
        return 0
    one = sum(any(name & other for other in right) for name in left)
    two = sum(any(name & other for other in left) for name in right)
    return min(one, two)


def _fold(word: str) -> str:
    word = word.replace("iy", "y").replace("yy", "y").replace("ii", "i").replace("kiev", "kyiv")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
