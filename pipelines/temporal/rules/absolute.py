"""Dates that carry their year: 3 March 2019, 2025-04-15, May 2019, the third quarter of 2023, 490 BC."""

from pipelines.temporal import points
from pipelines.temporal.calendar import (
    CENTURY,
    DAY,
    DECADE,
    HALF,
    MONTH,
    QUARTER,
    SEASON,
    YEAR,
    Cell,
    day_number,
    is_date,
)
from pipelines.temporal.meaning import Ambiguous, At, Checked, Clock, Impossible, Meaning, Part, Recurring, Within
from pipelines.temporal.rule import Rule
from pipelines.temporal.timex3 import year_value

PIVOT = 50
PARTS = {"EARLY": "START", "MID": "MID", "LATE": "END"}


def full_year(number: int) -> int:
    """A year of two digits in the century that makes it 1950 to 2049.

    >>> full_year(25), full_year(68), full_year(1998)
    (2025, 1968, 1998)
    """
    if number >= 100:
        return number
    return number + (2000 if number < PIVOT else 1900)


def day(y: int, m: int, d: int, c: int | None = None) -> Meaning:
    """A calendar day, with its clock time if it has one."""
    if not is_date(y, m, d):
        return Impossible(f"{year_value(y)}-{m:02d}-{d:02d}")
    at = At(Cell(DAY, day_number(y, m, d)))
    return at if c is None else Clock(f"T{c // 60:02d}:{c % 60:02d}", c, at)


def month_day_year(m: int = 0, d: int = 0, y: int = 0, n: int = 0, e: int = 0, f: int = 0, z: int = 0) -> Meaning | None:
    """A written-out date: month, day and year, by whichever part of the pattern they came."""
    number = d or e or f
    return day(full_year(y or z), m or n, int(number)) if number > 0 and number == int(number) else None


def numeric(x: tuple[int, ...]) -> Meaning | None:
    """A numeric date; where day and month cannot be told apart, both readings."""
    first, second, year, *clock = x
    minute = clock[0] if clock else None
    year = full_year(year)
    if first > 12:
        return day(year, second, first, minute)
    if second > 12:
        return day(year, first, second, minute)
    if first == second:
        return day(year, first, second, minute)
    return Ambiguous(day(year, second, first, minute), day(year, first, second, minute))


def month_year(m: int = 0, y: int = 0, n: int = 0, w: int = 0, x: tuple[int, int] = (0, 0)) -> Meaning:
    """A month of a year."""
    return At(Cell(MONTH, (y or w or x[1]) * 12 + (m or n or x[0]) - 1))


def era(y: int, c: object = None) -> Meaning:
    """A year before Christ (490 BC is astronomical year -489)."""
    return At(Cell(YEAR, 1 - y))


def century(n: int, p: str | None = None, bc: bool = False) -> Meaning | None:
    """A century by its ordinal: the 19th is 18."""
    if n < 1:
        return None
    return At(Cell(CENTURY, -n if bc else n - 1))


ISO = Rule(
    "ISO date", "DAYDATE", "x:ISO", lambda x: day(*x) if 1 <= x[1] <= 12 else None,
    {"on 2019-03-05": "2019-03-05"}, ("2019-45-03",),
)  # fmt: skip
NUMERIC = Rule(
    "numeric date", "DAYDATE", "x:NUMDATE", numeric,
    {"on 25/12/2019": "2019-12-25"}, ("ratio 45/99",),
)  # fmt: skip
MONTH_DAY_YEAR = Rule(
    "month day year", "DAYDATE", "m:MONLOW (?:COMMA? DET|DASH|SLASH|COMMA)? (?:d:DAYWORD (?:COMMA|OF|COMMA OF|IN|APOS|DASH|SLASH)?|e:N99 COMMA?) y:YEAR | n:MON f:DAYNUM COMMA? APOS? z:N99", month_day_year,
    {"on March 5, 2019": "2019-03-05", "February 29, 2025": "2025-02-29", "on March the fifth, 2019": "2019-03-05"}, ("March 5",),
)  # fmt: skip
DAY_MONTH_YEAR = Rule(
    "day month year", "DAYDATE", "(?:DET? (?=ORD))? (?:d:DAYWORD (?:OF|SLASH)?|e:N99) m:MONLOW (?:COMMA|OF|IN)? y:YEAR | f:DAYNUM n:MON APOS? z:N99", month_day_year,
    {"on 5 March 2019": "2019-03-05", "the 3rd of May, 2019": "2019-05-03"}, ("5 March",),
)  # fmt: skip
DASHED = Rule(
    "written-out date in unusual order", "DAYDATE",
    "(?:WDAYANY COMMA?)? d:DIGITS (?:DASH MONLOW DASH|SLASH MONLOW SLASH) TWODIGITS (?!DASH|SLASH)"
    "|YEAR (?:DASH MONLOW DASH|SLASH MONLOW SLASH|MONLOW|COMMA MONLOW) DAYNUM",
    lambda text, d=None: points.written_date(text, "en"),
    {"on 15/Apr/25": "2025-04-15", "2019 March 5": "2019-03-05"}, ("15/Apr",),
)  # fmt: skip
FOREIGN = Rule(
    "written-out date in another language", "DAYDATE", "DAYNUM FOF? x:FMONTH FOF? YEAR", lambda text, x: points.written_date(text, x),
    {"on 15 avril 2025": "2025-04-15", "15 квітня 2025": "2025-04-15", "el 3 de mayo de 2019": "2019-05-03"}, ("15 avril", "mayo and 2019"),
)  # fmt: skip
FULL_DASHED = Rule(
    "dashed date", "DAYDATE", "d:DAYNUM (?:DASH m:MONLOW DASH|SLASH m2:MONLOW SLASH) y:YEAR",
    lambda d, y, m=None, m2=None: day(y, m or m2 or 1, d),
    {"on 15-Apr-2019": "2019-04-15"}, ("15-Apr",),
)  # fmt: skip
MONTH_YEAR = Rule(
    "month year", "DATE", "m:MONLOW (?:COMMA|OF|IN|DASH|OF DET UNIT)? y:YEAR | w:YEAR DASH? n:MON (?!DASH|DAYNUM) | x:MONYEAR", month_year,
    {"in May 2019": "2019-05", "in June, 2019": "2019-06"}, ("may have 2019 seats",),
)  # fmt: skip
SHORT_YEAR_MONTH = Rule(
    "month and short year", "DATE", "m:MON APOS y:TWODIGITS", lambda m, y: At(Cell(MONTH, full_year(y) * 12 + m - 1)),
    {"in May '68": "1968-05"}, ("in May 68 people",),
)  # fmt: skip
BEFORE_CHRIST = Rule(
    "year BC", "YDATE", "(?:c:AROUND)? y:DIGITS BC", era,
    {"in 490 BC": "BC0490"}, ("490 soldiers",),
)  # fmt: skip
ANNO_DOMINI = Rule(
    "year AD", "YDATE", "AD y:DIGITS | z:DIGITS AD", lambda y=None, z=None: At(Cell(YEAR, y or z or 0)) if (y or z or 0) < 2200 else None,
    {"in AD 79": "0079", "in 476 AD": "0476"}, ("in ad 12",),
)  # fmt: skip
DECADE_BC = Rule(
    "decade BC", "DATE", "DET? d:EARLYDECADE BC", lambda d: At(Cell(DECADE, -d - 1)),
    {"in the 470s BC": "BC047"}, ("the 470s",),
)  # fmt: skip
CENTURY_BC = Rule(
    "century BC", "DATE", "DET? n:ORD DASH? CENTURYW BC", lambda n: century(n, bc=True),
    {"in the 5th century BC": "BC04"}, ("the fifth soldier",),
)  # fmt: skip
CENTURY_ORD = Rule(
    "century", "DATE", "DET? (?:p:PARTMOD DASH?)? n:ORD DASH? CENTURYW AD?",
    lambda n, text, p=None: part(text, century(n)),
    {"in the 19th century": "18", "the early 20th century": "19"}, ("a century ago",),
)  # fmt: skip
DECADE_RULE = Rule(
    "decade", "DATE", "DET? (?:p:PARTMOD DASH?)? d:DECADE", lambda d, text, p=None: part(text, At(Cell(DECADE, d))),
    {"in the 1990s": "199", "the late 1970s": "197"}, ("his 90s",),
)  # fmt: skip
SHORT_DECADE = Rule(
    "short decade", "DATE", "(?<!IN POSSESSIVE) (?<!POSSESSIVE) DET (?:p:PARTMOD DASH?)? APOS? (?:d:SHORTDECADE|w:DECADEWORD)",
    lambda text, d=None, w=None, p=None: part(text, At(Cell(DECADE, 190 + (d if d is not None else w // 10)))),
    {"in the '80s": "198", "the mid-seventies": "197"}, ("in her 30s",),
)  # fmt: skip
QUARTER_YEAR = Rule(
    "quarter", "DATE", "(?:DET? n:ORD FISCAL? DASH? (?:QUARTER|h:HALF)|q:QTOKEN) (?:OF|IN|COMMA|COMMA OF|OF FISCAL|OF DET UNIT|FISCAL)? y:YEAR | y2:YEAR DASH? q2:QTOKEN",
    lambda y=0, n=None, q=None, h=None, y2=0, q2=None: quarter(y or y2, n, q or q2, h),
    {"in the third quarter of 2023": "2023-Q3", "Q2 2019": "2019-Q2", "the second half of 2024": "2024-H2"}, ("a quarter of 2000 men",),
)  # fmt: skip
SEASON_YEAR = Rule(
    "season and year", "DATE", "DET? s:SEASONANY (?:OF|COMMA|OF DET UNIT)? y:YEAR", lambda s, y: At(Cell(SEASON, y * 4 + s)),
    {"in the summer of 2019": "2019-SU", "winter 2023": "2023-WI"}, ("the fall of Rome",),
)  # fmt: skip
FEAST_YEAR = Rule(
    "feast and year", "DAYDATE", "f:FEAST (?:OF|IN|COMMA)? y:YEAR",
    lambda f, y: Within(Recurring("feast", name="/".join(f)), At(Cell(YEAR, y))),
    {"at Easter 2019": "2019-04-21"}, ("Easter eggs",),
)  # fmt: skip
FISCAL_YEAR = Rule(
    "fiscal year", "YDATE", "DET? (?:FISCAL UNIT?|ACADEMIC UNIT) y:YEAR", lambda y: At(Cell(YEAR, y)),
    {"in fiscal 2024": "2024"}, ("fiscal policy",),
)  # fmt: skip
WEEKDAY_DATE = Rule(
    "weekday and date", "DAYDATE", "w:WDAYANY COMMA? DET? x:DAYDATE", lambda w, x: Checked(w, x),
    {"on Tuesday, 5 March 2019": "2019-03-05", "Monday, 14 April 2025": "2025-04-14"}, ("Tuesday 5",),
)  # fmt: skip
DATE_WEEKDAY = Rule(
    "date and weekday", "DAYDATE", "x:DAYDATE COMMA w:WDAY | y:DAYDATE LPAR v:WDAY RPAR",
    lambda x=None, w=None, y=None, v=None: Checked(w if w is not None else v, x or y),
    {"on 5 March 2019, Tuesday": "2019-03-05"}, ("Tuesday",),
)  # fmt: skip


def part(text: str, of: Meaning | None) -> Meaning | None:
    """The START, MID or END of a decade or century, by the word before it."""
    first = text.lower().removeprefix("the ").split("-")[0].split()[0]
    mods = {"early": "START", "late": "END", "mid": "MID", "middle": "MID"}
    return Part(mods[first], of) if of is not None and first in mods else of


def quarter(y: int, n: int | None, q: tuple[int, int] | None, h: object) -> Meaning | None:
    """A quarter or half of a year."""
    size, number = q or ((2, n) if h is not None else (4, n))
    number = size if number == -1 else number
    if number is None or not 1 <= number <= size:
        return None
    return At(Cell(QUARTER if size == 4 else HALF, y * size + number - 1))


SPOKEN_DECADE = Rule(
    "decade in words", "DATE", "DET? c:TEEN DASH? w:DECADEWORD | (?<=DET) v:DECADEWORD (?=DOT|COMMA|PUNCT|NL)",
    lambda c=None, w=None, v=None: At(Cell(DECADE, (c or 19) * 10 + (w or v) // 10)),
    {"in the nineteen seventies": "197"}, ("nineteen seventy men",),
)  # fmt: skip
LEVEL = (
    SPOKEN_DECADE, ISO, NUMERIC, DASHED, FOREIGN, FULL_DASHED, MONTH_DAY_YEAR, DAY_MONTH_YEAR, MONTH_YEAR, SHORT_YEAR_MONTH, BEFORE_CHRIST,
    ANNO_DOMINI, DECADE_BC, CENTURY_BC, CENTURY_ORD, DECADE_RULE, SHORT_DECADE, QUARTER_YEAR, SEASON_YEAR, FEAST_YEAR, FISCAL_YEAR,
)  # fmt: skip
WITH_WEEKDAY = (WEEKDAY_DATE, DATE_WEEKDAY)
