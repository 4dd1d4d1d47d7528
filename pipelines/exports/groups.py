"""Events under their year, month and day; one whose date is wider stands under the wider heading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from pipelines.exports.outline import Shown

WEEK, MONTH = 7, 31
YEARS = ("half", "quarter", "season", "year", "decade", "century")
"""How exactly a bound is known that stands under its year."""
GRAINS = (("year", 1_100), ("month", 100), ("day", 0))
"""Down to which heading the list goes when the picture shows more than so many days."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands in the list: year, month and day, of which the latter two may be missing (0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def month_date(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def day_date(self) -> date:
        """The day."""
        return date(self.year, self.month, self.day)


One = TypeVar("One", bound=Shown)
Days = Iterator[tuple[Place, Iterator[One]]]
Months = Iterator[tuple[Place, Days[One]]]


def place(event: Shown) -> Place:
    """The heading under which an event stands: its first known day, as far as its date is that exact.

    An event with an open side stands by its other one.
    """
    first = event.start_date or event.end_date
    assert first is not None, "an event of the timeline has a date"
    if _wider(event, MONTH, YEARS):
        return Place(first.year)
    return Place(first.year, first.month, 0 if _wider(event, WEEK, ("month",)) else first.day)


def _wider(event: Shown, most: int, granularities: tuple[str, ...]) -> bool:
    """Whether the date of an event has more days than so many, or the one bound that it has is known that coarsely."""
    if event.start_date is None or event.end_date is None:
        return event.granularity in granularities
    return (event.end_date - event.start_date).days >= most


def in_order(events: Iterable[One]) -> list[One]:
    """Events in the order of their headings, the wide ones first."""
    return sorted(events, key=lambda event: _key(place(event)))


def _key(found: Place) -> tuple[int, int, int]:
    return found.year, found.month, found.day


def grouped(events: Iterable[One]) -> Iterator[tuple[int, Months[One]]]:
    """Years, in them months, in them days, in them events; each is to be gone through before the next is asked for.

    Args:
        events: in the order of their headings.
    """
    placed = ((place(event), event) for event in events)
    for year, in_year in groupby(placed, key=lambda pair: pair[0].year):
        yield year, _months(in_year)


def _months(pairs: Iterable[tuple[Place, One]]) -> Months[One]:
    for (year, month), in_month in groupby(pairs, key=lambda pair: (pair[0].year, pair[0].month)):
        yield Place(year, month), _days(in_month)


def _days(pairs: Iterable[tuple[Place, One]]) -> Days[One]:
    for heading, in_day in groupby(pairs, key=lambda pair: pair[0]):
        yield heading, (event for _, event in in_day)


def grain(days: int) -> str:
    """The finest heading that helps when so many days are in view.

    >>> grain(4000), grain(365), grain(30)
    ('year', 'month', 'day')
    """
    return next(name for name, least in GRAINS if days > least or least == 0)
