"""The calendar as arithmetic: every unit of time is a row of numbered cells that tile the days.

A cell is a unit and an index: day 739356, month 24303 (2025-04), week 105622. Shifting is adding to the index,
naming and bounds are functions of it. Days are day numbers (`date.toordinal`) of the proleptic Gregorian calendar;
years are astronomical (0 is 1 BC). Week cells are ISO 8601 weeks, season cells the meteorological ones (index 4 y + s,
winter belongs to the year in which it starts).
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipelines.temporal.model import Granularity, Interval

DAY, WEEK, WEEKEND, MONTH, QUARTER = (
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.WEEKEND,
    Granularity.MONTH,
    Granularity.QUARTER,
)
SEASON, HALF, YEAR, DECADE, CENTURY = (
    Granularity.SEASON,
    Granularity.HALF,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.CENTURY,
)

MONTHS_IN = {MONTH: 1, QUARTER: 3, SEASON: 3, HALF: 6, YEAR: 12, DECADE: 120, CENTURY: 1200}
FIRST_MONTH = {SEASON: 2}
LONGEST_MONTH, LAST_WEEK = 31, 53
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASON_CODES = ("SP", "SU", "FA", "WI")
SEASONS = 4
SOUTHERN = frozenset(
    ("AO", "AR", "AU", "BO", "BR", "BW", "CL", "FJ", "LS", "MG", "MU", "MW", "MZ", "NA", "NZ", "PE", "PY", "SZ", "UY",
     "ZA", "ZM", "ZW")
)  # fmt: skip
"""Countries south of the equator."""


class Cell(NamedTuple):
    """One unit of the calendar, by its number."""

    unit: Granularity
    number: int


def is_leap(year: int) -> bool:
    """True if February has 29 days in this astronomical year.

    >>> is_leap(2000), is_leap(1900), is_leap(0)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return days of a month.

    >>> month_length(2024, 2)
    29
    """
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def is_date(year: int, month: int, day: int) -> bool:
    """True if the calendar has such a day.

    >>> is_date(2025, 2, 29)
    False
    """
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


@lru_cache(maxsize=65536)
def month_start(index: int) -> int:
    """Day number of the first day of month cell `index` (12 year + month - 1).

    >>> month_start(2025 * 12 + 3)
    739342
    """
    year, month = divmod(index, 12)
    before = year - 1
    days = 365 * before + before // 4 - before // 100 + before // 400
    return days + sum(MONTH_LENGTHS[:month]) + (1 if month > 1 and is_leap(year) else 0) + 1


def day_number(year: int, month: int, day: int) -> int:
    """Day number of a date.

    >>> day_number(2025, 4, 15), day_number(1, 1, 1)
    (739356, 1)
    """
    return month_start(year * 12 + month - 1) + day - 1


@lru_cache(maxsize=65536)
def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number (the inverse of `day_number`; Hinnant's days algorithm).

    >>> civil(739356), civil(0)
    ((2025, 4, 15), (0, 12, 31))
    """
    era, of_era = divmod(day + 305, 146097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    day_of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday.

    >>> weekday(739356)
    1
    """
    return (day - 1) % 7


def cell_of(unit: Granularity, day: int) -> Cell:
    """Return the cell of `unit` that holds the day; a weekend cell is that of the day's ISO week.

    >>> cell_of(MONTH, 739356), cell_of(WEEK, 739356).number
    (Cell(unit=<Granularity.MONTH: 'month'>, number=24303), 105622)
    """
    if unit is DAY:
        return Cell(DAY, day)
    if unit is WEEK or unit is WEEKEND:
        return Cell(unit, (day - 1) // 7)
    year, month, _ = civil(day)
    return Cell(unit, (year * 12 + month - 1 - FIRST_MONTH.get(unit, 0)) // MONTHS_IN[unit])


def bounds(cell: Cell) -> tuple[int, int]:
    """First day of the cell and first day after it.

    >>> bounds(Cell(MONTH, 24303))
    (739342, 739372)
    """
    unit, index = cell
    if unit is DAY:
        return index, index + 1
    if unit is WEEK:
        return index * 7 + 1, index * 7 + 8
    if unit is WEEKEND:
        return index * 7 + 6, index * 7 + 8
    months = MONTHS_IN[unit]
    first = index * months + FIRST_MONTH.get(unit, 0)
    return month_start(first), month_start(first + months)


def span(cell: Cell) -> Interval:
    """Return the days of a cell.

    >>> span(Cell(YEAR, 2025))
    Interval(start=739252, end=739617)
    """
    return Interval(*bounds(cell))


def add(day: int, unit: Granularity, count: int) -> int:
    """Return the day `count` units on; a day that the month lacks becomes its last.

    >>> civil(add(day_number(2025, 1, 31), MONTH, 1))
    (2025, 2, 28)
    """
    if unit is DAY:
        return day + count
    if unit is WEEK or unit is WEEKEND:
        return day + 7 * count
    year, month, of_month = civil(day)
    year, month = divmod(year * 12 + month - 1 + count * MONTHS_IN[unit], 12)
    return day_number(year, month + 1, min(of_month, month_length(year, month + 1)))


def iso_week(index: int) -> tuple[int, int]:
    """ISO year and week number of a week cell.

    >>> iso_week(105622)
    (2025, 16)
    """
    year = civil(index * 7 + 4)[0]
    return year, (index * 7 + 4 - day_number(year, 1, 1)) // 7 + 1


def week_cell(year: int, week: int) -> Cell:
    """Return the week cell of an ISO year and week number.

    >>> week_cell(2025, 16)
    Cell(unit=<Granularity.WEEK: 'week'>, number=105622)
    """
    return Cell(WEEK, (day_number(year, 1, 4) - 1) // 7 + week - 1)


def weeks_of(year: int) -> int:
    """Return how many ISO weeks a year has: 52 or 53.

    >>> weeks_of(2020), weeks_of(2021)
    (53, 52)
    """
    return iso_week(week_cell(year + 1, 1).number - 1)[1]


def iso(day: int) -> str:
    """Return a day as YYYY-MM-DD, for years 0 to 9999.

    >>> iso(739356)
    '2025-04-15'
    """
    year, month, of_month = civil(day)
    return f"{year:04d}-{month:02d}-{of_month:02d}"


def southern_days(cell: Cell) -> Interval:
    """The days of a season south of the equator; one that runs over New Year belongs to the year in which it starts.

    >>> southern_days(Cell(SEASON, 2019 * 4 + 1)) == Interval(day_number(2019, 12, 1), day_number(2020, 3, 1))
    True
    """
    year, season = divmod(cell.number, SEASONS)
    return span(Cell(SEASON, year * SEASONS + (season + 2) % SEASONS))


@lru_cache(maxsize=50_000)
def to_date(day: int | None) -> date | None:
    """Return the date of a day number; None for no day and for days outside the years 1 to 9999.

    >>> to_date(739356)
    datetime.date(2025, 4, 15)
    >>> to_date(-100) is None
    True
    """
    if day is None or not 1 <= day <= date.max.toordinal():
        return None
    return date.fromordinal(day)


def to_dates(start: int | None, end: int | None) -> tuple[date | None, date | None]:
    """Return the first and last day of the half-open interval [start, end).

    >>> to_dates(739356, 739357)
    (datetime.date(2025, 4, 15), datetime.date(2025, 4, 15))
    >>> to_dates(None, 739357)
    (None, datetime.date(2025, 4, 15))
    """
    return to_date(start), to_date(None if end is None else end - 1)


def from_dates(start: date | None, end: date | None) -> tuple[int | None, int | None]:
    """Return the half-open interval of day numbers between two inclusive dates; the inverse of `to_dates`.

    >>> from_dates(date(2025, 4, 15), None)
    (739356, None)
    """
    return (None if start is None else start.toordinal(), None if end is None else end.toordinal() + 1)
