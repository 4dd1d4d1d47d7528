"""Rows that hold an interval: since March, until Friday, between 2001 and 2004, 3-5 March, two days before Easter."""

from dataclasses import replace

from pipelines.temporal.calendar import DAY, MONTH, YEAR, Cell, bounds, civil, day_number, is_date
from pipelines.temporal.meaning import (
    At,
    Base,
    Bound,
    Chosen,
    Clock,
    Meaning,
    Offset,
    Part,
    Range,
    Recurring,
    Several,
    Shift,
    Which,
    Within,
)
from pipelines.temporal.rule import Parts, Rule

LEAP_YEAR = 2024
MONTHS = 12
EARLIEST_BC = 3000
YEARLY = ("month", "month_day", "season", "quarter")


def is_open(x: Meaning) -> bool:
    """True if a name waits for its year or week."""
    return isinstance(x, Chosen) and x.which is Which.OPEN


def spanned(a: Meaning, b: Meaning) -> Several:
    """The parts a and b as the ends of a range."""
    return Several(Range(a, b), (("a", a), ("b", b)))


def same_day(a: Meaning, b: Meaning) -> tuple[Meaning, Meaning]:
    """Two clock times, of which one may have the day of both: 3 to 4 p.m. tomorrow."""
    if isinstance(a, Clock) and isinstance(b, Clock):
        if is_of_story(a) and not is_of_story(b):
            return replace(a, of=b.of), b
        if is_of_story(b) and not is_of_story(a):
            return a, replace(b, of=a.of)
    return a, b


def is_of_story(x: Clock) -> bool:
    """True if a clock time has no day of its own."""
    return isinstance(x.of, Shift) and x.of.base is Base.NARRATIVE


def ends(p: Parts) -> Several:
    """Two dates as the ends of a range; an open first end lies before the last one."""
    a, b = same_day(p.meaning("a"), p.meaning("b"))
    if isinstance(a, Chosen) and is_open(a):
        return spanned(Chosen(a.what, Which.UP_TO, b), b)
    return spanned(a, Chosen(b.what, Which.FROM, a) if isinstance(b, Chosen) and is_open(b) else b)


def same_month(number: int, x: Meaning, which: Which) -> Meaning | None:
    """A bare day number in the month of a date: the 3 of 3-5 March."""
    if isinstance(x, Chosen) and x.what.family == "month_day" and is_date(LEAP_YEAR, x.what.first, number):
        return Chosen(Recurring("month_day", x.what.first, number), which, x)
    if isinstance(x, At) and x.cell.unit is DAY:
        year, month, _ = civil(x.cell.number)
        return At(Cell(DAY, day_number(year, month, number))) if is_date(year, month, number) else None
    return None


def days_of(p: Parts) -> Several | None:
    """3-5 March."""
    first = same_month(p.whole("a"), p.meaning("b"), Which.UP_TO)
    return spanned(first, p.meaning("b")) if first else None


def days_on(p: Parts) -> Several | None:
    """March 3-5."""
    last = same_month(p.whole("b"), p.meaning("a"), Which.FROM)
    return spanned(p.meaning("a"), last) if last else None


def month_days_year(p: Parts) -> Several | None:
    """March 3-5, 2019."""
    year, month, a, b = (p.whole(part) for part in "ymab")
    if not (is_date(year, month, a) and is_date(year, month, b) and a < b):
        return None
    first, last = (At(Cell(DAY, day_number(year, month, number))) for number in (a, b))
    return spanned(first, last)


def short_years(p: Parts) -> Meaning | Several | None:
    """2006-07; where the number is not above that of the year it is a month, 2014-10."""
    first, number = p.meaning("a"), p.whole("b")
    if not isinstance(first, At) or first.cell.unit is not YEAR:
        return None
    if number <= first.cell.number % 100:
        return At(Cell(MONTH, first.cell.number * MONTHS + number - 1)) if 1 <= number <= MONTHS else None
    return spanned(first, At(Cell(YEAR, first.cell.number // 100 * 100 + number)))


def before_christ(p: Parts) -> Several | None:
    """From 499 to 493 BC: the first number shares the era."""
    last, number = p.meaning("b"), p.whole("a")
    if not isinstance(last, At) or last.cell.unit is not YEAR or last.cell.number > 0 or number > EARLIEST_BC:
        return None
    return spanned(At(Cell(YEAR, 1 - number)), last)


def shared_year(p: Parts) -> Several | None:
    """April and June 1955: the first name takes the year of the second."""
    first, last = p.meaning("a"), p.meaning("b")
    whole = last.of if isinstance(last, Part) else last
    if not isinstance(first, Chosen) or not is_open(first) or not isinstance(whole, At):
        return None
    if first.what.family not in YEARLY or whole.cell.unit is YEAR:
        return None
    year = At(Cell(YEAR, civil(bounds(whole.cell)[0])[0]))
    return Several(None, (("a", Within(first.what, year)), ("b", last)))


def year_before_them(p: Parts) -> Several | None:
    """March 3, 2019 and April 5: the second name comes after the first."""
    first, last = p.meaning("a"), p.meaning("b")
    following = Chosen(last.what, Which.FROM, first) if isinstance(last, Chosen) and is_open(last) else None
    return Several(None, (("a", first), ("b", following))) if following else None


def offset(p: Parts) -> Several:
    """An amount before or after a date."""
    length, date = p.length("d"), p.meaning("x")
    return Several(Offset(length, "b" not in p, date), (("d", length), ("x", date)))


TILL = "(?:TO|UNTIL|THROUGH|DASH)"

SHARED_YEAR = Rule(
    "names of one year", "PAIR", "(?:a:MD|a:RECUR) (?:AND|OR|SLASH|COMMA AND) (?:b:DATE|b:DAYDATE)", shared_year,
    {"In April and June 1955 it rained.": "1955-04"}, ("April and 1955 men",),
)  # fmt: skip
NEXT_OF_YEAR = Rule(
    "names of the year before them", "PAIR", "a:DAYDATE (?:COMMA? (?:AND|OR)|COMMA)? b:MD", year_before_them,
    {"It rained on May 3, 2019 and June 5.": "2019-06-05"},
    ("March 3, 2019 and 5 men",),
)  # fmt: skip
YEARS_BC = Rule(
    "years BC", "OUTER", "(?:FROM|BETWEEN)? a:DIGITS (?:DASH|TO|AND|UNTIL) b:YDATE", before_christ,
    {"from 499 to 493 BC": "-0498-01-01/-0492-12-31"}, ("from 499 men",),
)  # fmt: skip
BETWEEN = Rule(
    "between", "OUTER", f"(?:BETWEEN a:DATED AND|FROM a:DATED {TILL}) b:DATED", ends,
    {"between 2001 and 2004": "2001-01-01/2004-12-31", "from Monday to Wednesday": "2025-04-14/2025-04-16"},
    ("between men and 2004",),
)  # fmt: skip
MONTH_DAYS_YEAR = Rule(
    "days of a month and year", "OUTER",
    "(?:FROM|BETWEEN)? m:MON a:DAYNUM (?:DASH|TO|AND|UNTIL|THROUGH) b:DAYNUM COMMA? y:YEAR", month_days_year,
    {"March 3-5, 2019": "2019-03-03/2019-03-05"}, ("March 3-5",),
)  # fmt: skip
DAYS_OF = Rule(
    "days of a month", "OUTER",
    "(?:FROM|BETWEEN)? DET? a:DAYORD (?:DASH|TO DET?|AND|OR|UNTIL DET?|THROUGH|SLASH) (?:b:MD|b:DAYDATE)", days_of,
    {"3-5 March 2019": "2019-03-03/2019-03-05"}, ("3-5 men",),
)  # fmt: skip
DAYS_ON = Rule(
    "days on", "OUTER",
    "(?:FROM|BETWEEN)? (?:a:MD|a:DAYDATE) (?:DASH|TO|AND|UNTIL|THROUGH|SLASH) DET? b:DAYNUM"
    " (?!MON|LENGTH|PL|W (?!W)|DASH|AMPM|CLOCK|CUR)", days_on,
    {"on March 3-5": "2025-03-03/2025-03-05"}, ("on March 3 and 5 men",),
)  # fmt: skip
SHORT_YEARS = Rule(
    "span of years", "OUTER", "a:YDATE DASH b:TWODIGITS (?!DASH|LENGTH)", short_years,
    {"in 2010-11": "2010-01-01/2011-12-31", "in 2014-10": "2014-10"}, ("2010-05-06",),
)  # fmt: skip
OFFSET = Rule(
    "amount before a date", "OUTER", "d:DURANY (?:AFTER|b:BEFORE|FROM) x:DATED", offset,
    {"two days before Christmas": "2024-12-23/2024-12-23"}, ("two men before Christmas",),
)  # fmt: skip
RANGE = Rule(
    "range", "OUTER", f"a:DATED {TILL} b:DATED", ends,
    {"3 March - 5 April 2019": "2019-03-03/2019-04-05"}, ("Monday men",),
)  # fmt: skip
SIDE = Rule(
    "side of a date", "OUTER", "(?:k:SINCE|k:UNTIL|k:BEFORE|k:AFTER|k:BY) x:DATED",
    lambda p: Several(Bound(p.word("k"), p.meaning("x")), (("x", p.meaning("x")),)),
    {"since March": "2025-03-01/2025-04-15", "was closed until Friday": "None/2025-04-18"}, ("since men",),
)  # fmt: skip

EARLY = (MONTH_DAYS_YEAR,)
LEVEL = (SHARED_YEAR, NEXT_OF_YEAR, YEARS_BC, BETWEEN, DAYS_OF, DAYS_ON, SHORT_YEARS, OFFSET, RANGE, SIDE)
