"""Which reports may tell one event: those that share a bucket of days and a place, a count or a name."""

from collections.abc import Iterator, Sequence
from datetime import date

from pipelines.events.kinds import event_class
from pipelines.events.telling import Telling

LONGEST_IN_DAYS = 7
LONGEST_IN_MONTHS = 92
LARGEST_BLOCK = 400
"""A block with more reports than this says too little; its reports meet in narrower ones."""

Key = tuple[object, ...]


def pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs of reports, by their places in the list, that share a block; each pair once, in a fixed order."""
    blocks: dict[Key, list[int]] = {}
    for place, telling in enumerate(tellings):
        for key in keys(telling):
            blocks.setdefault(key, []).append(place)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if 1 < len(members) <= LARGEST_BLOCK:
            for number, left in enumerate(members):
                seen.update((left, right) for right in members[number + 1 :])
    yield from sorted(seen)


def keys(telling: Telling) -> Iterator[Key]:
    """The blocks of a report: each bucket of its days with each of its handles."""
    handles: list[Key] = []
    if telling.place:
        handles.append(("place", telling.place))
    handles.extend(("count", kind, count.low) for kind, count in telling.counts)
    names = sorted({name for each in telling.names for name in each})
    handles.extend(("name", name, event_class(telling.kind)) for name in names)
    for bucket in buckets(telling):
        for handle in handles:
            yield bucket, *handle


def buckets(telling: Telling) -> list[Key]:
    """The days of a short report; its months too, or its years, so that it meets those that only say the month."""
    start, end = telling.interval.start, telling.interval.end
    if start is None or end is None or start < 1 or end > date.max.toordinal():
        return []
    first, last = date.fromordinal(start), date.fromordinal(end - 1)
    days: list[Key] = [("day", day) for day in range(start, end)] if end - start <= LONGEST_IN_DAYS else []
    months: list[Key] = []
    if end - start <= LONGEST_IN_MONTHS:
        span = (last.year - first.year) * 12 + last.month - first.month
        months = [("month", first.year * 12 + first.month - 1 + n) for n in range(span + 1)]
    years: list[Key] = [("year", year) for year in range(first.year, min(last.year, first.year + 20) + 1)]
    if days:
        return days + months
    return months + years if months else years
