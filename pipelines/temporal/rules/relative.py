"""Dates relative to the day of the text: yesterday, last week, two days ago, next Friday, the last three months."""

from pipelines.temporal.calendar import DAY, WEEKEND
from pipelines.temporal.lexicon.model import Unit
from pipelines.temporal.meaning import Base, Chosen, DayPart, Meaning, Shift, Stretch, Vague, Which
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.quantities import UNKNOWN, amount, shifted

LAST, THIS, NEXT = Which.LAST, Which.THIS, Which.NEXT


def unit_shift(u: Unit, count: int, base: Base = Base.ANCHOR) -> Meaning | None:
    """The unit so many before or after that of the base."""
    if u.grain is None:
        return None
    return Shift(u.grain, count * u.factor, base)


def chosen(x: Meaning, which: Which, base: Base = Base.ANCHOR) -> Meaning | None:
    """A recurring name, last, this or next."""
    return Chosen(x.what, which, base) if isinstance(x, Chosen) and x.which is Which.OPEN else None


DEICTIC = Rule(
    "today", "REL", "(?:(?=DEICTIC)|(?<=DET) ) d:DEICTIC", lambda d: Shift(DAY, d),
    {"yesterday": "2025-04-14", "the day after tomorrow": "2025-04-17"}, ("todays",),
)  # fmt: skip
TONIGHT = Rule(
    "tonight", "REL", "TONIGHT", lambda: DayPart("NI", Shift(DAY, 0)), {"tonight": "2025-04-15TNI"}, ("to night",),
)  # fmt: skip
OVERNIGHT = Rule(
    "overnight", "REL", "OVERNIGHT (?!W|PL|CAP)", lambda: DayPart("NI", Shift(DAY, -1)), {"was hit overnight": "2025-04-14TNI"}, ("overnight trains",),
)  # fmt: skip
LAST_NIGHT = Rule(
    "last night", "REL", "LAST p:DAYPART | THIS q:DAYPART | n:NEXT r:DAYPART",
    lambda p=None, q=None, n=None, r=None: DayPart(p or q or r, Shift(DAY, -1 if p else (0 if q else 1))),
    {"last night": "2025-04-14TNI", "this morning": "2025-04-15TMO"}, ("the night",),
)  # fmt: skip
THIS_UNIT = Rule(
    "this unit", "REL", "(?:THIS|DET CURRENT|CURRENT) FISCAL? u:ANYUNIT", lambda u: unit_shift(u, 0),
    {"this year": "2025", "the current quarter": "2025-Q2"}, ("this is",),
)  # fmt: skip
LAST_UNIT = Rule(
    "last unit", "REL", "(?:(?<=OF|IN|ON|BY) DET|DET (?=LAST QUARTER))? LAST FISCAL? u:ANYUNIT", lambda u: unit_shift(u, -1),
    {"last week": "2025-W15", "last year": "2024"}, ("at last a week",),
)  # fmt: skip
NEXT_UNIT = Rule(
    "next unit", "REL", "(?:NEXT|COMING) FISCAL? u:ANYUNIT", lambda u: unit_shift(u, 1),
    {"next month": "2025-05"}, ("the next soldier",),
)  # fmt: skip
LAST_NAMED = Rule(
    "last named", "REL", "(?:DET? (?:LAST|PAST)|DET LATEST|THIS PAST) x:RECUR", lambda x: chosen(x, LAST),
    {"last Monday": "2025-04-14", "last summer": "2024-SU"}, ("at last",),
)  # fmt: skip
THIS_NAMED = Rule(
    "this named", "REL", "THIS COMING? x:RECUR", lambda x: chosen(x, THIS),
    {"this Friday": "2025-04-18", "this summer": "2025-SU"}, ("this man",),
)  # fmt: skip
NEXT_NAMED = Rule(
    "next named", "REL", "DET? (?:NEXT|COMING) x:RECUR", lambda x: chosen(x, NEXT),
    {"next Friday": "2025-04-25", "next May": "2025-05"}, ("next man",),
)  # fmt: skip
AGO = Rule(
    "ago", "REL", "d:DURANY AGO", lambda d: shifted(d, -1, Base.ANCHOR),
    {"two days ago": "2025-04-13", "two months ago": "2025-02"}, ("days ago were",),
)  # fmt: skip
UNITS_AGO = Rule(
    "units ago", "REL", "u:UNITS AGO", lambda u: Vague("PAST_REF", -1, Base.ANCHOR, amount(UNKNOWN, u)),
    {"weeks ago": "PAST_REF"}, ("weeks of rain",),
)  # fmt: skip
FROM_NOW = Rule(
    "from now", "REL", "d:DURANY FROM (?:NOW|n:DEICTIC)", lambda d, n=0: shifted(d, 1, Base.ANCHOR if not n else Shift(DAY, n)),
    {"ten days from now": "2025-04-25"}, ("ten days from Kyiv",),
)  # fmt: skip
STRETCH_BACK = Rule(
    "last units", "STRETCH", "(?:DET|THIS|POSSESSIVE)? (?:LAST|PAST) (?:d:DUR|u:UNITS|q:QUARTERS) (?!OF)",
    lambda d=None, u=None, q=None: Stretch(d or amount(UNKNOWN, u or q), back=True),
    {"in the last three weeks": "P3W", "over the last years": "PXY"}, ("the last three men",),
)  # fmt: skip
PAST_UNIT = Rule(
    "past unit", "STRETCH", "(?<!COUNT|HALF|QUARTER) (?:DET|THIS)? PAST u:ANYUNIT (?!DASH)", lambda u: Stretch(amount(1, u), back=True) if u.grain is not WEEKEND else unit_shift(u, -1),
    {"over the past year": "P1Y", "in the past decade": "P1DE"}, ("the past tense",),
)  # fmt: skip
STRETCH_ON = Rule(
    "next units", "STRETCH", "DET? (?:NEXT|COMING) (?:d:DUR|u:UNITS|q:QUARTERS)",
    lambda d=None, u=None, q=None: Stretch(d or amount(UNKNOWN, u or q), back=False),
    {"over the next ten days": "P10D", "in the coming weeks": "PXW"}, ("the next ten men",),
)  # fmt: skip

AFTER_NEXT = Rule(
    "unit after next", "REL", "DET u:ANYUNIT (?:AFTER n:NEXT|BEFORE LAST)", lambda u, n=UNKNOWN: unit_shift(u, -2 if n is UNKNOWN else 2),
    {"the week after next": "2025-W18", "the month before last": "2025-02"}, ("the man after next",),
)  # fmt: skip

LEVEL = (AFTER_NEXT, 
    DEICTIC, TONIGHT, OVERNIGHT, LAST_NIGHT, THIS_UNIT, LAST_UNIT, NEXT_UNIT, LAST_NAMED, THIS_NAMED, NEXT_NAMED, AGO,
    UNITS_AGO, FROM_NOW, STRETCH_BACK, PAST_UNIT, STRETCH_ON,
)  # fmt: skip
