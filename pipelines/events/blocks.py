"""Which reports may tell one event: those that share a bucket of days and a place, a count or a name."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

from pipelines.events.kinds import event_class
from pipelines.events.telling import Telling

LONGEST_IN_DAYS = 7
LONGEST_IN_YEARS = 20
LARGEST_BLOCK = 400
"""A block with more reports than this says too little; its reports meet in narrower ones."""

Key = tuple[Any, ...]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meetings:
    """What the blocks of a year come to.

    Args:
        pairs: dated reports, by their places in the list, that share a block, in their order; made as they are asked.
        crowded: the blocks that are too large to say anything, each with its first and last day.
    """

    pairs: Iterator[Pair]
    crowded: dict[str, tuple[int, int]]


def meetings(tellings: Sequence[Telling], crowded: Set[str] = frozenset()) -> Iterator[Meetings]:
    """Which reports meet, year by year; each pair once.

    Args:
        tellings: reports; those without two known days are in no block.
        crowded: blocks that are too large, though these reports may be only a part of theirs.
    """
    before: Neighbours = {}
    for blocks in _by_year(tellings):
        now = _neighbours(blocks, crowded)
        yield Meetings(_pairs(now, before), dict(_crowded(blocks)))
        before = now


def _pairs(now: "Neighbours", before: "Neighbours") -> Iterator[Pair]:
    """The pairs of a year that did not meet in the year before."""
    for place in sorted(now):
        for other in sorted(_behind(now, place) - _behind(before, place)):
            yield place, other


def _behind(neighbours: "Neighbours", place: int) -> set[int]:
    return {other for members, start in neighbours.get(place, ()) for other in members[start:]}


def _crowded(blocks: "Blocks") -> Iterator[tuple[str, tuple[int, int]]]:
    for key, members in blocks.short.items():
        if len(members) > LARGEST_BLOCK:
            yield name_of(key), (key[0], key[0])
    days = _days_of_year(blocks.year)
    for key, members in blocks.long.items():
        if len(members) > LARGEST_BLOCK:
            yield name_of(key), (days[0], days[-1])


def name_of(key: Key) -> str:
    """A block in words: a day number or a year, then what its reports share.

    >>> name_of((739354, "place", "Sumy"))
    '739354 place Sumy'
    """
    return " ".join(map(str, key))


@dataclass(frozen=True, slots=True)
class Blocks:
    """The reports that touch a year, by their places in the list.

    Args:
        short: by day of the year and handle, those of a few days.
        long: by year and handle, the others.
        within: by handle, the short ones again, for the long ones to meet.
    """

    year: int
    short: dict[Key, list[int]]
    long: dict[Key, list[int]]
    within: dict[Key, list[int]]


def _by_year(tellings: Sequence[Telling]) -> Iterator[Blocks]:
    years: defaultdict[int, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        for year in _years(telling.interval.start, telling.interval.end):
            years[year].append(place)
    for year in sorted(years):
        yield _blocks(year, years[year], tellings)


@lru_cache(maxsize=50_000)
def _years(start: int | None, end: int | None) -> range:
    if start is None or end is None or start < 1 or end > date.max.toordinal():
        return range(0)
    first = date.fromordinal(start).year
    return range(first, min(date.fromordinal(end - 1).year, first + LONGEST_IN_YEARS) + 1)


def _blocks(year: int, places: list[int], tellings: Sequence[Telling]) -> Blocks:
    found = Blocks(year, defaultdict(list), defaultdict(list), defaultdict(list))
    of_year = _days_of_year(year)
    longs = any(not _days(tellings[place]) for place in places)
    carried_on = {tellings[place].leads_from for place in places} - {None}
    for place in places:
        days = _days(tellings[place])
        for handle in handles(tellings[place], carried_on):
            for day in days:
                if day in of_year:
                    found.short[day, *handle].append(place)
            if not days:
                found.long[year, *handle].append(place)
            elif longs:
                found.within[year, *handle].append(place)
    return found


def _days_of_year(year: int) -> range:
    return range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)


Neighbours = Mapping[int, Sequence[tuple[Sequence[int], int]]]
"""For each report the lists of those that it meets, each with the position from which they stand behind it."""


def _neighbours(blocks: Blocks, crowded: Set[str]) -> Neighbours:
    """Short reports meet by the day; long ones meet each other, and the short ones, with their handle."""
    found: defaultdict[int, list[tuple[Sequence[int], int]]] = defaultdict(list)
    long = _open(blocks.long, crowded)
    for members in chain(_open(blocks.short, crowded).values(), long.values()):
        for start, place in enumerate(members, 1):
            found[place].append((members, start))
    for key, members in long.items():
        short = blocks.within.get(key, [])
        for some, others in ((members, short), (short, members)):
            for place in some:
                found[place].append((others, bisect(others, place)))
    return found


def _open(blocks: dict[Key, list[int]], crowded: Set[str]) -> dict[Key, list[int]]:
    return {
        key: members
        for key, members in blocks.items()
        if len(members) <= LARGEST_BLOCK and not (crowded and name_of(key) in crowded)
    }


def handles(telling: Telling, carried_on: Set[str | None] = frozenset()) -> set[Key]:
    """What a report can be taken by: its place, its counts, each word of its names, and the flow of its text.

    Args:
        telling: a report.
        carried_on: reports that another one carries on.
    """
    found = set(_named(telling.names, event_class(telling.kind)))
    found.update(("count", kind, count.low) for kind, count in telling.counts)
    if telling.place:
        found.add(("place", telling.place))
    if telling.leads_from:
        found.add(("text", telling.leads_from))
    if telling.report_id in carried_on:
        found.add(("text", telling.report_id))
    return found


@lru_cache(maxsize=50_000)
def _named(names: Iterable[frozenset[str]], family: str) -> frozenset[Key]:
    return frozenset(("name", word, family) for name in names for word in name)


def _days(telling: Telling) -> range:
    """The days of a short report; none for a long one."""
    start, end = telling.interval.start, telling.interval.end
    if start is None or end is None or end - start > LONGEST_IN_DAYS:
        return range(0)
    return range(start, end)
