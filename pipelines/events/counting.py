"""Counts as intervals: numbers in words and digits with their bounds, whether two meet, what several say together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.events.lexicon.counts import (
    ANYBODY,
    BOUNDS,
    CIVILIANS,
    EXACT,
    FIGHTERS,
    FURTHER,
    KNOWN,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    VAGUE,
)
from pipelines.step import Row

MOST = 10**15
"""A figure beyond this counts neither people nor money."""


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A number in a text, as an interval; the figure itself stands between `figure_start` and `end`.

    Args:
        start: offset of the first word of it, the bound included ("at least").
        figure_start: offset of the figure.
        low: least value; None if open.
        high: greatest value; None if open.
    """

    start: int
    figure_start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_SPELLED = _any_of([*UNITS, *TENS, *SCALES])
_FIGURE = (
    rf"(?P<exact>{_any_of(list(EXACT))})|(?P<vague>{_any_of(list(VAGUE))})"
    rf"|(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:\s?(?P<scale>{_any_of([*SCALES, *SHORT_SCALES])})\b)?"
    rf"|(?P<spelled>(?:an?\s(?=dozen|hundred|thousand|million))?(?:{_SPELLED})(?:(?:[\s-]|\sand\s)(?:{_SPELLED}))*)"
)
_BOUND = "|".join(f"(?P<{name}>{_any_of(words.split('|'))})" for name, words in BOUNDS.items())
NUMBER = re.compile(
    rf"(?<![\w.,])(?<![A-Za-z]-)(?:(?:{_BOUND})\s)?(?:another\s|a\sfurther\s)?(?P<figure>{_FIGURE})(?![\w])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|–|to|and)\s?", re.IGNORECASE)


def numbers(text: str) -> list[StatedNumber]:
    """Return the numbers of a text, from left to right; "20 to 30" and "between 20 and 30" are one.

    >>> [(n.low, n.high, n.approximate) for n in numbers("at least 35 dead, dozens hurt, up to two hundred missing")]
    [(35.0, None, False), (24.0, 99.0, True), (None, 200.0, False)]
    """
    found: list[StatedNumber] = []
    for match in NUMBER.finditer(text):
        number = _number(match)
        if number is None:
            continue
        if found and _makes_range(text, found[-1], number):
            last = found.pop()
            number = StatedNumber(last.start, last.figure_start, number.end, last.low, number.high, False)
        found.append(number)
    return found


def _makes_range(text: str, left: StatedNumber, right: StatedNumber) -> bool:
    between = text[left.end : right.start]
    if (
        left.low is None
        or right.low is None
        or left.low != left.high
        or right.low != right.high
        or left.low >= right.low
    ):
        return False
    if between.strip().lower() == "and":
        return text[: left.start].rstrip().lower().endswith("between")
    return _RANGE.fullmatch(between) is not None


def _number(match: re.Match[str]) -> StatedNumber | None:
    bound = next((name for name in BOUNDS if match.group(name)), None)
    figure = _figure(match)
    if figure is None:
        return None
    low, high, vague = figure
    interval: tuple[float | None, float | None] = (low, high)
    if bound == "above":
        interval = (low + 1 if low.is_integer() and low < 1e6 else low, None)
    elif bound == "least":
        interval = (low, None)
    elif bound == "most":
        interval = (None, high)
    elif bound == "below":
        interval = (None, max(high - 1, 0.0))
    start, figure = match.start(), match.start("figure")
    return StatedNumber(start, figure, match.end(), *interval, vague or bound == "about")


def _figure(match: re.Match[str]) -> tuple[float, float, bool] | None:
    """Least and greatest value of a figure, and whether it is vague; None if it is beyond all counts."""
    vague = match.group("vague")
    if vague:
        low, high = VAGUE[" ".join(vague.lower().split())]
        return float(low), float(high), True
    if match.group("exact"):
        value = EXACT[" ".join(match.group("exact").lower().split())]
    elif match.group("digits"):
        scale = (match.group("scale") or "").lower()
        value = float(match.group("digits").replace(",", "")) * SCALES.get(scale, SHORT_SCALES.get(scale, 1))
    else:
        value = spelled(match.group("spelled"))
    return (float(value), float(value), False) if value <= MOST else None


def spelled(words: str) -> int:
    """Return the value of a number written in words.

    >>> spelled("two hundred and ten"), spelled("a dozen"), spelled("twenty-one thousand")
    (210, 12, 21000)
    """
    total = group = 0
    for word in words.lower().replace("-", " ").split():
        if word in SCALES:
            group = (group or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, group = total + group, 0
        else:
            group += UNITS.get(word, TENS.get(word, 0))
    return total + group


LOOSE = 0.2
"""An approximate figure is taken to be right to a fifth."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A count as an interval; None is an open side."""

    low: float | None
    high: float | None
    approximate: bool = False


def widened(count: Bounds) -> Bounds:
    """Return an approximate count with the room that "nearly" leaves it.

    >>> widened(Bounds(50, 50, True))
    Bounds(low=40.0, high=60.0, approximate=True)
    """
    if not count.approximate:
        return count
    low = None if count.low is None else count.low * (1 - LOOSE)
    high = None if count.high is None else count.high * (1 + LOOSE)
    return Bounds(low, high, True)


def gap(left: Bounds, right: Bounds) -> float:
    """Return how far apart two counts are, as a share of the smaller one; 0 if they meet.

    >>> gap(Bounds(35, 35), Bounds(31, None)), gap(Bounds(10, 10), Bounds(15, 15))
    (0.0, 0.5)
    """
    for below, above in ((left, right), (right, left)):
        if below.high is not None and above.low is not None and below.high < above.low:
            return (above.low - below.high) / max(below.high, 1.0)
    return 0.0


def exact(count: Bounds) -> float | None:
    """Return the figure of an exact count, else None."""
    return count.low if count.low is not None and count.low == count.high and not count.approximate else None


def summed(counts: Iterable[Bounds]) -> Bounds:
    """Return the total of counts that exclude each other ("two soldiers and four rebels").

    >>> summed([Bounds(2, 2), Bounds(4, None)])
    Bounds(low=6, high=None, approximate=False)
    """
    each = list(counts)
    lows, highs = [count.low for count in each if count.low is not None], [c.high for c in each if c.high is not None]
    return Bounds(
        sum(lows) if lows else None,
        sum(highs) if len(highs) == len(each) else None,
        any(count.approximate for count in each),
    )


def together(history: Sequence[Bounds]) -> Bounds:
    """Return what tellings say together, in the order of their days; there is at least one.

    Counts that meet are intersected; a later toll that is higher takes the place of the earlier one; others span
    the interval between them.

    >>> together([Bounds(35, 35), Bounds(31, None)])
    Bounds(low=35, high=35, approximate=False)
    >>> together([Bounds(34, 34), Bounds(36, 36)])
    Bounds(low=36, high=36, approximate=False)
    """
    current = history[0]
    for count in history[1:]:
        current = _joined(current, count)
    return current


@dataclass(frozen=True, slots=True)
class ToldCount:
    """A count as one telling has it.

    Args:
        day: from which its document speaks, a day number; 0 if unknown.
        source: who tells it independently of others.
    """

    count: Bounds
    day: int
    source: str


def best(figures: Sequence[ToldCount]) -> float | None:
    """Return the latest exact figure; of those of one day, the one that most independent sources give.

    One of somebody is one of several, if as many sources count several.

    Args:
        figures: in the order of their days.

    >>> told = [ToldCount(Bounds(n, n), day, source) for n, day, source in ((2, 5, "a"), (11, 9, "a"), (11, 9, "b"))]
    >>> best(told), best([*told, ToldCount(Bounds(15, 15), 9, "c")]), best([*told, ToldCount(Bounds(15, 15), 10, "c")])
    (11, 11, 15)
    >>> best([*told, ToldCount(Bounds(1, 1), 12, "d")])
    11
    """
    many, one = ({f.source for f in figures if ((f.count.low or 0) > 1) is several} for several in (True, False))
    several = len(many) >= len(one)
    told = [(figure, value) for figure in figures if (value := exact(figure.count)) is not None and value > several]
    last = max((figure.day for figure, _ in told), default=0)
    sources: dict[float, set[str]] = {}
    for figure, value in told:
        if figure.day == last:
            sources[value] = sources.pop(value, set[str]()) | {figure.source}
    return max(reversed(sources), key=lambda value: len(sources[value]), default=None)


def _joined(earlier: Bounds, later: Bounds) -> Bounds:
    low = max((c.low for c in (earlier, later) if c.low is not None), default=None)
    high = min((c.high for c in (earlier, later) if c.high is not None), default=None)
    if low is None or high is None or low <= high:
        return Bounds(low, high, earlier.approximate and later.approximate)
    if earlier.high is not None and later.low is not None and later.low > earlier.high:
        return later
    return Bounds(later.low, earlier.high, earlier.approximate or later.approximate)


def counts_a_part(whom: str | None) -> bool:
    """True if a count may be of some of the people only: of a nation, a body or a side, or of one who is known.

    >>> [counts_a_part(whom) for whom in ("Danes", "Harbour Board staff", "his father", "rebels", "guests", None)]
    [True, True, True, True, False, False]
    """
    if whom is None:
        return False
    first, *rest = whom.split()
    known = first.lower() in KNOWN or side_of(whom) is not None
    return known or any(word[0].isupper() for word in ([] if first in ("A", "An") else [first, *rest]))


def side_of(whom: str | None) -> frozenset[str] | None:
    """Return the words of the side that people are of: of those who fight, or of those who do not; None for others."""
    counted = (whom or "").rpartition(" ")[2].removesuffix("s").casefold()
    return next((side for side in (FIGHTERS, CIVILIANS) if counted in side), None)


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A count to which another account may be held: one number of one kind.

    Args:
        kind: killed, injured, missing, displaced, arrested or money.
        unit: "person", or an ISO 4217 code.
        whom: which people are counted; empty for all.
    """

    kind: str
    unit: str
    whom: str
    count: Bounds


def figures(quantities: Sequence[Row]) -> tuple[StatedCount, ...]:
    """Return the figures of a report: a number that its words say, of no part of the people, the only one of its kind.

    Args:
        quantities: its rows of `core.quantities` that are in no other one.
    """
    kinds = [(row["kind"], row["unit"]) for row in quantities]
    return tuple(
        StatedCount(*kind, _whom(row), Bounds(row["low"], row["high"], bool(row["approximate"])))
        for row, kind in zip(quantities, kinds, strict=True)
        if kinds.count(kind) == 1
        and _says_so(row)
        and not (counts_a_part(row["whom"]) or comes_on_top(row["bound_text"], row["whom"]))
    )


def _whom(row: Row) -> str:
    whom = (row["whom"] or "").casefold()
    return "" if whom in ANYBODY else whom


def _says_so(row: Row) -> bool:
    """True if the words say the number; those that name somebody ("a man") do not, nor do those it is reckoned from."""
    return row["unit"] != "person" or (row["low"], row["high"]) == _stated(row["bound_text"])


@lru_cache(maxsize=10_000)
def _stated(text: str) -> tuple[float | None, float | None] | None:
    return next(((number.low, number.high) for number in numbers(text)), None)


def comes_on_top(bound_text: str, whom: str | None) -> bool:
    """True if a count leaves out people that were counted before.

    >>> [comes_on_top(*words) for words in (("three", "others"), ("another five", None), ("five", "guests"))]
    [True, True, False]
    """
    return not FURTHER.isdisjoint(f"{bound_text} {whom or ''}".casefold().split())
