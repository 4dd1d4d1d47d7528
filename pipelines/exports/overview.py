"""The overview: every event on one line of time, its uncertainty drawn as it is.

A day is a dot, a longer time a bar, a vague edge fades, an open side has an arrow. Events that are planned or disputed
have lanes of their own. Where there is room for all titles of a lane, they stand beside their events.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from pipelines.exports.outline import Shown
from pipelines.exports.words import shortened

LANES = ("Happened", "Planned", "Disputed or denied")
SLOTS = 14
"""Rows of a lane; where more events meet, they share rows."""
PLOT = 930
"""Pixels between the first and the last day, for which titles are placed; a narrower picture shows none."""
CHARACTER = 6
"""Pixels of a character of a title, on average."""
TITLE = 60
"""Characters of a title."""
SHAPES = ("day", "span", "vague", "open start", "open end")
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event as a shape: half-open day numbers, and which of its sides are open."""

    event: Shown
    start: int
    end: int
    shape: str


def lane(event: Shown) -> str:
    """Happened, planned, or disputed or denied."""
    if event.disputed:
        return LANES[2]
    return LANES[1] if event.status in ("planned", "hypothetical") else LANES[0]


def extent(events: Iterable[Shown]) -> tuple[int, int]:
    """First and last day of the picture, half-open day numbers with a margin; the year before 1970 if none is dated."""
    days = [day.toordinal() for event in events for day in (event.start_date, event.end_date) if day is not None]
    if not days:
        return EPOCH - 365, EPOCH
    margin = max(3, (max(days) - min(days)) // 25)
    return min(days) - margin, max(days) + margin + 1


def drawn(event: Shown, first: int, last: int) -> Drawn | None:
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


def shapes_of(events: Sequence[Shown]) -> list[Drawn]:
    """The shapes of all dated events, in the order of their start."""
    first, last = extent(events)
    return sorted(filter(None, (drawn(event, first, last) for event in events)), key=lambda shape: shape.start)


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape in its row; its title stands on one side of it, if there is room."""

    shape: Drawn
    row: int
    title: str = ""
    side: str = ""


def placed(shapes: Sequence[Drawn], first: int, last: int) -> list[Placed]:
    """The shapes of a lane in rows, with their titles if all of them fit.

    Args:
        shapes: in the order of their start.
        first: day of the picture.
        last: day of the picture.
    """
    gap = max(1, (last - first) // 90)
    titles = [drawable(shape.event.title) for shape in shapes]
    beside = [_beside(shape, title, first, last) for shape, title in zip(shapes, titles, strict=True)]
    rows = stacked([(start, end) for start, end, _ in beside], gap) if len(shapes) <= SLOTS**2 else [SLOTS]
    if max(rows, default=0) < SLOTS:
        return [Placed(*found) for found in zip(shapes, rows, titles, (side for _, _, side in beside), strict=True)]
    bare = stacked([(shape.start, shape.end) for shape in shapes], gap, SLOTS)
    return [Placed(shape, row) for shape, row in zip(shapes, bare, strict=True)]


def drawable(title: str) -> str:
    """A title as a picture can hold it: of one line, without signs that control or turn the text.

    >>> drawable("a \\u202eb\\x01c\\n d")
    'a bc d'
    """
    return "".join(filter(str.isprintable, shortened(title, TITLE)))


def _beside(shape: Drawn, title: str, first: int, last: int) -> tuple[int, int, str]:
    """The days that a shape covers with its title, and the side on which that has room; neither, of a very long one."""
    room = ceil((len(title) * CHARACTER + 16) * (last - first) / PLOT)
    if shape.end + room <= last:
        return shape.start, shape.end + room, "right"
    if shape.start - room >= first:
        return shape.start - room, shape.end, "left"
    return shape.start, shape.end, ""


def stacked(covered: Sequence[tuple[int, int]], gap: int, most: int | None = None) -> list[int]:
    """A row for each stretch of days, so that neighbours do not cover each other.

    Args:
        covered: half-open day numbers, best in the order of their start.
        gap: days that must lie between two of one row.
        most: rows; when they are used up, stretches share them.
    """
    free: list[int] = []
    rows: list[int] = []
    for start, end in covered:
        row = next((row for row, until in enumerate(free) if until <= start), None)
        if row is None and (most is None or len(free) < most):
            row = len(free)
            free.append(end + gap)
        elif row is None:
            row = len(rows) % len(free)
        free[row] = max(free[row], end + gap)
        rows.append(row)
    return rows
