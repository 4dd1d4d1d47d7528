"""Names that come again, without a year: May, 3 May, Tuesday, the third quarter, summer, Christmas."""

from pipelines.temporal.calendar import is_date
from pipelines.temporal.meaning import Ambiguous, Checked, Chosen, Impossible, Meaning, Recurring
from pipelines.temporal.rule import Rule

LEAP_YEAR = 2024


def month_day(m: int, d: int) -> Meaning | None:
    """A day of a month in a year yet to be found."""
    if not 1 <= d <= 31:
        return None
    if not is_date(LEAP_YEAR, m, d):
        return Impossible(f"XXXX-{m:02d}-{d:02d}")
    return Chosen(Recurring("month_day", m, d))


def slashed(x: tuple[int, int]) -> Meaning | None:
    """A day and a month; where they cannot be told apart, both readings."""
    first, second = x
    if first > 12 or first == second:
        return month_day(second, first)
    if second > 12:
        return month_day(first, second)
    day_first, month_first = month_day(second, first), month_day(first, second)
    return Ambiguous(day_first, month_first) if day_first and month_first else None


def quarter(n: int | None = None, q: tuple[int, int] | None = None, h: object = None) -> Meaning | None:
    """A quarter or half of a year yet to be found."""
    size, number = q or ((2 if h is not None else 4), n or 0)
    number = size if number == -1 else number
    return Chosen(Recurring("quarter" if size == 4 else "half", number)) if 1 <= number <= size else None


MONTH_DAY = Rule(
    "month and day", "MD", "m:MON DET? d:DAYNUM (?!DASH? LENGTH|AMPM|OCLOCK|CUR|W? EVENTNOUN) | (?=LOWMAY) l:MONLOW e:DAYNUM (?!LENGTH|PL|W) | k:MONLOW DASH? DET? o:ORDINAL (?!W|PL|CAP|LENGTH|HALF|QUARTER|SMALL|COUNT)",
    lambda m=None, d=None, l=None, e=None, k=None, o=None: month_day(m or l or k, d or e or o),
    {"on March 5": "2025-03-05", "on Jan. 12": "2025-01-12"}, ("in March 5 men",),
)  # fmt: skip
JOINED_MONTH_DAY = Rule(
    "month and day joined", "MD", "(?<!DAYORD) m:MON (?:DASH|SLASH) d:DAYNUM (?!MONLOW|DASH|SLASH|LENGTH|YEAR|PL|W|CAP)", month_day,
    {"on Oct-2": "2024-10-02", "Apr/14": "2025-04-14"}, ("on 2 Oct-3 Nov", "the May-12 men"),
)  # fmt: skip
MONTH_DAY_WORDS = Rule(
    "month and day in words", "MD", "m:MON DET? (?:s:SECOND (?!W|PL|CAP|UNIT|QUARTER|HALF|CENTURYW|DASH|OF)|(?:n:SMALL|t:NUMBER) (?:$|(?=DOT|PUNCT|COMMA|NL|TIMEOFDAY)))",
    lambda m, s=None, n=None, t=None: month_day(m, s or n or t),
    {"on April the second": "2025-04-02", "on January seven.": "2025-01-07"}, ("in March second men", "in April seven men"),
)  # fmt: skip
DAY_MONTH = Rule(
    "day and month", "MD", "(?:DET? (?=ORD))? (?<!MON) d:DAYORD (?:OF|DASH)? m:MONLOW (?!YEAR|DASH? DIGITS)", month_day,
    {"on 5 March": "2025-03-05", "the 3rd of May": "2024-05-03"}, ("5 may go",),
)  # fmt: skip
WEEKDAY_NUMBER = Rule(
    "weekday and day of the month", "MD", "w:WDAYANY (?:COMMA|DET)? n:ORDN (?!ORD|UNIT|CENTURYW|CAP|W|PL|QUARTER|HALF|DASH|LENGTH|OF|MONLOW)",
    lambda w, n: Chosen(Recurring("weekday_number", w, n)) if n <= 31 else None,
    {"on Friday the 11th": "2025-04-11"}, ("Friday 11th Avenue",),
)  # fmt: skip
DAY_NUMBER = Rule(
    "day of the month", "MD", "(?<=ON|BY|TO|UNTIL|SINCE|FROM|AROUND|OF) DET n:ORDN (?!ORD|UNIT|CENTURYW|CAP|W|PL|QUARTER|HALF|DASH|LENGTH)",
    lambda n: Chosen(Recurring("day_number", n)) if n <= 31 else None,
    {"on the 12th": "2025-04-12"}, ("on the 12th floor",),
)  # fmt: skip
WEEKDAY_MONTH_DAY = Rule(
    "weekday, month and day", "MD", "w:WDAYANY (?:COMMA|DASH)? DET? (?:x:MD|n:ORDN (?!W|CAP))", lambda w, x=None, n=None: Checked(w, x or Chosen(Recurring("day_number", n))),
    {"on Monday, April 14": "2025-04-14"}, ("Monday, 14 men",),
)  # fmt: skip
WEEKDAY = Rule(
    "weekday", "RECUR", "w:WDAY", lambda w: Chosen(Recurring("weekday", w)),
    {"on Friday": "2025-04-11", "will meet on Friday": "2025-04-18"}, ("the Sunday Times", "Black Friday sales"),
)  # fmt: skip
SHORT_WEEKDAY = Rule(
    "short Saturday or Sunday", "RECUR", "(?:(?<=ON)|(?<=LAST)|(?<=NEXT)|(?<=THIS)) w:SATSUN (?!CAP)", lambda w: Chosen(Recurring("weekday", w)),
    {"on Sat": "2025-04-12"}, ("he sat down", "the Sun reported"),
)  # fmt: skip
MONTH = Rule(
    "month", "RECUR", "m:MONTH", lambda m: Chosen(Recurring("month", m)),
    {"in February": "2025-02"}, ("2 February",),
)  # fmt: skip
MAY = Rule(
    "May and March", "RECUR", "(?:(?<=MONTHCUE)|(?<=LAST)|(?<=NEXT)|(?<=THIS)|(?<=DASH)|(?=MAYMARCH (?:OF|DASH))) m:MAYMARCH (?!CAP|DASH CAP)",
    lambda m: Chosen(Recurring("month", m)),
    {"in May": "2024-05", "since March": "2025-03"}, ("May I ask", "the Long March", "they may go"),
)  # fmt: skip
SHORT_MONTH = Rule(
    "short month", "RECUR", "(?<=MONTHCUE|THIS|LAST|NEXT|DASH) m:SHORTMONTH (?!CAP)", lambda m: Chosen(Recurring("month", m)),
    {"in Sept.": "2024-09"}, ("Jan Novak said",),
)  # fmt: skip
QUARTER = Rule(
    "quarter of the year", "RECUR", "DET? n:ORD FISCAL? DASH? (?:QUARTER|h:HALF) (?!OF (?!DET? FISCAL? UNIT)|DASH) | q:QTOKEN", quarter,
    {"in the third quarter": "2024-Q3", "in Q1": "2025-Q1"}, ("the first half of the match", "a quarter of them"),
)  # fmt: skip
SEASON = Rule(
    "season", "RECUR", "DET s:SEASONANY (?!OF (?!YEAR|YDATE|DATE|REL|THIS|THAT|LAST|NEXT)|W|PL|CAP) | (?<!CAP) t:SEASON (?!CAP)",
    lambda s=None, t=None: Chosen(Recurring("season", s if s is not None else t)),
    {"in the spring": "2025-SP", "by winter": "2024-WI"}, ("the fall of Rome", "spring water"),
)  # fmt: skip
FEAST = Rule(
    "feast", "RECUR", "(?<!CAP) f:FEAST (?!CAP)", lambda f: Chosen(Recurring("feast", name="/".join(f))),
    {"on Palm Sunday": "2025-04-13", "at Christmas": "2024-12-25"}, ("Good Friday Agreement", "White Christmas"),
)  # fmt: skip

SLASHED = Rule(
    "slashed day and month", "MD", "(?:(?<=ON)|(?<=BY)|(?<=UNTIL)|(?<=SINCE)|(?<=FROM)|(?<=BEFORE)|(?<=AFTER)|(?<=WDAYANY)|(?<=WDAYANY COMMA)) x:SLASHED | y:SLASHED (?=AT? (?:COUNT|CLOCK|NOON|TIMEOFDAY))",
    lambda x=None, y=None: slashed(x or y),
    {"on 25/4": "2024-04-25"}, ("won 3/4 of them",),
)  # fmt: skip
LEVEL = (SLASHED, MONTH_DAY, JOINED_MONTH_DAY, MONTH_DAY_WORDS, WEEKDAY_NUMBER, DAY_MONTH, DAY_NUMBER)
WITH_WEEKDAY = (WEEKDAY_MONTH_DAY,)
NAMES = (WEEKDAY, SHORT_WEEKDAY, MONTH, MAY, SHORT_MONTH, QUARTER, SEASON, FEAST)
