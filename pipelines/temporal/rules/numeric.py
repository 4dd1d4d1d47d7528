"""Numbers that name a part of a longer date: 11-2016, the 20th of next month, week 3 of 2027, the year 247."""

from pipelines.temporal.calendar import MONTH, WEEK, YEAR, Cell, week_cell
from pipelines.temporal.meaning import At, Meaning, Range, Recurring, Several, Shift, Within
from pipelines.temporal.rule import Parts, Rule

LAST_DAY = 31
LAST_WEEK = 53
EARLY_YEARS = range(100, 1000)


def month_in_figures(p: Parts) -> Meaning:
    """Return a month by its number."""
    return At(Cell(MONTH, p.whole("y") * 12 + p.whole("m") - 1))


def day_within(number: int, outer: Meaning) -> Meaning | None:
    """Return a day of a month that is itself relative."""
    month = isinstance(outer, Shift) and outer.unit is MONTH
    return Within(Recurring("day_number", number), outer) if month and number <= LAST_DAY else None


def days_within(p: Parts) -> Several | None:
    """Two days of a month that is itself relative."""
    first, last = day_within(p.whole("a"), p.meaning("x")), day_within(p.whole("b"), p.meaning("x"))
    if first is None or last is None or p.whole("a") >= p.whole("b"):
        return None
    return Several(Range(first, last), (("a", first), ("b", last)))


def week_of_year(p: Parts) -> Meaning | None:
    """Return a week by its ISO number."""
    unit, number = p.unit("u"), p.whole("n")
    fits = unit.grain is WEEK and unit.factor == 1 and 1 <= number <= LAST_WEEK
    return At(week_cell(p.whole("y"), number)) if fits else None


def early_year(p: Parts) -> Meaning | None:
    """Return a year of three digits, named as one."""
    unit, number = p.unit("u"), p.whole("n")
    return At(Cell(YEAR, number)) if unit.grain is YEAR and unit.factor == 1 and number in EARLY_YEARS else None


MONTH_IN_FIGURES = Rule(
    "month in figures and year", "DATE", "(?<!DASH) (?<!DIGITS) m:N12 DASH y:YEAR (?!DASH|SLASH|LENGTH)",
    month_in_figures,
    {"in 11-2016": "2016-11"}, ("files 32-2015", "phone 138-2010-2015"),
)  # fmt: skip
WEEK_NUMBER = Rule(
    "week of a year", "DATE", "DET? u:UNIT n:TWODIGITS (?:OF|IN|COMMA)? y:YEAR", week_of_year,
    {"in week 3 of 2027": "2027-W03"}, ("week 3 of training",),
)  # fmt: skip
EARLY_YEAR = Rule(
    "early year", "YDATE", "DET? u:UNIT n:NBIG (?!W|PL|LENGTH)", early_year,
    {"in the year 247": "0247"}, ("day 247",),
)  # fmt: skip
DAY_OF_MONTH = Rule(
    "day of a relative month", "DATE", "DET? (?:n:ORDN OF?|n:DAYNUM OF) x:REL",
    lambda p: day_within(p.whole("n"), p.meaning("x")),
    {"20 of next month": "2025-05-20"}, ("the 20th next man",),
)  # fmt: skip
DAYS_OF_MONTH = Rule(
    "some days of a relative month", "OUTER",
    "(?:FROM|BETWEEN)? DET? a:DAYNUM (?:DASH|TO|AND|UNTIL|THROUGH) DET? b:DAYNUM (?:OF|IN)? x:REL", days_within,
    {"from 4 to 23 next month": "2025-05-04/2025-05-23"}, ("from 4 to 23 men",),
)  # fmt: skip

LEVEL = (MONTH_IN_FIGURES, WEEK_NUMBER, EARLY_YEAR)
RELATIVE = (DAY_OF_MONTH, DAYS_OF_MONTH)
