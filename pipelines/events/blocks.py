"""Which reports may tell one event: those that share a bucket of days and a place, a count or a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product
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
        pairs: dated reports, by their places in the list, that share a block, in a fixed order.
        crowded: the blocks that are too large to say anything, each with its first and last day.
    """

    pairs: list[Pair]
    crowded: dict[str, tuple[int, int]]


def meetings(tellings: Sequence[Telling], crowded: Set[str] = frozenset()) -> Iterator[Meetings]:
    """Which reports meet, year by year; each pair once.

    Args:
        tellings: reports; those without two known days are in no block.
        crowded: blocks that are too large, though these reports may be only a part of theirs.
    """
    last: set[Pair] = set()
    for blocks in _by_year(tellings):
        found = set(_pairs_of_year(blocks, crowded))
        yield Meetings(sorted(found - last), dict(_crowded(blocks)))
        last = found


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


def _pairs_of_year(blocks: Blocks, crowded: Set[str]) -> Iterator[Pair]:
    """Short reports meet by the day; long ones meet each other, and the short ones, with their handle."""
    for members in _open(blocks.short, crowded).values():
        yield from combinations(members, 2)
    for key, members in _open(blocks.long, crowded).items():
        yield from combinations(members, 2)
        for pair in product(members, blocks.within.get(key, ())):
            yield (min(pair), max(pair))


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
