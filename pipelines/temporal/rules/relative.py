"""Dates relative to the day of the text: yesterday, last week, two days ago, next Friday, the last three months."""

from dataclasses import replace

from pipelines.temporal.calendar import DAY, SEASON_CODES, WEEK, WEEKEND
from pipelines.temporal.lexicon.model import UNITS
from pipelines.temporal.meaning import (
    Away,
    Base,
    Chosen,
    Clock,
    DayPart,
    Fiscal,
    Meaning,
    Recurring,
    Shift,
    Stretch,
    Vague,
    Which,
    is_day,
)
from pipelines.temporal.rule import Parts, Rule, amount, chosen, shifted, unit_shift


def unit_by(p: Parts, count: int) -> Meaning | None:
    """Return the unit so many from that of the anchor, by the fiscal calendar if the words say so."""
    shift = unit_shift(p.unit("u"), count)
    return Fiscal(shift) if shift is not None and "f" in p else shift


def last_unit(p: Parts) -> Meaning | None:
    """Return the unit before that of the anchor; on a Sunday, the week that is ending is last week."""
    week = "f" not in p and p.unit("u").grain is WEEK
    return unit_shift(p.unit("u"), -1, Shift(DAY, 1)) if week else unit_by(p, -1)


def day_part(p: Parts, count: int) -> Meaning:
    """Return a part of the day so many days on."""
    return DayPart(p.word("p", "NI"), Shift(DAY, count))


def from_now(p: Parts) -> Meaning:
    """Ten days from now, or from tomorrow."""
    day = p.whole("n")
    return shifted(p.length("d"), 1, Shift(DAY, day) if day else Base.ANCHOR)


def named(p: Parts) -> Meaning | None:
    """Return a recurring name: last, this, coming or next; "the next Friday" counts from the day told before."""
    which = {"l": Which.LAST, "n": Which.NEXT, "c": Which.FROM}
    told = "d" in p and isinstance(x := p.meaning("x"), Chosen) and x.what.family == "weekday"
    base = Base.NARRATIVE if told else Base.ANCHOR
    return chosen(p.meaning("x"), next((which[part] for part in which if part in p), Which.THIS), base)


def past_unit(p: Parts) -> Meaning | None:
    """Return the past week is the amount that ends now; the past weekend is a weekend."""
    unit = p.unit("u")
    return unit_shift(unit, -1) if unit.grain is WEEKEND else Stretch(amount(1, unit), back=True)


def before_that(p: Parts) -> Meaning | None:
    """Return the name after the next one, or before the last."""
    which = Which.NEXT if "n" in p else Which.LAST
    nearer = chosen(p.meaning("x"), which)
    return Chosen(nearer.what, which, nearer) if isinstance(nearer, Chosen) else None


def away(p: Parts) -> Meaning | None:
    """Return an amount before a day that is itself relative: a week ago Monday, two years ago this month."""
    ago, day = p.meaning("y"), p.meaning("x")
    if not isinstance(ago, Shift) or not ago.from_day or ago.base is not Base.ANCHOR or ago.mod or ago.unit is DAY:
        return None
    if isinstance(day, Chosen) and day.which is Which.OPEN:
        day = Chosen(day.what, Which.UP_TO, Base.ANCHOR)
    length = amount(abs(ago.count), next(unit for unit in UNITS.values() if unit.grain is ago.unit))
    return Away(length, after=ago.count > 0, of=day) if isinstance(day, Chosen | Shift | DayPart | Clock) else None


def to_the_day(p: Parts) -> Meaning | None:
    """So long ago, and no day more or less."""
    ago = p.meaning("y")
    exact = isinstance(ago, Shift) and ago.from_day and ago.base is Base.ANCHOR and not ago.mod
    if not isinstance(ago, Shift) or not exact or p.meaning("x") != Shift(DAY, 0, Base.NARRATIVE):
        return None
    unit = next(unit for unit in UNITS.values() if unit.grain is ago.unit)
    return Away(amount(abs(ago.count), unit), after=ago.count > 0, of=Shift(DAY, 0))


def week_on(p: Parts) -> Meaning | None:
    """Friday week: a week after the coming Friday."""
    unit, day = p.unit("u"), p.meaning("x")
    if unit.grain is not WEEK:
        return None
    if isinstance(day, Chosen):
        day = chosen(day, Which.FROM)
    return Away(amount(1, unit), after=True, of=day) if isinstance(day, Chosen | Shift) and is_day(day) else None


def weekdays_ago(p: Parts) -> Meaning | None:
    """Two Saturdays ago: a week before the last one."""
    last = Chosen(Recurring("weekday", p.whole("w")), Which.LAST)
    return Away(amount(p.whole("n") - 1, UNITS["week"]), after=False, of=last) if p.whole("n") > 1 else None


def seasons(p: Parts) -> Meaning:
    """Return the past three summers: as many years, of which the words name a season."""
    length = amount(p.number("n"), UNITS["year"])
    return Stretch(replace(length, value=f"{length.value[:-1]}{SEASON_CODES[p.whole('s')]}"), back="b" in p)


COUNT_BEFORE_SIDE = Rule(
    "counted units, the side after the count", "STRETCH",
    "DET? n:COUNT (?:b:LAST|b:PAST|b:PREVIOUS|NEXT|COMING|FOLLOWING) u:UNITS",
    lambda p: Stretch(amount(p.number("n"), p.unit("u")), back="b" in p),
    {"rose in the four previous weeks": "P4W", "will rise in the 3 next weeks": "P3W"}, ("the four previous men",),
)  # fmt: skip
AFTER_NEXT = Rule(
    "unit after next", "REL", "DET u:ANYUNIT (?:AFTER n:NEXT|BEFORE LAST)",
    lambda p: unit_shift(p.unit("u"), 2 if "n" in p else -2),
    {"in the week after next": "2025-W18", "in the month before last": "2025-02"}, ("the man after next",),
)  # fmt: skip
NAME_AFTER_NEXT = Rule(
    "name after next", "REL", "DET? x:RECUR (?:AFTER n:NEXT|BEFORE LAST) (?!W|PL|CAP|ANYUNIT)", before_that,
    {"on the Friday after next": "2025-05-02", "on the Friday before last": "2025-04-04",
    "left Monday before last": "2025-04-07"}, ("the man after next", "on Friday after next month"),
)  # fmt: skip
AGO_OF_DAY = Rule(
    "ago, of a day", "REL", "y:REL (?:x:REL|x:DATE|x:RECUR (?!CAP|POSS))", away,
    {"two years ago this month": "2023-04", "80 years ago today": "1945-04-15", "a week ago Monday": "2025-04-07",
    "three weeks ago tomorrow": "2025-03-26"}, ("a week ago men",),
)  # fmt: skip
TO_THE_DAY = Rule(
    "ago to the day", "REL", "(?<!FROM) y:REL TO x:REL", to_the_day,
    {"opened three years ago to the day": "2022-04-15"}, ("from yesterday to the day of the vote",),
)  # fmt: skip
WEEK_ON = Rule(
    "a week on", "REL", "(?:x:RECUR|x:REL) u:UNIT (?=$|ENDING|AT|FOR|IN|TO)", week_on,
    {"will meet on Friday week": "2025-04-25", "will meet today fortnight": "2025-04-29"}, ("the Friday night",),
)  # fmt: skip
SEASONS = Rule(
    "last seasons", "STRETCH", "DET? (?:b:LAST|b:PAST|b:PREVIOUS|NEXT|COMING) n:COUNT s:SEASONS", seasons,
    {"in each of the past three springs": "P3SP"}, ("the past three men",),
)  # fmt: skip
NAME_BEHIND = Rule(
    "name with its side behind it", "REL", "(?:x:MD|x:RECUR) (?:l:LAST|n:NEXT) (?=$|ENDING)", named,
    {"of 12 October last": "2024-10-12", "on the 1st of May next.": "2025-05-01"}, ("October last week",),
)  # fmt: skip
DEICTIC = Rule(
    "today", "REL", "DET? d:DEICTIC", lambda p: Shift(DAY, p.whole("d")),
    {"it rained yesterday": "2025-04-14", "it will rain the day after tomorrow": "2025-04-17"}, ("a todayish thing",),
)  # fmt: skip
TONIGHT = Rule(
    "tonight", "REL", "TONIGHT", lambda p: day_part(p, 0), {"it rains tonight": "2025-04-15TNI"}, ("to night",),
)  # fmt: skip
OVERNIGHT = Rule(
    "overnight", "REL", "OVERNIGHT (?!W|PL|CAP)", lambda p: day_part(p, -1),
    {"was hit overnight.": "2025-04-14TNI"}, ("overnight trains",),
)  # fmt: skip
THIS_PART = Rule(
    "this part of the day", "REL", "(?:l:LAST|THIS|n:NEXT) p:DAYPART",
    lambda p: day_part(p, -1 if "l" in p else 1 if "n" in p else 0),
    {"it rained last night": "2025-04-14TNI", "it rained this morning": "2025-04-15TMO"}, ("the night",),
)  # fmt: skip
THIS_UNIT = Rule(
    "this unit", "REL", "(?:THIS|DET CURRENT|CURRENT) f:FISCAL? u:ANYUNIT", lambda p: unit_by(p, 0),
    {"this year": "2025", "in the current quarter": "2025-Q2", "was hit this weekend": "2025-W15-WE"}, ("this is",),
)  # fmt: skip
LAST_UNIT = Rule(
    "last unit", "REL", "(?:(?<=OF|IN|ON|BY) DET|DET (?=LAST QUARTER))? (?<!POSSESSIVE) LAST f:FISCAL? u:ANYUNIT"
    " (?!OF (?:NEXT|LAST|THIS|THAT|COMING|CURRENT|DET (?:UNIT|QUARTER|CURRENT))) | DET LATEST f:FISCAL? u:ANYUNIT",
    last_unit, {"in the latest quarter": "2025-Q1", "last week": "2025-W15", "last year": "2024"},
    ("at last it rained a week", "Her last day is here."),
)  # fmt: skip
NEXT_UNIT = Rule(
    "next unit", "REL", "(?:NEXT|DET? COMING|DET NEXT (?=FISCAL)) f:FISCAL? u:ANYUNIT", lambda p: unit_by(p, 1),
    {"next month": "2025-05", "in the coming year": "2026", "it will rain next hour": "PT1H"}, ("the next soldier",),
)  # fmt: skip
NAMED = Rule(
    "last, this or next name", "REL",
    "(?:DET? (?:l:LAST|l:PAST)|DET l:LATEST|THIS l:PAST|THIS|THIS c:COMING|DET? CURRENT|(?:d:DET)? n:NEXT"
    "|DET? n:COMING) (?:x:RECUR|x:MD) (?!(?<=LAST RECUR) OF (?:THIS|THAT|NEXT|LAST|EACH|EVERY|DET"
    " (?:UNIT|QUARTER|SAME|CURRENT|NEXT|COMING|FOLLOWING|PREVIOUS)))", named,
    {"last Monday": "2025-04-14", "this summer": "2025-SU", "next Friday": "2025-04-25", "last summer": "2024-SU",
    "next April 5": "2026-04-05"}, ("this man", "the last Friday of this month"),
)  # fmt: skip
AGO = Rule(
    "ago", "REL", "d:DURANY AGO", lambda p: shifted(p.length("d"), -1, Base.ANCHOR),
    {"two days ago": "2025-04-13", "two months ago": "2025-02", "four years ago": "2021"}, ("long ago",),
)  # fmt: skip
UNITS_AGO = Rule(
    "units ago", "REL", "d:UNITS AGO", lambda p: Vague("PAST_REF", -1, Base.ANCHOR, p.length("d")),
    {"weeks ago": "PAST_REF"}, ("weeks of rain",),
)  # fmt: skip
FROM_NOW = Rule(
    "from now", "REL", "d:DURANY FROM (?:NOW|n:DEICTIC)", from_now,
    {"ten days from now": "2025-04-25"}, ("ten days from Kyiv",),
)  # fmt: skip
WEEKDAYS_AGO = Rule(
    "weekdays ago", "REL", "(?:n:SMALL|n:N12) w:WEEKDAYS AGO", weekdays_ago,
    {"was seen two Saturdays ago": "2025-04-05"}, ("two men ago",),
)  # fmt: skip
STRETCH_BACK = Rule(
    "last units", "STRETCH",
    "(?:DET|THIS|POSSESSIVE|(?<!WORD|TO)) (?:LAST|PAST|LATEST) (?:d:DUR|d:UNITS|d:QUARTERS) (?!OF)",
    lambda p: Stretch(p.length("d"), back=True),
    {"in the last three weeks": "P3W", "over the last years": "PXY"},
    ("the last three men", "It is likely to last weeks."),
)  # fmt: skip
PAST_UNIT = Rule(
    "past unit", "STRETCH", "(?<!COUNT|HALF|QUARTER) (?:DET|THIS)? PAST u:ANYUNIT (?!DASH)", past_unit,
    {"over the past year": "P1Y", "in the past decade": "P1DE"}, ("the past tense",),
)  # fmt: skip
STRETCH_ON = Rule(
    "next units", "STRETCH", "DET? (?:NEXT|COMING) (?:d:DUR|d:UNITS|d:QUARTERS) | DET d:UNITS AHEAD (?!OF)",
    lambda p: Stretch(p.length("d"), back=False),
    {"over the next ten days": "P10D", "in the coming weeks": "PXW", "in the weeks ahead": "PXW"},
    ("the next ten men",),
)  # fmt: skip
PART_ALONE = Rule(
    "part of the day alone", "REL", "^ (?:PARTMOD DASH?)? p:DAYPART (?=$|DOT $)",
    lambda p: DayPart(p.word("p"), Shift(DAY, 0)),
    {"morning": "2025-04-15TMO", "mid-afternoon": "2025-04-15TAF"}, ("good morning", "night raids"),
)  # fmt: skip

ALONE = (PART_ALONE,)
AROUND_A_DAY = (AGO_OF_DAY, TO_THE_DAY, WEEK_ON)
LEVEL = (
    COUNT_BEFORE_SIDE, SEASONS, AFTER_NEXT, NAME_AFTER_NEXT, NAME_BEHIND, DEICTIC, TONIGHT, OVERNIGHT, THIS_PART,
    THIS_UNIT, LAST_UNIT, NEXT_UNIT, NAMED,
    AGO, UNITS_AGO, WEEKDAYS_AGO, FROM_NOW, STRETCH_BACK, PAST_UNIT, STRETCH_ON,
)  # fmt: skip
