"""What stands alone: years, now and recently, units without a number, amounts due or hung on an event."""

from datetime import date

from pipelines.temporal.calendar import DAY, WEEKEND, YEAR, Cell
from pipelines.temporal.meaning import At, Due, Edition, Meaning, Mod, Repeat, Undated, Vague
from pipelines.temporal.model import TimexType
from pipelines.temporal.rule import Parts, Rule, full_year, of_century


def short_year(p: Parts) -> Meaning:
    """'82 is 1982, or 1882 in a text of that time."""
    return of_century(At(Cell(YEAR, full_year(p.whole("y")))), p.whole("y"))


def household(p: Parts) -> Meaning:
    """Return a day that everybody knows by its date."""
    return At(Cell(DAY, date.fromisoformat(p.word("x")).toordinal()))


def after_event(p: Parts) -> Meaning:
    """Return an amount before or after an event: dated by the event's report, not here."""
    return Undated(p.length("d").value, TimexType.DURATION)


def units(p: Parts) -> Meaning:
    """Units without a number; weekends are a set."""
    return Repeat("XXXX-WXX-WE") if p.unit("d").grain is WEEKEND else p.length("d")


def day_of_event(p: Parts) -> Meaning:
    """Return the day after an event."""
    return Undated("XXXX-XX-XX" if p.unit("u").grain is DAY else None)


NUMBERING_NOUN = (
    "(?!(?<=IN W YEAR|ON W YEAR|AT W YEAR|BY W YEAR|FROM W YEAR) (?!W|PL|PRON|CAP|DASH|POSS)) "
    "(?!(?<=CAP YEAR)(?<!CAP CAP YEAR|OUTSIDE CAP YEAR|DASH CAP YEAR|OF CAP YEAR) (?!RPAR|PUNCT|NL|POSS|$|DASH YEAR))"
)
"""A noun or a single name right before a number is numbered by it: "in sector 1908", "Sector 1908".

The last of several names may have a year, as may a name behind "of" ("the lesson of Suez 1956"), and an adjective may
stand before one: "in record 1989 sales".
"""
YEAR_RULE = Rule(
    "year", "YDATE",
    "(?:DET WHOLE? UNIT)? y:YEAR (?!LENGTH (?!SMALL)|DASH LENGTH|COMMA NBIG|DASH (?:DIGITS|YDATE) DASH)"
    " (?!(?<=DIGITS DASH YEAR) DASH) (?<!NOTYEAR YEAR) (?:(?<!LEAST YEAR)|(?<=PREP AT LEAST YEAR))"
    " (?<!NUMBERED DOT YEAR|MORE THAN YEAR|LESS THAN YEAR) (?!COMMA (?:DET|A) WORK) (?!(?<=AROUND YEAR) (?:PL|W PL))"
    " (?<!TWODIGITS DASH YEAR) (?<!NBIG DASH YEAR) (?<!NBIG DASH YEAR DASH YEAR)"
    " (?!(?<!CUE YEAR) (?:PL|W PL)) (?!(?<=CAP YEAR) CAP) (?!(?<=IN YEAR) PL DET) (?!HOUSES)"
    f" {NUMBERING_NOUN}",
    lambda p: p.date("y"),
    {"in 2014": "2014", "since 1998": "1998", "the 1952 floods": "1952",
    "until at least 2014": "2014", "At the Winter Games 2014 it snowed.": "2014",
    "see Larsen 2011; Moreau 2014": "2011",
    "well into 1941": "1941", "the lesson of Suez 1956 was lost": "1956", "This 1833 sketch shows it.": "1833"},
    ("2000 soldiers marched", "for $ 1999", "in Resolution 1483", "Route 1990", "Table 1984", "No. 1998 won", "# 2015",
    "1500 people fled", "about 1900 men fled", "some 1500 fled", "nearly 2000 fled", "more than 1500 fled",
    "at least 1400 fled", "1984, the novel", "the film 2012", "Call 555 2025", "Ring +49 2011-2016-45",
    "A Fokker 1960 took off.", "in Sector 1908 of it", "in sector 1908 of it", "at gate 1500.", "Barge 1960 sank",
    "In 2019 trials the drug failed.", "the 1900 block of Elm Street"),
)  # fmt: skip
EDITION = Rule(
    "year of an edition", "YDATE",
    "(?<=AT CAP|TO CAP|OF CAP|FOR CAP|IN CAP|DURING CAP) y:YEAR (?!LENGTH|DASH|PL|W PL|COMMA NBIG)",
    lambda p: Edition(Cell(YEAR, p.whole("y"))),
    {"spoke at Bookfest 2025 on trade": "2025"}, ("at Gate 1500", "spoke at Bookfest 2009 on trade"),
)  # fmt: skip
HOUSEHOLD = Rule(
    "date that is a name", "DAYDATE", "x:HOUSEHOLD", household,
    {"ten years after 9/11": "2001-09-11"}, ("won 9/12 of them", "the 9/11 attacks"),
)  # fmt: skip
YEAR_OF_ITS_OWN = Rule(
    "year and what is its own", "YDATE", "y:DECADEPOSS", lambda p: At(Cell(YEAR, p.whole("y") * 10)),
    {"Agenda 2030's goals": "2030"}, ("the 1990's fashion",),
)  # fmt: skip
SHORT_YEAR = Rule(
    "short year", "YDATE", "(?<=IN|SINCE|OF|BY|FROM|UNTIL) y:SHORTYEAR", short_year,
    {"the lowest since '82": "1982", "a winner in '09": "2009", "sunk in '42": "1942"}, ("'82 men",),
)  # fmt: skip
ABOUT_YEAR = Rule(
    "about a year", "YDATE", "m:AROUND y:YDATE", lambda p: Mod("APPROX", p.meaning("y")),
    {"built about 1830": "1830"}, ("about 30 men",),
)  # fmt: skip
NOW = Rule(
    "now", "VAGUE",
    "NOW (?!THAT) | PRESENTREF | TODATE | AT PRESENT | DET PRESENT (?=ENDING|$)", lambda p: Vague("PRESENT_REF"),
    {"is now open": "PRESENT_REF", "closed for the time being": "PRESENT_REF"}, ("now that it rains",),
)  # fmt: skip
CURRENT = Rule(
    "current", "VAGUE", "(?<=DET) CURRENT (?=W|PL)", lambda p: Vague("PRESENT_REF"),
    {"in the current crisis": "PRESENT_REF"}, ("ocean current",),
)  # fmt: skip
RECENTLY = Rule(
    "recently", "VAGUE", "(?:MORE|MOST)? RECENTLY (?!AS) | (?<!MOST) RECENT", lambda p: Vague("PAST_REF"),
    {"was recently built": "PAST_REF", "in recent battles": "PAST_REF"}, ("her most recent book",),
)  # fmt: skip
RECENT_UNITS = Rule(
    "recent units", "VAGUE", "DET? RECENT UNITS", lambda p: Vague("PAST_REF", -1),
    {"in recent months": "PAST_REF"}, ("recent men",),
)  # fmt: skip
FUTURE = Rule(
    "the future", "VAGUE",
    "DET FUTURE (?!W|PL|CAP) | FUTUREREF | DET FUTURETERM | (?<=IN) FUTURE"
    " (?=W|PL|COMMA|DOT|PUNCT)",
    lambda p: Vague("FUTURE_REF"), {"in the future": "FUTURE_REF", "in the long term": "FUTURE_REF"},
    ("future men", "the long-term savings"),
)  # fmt: skip
PAST = Rule(
    "the past", "VAGUE", "DET PAST (?=ENDING|AND|APOS|$)", lambda p: Vague("PAST_REF"),
    {"as in the past.": "PAST_REF"}, ("the past tense",),
)  # fmt: skip
THE_YEARS = Rule(
    "the years", "DUR", "(?<=PREP) (?:DET|THAT) d:UNITS (?!CAP|YEAR|YDATE)", lambda p: p.length("d"),
    {"grew over the years": "PXY", "in the weeks since the coup": "PXW"}, ("the years went by",),
)  # fmt: skip
AFTER_EVENT = Rule(
    "amount after an event", "STRETCH",
    "DET? d:UNITS (?=AFTER|BEFORE|LATER|EARLIER) | d:DURANY (?=AFTER|BEFORE)", after_event,
    {"came days after the vote": "PXD", "two days after the vote": "P2D"}, ("days of rain",),
)  # fmt: skip
DAY_AFTER = Rule(
    "the day after an event", "DATE", "DET u:ANYUNIT (?:(?=AFTER|BEFORE|THAT)|(?=OF DET (?!DATE|REL)))", day_of_event,
    {"the day after the vote": "XXXX-XX-XX"}, ("the man after the vote",),
)  # fmt: skip
DUE = Rule(
    "due", "STRETCH", "(?<=IN) (?<!TIMEWORD IN) AROUND? d:DURANY (?!DASH|OLD|W LENGTH)", lambda p: Due(p.length("d")),
    {"will open in 90 days": "P90D"}, ("in 90 cases",),
)  # fmt: skip
WITHIN_AMOUNT = Rule(
    "within", "STRETCH", "(?<=WITHIN) AROUND? d:DURANY (?!OF|AFTER)", lambda p: Due(p.length("d"), within=True),
    {"must leave within 24 hours": "PT24H"}, ("within 24 miles",),
)  # fmt: skip
UNITS = Rule(
    "units", "DUR", "(?<=PREP|ONLY|NEARLY) d:UNITS (?!OLD|CAP)", units,
    {"open on weekends": "XXXX-WXX-WE", "gone within days": "PXD", "for years": "PXY"}, ("days gone by",),
)  # fmt: skip
A_UNIT = Rule(
    "a unit of time", "DUR", "(?<=FOR|WITHIN|IN|AFTER|OVER|DURING|ONLY|BY) d:ADUR (?!W)", lambda p: p.length("d"),
    {"for a year": "P1Y"}, ("look forward to a day that comes",),
)  # fmt: skip

YEARS = (HOUSEHOLD, YEAR_RULE, EDITION, YEAR_OF_ITS_OWN, SHORT_YEAR)
LEVEL = (CURRENT, THE_YEARS, ABOUT_YEAR, NOW, RECENTLY, RECENT_UNITS, FUTURE, PAST)
EVENTS = (AFTER_EVENT, DAY_AFTER)
LAST = (DUE, WITHIN_AMOUNT, UNITS, A_UNIT)
