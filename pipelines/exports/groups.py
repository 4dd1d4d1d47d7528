"""Events under their year, month and day; one whose date is wider stands under the wider heading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pipelines.exports.model import Event

WEEK, MONTH = 7, 31
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


def place(event: Event) -> Place:
    """The heading under which an event stands: its first known day, as far as its date is that exact."""
    first = event.start_date or event.end_date
    assert first is not None, "an event of the timeline has a date"
    if event.start_date is None or event.end_date is None:
        return Place(first.year)
    days = (event.end_date - first).days + 1
    if days > MONTH:
        return Place(first.year)
    return Place(first.year, first.month, first.day if days <= WEEK else 0)


def grouped(events: Iterable[Event]) -> Iterator[tuple[int, list[tuple[Place, list[tuple[Place, list[Event]]]]]]]:
    """Years, in them months, in them days, in them events; the wide ones first."""
    ordered = sorted(
        ((place(event), event) for event in events),
        key=lambda pair: (pair[0].year, pair[0].month, pair[0].day),
    )
    for year, in_year in groupby(ordered, key=lambda pair: pair[0].year):
        months = groupby(in_year, key=lambda pair: pair[0].month)
        yield year, [(Place(year, month), _days(list(in_month))) for month, in_month in months]


def _days(pairs: Sequence[tuple[Place, Event]]) -> list[tuple[Place, list[Event]]]:
    return [(heading, [event for _, event in group]) for heading, group in groupby(pairs, key=lambda pair: pair[0])]


def grain(days: int) -> str:
    """The finest heading that helps when so many days are in view.

    >>> grain(4000), grain(365), grain(30)
    ('year', 'month', 'day')
    """
    return next(name for name, least in GRAINS if days > least or least == 0)
