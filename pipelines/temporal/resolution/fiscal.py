"""Fiscal and academic years and quarters: of the document's country, else in doubt."""

from dataclasses import replace

from pipelines.temporal.calendar import MONTH, add
from pipelines.temporal.countries import FISCAL_MONTHS, FISCAL_READINGS, SCHOOL_READINGS
from pipelines.temporal.meaning import Fiscal
from pipelines.temporal.model import Alternative, Interval, Status
from pipelines.temporal.reading import NOWHERE, Reading
from pipelines.temporal.view import View


def read_fiscal(meaning: Fiscal, view: View) -> Reading:
    """A date of the fiscal or academic calendar; where nobody knows whose, all the usual readings.

    South of the equator the academic year is the calendar year.
    """
    if meaning.school and view.south:
        return view.read(meaning.of)
    months = None if meaning.school else FISCAL_MONTHS.get(view.country or "")
    if months is not None:
        return moved(meaning, view, months)
    calendar = view.read(meaning.of)
    if calendar.status is not Status.RESOLVED:
        return calendar
    usual = SCHOOL_READINGS if meaning.school else FISCAL_READINGS
    readings = [(moved(meaning, view, offset), reason) for offset, reason in usual]
    others = tuple(Alternative(each.days, each.value or "", reason) for each, reason in readings)
    flags = (*calendar.flags, "academic_year" if meaning.school else "fiscal_year")
    return calendar._replace(
        days=NOWHERE, grain=None, cell=None, status=Status.AMBIGUOUS, alternatives=others, flags=flags
    )


def moved(meaning: Fiscal, view: View, months: int) -> Reading:
    """A date of a calendar whose years start so many months after January of the year they are named for."""
    anchor = None if view.anchor is None else add(view.anchor, MONTH, -months)
    reading = replace(view, anchor=anchor).read(meaning.of)
    start, end = (None if day is None else add(day, MONTH, months) for day in (reading.days.start, reading.days.end))
    return reading._replace(days=Interval(start, end), cell=None, anchor=reading.anchor and view.anchor)
