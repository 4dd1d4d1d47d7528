"""What stands alone: years, now and recently, days and weeks without a number, sets."""

from pipelines.temporal.calendar import DAY, YEAR, Cell
from pipelines.temporal.meaning import At, Due, Chosen, Meaning, Mod, Repeat, Undated, Vague
from pipelines.temporal.model import TimexType
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.quantities import UNKNOWN, amount

YEAR_RULE = Rule(
    "year", "YDATE",
    "(?:DET UNIT)? y:YEAR (?!LENGTH|DASH LENGTH|COMMA NBIG) (?<!CUR YEAR) (?<!TWODIGITS DASH YEAR) (?<!NBIG DASH YEAR) (?!DASH DIGITS DASH) (?!(?<!CUE YEAR) (?:PL|W PL)) (?!(?<=CAP YEAR) CAP)",
    lambda y: At(Cell(YEAR, y)),
    {"in 2014": "2014", "since 1998": "1998"}, ("2000 soldiers marched", "for $ 1999"),
)  # fmt: skip
ABOUT_YEAR = Rule(
    "about a year", "YDATE", "a:AROUND y:YDATE", lambda y, a: Mod("APPROX", y),
    {"built about 1830": "1830"}, ("about 1830 men",),
)  # fmt: skip
NOW = Rule(
    "now", "VAGUE", "n:NOW (?!THAT) | p:PRESENTREF | AT PRESENT | DET PRESENT (?=ENDING|$)", lambda n=None, p=None: Vague("PRESENT_REF"),
    {"is now open": "PRESENT_REF"}, ("now that it rains",),
)  # fmt: skip
RECENTLY = Rule(
    "recently", "VAGUE", "(?:MORE|MOST)? RECENTLY", lambda: Vague("PAST_REF"), {"was recently built": "PAST_REF"}, ("a decent man",),
)  # fmt: skip
RECENT = Rule(
    "recent units", "VAGUE", "DET? RECENT u:UNITS | (?<!MOST) RECENT", lambda u=None: Vague("PAST_REF", -1 if u else 0),
    {"in recent months": "PAST_REF"}, ("her most recent book",),
)  # fmt: skip
CURRENT = Rule(
    "current", "VAGUE", "(?<=DET) CURRENT (?=W|PL)", lambda: Vague("PRESENT_REF"),
    {"in the current crisis": "PRESENT_REF"}, ("ocean currents",),
)  # fmt: skip
THE_YEARS = Rule(
    "the years", "DUR", "(?<=OVER|THROUGH) (?:DET|THAT) u:UNITS (?!OF)", lambda u: amount(UNKNOWN, u),
    {"grew over the years": "PXY"}, ("the years of war",),
)  # fmt: skip
FUTURE = Rule(
    "the future", "VAGUE", "DET FUTURE (?!W|PL|CAP) | f:FUTUREREF | DET t:FUTURETERM | x:TODATE | (?<=IN) FUTURE (?=W|PL|COMMA|DOT|PUNCT)", lambda f=None, t=None, x=None: Vague("PRESENT_REF" if x else "FUTURE_REF"),
    {"in the future": "FUTURE_REF"}, ("future men",),
)  # fmt: skip
PAST = Rule(
    "the past", "VAGUE", "DET PAST (?=ENDING|AND|APOS|$)", lambda: Vague("PAST_REF"),
    {"as in the past.": "PAST_REF"}, ("the past tense",),
)  # fmt: skip
EVERY = Rule(
    "every unit", "SETX", "(?:q:EVERY|e:EACH|ALL) (?:OTHER|n:COUNT)? (?:u:UNIT|k:QUARTER|s:UNITS)", lambda u=None, k=None, s=None, n=1, **quant: Repeat(amount(n, u or k or s).value, "EACH" if "e" in quant else "EVERY"),
    {"every week": "P1W", "each day": "P1D"}, ("every man",),
)  # fmt: skip
EVERY_NAMED = Rule(
    "every named", "SETX", "(?:EVERY|EACH|ON ALL) x:RECUR | (?<!DET) d:WEEKDAYS", lambda x=None, d=None: named_set(x, d),
    {"every Friday": "XXXX-WXX-5", "on Mondays": "XXXX-WXX-1"}, ("every man",),
)  # fmt: skip
DAILY = Rule(
    "daily", "SETX", "d:DAILY (?!CAP)", lambda d: Repeat(d, "EVERY"),
    {"paid monthly": "P1M"}, ("the Daily Telegraph",),
)  # fmt: skip
TIMES_A = Rule(
    "times a unit", "SETX", "(?:f:ONCE|COUNT TIMES) (?:A|EVERY|EACH|PER) u:UNIT", lambda u, f=None: Repeat(amount(1, u).value, None, f),
    {"twice a month": "P1M"}, ("twice a man",),
)  # fmt: skip
PER_UNIT = Rule(
    "per unit", "SETX", "PER u:UNIT | (?:(?<=DIGITS)|(?<=CUR)|(?<=DECIMAL)|(?<=NUMBER)) (?=ADUR) v:ADUR", lambda u=None, v=None: Repeat(amount(1, u).value if u else v.value, "EACH"),
    {"30 per month": "P1M", "$ 40 a day": "P1D"}, ("per man",),
)  # fmt: skip
BARE_UNITS = Rule(
    "units", "DUR", "(?:(?<=PREP)|(?<=ONLY)|(?<=NEARLY)) u:UNITS (?!OLD|CAP)", lambda u: amount(UNKNOWN, u),
    {"within days": "PXD", "for years": "PXY"}, ("days gone by",),
)  # fmt: skip
A_UNIT = Rule(
    "a unit of time", "DUR", "(?:(?<=FOR)|(?<=WITHIN)|(?<=IN)|(?<=AFTER)|(?<=OVER)|(?<=DURING)|(?<=ONLY)|(?<=BY)) d:ADUR (?!W)", lambda d: d,
    {"for a year": "P1Y"}, ("look forward to a day that comes",),
)  # fmt: skip
AFTER_UNIT = Rule(
    "units after an event", "DUR", "u:UNITS (?=AFTER|BEFORE|LATER|EARLIER)", lambda u: Undated(amount(UNKNOWN, u).value, TimexType.DURATION),
    {"came days after the vote": "PXD"}, ("days of rain",),
)  # fmt: skip
AMOUNT_AFTER = Rule(
    "amount after an event", "STRETCH", "d:DURANY (?=AFTER|BEFORE)", lambda d: Undated(d.value, TimexType.DURATION),
    {"two days after the vote": "P2D"}, ("two men after",),
)  # fmt: skip
DAY_AFTER = Rule(
    "the day after an event", "DATE", "DET u:ANYUNIT (?:(?=AFTER|BEFORE|THAT)|(?=OF DET (?!DATE|REL)))", lambda u: Undated("XXXX-XX-XX" if u.grain is DAY else None),
    {"the day after the vote": "XXXX-XX-XX"}, ("the man after the vote",),
)  # fmt: skip


def named_set(x: Meaning | None, d: int | None) -> Meaning | None:
    """The calendar-shaped value of a recurring name: XXXX-WXX-5."""
    if d is not None:
        return Repeat(f"XXXX-WXX-{d + 1}", "EVERY")
    if not isinstance(x, Chosen):
        return None
    what = x.what
    values = {
        "weekday": f"XXXX-WXX-{what.first + 1}",
        "month": f"XXXX-{what.first:02d}",
        "month_day": f"XXXX-{what.first:02d}-{what.second:02d}",
        "season": f"XXXX-{('SP', 'SU', 'FA', 'WI')[what.first % 4]}",
        "quarter": f"XXXX-Q{what.first}",
        "day_number": f"XXXX-XX-{what.first:02d}",
    }
    value = values.get(what.family)
    return Repeat(value, "EVERY") if value else None


SHORT_YEAR = Rule(
    "short year", "YDATE", "(?<=IN|SINCE|OF|BY|FROM|UNTIL) APOS y:N99", lambda y: At(Cell(YEAR, 1900 + y)) if y >= 50 else None,
    {"the lowest since '82": "1982"}, ("'82 men",),
)  # fmt: skip
YEARS = (YEAR_RULE, SHORT_YEAR)
LEVEL = (
    CURRENT,
    THE_YEARS,
    ABOUT_YEAR,
    NOW,
    RECENTLY,
    RECENT,
    FUTURE,
    PAST,
    EVERY,
    EVERY_NAMED,
    DAILY,
    TIMES_A,
    PER_UNIT,
)
EVENTS = (AFTER_UNIT, AMOUNT_AFTER, DAY_AFTER)
DUE = Rule(
    "due", "STRETCH", "(?<=IN) AROUND? d:DURANY (?!DASH|OLD|W LENGTH)", lambda d: Due(d),
    {"will open in 90 days": "P90D"}, ("in 90 cases",),
)  # fmt: skip
WITHIN_AMOUNT = Rule(
    "within", "STRETCH", "(?<=WITHIN) AROUND? d:DURANY (?!OF|AFTER)", lambda d: Due(d, within=True),
    {"must leave within 24 hours": "PT24H"}, ("within 24 miles",),
)  # fmt: skip
DAYPART_SET = Rule(
    "every part of the day", "SETX", "(?:EVERY|EACH|MOST) (?:w:WDAY)? p:DAYPART", lambda p, w=None: Repeat(f"XXXX-WXX-{w + 1}T{p}" if w is not None else f"XXXX-XX-XXT{p}", "EVERY"),
    {"every morning": "XXXX-XX-XXTMO"}, ("morning tea",),
)  # fmt: skip
LAST = (DUE, WITHIN_AMOUNT, BARE_UNITS, A_UNIT)
