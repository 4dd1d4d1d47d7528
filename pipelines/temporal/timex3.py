"""The TIMEX3 value of a cell, as TimeML 1.2.1 spells it (and MEANTIME, TempEval and HeidelTime with it)."""

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
    Cell,
    civil,
    iso_week,
)
from pipelines.temporal.model import Granularity

DURATION_CODES = {
    Granularity.INSTANT: "S",
    Granularity.HOUR: "H",
    DAY: "D",
    WEEK: "W",
    WEEKEND: "WE",
    MONTH: "M",
    QUARTER: "Q",
    SEASON: "S",
    HALF: "H",
    Granularity.YEAR: "Y",
    DECADE: "DE",
    CENTURY: "CE",
}


def year_value(year: int) -> str:
    """Four digits, or BC and four digits for astronomical years below 1.

    >>> year_value(2025), year_value(-489)
    ('2025', 'BC0490')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def cell_value(cell: Cell) -> str:
    """The value attribute of a cell.

    >>> cell_value(Cell(WEEKEND, 105622)), cell_value(Cell(DECADE, 199)), cell_value(Cell(SEASON, 2019 * 4 + 1))
    ('2025-W16-WE', '199', '2019-SU')
    """
    unit, index = cell
    if unit is DAY:
        year, month, day = civil(index)
        return f"{year_value(year)}-{month:02d}-{day:02d}"
    if unit is MONTH:
        return f"{year_value(index // 12)}-{index % 12 + 1:02d}"
    if unit is WEEK or unit is WEEKEND:
        year, week = iso_week(index)
        return f"{year_value(year)}-W{week:02d}" + ("-WE" if unit is WEEKEND else "")
    if unit is QUARTER:
        return f"{year_value(index // 4)}-Q{index % 4 + 1}"
    if unit is SEASON:
        return f"{year_value(index // 4)}-{SEASON_CODES[index % 4]}"
    if unit is HALF:
        return f"{year_value(index // 2)}-H{index % 2 + 1}"
    if unit is DECADE:
        return f"{index:03d}" if index >= 0 else f"BC{-index - 1:03d}"
    if unit is CENTURY:
        return f"{index:02d}" if index >= 0 else f"BC{-index - 1:02d}"
    return year_value(index)
