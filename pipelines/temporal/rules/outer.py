"""Rows that hold an interval: since March, until Friday, between 2001 and 2004, 3-5 March, two days before Christmas."""

from pipelines.temporal.calendar import DAY, MONTH, YEAR, Cell, bounds, civil, day_number, is_date
from pipelines.temporal.meaning import Amount, At, Bound, Chosen, Meaning, Offset, Range, Recurring, Several, Which, Within
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.quantities import quantity

MONTHS = 12
KINDS = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "prior": "before",
    "after": "after",
    "by": "by",
}


def bound(text: str, x: Meaning) -> Several:
    """A side of a date."""
    return Several(Bound(KINDS[text.split()[0].lower()], x), (("x", x),))


def ends(a: Meaning, b: Meaning) -> Several:
    """Two dates as the ends of a range; an open first end lies before the last one."""
    first = Chosen(a.what, Which.UP_TO, b) if isinstance(a, Chosen) and a.which is Which.OPEN else a
    last = Chosen(b.what, Which.FROM, a) if isinstance(b, Chosen) and b.which is Which.OPEN and first is a else b
    return Several(Range(first, last), (("a", first), ("b", last)))


def days_of(a: int, b: Meaning) -> Several | None:
    """3-5 March: the bare number takes month and year of its partner."""
    first: Meaning | None = None
    if isinstance(b, Chosen) and b.what.family == "month_day":
        first = Chosen(Recurring("month_day", b.what.first, a), Which.UP_TO, b) if is_date(2024, b.what.first, a) else None
    elif isinstance(b, At) and b.cell.unit is DAY:
        year, month, _ = civil(b.cell.index)
        first = At(Cell(DAY, day_number(year, month, a))) if is_date(year, month, a) else None
    return Several(Range(first, b), (("a", first), ("b", b))) if first else None


def days_on(a: Meaning, b: int) -> Several | None:
    """March 3-5: the second number takes month and year of the first."""
    last: Meaning | None = None
    if isinstance(a, Chosen) and a.what.family == "month_day":
        last = Chosen(Recurring("month_day", a.what.first, b), Which.FROM, a) if is_date(2024, a.what.first, b) else None
    elif isinstance(a, At) and a.cell.unit is DAY:
        year, month, _ = civil(a.cell.index)
        last = At(Cell(DAY, day_number(year, month, b))) if is_date(year, month, b) else None
    return Several(Range(a, last), (("a", a), ("b", last))) if last else None


def month_days_year(m: int, a: int, b: int, y: int) -> Several | None:
    """March 3-5, 2019."""
    if not (is_date(y, m, a) and is_date(y, m, b) and a < b):
        return None
    first, last = (At(Cell(DAY, day_number(y, m, number))) for number in (a, b))
    return Several(Range(first, last), (("a", first), ("b", last)))


def months_of(a: Meaning, b: Meaning) -> Several | None:
    """March to May 2019: the first name takes the year of its partner."""
    if isinstance(a, Chosen) and isinstance(b, At | Within):
        return ends(a, b)
    return ends(a, b)


def years(a: Meaning, b: int) -> Meaning | Several | None:
    """2006-07; where the number is not above that of the year it is a month, 2014-10."""
    if not isinstance(a, At) or a.cell.unit is not YEAR:
        return None
    if b <= a.cell.index % 100:
        return At(Cell(MONTH, a.cell.index * 12 + b - 1)) if 1 <= b <= MONTHS else None
    last = At(Cell(YEAR, a.cell.index // 100 * 100 + b))
    return Several(Range(a, last), (("a", a), ("b", last)))


BETWEEN = Rule(
    "between", "OUTER", "(?:BETWEEN a:DATED AND|FROM a2:DATED (?:TO|UNTIL|THROUGH|DASH)) (?:b:DATED)",
    lambda b, a=None, a2=None: ends(a, b) if a else renamed(ends(a2, b)),
    {"between 2001 and 2004": "2001-01-01/2004-12-31", "from Monday to Wednesday": "2025-04-07/2025-04-09"}, ("between men and 2004",),
)  # fmt: skip
DASHED = Rule(
    "range", "OUTER", "a:DATED (?:DASH|TO|UNTIL|THROUGH) b:DATED", ends,
    {"3 March - 5 April 2019": "2019-03-03/2019-04-05"}, ("Monday men",),
)  # fmt: skip
DAYS_OF = Rule(
    "days of a month", "OUTER", "(?:FROM|BETWEEN)? a:DAYNUM (?:DASH|TO|AND|OR|UNTIL|THROUGH|SLASH) (?:b:MD|c:DAYDATE)",
    lambda a, b=None, c=None: days_of(a, b) if b else with_name(days_of(a, c), "b", "c"),
    {"3-5 March 2019": "2019-03-03/2019-03-05"}, ("3-5 men",),
)  # fmt: skip
DAYS_ON = Rule(
    "days on", "OUTER", "(?:FROM|BETWEEN)? (?:a:MD|a2:DAYDATE) (?:DASH|TO|AND|UNTIL|THROUGH|SLASH) DET? b:DAYNUM (?!MON|LENGTH|PL|W|DASH|AMPM|CLOCK)",
    lambda b, a=None, a2=None: days_on(a, b) if a else with_name(days_on(a2, b), "a", "a2"),
    {"on March 3-5": "2025-03-03/2025-03-05"}, ("on March 3 and 5 men",),
)  # fmt: skip
MONTH_DAYS_YEAR = Rule(
    "days of a month and year", "OUTER", "(?:FROM|BETWEEN)? m:MON a:DAYNUM (?:DASH|TO|AND|UNTIL|THROUGH) b:DAYNUM COMMA? y:YEAR", month_days_year,
    {"March 3-5, 2019": "2019-03-03/2019-03-05"}, ("March 3-5",),
)  # fmt: skip
SHORT_YEARS = Rule(
    "span of years", "OUTER", "(?<!DASH) a:YDATE DASH b:TWODIGITS (?!DASH|LENGTH)", years,
    {"the winter of 2006-07": "2006-01-01/2007-12-31", "in 2010-11": "2010-01-01/2011-12-31", "in 2014-10": "2014-10"}, ("2010-05-06",),
)  # fmt: skip
YEARS_BC = Rule(
    "years BC", "OUTER", "(?:FROM|BETWEEN)? a:DIGITS (?:DASH|TO|AND|UNTIL) b:YDATE (?=(?<=YDATE))", lambda a, b: before_christ(a, b),
    {}, ("from 499 men",),
)  # fmt: skip
SHARED_UNIT = Rule(
    "amounts of one unit", "PAIR", "(?<=BETWEEN|FROM) n:COUNT (?:AND|TO) d:DUR", lambda n, d: Several(None, (("n", same_unit(n, d)), ("d", d))),
    {"took between 60 and 90 days": "P60D"}, ("between 60 and 90 men",),
)  # fmt: skip
SINCE = Rule(
    "since", "OUTER", "(?:SINCE|UNTIL|BEFORE|AFTER|BY) x:DATED", bound,
    {"since March": "2025-03-01/2025-04-15", "until Friday": "None/2025-04-11"}, ("since men",),
)  # fmt: skip
OFFSET = Rule(
    "amount before a date", "OUTER", "d:DURANY (?:a:AFTER|b:BEFORE|c:FROM) x:DATED",
    lambda d, x, **side: Several(Offset(d, "b" not in side, x), (("d", d), ("x", x))),
    {"two days before Christmas": "2024-12-23/2024-12-23"}, ("two men before Christmas",),
)  # fmt: skip


def before_christ(a: int, b: Meaning) -> Several | None:
    """From 499 to 493 BC: the first number shares the era."""
    if not isinstance(b, At) or b.cell.unit is not YEAR or b.cell.index > 0 or a > 3000:
        return None
    first = At(Cell(YEAR, 1 - a))
    return Several(Range(first, b), (("a", first), ("b", b)))


def shared_year(m: Meaning | None, r: Meaning | None, b: Meaning | None, d: Meaning | None) -> Several | None:
    """April and June 1955: the first name takes the year of the second."""
    first, last = m or r, b or d
    if not isinstance(first, Chosen) or first.which is not Which.OPEN or not isinstance(last, At):
        return None
    if first.what.family not in ("month", "month_day", "season", "quarter") or last.cell.unit is YEAR:
        return None
    year = civil(bounds(last.cell)[0])[0]
    return Several(None, (("m" if m else "r", Within(first.what, At(Cell(YEAR, year)))), ("b" if b else "d", last)))


def same_unit(n: float, d: Amount) -> Amount:
    """A number with the unit of another amount."""
    many = quantity(n)
    head = "PT" if d.value.startswith("PT") else "P"
    code = d.value.removeprefix(head).lstrip("0123456789.X")
    return Amount(f"{head}{many.label}{code}", d.unit, many.low, many.high, d.minutes)


def with_name(several: Several | None, old: str, new: str) -> Several | None:
    """The same parts with one name changed."""
    return several and Several(
        several.outer, tuple((new if name == old else name, part) for name, part in several.parts)
    )


def renamed(several: Several) -> Several:
    """The same parts with the first one's name of the other order."""
    return Several(several.outer, tuple(("a2" if name == "a" else name, part) for name, part in several.parts))


SHARED_YEAR = Rule(
    "names of one year", "PAIR", "(?:m:MD|r:RECUR) (?:AND|OR|SLASH|COMMA AND) (?:b:DATE|d:DAYDATE)",
    lambda m=None, r=None, b=None, d=None: shared_year(m, r, b, d),
    {"In April and June 1955 it rained.": "1955-04"}, ("April and 1955 men",),
)  # fmt: skip

LEVEL = (SHARED_YEAR, YEARS_BC, BETWEEN, MONTH_DAYS_YEAR, DAYS_OF, DAYS_ON, SHORT_YEARS, OFFSET, DASHED, SINCE)
EARLY = (MONTH_DAYS_YEAR,)
SHARED = (SHARED_UNIT,)
