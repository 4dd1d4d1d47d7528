"""Numbers that name a part of a longer date: 11-2016, the 20th of next month, week 3 of 2027, the year 247."""

from pipelines.temporal.calendar import MONTH, WEEK, YEAR, Cell, week_cell
from pipelines.temporal.lexicon.model import Unit
from pipelines.temporal.meaning import At, Meaning, Range, Recurring, Several, Shift, Within
from pipelines.temporal.rule import Rule

LAST_WEEK = 53


def day_within(n: int, y: Meaning) -> Meaning | None:
    """A day of a month that is itself relative."""
    month = isinstance(y, Shift) and y.unit is MONTH
    return Within(Recurring("day_number", n), y) if month and n <= 31 else None


def days_within(a: int, b: int, y: Meaning) -> Several | None:
    """Two days of a month that is itself relative."""
    first, last = day_within(a, y), day_within(b, y)
    if first is None or last is None or a >= b:
        return None
    return Several(Range(first, last), (("a", first), ("b", last)))


def week_of_year(u: Unit, n: int, y: int) -> Meaning | None:
    """A week by its ISO number."""
    return At(week_cell(y, n)) if u.grain is WEEK and u.factor == 1 and 1 <= n <= LAST_WEEK else None


def early_year(u: Unit, n: int) -> Meaning | None:
    """A year of three digits, named as one."""
    return At(Cell(YEAR, n)) if u.grain is YEAR and u.factor == 1 and 100 <= n < 1000 else None


MONTH_SLASH_YEAR = Rule(
    "month in figures and year", "DATE", "(?<!DASH) (?<!DIGITS) m:N12 (?:DASH|SLASH) y:YEAR (?!DASH|SLASH|LENGTH)",
    lambda m, y: At(Cell(MONTH, y * 12 + m - 1)),
    {"in 11-2016": "2016-11"}, ("files 32-2015", "phone 138-2010-2015"),
)  # fmt: skip
DAY_OF_MONTH = Rule(
    "day of a month", "DATE", "(?:DET? n:ORDN|m:DAYNUM OF|k:ORDN OF) y:REL | DET o:ORDN OF z:REL",
    lambda n=None, m=None, k=None, y=None, o=None, z=None: day_within(n or m or k or o or 0, y or z),
    {"the 20th of next month": "2025-05-20"}, ("the 20th next man",),
)  # fmt: skip
DAYS_OF_MONTH = Rule(
    "days of a relative month", "OUTER", "(?:FROM|BETWEEN)? DET? a:DAYNUM (?:DASH|TO|AND|UNTIL|THROUGH) DET? b:DAYNUM (?:OF|IN)? y:REL", days_within,
    {"from 4 to 23 next month": "2025-05-04/2025-05-23"}, ("from 4 to 23 men",),
)  # fmt: skip
WEEK_NUMBER = Rule(
    "week of a year", "DATE", "DET? u:UNIT n:TWODIGITS (?:OF|IN|COMMA)? y:YEAR", week_of_year,
    {"in week 3 of 2027": "2027-W03"}, ("week 3 of training",),
)  # fmt: skip
EARLY_YEAR = Rule(
    "early year", "YDATE", "DET? u:UNIT n:NBIG (?!W|PL|LENGTH)", early_year,
    {"in the year 247": "0247"}, ("day 247",),
)  # fmt: skip

LEVEL = (MONTH_SLASH_YEAR, WEEK_NUMBER, EARLY_YEAR)
RELATIVE = (DAY_OF_MONTH, DAYS_OF_MONTH)
