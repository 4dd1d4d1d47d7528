"""Arithmetic of counts as intervals: do they meet, how far apart are they, what do several say together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.events.lexicon.counts import ANYBODY, FURTHER, KNOWN
from pipelines.events.numbers import numbers
from pipelines.step import Row

LOOSE = 0.2
"""An approximate figure is taken to be right to a fifth."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A count as an interval; None is an open side."""

    low: float | None
    high: float | None
    approximate: bool = False


def widened(count: Bounds) -> Bounds:
    """An approximate count with the room that "nearly" leaves it.

    >>> widened(Bounds(50, 50, True))
    Bounds(low=40.0, high=60.0, approximate=True)
    """
    if not count.approximate:
        return count
    low = None if count.low is None else count.low * (1 - LOOSE)
    high = None if count.high is None else count.high * (1 + LOOSE)
    return Bounds(low, high, True)


def gap(left: Bounds, right: Bounds) -> float:
    """How far apart two counts are, as a share of the smaller one; 0 if they meet.

    >>> gap(Bounds(35, 35), Bounds(31, None)), gap(Bounds(10, 10), Bounds(15, 15))
    (0.0, 0.5)
    """
    for below, above in ((left, right), (right, left)):
        if below.high is not None and above.low is not None and below.high < above.low:
            return (above.low - below.high) / max(below.high, 1.0)
    return 0.0


def exact(count: Bounds) -> float | None:
    """The figure of an exact count, else None."""
    return count.low if count.low is not None and count.low == count.high and not count.approximate else None


def summed(counts: Iterable[Bounds]) -> Bounds:
    """The total of counts that exclude each other ("two soldiers and four rebels").

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

    Args:
        figures: in the order of their days.

    >>> told = [ToldCount(Bounds(n, n), day, source) for n, day, source in ((2, 5, "a"), (11, 9, "a"), (11, 9, "b"))]
    >>> best(told), best([*told, ToldCount(Bounds(15, 15), 9, "c")]), best([*told, ToldCount(Bounds(15, 15), 10, "c")])
    (11, 11, 15)
    """
    told = [(figure, value) for figure in figures if (value := exact(figure.count)) is not None]
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
    """Whether a count may be of some of the people only: of those of a nation or a body, or of one who is known.

    >>> [counts_a_part(whom) for whom in ("Danes", "Harbour Board staff", "his father", "guests", None)]
    [True, True, True, False, False]
    """
    if whom is None:
        return False
    first, *rest = whom.split()
    known = first.lower() in KNOWN
    return known or any(word[0].isupper() for word in ([] if first in ("A", "An") else [first, *rest]))


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
        if kinds.count(kind) == 1 and _says_so(row) and not (counts_a_part(row["whom"]) or _comes_on_top(row))
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


def _comes_on_top(row: Row) -> bool:
    """True if a count leaves out people that were counted before: "three others", "another five"."""
    said = f"{row['bound_text']} {row['whom'] or ''}".casefold().split()
    return not FURTHER.isdisjoint(said)
