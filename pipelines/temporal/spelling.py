"""The two standard spellings of a date: TIMEX3 values (TimeML 1.2.1) and EDTF (ISO 8601-2, level 1).

TIMEX3 values are those of TimeML 1.2.1, as MEANTIME, TempEval and HeidelTime write them; where EDTF has no unit of its
own, an interval stands for it.
"""

import re

from pipelines.temporal.calendar import (
    CENTURY,
    DAY,
    DECADE,
    HALF,
    MONTH,
    QUARTER,
    SEASON,
    SEASON_CODES,
    WEEK,
    WEEKEND,
    YEAR,
    Cell,
    civil,
    day_number,
    is_date,
    iso,
    iso_week,
    span,
)
from pipelines.temporal.model import Interval

PARTS = {
    MONTH: [f"{month:02d}" for month in range(1, 13)],
    QUARTER: ["Q1", "Q2", "Q3", "Q4"],
    SEASON: SEASON_CODES,
    HALF: ["H1", "H2"],
}
"""The parts of a year, as TIMEX3 calls them."""
EDTF_FIRST = {QUARTER: 33, SEASON: 21, HALF: 40}
"""The number of the first of them in EDTF, where it is not 1."""
DIGITS = {DECADE: 3, CENTURY: 2}
"""How many digits of a year stay in a value."""


def year_value(year: int) -> str:
    """Four digits, or BC and four digits for astronomical years below 1.

    >>> year_value(2025), year_value(-489)
    ('2025', 'BC0490')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def cell_value(cell: Cell) -> str:
    """Return the value attribute of a cell.

    >>> cell_value(Cell(WEEKEND, 105622)), cell_value(Cell(DECADE, 199)), cell_value(Cell(SEASON, 2019 * 4 + 1))
    ('2025-W16-WE', '199', '2019-SU')
    """
    unit, index = cell
    if unit is DAY:
        year, month, day = civil(index)
        return f"{year_value(year)}-{month:02d}-{day:02d}"
    if unit is WEEK or unit is WEEKEND:
        year, week = iso_week(index)
        return f"{year_value(year)}-W{week:02d}" + ("-WE" if unit is WEEKEND else "")
    if unit in PARTS:
        year, part = divmod(index, len(PARTS[unit]))
        return f"{year_value(year)}-{PARTS[unit][part]}"
    if unit in DIGITS:
        return f"{index:0{DIGITS[unit]}d}" if index >= 0 else f"BC{-index - 1:0{DIGITS[unit]}d}"
    return year_value(index)


_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def year_edtf(year: int) -> str:
    """Return a year of four digits, with a minus before year 0.

    >>> year_edtf(2025), year_edtf(-489)
    ('2025', '-0489')
    """
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def day_edtf(day: int) -> str:
    """Return a day, also before year 0.

    >>> day_edtf(739356)
    '2025-04-15'
    """
    if day >= 1:
        return iso(day)
    year, month, of_month = civil(day)
    return f"{year_edtf(year)}-{month:02d}-{of_month:02d}"


def cell_edtf(cell: Cell) -> str | None:
    """Return a cell, where EDTF has such a unit; None for weeks and weekends.

    >>> cell_edtf(Cell(QUARTER, 2025 * 4)), cell_edtf(Cell(DECADE, 199)), cell_edtf(Cell(CENTURY, 18))
    ('2025-33', '199X', '18XX')
    """
    unit, index = cell
    if unit is DAY:
        return day_edtf(index)
    if unit is YEAR:
        return year_edtf(index)
    if unit in PARTS:
        year, part = divmod(index, len(PARTS[unit]))
        return f"{year_edtf(year)}-{EDTF_FIRST.get(unit, 1) + part:02d}"
    if unit in DIGITS and index >= 0:
        return f"{index:0{DIGITS[unit]}d}" + "X" * (4 - DIGITS[unit])
    return None


def interval_edtf(interval: Interval, unknown_start: bool = False) -> str | None:
    """Return an interval of days; a missing side is open (`..`), or unknown (empty) where that is said of the start.

    >>> interval_edtf(Interval(739354, 739356)), interval_edtf(Interval(None, 739357), unknown_start=True)
    ('2025-04-13/2025-04-14', '/2025-04-15')
    """
    start, end = interval.start, interval.end
    if start is None and end is None:
        return None
    if start is not None and end == start + 1:
        return day_edtf(start)
    first = day_edtf(start) if start is not None else ("" if unknown_start else "..")
    return f"{first}/{day_edtf(end - 1) if end is not None else '..'}"


def edtf_interval(text: str) -> Interval | None:
    """Return the days of a year, month or day, or of two of them with `/` between, of which one may be open (`..`).

    None for anything else, for days that do not exist and for an end before its start.

    >>> edtf_interval("2025-04-15"), edtf_interval("2025-04-15/..")
    (Interval(start=739356, end=739357), Interval(start=739356, end=None))
    >>> edtf_interval("2025-02-30"), edtf_interval("2025-04-15/2025-04-14"), edtf_interval("April")
    (None, None, None)
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _date_interval(text)
    one = Interval(None, None) if first == ".." else _date_interval(first)
    two = Interval(None, None) if last == ".." else _date_interval(last)
    if one is None or two is None or (one.start is None and two.end is None):
        return None
    backwards = one.start is not None and two.end is not None and one.start >= two.end
    return None if backwards else Interval(one.start, two.end)


def _date_interval(text: str) -> Interval | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if year < 1 or not is_date(year, month, day):
        return None
    if match[3]:
        return Interval(day_number(year, month, day), day_number(year, month, day) + 1)
    return span(Cell(MONTH, year * 12 + month - 1) if match[2] else Cell(YEAR, year))
