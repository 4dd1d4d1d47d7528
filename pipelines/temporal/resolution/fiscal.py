"""Fiscal years and quarters: of the document's country, else in doubt."""

from dataclasses import replace

from pipelines.temporal.calendar import MONTH, add
from pipelines.temporal.countries import FISCAL_MONTHS, FISCAL_READINGS
from pipelines.temporal.meaning import Fiscal
from pipelines.temporal.model import Alternative, Interval, Status
from pipelines.temporal.reading import NOWHERE, Reading
from pipelines.temporal.view import View


def read_fiscal(meaning: Fiscal, view: View) -> Reading:
    """A date of the fiscal calendar; where nobody knows whose, all the usual readings."""
    months = FISCAL_MONTHS.get(view.country or "")
    if months is not None:
        return moved(meaning, view, months)
    calendar = view.read(meaning.of)
    if calendar.status is not Status.RESOLVED:
        return calendar
    readings = [(moved(meaning, view, offset), reason) for offset, reason in FISCAL_READINGS]
    others = tuple(Alternative(each.days, each.value or "", reason) for each, reason in readings)
    flags = (*calendar.flags, "fiscal_year")
    return calendar._replace(
        days=NOWHERE, grain=None, cell=None, status=Status.AMBIGUOUS, alternatives=others, flags=flags
    )


def moved(meaning: Fiscal, view: View, months: int) -> Reading:
    """A date of a calendar whose years start so many months after January of the year they are named for."""
    anchor = None if view.anchor is None else add(view.anchor, MONTH, -months)
    reading = replace(view, anchor=anchor).read(meaning.of)
    start, end = (None if day is None else add(day, MONTH, months) for day in (reading.days.start, reading.days.end))
    return reading._replace(days=Interval(start, end), cell=None, anchor=reading.anchor and view.anchor)
