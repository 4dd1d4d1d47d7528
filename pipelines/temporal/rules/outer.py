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
from pipelines.temporal.rule import Parts, Rule, amount

LEAP_YEAR = 2024
MONTHS = 12
EARLIEST_BC = 3000
YEARLY = ("month", "month_day", "season", "quarter")


def is_open(x: Meaning) -> bool:
    """True if a name waits for its year or week."""
    return isinstance(x, Chosen) and x.which is Which.OPEN


def spanned(a: Meaning, b: Meaning) -> Several:
    """Return the parts a and b as the ends of a range."""
    return Several(Range(a, b), (("a", a), ("b", b)))


def same_day(a: Meaning, b: Meaning) -> tuple[Meaning, Meaning]:
    """Two clock times, of which one may have the day of both: 3 to 4 p.m. tomorrow; or the night runs on."""
    if isinstance(a, Clock) and isinstance(b, Clock):
        if is_of_story(a) and not is_of_story(b):
            return replace(a, of=b.of), b
        if is_of_story(b) and not is_of_story(a) and a.of is not None:
            return a, replace(b, of=a.of if a.minute < b.minute else Shift(DAY, 1, a.of))
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
    """Return a bare day number in the month of a date: the 3 of 3-5 March."""
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


def night_between(p: Parts) -> Several | None:
    """30/31 May: two days that follow each other."""
    first, last = p.numbers("x")
    ends = [day_of_month(number, p.whole("m"), p.whole("y")) for number in (first, last)]
    if last != first + 1 or None in ends:
        return None
    a, b = (end for end in ends if end)
    return Several(Range(Chosen(a.what, Which.UP_TO, b) if isinstance(a, Chosen) else a, b), ())


def day_of_month(number: int, month: int, year: int) -> At | Chosen | None:
    """Return a day by its number, of a year if there is one."""
    if not is_date(year or LEAP_YEAR, month, number):
        return None
    return At(Cell(DAY, day_number(year, month, number))) if year else Chosen(Recurring("month_day", month, number))


def listed_days(p: Parts) -> Several | None:
    """Return days of one month: May 3, 4 and 5, 2021; the 3rd, 4th and 5th of May 2021."""
    told = p.meaning("x")
    if not isinstance(told, Chosen | At):
        return None
    year = p.whole("y")
    month = told.what.first if isinstance(told, Chosen) else civil(told.cell.number)[1]
    if isinstance(told, At):
        year = civil(told.cell.number)[0]
    number = told.what.second if isinstance(told, Chosen) else civil(told.cell.number)[2]
    numbers = {"x": number, **{name: p.whole(name) for name in "abcd" if name in p}}
    days = [(name, day_of_month(each, month, year)) for name, each in numbers.items()]
    return Several(None, tuple((name, day) for name, day in days if day)) if all(day for _, day in days) else None


def years_between(p: Parts) -> Several | None:
    """From 1914 to 1918; two numbers that fall are no years."""
    first, last = p.whole("a"), p.whole("b")
    return spanned(At(Cell(YEAR, first)), At(Cell(YEAR, last))) if first < last else None


def months_of(p: Parts) -> Several | None:
    """1975 Nov-Dec."""
    first, last = (At(Cell(MONTH, p.whole("y") * MONTHS + p.whole(name) - 1)) for name in "ab")
    return spanned(first, last) if first.cell.number < last.cell.number else None


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
    others = [(name, p.meaning(name)) for name in "cde" if name in p]
    listed = [(name, Within(x.what, year)) for name, x in others if isinstance(x, Chosen) and is_open(x)]
    return Several(None, (*listed, ("a", Within(first.what, year)), ("b", last)))


def year_before_them(p: Parts) -> Several | None:
    """March 3, 2019 and April 5: the second name comes after the first."""
    first, last = p.meaning("a"), p.meaning("b")
    following = Chosen(last.what, Which.FROM, first) if isinstance(last, Chosen) and is_open(last) else None
    return Several(None, (("a", first), ("b", following))) if following else None


def offset(p: Parts) -> Several | None:
    """Return an amount, or one unit, before or after a date."""
    unit = p.unit("u") if "u" in p else None
    if unit and unit.grain is None:
        return None
    length, date = amount(1, unit) if unit else p.length("d"), p.meaning("x")
    if "f" in p and isinstance(date, Chosen) and is_open(date) and date.what.family == "weekday":
        day = Chosen(date.what, Which.FROM)
        return Several(Offset(length, True, day, to_the_day=True), (("d", length), ("x", day)))
    if unit:
        return Several(Offset(length, "b" not in p, date), (("x", date),))
    return Several(Offset(length, "b" not in p, date), (("d", length), ("x", date)))


TILL = "(?:TO|UNTIL|THROUGH|DASH)"

LISTED_DAYS = Rule(
    "days of a list",
    "PAIR",
    "x:MD COMMA a:DAYNUM (?:COMMA b:DAYNUM)? (?:COMMA c:DAYNUM)? COMMA? (?:AND|OR) d:DAYNUM (?:COMMA? y:YEAR)?"
    " (?!MON|LENGTH|PL|W|CAP|DASH|AMPM|CLOCK|CUR)"
    " | DET? a:ORDN COMMA DET? b:ORDN (?:COMMA DET? c:ORDN)? COMMA? (?:AND|OR) DET? (?:x:MD|x:DAYDATE)",
    listed_days,
    {
        "on May 3, 4 and 5, 2021": "2021-05-03",
        "on the 3rd, 4th and 5th of May 2021": "2021-05-04",
        "on March 5, 9 and 12": "2025-03-05",
    },
    ("on May 3, 4 and 5 men", "the 3rd and 4th floor"),
)
YEARS_BETWEEN = Rule(
    "from year to year",
    "OUTER",
    "FROM a:YEAR TO b:YEAR (?!BC|AD|DASH|LENGTH)",
    years_between,
    {"from 1914 to 1918": "1914-01-01/1918-12-31"},
    ("fell from 1900 to 1500 head", "from 1914 to 1914", "from 1900 men"),
)
MONTHS_OF = Rule(
    "months of a year before them",
    "OUTER",
    "y:YEAR a:MON (?:DASH|SLASH) b:MON",
    months_of,
    {"the 1975 Nov-Dec number": "1975-11-01/1975-12-31"},
    ("1975 Nov",),
)
NIGHT_BETWEEN = Rule(
    "day to the next",
    "OUTER",
    "(?:DET DAYPART OF)? (?:x:DAYSPAN|x:SLASHED) m:MON (?:COMMA? y:YEAR)?",
    night_between,
    {"in the night of 30/31 May 2019": "2019-05-30/2019-05-31", "on 30/31 March": "2025-03-30/2025-03-31"},
    ("won 30/31 of them",),
)
SHARED_YEAR = Rule(
    "names of one year", "PAIR",
    "(?:(?:c:MD|c:RECUR) COMMA)? (?:(?:d:MD|d:RECUR) COMMA)? (?:(?:e:MD|e:RECUR) COMMA)? (?:a:MD|a:RECUR)"
    " (?:AND|OR|SLASH|COMMA AND) (?:b:DATE|b:DAYDATE)", shared_year,
    {"In April and June 1955 it rained.": "1955-04", "In March, April and June 1955 it rained.": "1955-03",
    "on June 5, June 8 and June 9, 1955": "1955-06-05"}, ("April and 1955 men",),
)  # fmt: skip
NEXT_OF_YEAR = Rule(
    "names of the year before them", "PAIR", "a:DAYDATE (?:COMMA? (?:AND|OR)|COMMA)? b:MD", year_before_them,
    {"It rained on May 3, 2019 and June 5.": "2019-06-05"},
    ("March 3, 2019 and 5 men",),
)  # fmt: skip
YEARS_BC = Rule(
    "years BC", "OUTER", "(?:FROM|BETWEEN)? AROUND? a:DIGITS (?:DASH|TO|AND|UNTIL) AROUND? b:YDATE", before_christ,
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
    " (?!MON|LENGTH|PL|W (?!W|DET)|DASH|AMPM|CLOCK|CUR)", days_on,
    {"on March 3-5": "2025-03-03/2025-03-05"}, ("on March 3 and 5 men",),
)  # fmt: skip
SHORT_YEARS = Rule(
    "span of years", "OUTER", "a:YDATE DASH b:TWODIGITS (?!DASH|LENGTH)", short_years,
    {"in 2010-11": "2010-01-01/2011-12-31", "in 2014-10": "2014-10"}, ("2010-05-06",),
)  # fmt: skip
OFFSET = Rule(
    "amount before a date", "OUTER",
    "d:DURANY (?:AFTER|b:BEFORE|f:FROM) x:DATED | DET u:ANYUNIT (?:AFTER|b:BEFORE) x:DATED", offset,
    {"two days before Christmas": "2024-12-23/2024-12-23", "the day before Easter 2019": "2019-04-20/2019-04-20",
    "the week after Easter 2021": "2021-04-05/2021-04-11", "a week from Friday": "2025-04-25/2025-04-25"},
    ("two men before Christmas",),
)  # fmt: skip
RANGE = Rule(
    "range", "OUTER", f"a:DATED {TILL} b:DATED", ends,
    {"3 March - 5 April 2019": "2019-03-03/2019-04-05"}, ("Monday men",),
)  # fmt: skip
SIDE = Rule(
    "side of a date", "OUTER", "(?:k:SINCE|k:UNTIL|k:THROUGH|k:BEFORE|k:AFTER|k:BY) x:DATED",
    lambda p: Several(Bound(p.word("k"), p.meaning("x")), (("x", p.meaning("x")),)),
    {"since March": "2025-03-01/2025-04-15", "will be closed until Friday": "None/2025-04-18"}, ("since men",),
)  # fmt: skip

EARLY = (MONTH_DAYS_YEAR, MONTHS_OF, NIGHT_BETWEEN, YEARS_BETWEEN)
LISTS = (LISTED_DAYS, YEARS_BC)
LEVEL = (SHARED_YEAR, NEXT_OF_YEAR, BETWEEN, DAYS_OF, DAYS_ON, SHORT_YEARS, OFFSET, RANGE, SIDE)
