"""Which reports may tell one event: those that share a bucket of days and a place, a count or a name."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, product

from pipelines.events.kinds import event_class
from pipelines.events.telling import Telling

LONGEST_IN_DAYS = 7
LONGEST_IN_YEARS = 20
LARGEST_BLOCK = 400
"""A block with more reports than this says too little; its reports meet in narrower ones."""

Key = tuple[object, ...]
Pair = tuple[int, int]


def pairs(tellings: Sequence[Telling], only: frozenset[int] | None = None) -> Iterator[Pair]:
    """The pairs of reports, by their places in the list, that share a block; each pair once, in a fixed order.

    Args:
        tellings: dated reports.
        only: if given, pairs in which neither report is one of these are left out.
    """
    years: dict[int, list[int]] = {}
    for place, telling in enumerate(tellings):
        for year in _years(telling):
            years.setdefault(year, []).append(place)
    last: set[Pair] = set()
    for year in sorted(years):
        found = _pairs_of_year(tellings, years[year])
        if only is not None:
            found = {pair for pair in found if pair[0] in only or pair[1] in only}
        yield from sorted(found - last)
        last = found


def _years(telling: Telling) -> range:
    start, end = telling.interval.start, telling.interval.end
    if start is None or end is None or start < 1 or end > date.max.toordinal():
        return range(0)
    first = date.fromordinal(start).year
    return range(first, min(date.fromordinal(end - 1).year, first + LONGEST_IN_YEARS) + 1)


def _pairs_of_year(tellings: Sequence[Telling], places: list[int]) -> set[Pair]:
    """Pairs of the reports that touch a year: short ones meet by the day, longer ones meet all with their handle."""
    by_day: dict[Key, list[int]] = {}
    long: dict[Key, list[int]] = {}
    short = [place for place in places if _days(tellings[place])]
    for place in places:
        days = _days(tellings[place])
        for handle in handles(tellings[place]):
            for key in [(day, *handle) for day in days] or [handle]:
                (by_day if days else long).setdefault(key, []).append(place)
    found: set[Pair] = set()
    for members in (*by_day.values(), *long.values()):
        if 1 < len(members) <= LARGEST_BLOCK:
            found.update(combinations(members, 2))
    found.update(_across(tellings, long, short) if long else ())
    return found


def _across(tellings: Sequence[Telling], long: dict[Key, list[int]], short: list[int]) -> Iterator[Pair]:
    """Pairs of a long report and a short one that lies within its days."""
    for place in short:
        for handle in handles(tellings[place]):
            members = long.get(handle, ())
            for pair in product(members, (place,)) if len(members) <= LARGEST_BLOCK else ():
                yield (min(pair), max(pair))


def handles(telling: Telling) -> Iterator[Key]:
    """What a report can be taken by: its place, its counts, and each word of its names."""
    if telling.place:
        yield "place", telling.place
    for kind, count in telling.counts:
        yield "count", kind, count.low
    family = event_class(telling.kind)
    for name in telling.names:
        for word in name:
            yield "name", word, family


def _days(telling: Telling) -> range:
    """The days of a short report; none for a long one."""
    start, end = telling.interval.start, telling.interval.end
    if start is None or end is None or end - start > LONGEST_IN_DAYS:
        return range(0)
    return range(start, end)
