"""Days and months that carry their year: 3 March 2019, 2025-04-15, 25/12/2019, May 2019, Tuesday, 5 March 2019."""

from pipelines.temporal import points
from pipelines.temporal.calendar import DAY, MONTH, Cell, day_number, is_date, week_cell, weeks_of
from pipelines.temporal.meaning import Ambiguous, At, Checked, Clock, Impossible, Meaning
from pipelines.temporal.rule import Parts, Rule, full_year, of_century
from pipelines.temporal.spelling import year_value


def day(year: int, month: int, number: int, minute: int | None = None, zone: int | None = None) -> Meaning:
    """A calendar day, with its clock time and its zone (hours and minutes from UTC: -500, 530) if it has them."""
    if not is_date(year, month, number):
        return Impossible(f"{year_value(year)}-{month:02d}-{number:02d}")
    at = At(Cell(DAY, day_number(year, month, number)))
    return at if minute is None else Clock(f"T{minute // 60:02d}:{minute % 60:02d}{suffix(zone)}", minute, at)


def suffix(zone: int | None) -> str:
    """Return a zone as TIMEX3 writes it.

    >>> suffix(0), suffix(-500), suffix(530), suffix(None)
    ('Z', '-05', '+05:30', '')
    """
    if not zone:
        return "" if zone is None else "Z"
    hours, minutes = divmod(abs(zone), 100)
    return f"{'+' if zone > 0 else '-'}{hours:02d}" + (f":{minutes:02d}" if minutes else "")


def written(p: Parts) -> Meaning | None:
    """Return a written-out date."""
    number, year = int(p.whole("d")), p.whole("y")
    if number <= 0:
        return None
    return of_century(day(full_year(year), p.whole("m"), number), year)


def iso_date(p: Parts) -> Meaning | None:
    """Year, month and day, and perhaps a minute, in this order."""
    year, month, number, *minute = p.numbers("x")
    return day(year, month, number, *minute) if 1 <= month <= 12 else None


def numeric(p: Parts) -> Meaning:
    """Return a numeric date; where day and month cannot be told apart, both readings."""
    first, second, said, *minute = p.numbers("x")
    year = full_year(said)
    day_first = of_century(day(year, second, first, *minute), said)
    month_first = of_century(day(year, first, second, *minute), said)
    if first > 12:
        return day_first
    return month_first if second > 12 or first == second else Ambiguous(day_first, month_first)


def iso_week(p: Parts) -> Meaning:
    """Return a week by its ISO number, or one of its days."""
    year, week, *of_week = p.numbers("x")
    if not 1 <= week <= weeks_of(year):
        return Impossible(f"{year_value(year)}-W{week:02d}")
    cell = week_cell(year, week)
    return At(Cell(DAY, cell.number * 7 + of_week[0])) if of_week else At(cell)


def stamped(p: Parts) -> Meaning | None:
    """Return a date whose clock time stands before its year, as computers write it."""
    date, clock = written(p), p.clock("c")
    if date is None:
        return None
    return Clock(clock.value, clock.minute, Checked(p.whole("w"), date) if "w" in p else date)


def month_year(p: Parts) -> Meaning:
    """Return a month of a year."""
    month, year = p.numbers("x") if "x" in p else (p.whole("m"), p.whole("y"))
    return of_century(At(Cell(MONTH, full_year(year) * 12 + month - 1)), year)


ISO = Rule(
    "ISO date", "DAYDATE", "x:ISO", iso_date,
    {"on 2019-03-05": "2019-03-05", "at 2019-03-05T14:30+02:00": "2019-03-05T14:30+02"}, ("2019-45-03",),
)  # fmt: skip
NUMERIC = Rule(
    "numeric date",
    "DAYDATE",
    "x:NUMDATE | (?<!CAP) (?<!NUMBERED) (?<!W) (?<!PL) x:POINTED",
    numeric,
    {"on 25/12/2019": "2019-12-25", "on 25.12.19": "2019-12-25"},
    ("ratio 45/99", "Release 25.12.19", "patch 5.10.12"),
)
ISO_WEEK = Rule(
    "ISO week",
    "DATE",
    "x:ISOWEEK",
    iso_week,
    {"in 2021-W03": "2021-W03", "on 2021-W03-2": "2021-01-19", "in 2021-W53": "2021-W53"},
    ("in 2021-X03",),
)
STAMP = Rule(
    "date with its clock time before its year", "DATE", "(?:w:WDAYANY COMMA?)? m:MON d:DAYNUM c:TIMEOFDAY y:YEAR",
    stamped,
    {"Tue Mar 5 09:12:44 2019": "2019-03-05T09:12"}, ("Mar 5 09:12",),
)  # fmt: skip
MONTH_DAY_YEAR = Rule(
    "month day year", "DAYDATE",
    "m:MONLOW (?:COMMA? DET|DASH|SLASH|COMMA)?"
    " (?:d:DAYWORD (?:COMMA|OF|COMMA OF|IN|APOS|DASH|SLASH)?|d:N99 COMMA?) y:YEAR (?!BC)"
    " | m:MON d:DAYNUM COMMA?"
    " (?:y:N99|y:SHORTYEAR) (?!BC)",
    written, {"on March the fifth, 2019": "2019-03-05", "on February 29, 2025": "2025-02-29"},
    ("March 5", "March 9, 44 BC", "March 9, 1200 BC"),
)  # fmt: skip
DAY_MONTH_YEAR = Rule(
    "day month year", "DAYDATE",
    "(?<!CUR) (?:(?:DET? (?=ORD))? (?:d:DAYWORD (?:OF|SLASH)?|d:N99) m:MONLOW (?:COMMA|OF|IN)? y:YEAR (?!BC)"
    " | d:DAYNUM m:MON (?:y:N99|y:SHORTYEAR) (?!BC) | d:DAYORD m:MONLOW y:N31 (?=$|DOT|COMMA|PUNCT|NL))",
    written,
    {"on 5 March 2019": "2019-03-05", "on 16 July 13.": "2013-07-16", "on the 3rd of May, 2019": "2019-05-03"},
    ("5 March", "for $ 12 May 27", "5 March 44 BC", "5 March 1200 BC"),
)  # fmt: skip
UNUSUAL = Rule(
    "written-out date in unusual order", "DAYDATE",
    "(?:WDAYANY COMMA?)? DIGITS (?:DASH MONLOW DASH|SLASH MONLOW SLASH) TWODIGITS (?!DASH|SLASH)"
    "|YEAR (?:DASH MONLOW DASH|SLASH MONLOW SLASH|MONLOW|COMMA MONLOW) DAYNUM",
    lambda p: points.written_date(p.text, "en"),
    {"on 15/Apr/25": "2025-04-15", "on 2019 March 5": "2019-03-05"}, ("15/Apr",),
)  # fmt: skip
FOREIGN = Rule(
    "written-out date in another language", "DAYDATE", "d:DAYNUM (?:DOT|FOF)? m:FMONTH (?:DOT|COMMA)? FOF? y:YEAR",
    written,
    {"on 15 avril 2025": "2025-04-15", "on 15 квітня 2025": "2025-04-15", "el 3 de mayo de 2019": "2019-05-03",
    "am 3. Oktober 2019": "2019-10-03", "le 1er mai 2019": "2019-05-01"},
    ("15 avril", "mayo and 2019"),
)  # fmt: skip
DASHED = Rule(
    "dashed date", "DAYDATE", "d:DAYNUM (?:DASH m:MONLOW DASH|SLASH m:MONLOW SLASH) y:YEAR", written,
    {"on 15-Apr-2019": "2019-04-15"}, ("15-Apr",),
)  # fmt: skip
MONTH_YEAR = Rule(
    "month year", "DATE",
    "m:MONLOW (?:COMMA|OF|IN|DASH|OF DET UNIT)? y:YEAR (?!BC) | y:YEAR DASH? m:MON (?!DASH|SLASH|DAYNUM)"
    " | (?<!NUMBERED) (?<!NUMBERED DOT) (?<!CAP) (?<!RPAR) x:MONYEAR | m:MON"
    " y:SHORTYEAR",
    month_year, {"in May 2019": "2019-05", "in June, 2019": "2019-06", "in May '68": "1968-05"},
    ("may have 2019 seats", "May 1200 BC", "Directive 5/2021", "law No. 5/2021"),
)  # fmt: skip
WEEKDAY_DATE = Rule(
    "weekday and date", "DAYDATE",
    "w:WDAYANY COMMA? DET? x:DAYDATE | x:DAYDATE COMMA w:WDAY | x:DAYDATE LPAR w:WDAY RPAR",
    lambda p: Checked(p.whole("w"), p.meaning("x")),
    {"on Tuesday, 5 March 2019": "2019-03-05", "on Monday, 14 April 2025": "2025-04-14"}, ("Tuesday 5",),
)  # fmt: skip

LEVEL = (ISO, ISO_WEEK, STAMP, NUMERIC, MONTH_DAY_YEAR, DAY_MONTH_YEAR, FOREIGN, DASHED, MONTH_YEAR, UNUSUAL)
NUMERIC_LEVEL = (ISO, ISO_WEEK, NUMERIC, FOREIGN)
WITH_WEEKDAY = (WEEKDAY_DATE,)
