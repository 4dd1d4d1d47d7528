"""The overview: every event on one line of time, its uncertainty drawn as it is.

A day is a dot, a longer time a bar, a vague edge fades, an open side has an arrow. Events that are planned or disputed
have lanes of their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.exports.model import Event

LANES = ("Happened", "Planned", "Disputed or denied")
SLOTS = 14
"""Rows of a lane; where more events meet, they share rows."""
SHAPES = ("day", "span", "vague", "open start", "open end")
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event as a shape: half-open day numbers, and which of its sides are open."""

    event: Event
    start: int
    end: int
    shape: str


def lane(event: Event) -> str:
    """Happened, planned, or disputed or denied."""
    if event.disputed:
        return LANES[2]
    return LANES[1] if event.status in ("planned", "hypothetical") else LANES[0]


def extent(events: Iterable[Event]) -> tuple[int, int]:
    """First and last day of the picture, half-open day numbers with a margin; the year before 1970 if none is dated."""
    days = [day.toordinal() for event in events for day in (event.start_date, event.end_date) if day is not None]
    if not days:
        return EPOCH - 365, EPOCH
    margin = max(3, (max(days) - min(days)) // 25)
    return min(days) - margin, max(days) + margin + 1


def drawn(event: Event, first: int, last: int) -> Drawn | None:
    """The shape of an event between the first and the last day of the picture; None if it is undated."""
    reach = (last - first) // 6
    start, end = event.start_date, event.end_date
    if start is None and end is None:
        return None
    if start is None:
        assert end is not None
        return Drawn(event, max(first, end.toordinal() - reach), end.toordinal() + 1, "open start")
    if end is None:
        return Drawn(event, start.toordinal(), min(last, start.toordinal() + reach), "open end")
    if event.approximate:
        return Drawn(event, start.toordinal(), end.toordinal() + 1, "vague")
    return Drawn(event, start.toordinal(), end.toordinal() + 1, "day" if start == end else "span")


def shapes_of(events: Sequence[Event]) -> list[Drawn]:
    """The shapes of all dated events, in the order of their start."""
    first, last = extent(events)
    return sorted(filter(None, (drawn(event, first, last) for event in events)), key=lambda shape: shape.start)


def stacked(shapes: Sequence[Drawn], gap: int) -> list[int]:
    """A row for each shape, so that neighbours do not cover each other while rows last.

    Args:
        shapes: in the order of their start.
        gap: days that must lie between two shapes of one row.
    """
    free: list[int] = []
    rows: list[int] = []
    for shape in shapes:
        row = next((row for row, until in enumerate(free) if until <= shape.start), None)
        if row is None and len(free) < SLOTS:
            row = len(free)
            free.append(0)
        elif row is None:
            row = free.index(min(free))
        free[row] = max(free[row], shape.end + gap)
        rows.append(row)
    return rows
