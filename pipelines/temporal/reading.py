"""What comes of a meaning once it is read against an anchor."""

from typing import NamedTuple

from pipelines.temporal.calendar import Cell, cell_of, span
from pipelines.temporal.facts import Question
from pipelines.temporal.model import Alternative, AnchorKind, Granularity, Interval, Status
from pipelines.temporal.timex3 import cell_value

NOWHERE = Interval(None, None)
ORDER = "order"
"""Flag of a phrase whose end lies before its start."""
UNITS = tuple(Granularity(name) for name in ("day", "weekend", "week", "month", "quarter", "half", "year"))


class Reading(NamedTuple):
    """The days, the TIMEX3 value and what is to be said about them.

    Args:
        cell: the calendar cell, where the date is one; it feeds phrases that are relative to this one.
        told: the question whose answer gave a narrative anchor.
        steps: how it was found, for a person.
    """

    value: str | None
    days: Interval
    grain: Granularity | None
    cell: Cell | None = None
    mod: str | None = None
    approximate: bool = False
    status: Status = Status.RESOLVED
    alternatives: tuple[Alternative, ...] = ()
    flags: tuple[str, ...] = ()
    kind: AnchorKind = AnchorKind.ABSOLUTE
    anchor: int | None = None
    told: Question | None = None
    steps: tuple[str, ...] = ()


def of_cell(cell: Cell) -> Reading:
    """The reading of a calendar cell.

    >>> from pipelines.temporal.calendar import YEAR
    >>> of_cell(Cell(YEAR, 2014)).value
    '2014'
    """
    return Reading(cell_value(cell), span(cell), cell.unit, cell)


def of_days(days: Interval) -> Reading:
    """The reading of any days; those that fill a unit of the calendar are that unit.

    >>> of_days(Interval(739342, 739372)).value, of_days(Interval(739342, None)).value
    ('2025-04', None)
    """
    if days.start is not None:
        for unit in UNITS:
            cell = cell_of(unit, days.start)
            if span(cell) == days:
                return of_cell(cell)
    return Reading(None, days, None if None in (days.start, days.end) else Granularity.DAY)


def unresolved(value: str | None, kind: AnchorKind = AnchorKind.DOCUMENT, *flags: str) -> Reading:
    """A reading that dates nothing."""
    return Reading(value, NOWHERE, None, status=Status.UNRESOLVED, kind=kind, flags=flags)
