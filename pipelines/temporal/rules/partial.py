"""Names that come again, without a year: May, 3 May, Tuesday, the third quarter, summer, Christmas."""

from pipelines.temporal.calendar import DAY, LONGEST_MONTH, is_date
from pipelines.temporal.meaning import Ambiguous, Checked, Chosen, Fiscal, Impossible, Meaning, Recurring, Shift, Which
from pipelines.temporal.rule import Parts, Rule

LEAP_YEAR = 2024
ADJECTIVE = 1
MARCH = 3


def name(family: str, p: Parts, part: str) -> Meaning:
    """Return a recurring name by its number."""
    return Chosen(Recurring(family, p.whole(part)))


def month_name(p: Parts) -> Meaning | None:
    """Return a month; "for May" may be for a person, "for March" hardly is."""
    return name("month", p, "m") if "m" in p else name("month", p, "c") if p.whole("c") == MARCH else None


def month_day(month: int, day: int) -> Meaning | None:
    """Return a day of a month in a year yet to be found."""
    if not 1 <= day <= LONGEST_MONTH:
        return None
    if not is_date(LEAP_YEAR, month, day):
        return Impossible(f"XXXX-{month:02d}-{day:02d}")
    return Chosen(Recurring("month_day", month, day))


def slashed(p: Parts) -> Meaning | None:
    """Return a day and a month; where they cannot be told apart, both readings."""
    first, second = p.numbers("x")
    if first > 12 or first == second:
        return month_day(second, first)
    if second > 12:
        return month_day(first, second)
    day_first, month_first = month_day(second, first), month_day(first, second)
    return Ambiguous(day_first, month_first) if day_first and month_first else None


def day_number(p: Parts) -> Meaning | None:
    """Return the 12th, of a month yet to be found."""
    return name("day_number", p, "n") if p.whole("n") <= LONGEST_MONTH else None


def weekday_number(p: Parts) -> Meaning | None:
    """Friday the 13th: a weekday with the number of its day."""
    number = p.whole("n")
    return Chosen(Recurring("weekday_number", p.whole("w"), number)) if number <= LONGEST_MONTH else None


def weekday_of(p: Parts) -> Meaning | None:
    """Return a weekday with a date, or with the number of a day."""
    date = p.meaning("x") if "x" in p else day_number(p)
    return Checked(p.whole("w"), date) if date else None


def dateline(p: Parts) -> Meaning | None:
    """Return the day on which a report was filed: the latest one, though the text's own day may lag by one."""
    x = p.meaning("x")
    return Chosen(x.what, Which.UP_TO, Shift(DAY, 1)) if isinstance(x, Chosen) else None


def quarter(p: Parts) -> Meaning | None:
    """Return a quarter or half of a year yet to be found."""
    size, number = p.numbers("q") if "q" in p else (2 if "h" in p else 4, p.whole("n"))
    number = size if number == -1 else number
    if not 1 <= number <= size:
        return None
    adjective = ADJECTIVE if "-" in p.text else 0
    name = Chosen(Recurring("quarter" if size == 4 else "half", number, adjective))
    return Fiscal(name) if "f" in p else name


SLASHED = Rule(
    "slashed day and month", "MD",
    "(?:(?<=ON|BY|UNTIL|SINCE|FROM|BEFORE|AFTER|WDAYANY)|(?<=WDAYANY COMMA)) x:SLASHED"
    " | x:SLASHED (?=AT? (?:COUNT|CLOCK|NOON|TIMEOFDAY))", slashed,
    {"on 25/3": "2025-03-25"}, ("won 3/4 of them",),
)  # fmt: skip
MONTH_DAY = Rule(
    "month and day", "MD",
    "m:MON DET? d:DAYNUM (?!DASH? LENGTH|AMPM|OCLOCK|CUR) | (?=LOWMAY) m:MONLOW d:DAYNUM (?!LENGTH|PL|W)"
    " | m:MONLOW DASH? DET? d:ORDINAL (?!W|PL|CAP|LENGTH|HALF|QUARTER|SMALL|COUNT)",
    lambda p: month_day(p.whole("m"), p.whole("d")),
    {"on March 5": "2025-03-05", "on Jan. 12": "2025-01-12", "the Feb. 14 riots": "2025-02-14"},
    ("the September 11 attacks", "the July 7 bombings", "the March 11 o'clock train"),
)  # fmt: skip
JOINED_MONTH_DAY = Rule(
    "month and day joined", "MD",
    "(?<!DAYORD) m:MON (?:DASH|SLASH) d:DAYNUM (?!MONLOW|DASH|SLASH|LENGTH|YEAR|PL|W|CAP)",
    lambda p: month_day(p.whole("m"), p.whole("d")),
    {"on Oct-2": "2024-10-02", "Apr/14": "2025-04-14"}, ("on 2 Oct-3 Nov", "the May-12 men"),
)  # fmt: skip
MONTH_DAY_WORDS = Rule(
    "month and day in words", "MD",
    "m:MON DET? (?:d:SECOND (?!W|PL|CAP|UNIT|QUARTER|HALF|CENTURYW|DASH|OF)"
    "|(?:d:SMALL|d:NUMBER) (?:$|(?=DOT|PUNCT|COMMA|NL|TIMEOFDAY)))",
    lambda p: month_day(p.whole("m"), p.whole("d")),
    {"on April the second": "2025-04-02", "on January seven.": "2025-01-07"},
    ("in March second men", "in April seven men"),
)  # fmt: skip
DAY_MONTH = Rule(
    "day and month", "MD",
    "(?:DET? (?=ORD))? (?<!MON) d:DAYORD (?:OF|DASH)? m:MONLOW (?!YEAR|DASH? DIGITS) (?!(?<=LOWMAY) W)",
    lambda p: month_day(p.whole("m"), p.whole("d")),
    {"on 5 March": "2025-03-05", "on the 3rd of April": "2025-04-03"}, ("5 may go",),
)  # fmt: skip
WEEKDAY_NUMBER = Rule(
    "weekday and day of the month", "MD",
    "w:WDAYANY (?:COMMA|DET)? (?:n:N12|n:N31) (?=$|DOT|PUNCT|NL|RPAR|QUOTE)"
    " | w:WDAYANY (?:COMMA|DET)? n:ORDN (?!ORD|UNIT|CENTURYW|CAP|W|PL|QUARTER|HALF|DASH|LENGTH|OF|MONLOW)",
    weekday_number,
    {"left on Friday 11.": "2025-04-11", "on Friday the 11th": "2025-04-11"}, ("Friday 11th Avenue", "Friday 11 men"),
)  # fmt: skip
DAY_NUMBER = Rule(
    "day of the month", "MD",
    "(?<=FOR) DET n:ORDN (?=$|ENDING) | (?<=ON) n:ORDN (?=$|ENDING|AT)"
    " | (?<=ON|BY|TO|UNTIL|SINCE|FROM|AROUND|OF) DET n:ORDN"
    " (?!ORD|UNIT|CENTURYW|CAP|W|PL|QUARTER|HALF|DASH|LENGTH)"
    " (?!(?:COMMA ORDN){0,3} (?:AND|OR|TO|THROUGH|COMMA) DET? (?:DAYDATE|MD|DAYNUM (?:OF? MON|DASH?"
    " (?:CENTURYW|QUARTER|QUARTERS|PL))))",
    day_number,
    {"on the 12th": "2025-04-12", "By the 12th only two were left.": "2025-04-12"},
    ("on the 12th floor", "for the 12th time", "from the 15th to the 19th century"),
)  # fmt: skip
WEEKDAY_MONTH_DAY = Rule(
    "weekday, month and day", "MD", "w:WDAYANY (?:COMMA|DASH)? DET? (?:x:MD|n:ORDN (?!W|CAP))", weekday_of,
    {"on Monday, April 14": "2025-04-14"}, ("Monday, 14 men",),
)  # fmt: skip
DATELINE = Rule(
    "day of a dateline", "DATE",
    "(?<=CAPS COMMA) x:MD (?=LPAR CAP|DASH DASH|PUNCT|DASH (?:CAP|DET|A|OUTSIDE))", dateline,
    {"KYIV, June 15 (Agency) - Talks will resume.": "2024-06-15",
    "OSLO, April 16 -- Talks will resume.": "2025-04-16"}, ("On June 15 (Agency)",),
)  # fmt: skip
WEEKDAY = Rule(
    "weekday", "RECUR",
    "(?<!TITLE) (?<!TITLE DOT) (?:(?<!GIVEN)|(?=WDAY DAYPART)) w:WDAY"
    " (?!(?<=DET WDAY) (?:CAP|TIMES)) | (?<=ON|LAST|NEXT|THIS) w:SATSUN"
    " (?!CAP)", lambda p: name("weekday", p, "w"),
    {"was held on Friday": "2025-04-11", "will meet on Friday": "2025-04-18", "on Sat": "2025-04-12",
    "rained in St. Henry Monday night": "2025-04-14TNI"},
    ("the Sunday Times", "Sgt. Friday laughed", "Mary Wednesday laughed", "on Bloody Sunday", "the Friday Group",
    "on Black Friday",
    "he sat down", "the Sun reported"),
)  # fmt: skip
MONTH = Rule(
    "month", "RECUR",
    "(?<!TITLE) (?<!TITLE DOT) m:MONTH (?!(?<!MONTHCUE MONTH) CAP) (?!(?<=W BY MONTH|PL BY MONTH|SMALL BY MONTH) CAP)"
    " (?!(?<=CAPITAL MONTH))"
    " | (?<!WITH) m:NAMEMONTH"
    " | (?:(?<=MONTHCUE|LAST|NEXT|THIS|DASH)|(?=MAYMARCH (?:OF|DASH|(?:TO|THROUGH|AND|OR|UNTIL) MON))"
    "|(?<=DET|A) (?=MAYMARCH (?:W|PL)))"
    " m:MAYMARCH (?!CAP|DASH CAP) | (?<=FOR|WITH|THAN) c:MAYMARCH (?!CAP|DASH CAP)"
    " | (?:(?<=MONTHCUE|THIS|LAST|NEXT|DASH)|(?=SHORTMONTH DASH (?:MON|DATE))) m:SHORTMONTH (?!CAP|DASH"
    " (?:A|W|OF|DET))",
    month_name,
    {"for March": "2025-03", "in February": "2025-02", "in May": "2025-05", "since March": "2025-03",
    "in Sept.": "2024-09", "under a March truce": "2025-03"},
    ("2 February", "May I ask", "read by June Archer", "Rosa August sang", "at Mar-a-Cielo", "the Long March",
    "they may go", "Jan Novak said", "April Smith said",
    "Mrs. June left", "shop with april", "a vote for May"),
)  # fmt: skip
QUARTER = Rule(
    "quarter of the year", "RECUR",
    "(?!DET ORD DASH) DET? (?:n:ORD f:FISCAL?|f:FISCAL n:ORD) DASH?"
    " (?:QUARTER|h:HALF (?=OF DET? FISCAL? UNIT)|(?<=POSS ORD) h:HALF)"
    " (?!OF (?!DET? FISCAL? UNIT)|DASH) | f:FISCAL? q:QTOKEN", quarter,
    {"in the third quarter": "2024-Q3", "in Q1": "2025-Q1", "in fiscal Q1": "2025-Q1"},
    ("the first half of the match", "a quarter of them"),
)  # fmt: skip
SEASON = Rule(
    "season", "RECUR",
    "DET s:SEASONANY (?!OF (?!YEAR|YDATE|DATE|REL|THIS|THAT|LAST|NEXT)|W|PL|CAP) | (?<!CAP)"
    " (?<!TITLE DOT) (?<!TITLE) s:SEASON (?!CAP)"
    " | (?<=LAST|NEXT|THIS|PAST|COMING|EVERY|EACH) s:FALL (?!OF|IN (?:W|PL|DET))",
    lambda p: name("season", p, "s"),
    {"in the spring": "2025-SP", "by winter": "2025-WI", "was lost last fall": "2024-FA"},
    ("the fall of Rome", "Spring Hill", "this fall in prices"),
)  # fmt: skip
FEAST = Rule(
    "feast", "RECUR", "(?<!CAP) f:FEAST (?!CAP)", lambda p: Chosen(Recurring("feast", name="/".join(p.words("f")))),
    {"on Palm Sunday": "2025-04-13", "at Christmas": "2024-12-25", "on Black Friday": "2024-11-29"},
    ("Good Friday Agreement", "White Christmas"),
)  # fmt: skip
LOW_WEEKDAY = Rule(
    "short weekday in small letters", "RECUR",
    "^ w:LOWDAY (?=$|DOT $|COMMA WDAYANY) | (?<=ON|LAST|NEXT|THIS) w:LOWDAY (?!W|PL|CAP)",
    lambda p: name("weekday", p, "w"),
    {"mon": "2025-04-14", "met on fri": "2025-04-11"}, ("he sat", "they wed"),
)  # fmt: skip
LOW_MONTH = Rule(
    "month in small letters", "RECUR",
    "(?<=IN|BY|BEFORE|AFTER|SINCE|UNTIL|LAST|NEXT|OF|BETWEEN) m:LOWMAY (?=$|DOT|COMMA|PUNCT|AND|OR|TO|DASH)"
    " | ^ m:LOWMAY (?=$|DOT $|(?:AND|OR|TO|DASH) MONLOW|(?:THIS|NEXT|LAST) UNIT) | (?<=THIS) m:LOWMAY (?=$|DOT $)",
    lambda p: name("month", p, "m"),
    {"rained in march.": "2025-03", "this may": "2025-05"},
    ("this may, too, be so", "a march by night", "of march winds"),
)  # fmt: skip

LEVEL = (SLASHED, MONTH_DAY, JOINED_MONTH_DAY, MONTH_DAY_WORDS, WEEKDAY_NUMBER, DAY_MONTH, DAY_NUMBER)
WITH_WEEKDAY = (WEEKDAY_MONTH_DAY, DATELINE)
NAMES = (WEEKDAY, MONTH, QUARTER, SEASON, FEAST, LOW_WEEKDAY, LOW_MONTH)
