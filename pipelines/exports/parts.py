"""Events under headings of year and month, and the parts of a timeline that is too large for one page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from pipelines.exports.model import EventSummary

WEEK, MONTH = 7, 31
YEARS = ("half", "quarter", "season", "year", "decade", "century")
"""How exactly a bound is known that stands under its year."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an event stands in the list: year, month and day, of which the latter two may be missing (0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def month_date(self) -> date:
        """Return the first day of the month."""
        return date(self.year, self.month, 1)


One = TypeVar("One", bound=EventSummary)
Months = Iterator[tuple[Heading, Iterator[One]]]


def place(event: EventSummary) -> Heading:
    """Return the heading of an event: its first known day, no more exact than its date.

    An event with an open side stands by its other one.
    """
    first = event.start_date or event.end_date
    assert first is not None, "an event of the timeline has a date"
    if _wider(event, MONTH, YEARS):
        return Heading(first.year)
    return Heading(first.year, first.month, 0 if _wider(event, WEEK, ("month",)) else first.day)


def _wider(event: EventSummary, most: int, granularities: tuple[str, ...]) -> bool:
    """True if the date spans at least `most` days, or its only bound has one of the granularities."""
    if event.start_date is None or event.end_date is None:
        return event.granularity in granularities
    return (event.end_date - event.start_date).days >= most


def in_order(events: Iterable[One]) -> list[One]:
    """Return events sorted by heading, the wide ones first."""
    return sorted(events, key=lambda event: _key(place(event)))


def _key(found: Heading) -> tuple[int, int, int]:
    return found.year, found.month, found.day


def grouped(events: Iterable[One]) -> Iterator[tuple[int, Months[One]]]:
    """Yield years of months of events; exhaust each before taking the next.

    Args:
        events: in the order of their headings.
    """
    placed = ((place(event), event) for event in events)
    for year, in_year in groupby(placed, key=lambda pair: pair[0].year):
        yield year, _months(in_year)


def _months(pairs: Iterable[tuple[Heading, One]]) -> Months[One]:
    for (year, month), in_month in groupby(pairs, key=lambda pair: (pair[0].year, pair[0].month)):
        yield Heading(year, month), (event for _, event in in_month)


EVENTS_OF_A_PAGE = 10_000
TELLINGS_OF_A_PAGE = 15_000
EVENTS_OF_A_PART = 2_000
"""Up to so many, years that follow each other share a part: a history of a thousand years is a few of them."""

Labelled = tuple[str, tuple[EventSummary, ...]]


@dataclass(frozen=True, slots=True)
class PagePart:
    """What one file shows.

    Args:
        label: the year or month, or the first and the last; empty if there is one part only.
        index: the page that leads to the parts; None if there is one part only.
    """

    label: str
    file: str
    index: str | None
    events: tuple[EventSummary, ...]


def parts_of(events: Sequence[EventSummary], target: Path) -> list[PagePart]:
    """Return one part if it is small enough, else one for every few years; a year that is too large goes by month.

    Args:
        target: the page. Its parts stand beside it, as timeline-2024.html or timeline-1812-1815.html.
    """
    if _fits(events):
        return [PagePart("", target.name, None, tuple(events))]
    pieces = [piece for year, members in _by(events, 4) for piece in _pieces(year, members)]
    return [_part(some, target) for some in _together(pieces)]


def _fits(events: Sequence[EventSummary]) -> bool:
    return len(events) <= EVENTS_OF_A_PAGE and sum(event.mentions for event in events) <= TELLINGS_OF_A_PAGE


def _pieces(year: str, events: tuple[EventSummary, ...]) -> Iterator[Labelled]:
    yield from [(year, events)] if _fits(events) else _by(events, 7)


def _together(pieces: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """Yield runs of neighbouring pieces that together have few events."""
    some: list[Labelled] = []
    held: list[EventSummary] = []
    for piece in pieces:
        if some and (len(held) + len(piece[1]) > EVENTS_OF_A_PART or not _fits([*held, *piece[1]])):
            yield some
            some, held = [], []
        some.append(piece)
        held.extend(piece[1])
    if some:
        yield some


def _part(some: Sequence[Labelled], target: Path) -> PagePart:
    labels = list(dict.fromkeys((some[0][0], some[-1][0])))
    events = tuple(event for _, members in some for event in members)
    return PagePart("–".join(labels), f"{target.stem}-{'-'.join(labels)}{target.suffix}", target.name, events)


def _by(events: Sequence[EventSummary], digits: int) -> Iterator[Labelled]:
    def label(event: EventSummary) -> str:
        found = place(event)
        return f"{found.year:04}-{found.month or 1:02}"[:digits]

    for name, members in groupby(sorted(events, key=label), key=label):
        yield name, tuple(members)
