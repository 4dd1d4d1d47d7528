"""Lengths of time (two days, a three-day march, half an hour) and sets of times (every week, twice a month)."""

from dataclasses import replace

from pipelines.temporal.meaning import Amount, Chosen, Meaning, Repeat, Several
from pipelines.temporal.rule import QUARTER, UNKNOWN, Parts, Rule, amount, fraction_of, half_of, joined, same_unit

TAIL_MODS = {"MORE_THAN": "EQUAL_OR_MORE", "LESS_THAN": "EQUAL_OR_LESS", "APPROX": "APPROX"}


def counted(p: Parts) -> Amount:
    """So many units, one if no number is given."""
    return amount(p.number("n"), p.unit("u"))


def half_unit(p: Parts) -> Amount | None:
    """Half an hour, a half-century, a quarter-century."""
    return fraction_of(p.unit("u"), QUARTER) if "q" in p else half_of(p.unit("u"))


def unit_long(p: Parts) -> Amount:
    """Year-long is a year, decades-long so many."""
    return amount(1, p.unit("u")) if "u" in p else amount(UNKNOWN, p.unit("s"))


def unit_and_half(p: Parts) -> Amount:
    """Return a year and a half."""
    return amount(p.whole("n", 1) + 0.5, p.unit("u"))


LENGTH = Rule(
    "duration", "DUR",
    "(?<!CUR) (?!YEAR (?:QUARTER|UNIT)|(?<=AT|BY|UNTIL|FROM|SINCE) (?:YEAR|HHMM) (?:UNITS|SHORTUNIT))"
    " (?:DET (?=COUNT (?:WHOLE|INAROW)? (?:UNITS|QUARTERS) (?!DASH|AGO|OLD|CAP|APOS)))?"
    " n:COUNT (?:WHOLE|INAROW|MORE)? u:LENGTH"
    " (?!DASH? OLD|(?<=COUNT QUARTERS) OF) (?:DASH? LONG)?", counted,
    {"for ten days": "P10D", "in the two years since the vote": "P2Y", "for two more years": "P2Y",
    "for 18 months": "P18M"},
    ("a man 61 years old", "ten soldiers", "three quarters of the men", "Games 2018 day five"),
)  # fmt: skip
HYPHENATED = Rule(
    "hyphenated duration", "HDUR", "(?:n:COUNT|A) DASH u:LENGTH (?:DASH LONG)? (?!DASH? OLD|(?<=QUARTERS) OF)", counted,
    {"a three-day march": "P3D", "the 12-hour flight": "PT12H"}, ("a 61-year-old man",),
)  # fmt: skip
UNIT_LONG = Rule(
    "unit-long", "HDUR", "(?:u:UNIT|s:UNITS|u:CENTURYW) DASH LONG | u:UNITLONG", unit_long,
    {"the weeklong talks": "P1W", "a decades-long feud": "PXDE", "the year-long siege": "P1Y"}, ("a long day",),
)  # fmt: skip
HALF_UNIT = Rule(
    "half a unit", "DUR",
    "HALF (?:A|DASH) u:ANYUNIT | A HALF DASH u:ANYUNIT (?!W|PL|CAP|DASH) | A? q:QUARTER DASH? u:CENTURYW", half_unit,
    {"for a quarter century": "P25Y", "for half an hour": "PT30M", "half a century ago": "1975"}, ("half a mile",),
)  # fmt: skip
UNIT_AND_HALF = Rule(
    "a unit and a half", "DUR", "(?:A|n:SMALL) u:ANYUNIT AND A HALF", unit_and_half,
    {"for a year and a half": "P1.5Y"}, ("a year and half the men",),
)  # fmt: skip
A_UNIT = Rule(
    "one unit", "ADUR", "A WHOLE? u:CALUNIT (?!DASH)", counted,
    {"a week ago": "2025-W15"}, ("a day-old chick",),
)  # fmt: skip
ALL_UNIT = Rule(
    "all the unit", "DUR", "ALL DASH? u:UNIT (?!DASH|OF) | (?<=FOR) WHOLE u:UNIT | WHOLE DASH u:UNIT", counted,
    {"it rained all day": "P1D", "for full-year results": "P1Y"}, ("all men",),
)  # fmt: skip
MORE_OR_LESS = Rule(
    "modified duration", "DUR",
    "(?:m:MORE THAN|m:OVER|AT m:LEAST|m:LESS THAN|m:UNDER|m:NEARLY|m:UP TO|AT m:MOST|m:AROUND|m:SOME) d:DURANY",
    lambda p: replace(p.length("d"), mod=p.word("m")),
    {"more than two years ago": "2023", "for nearly seven months": "P7M", "for about a year": "P1Y"},
    ("more than twenty tanks",),
)  # fmt: skip
OR_MORE = Rule(
    "or so", "DUR", "d:DURANY OR (?:m:MORE|m:LESS|m:SO)",
    lambda p: replace(p.length("d"), mod=TAIL_MODS[p.word("m")]),
    {"for ten days or more": "P10D"}, ("ten tanks or more",),
)  # fmt: skip
JOINED = Rule(
    "joined durations", "DUR", "a:DURANY (?:AND|COMMA|COMMA AND)? b:DURANY",
    lambda p: joined(p.length("a"), p.length("b")),
    {"for two years and three months": "P2Y3M", "for 1 hour 30 minutes": "PT1H30M"}, ("two days and nights",),
)  # fmt: skip
SHARED_UNIT = Rule(
    "amounts of one unit", "PAIR", "(?<=BETWEEN|FROM) n:COUNT (?:AND|TO) d:DUR",
    lambda p: Several(None, (("n", same_unit(p.number("n"), p.length("d"))), ("d", p.length("d")))),
    {"took between 60 and 90 days": "P60D"}, ("between 60 and 90 men",),
)  # fmt: skip

LEVEL = (LENGTH, HYPHENATED, UNIT_LONG, HALF_UNIT, UNIT_AND_HALF, ALL_UNIT, A_UNIT)
JOINS = (JOINED,)
MODIFIED = (MORE_OR_LESS, OR_MORE)
SHARED = (SHARED_UNIT,)


def every_unit(p: Parts) -> Meaning:
    """Return every (second) unit."""
    if "d" in p:
        return Repeat(p.length("d").value)
    number = 2 if "o" in p else p.number("n")
    return Repeat(amount(number, p.unit("u")).value)


def every_name(p: Parts) -> Meaning | None:
    """Return the calendar-shaped value of a recurring name: XXXX-WXX-5."""
    if "d" in p:
        return Repeat(f"XXXX-WXX-{p.whole('d') + 1}")
    name = p.meaning("x")
    if not isinstance(name, Chosen):
        return None
    if name.what.family == "feast":
        return Repeat("P1Y")
    return None if name.what.family in ("half", "weekday_number") else Repeat(name.what.open_value)


def every_part(p: Parts) -> Meaning:
    """Return every morning, every Friday night."""
    day = f"XXXX-WXX-{p.whole('w') + 1}" if "w" in p else "XXXX-XX-XX"
    return Repeat(f"{day}T{p.word('p')}")


def per_unit(p: Parts) -> Meaning:
    """Once a month, $40 per day."""
    return Repeat(amount(1, p.unit("u")).value if "u" in p else p.length("d").value)


EVERY = Rule(
    "every unit", "SETX",
    "(?:EVERY|EACH|ALL) (?:o:OTHER|n:COUNT)? (?:u:UNIT|u:QUARTER|u:UNITS) | (?:EVERY|EACH) d:DUR"
    " | DET? NTHWORD (?:RECUR|UNIT) OF (?:EVERY|EACH) u:UNIT", every_unit,
    {"on the first Monday of each month": "P1M",
    "every two years": "P2Y", "every week": "P1W", "each day": "P1D", "every other day": "P2D"}, ("every man",),
)  # fmt: skip
EVERY_NAME = Rule(
    "every name", "SETX", "(?:EVERY|EACH|ON ALL) OTHER? x:RECUR | (?<!DET) d:WEEKDAYS", every_name,
    {"every Friday": "XXXX-WXX-5", "on Mondays": "XXXX-WXX-1", "every Christmas": "P1Y"}, ("every man",),
)  # fmt: skip
EVERY_PART = Rule(
    "every part of the day", "SETX", "(?:EVERY|EACH|MOST) (?:w:WDAY)? p:DAYPART", every_part,
    {"every morning": "XXXX-XX-XXTMO"}, ("morning tea",),
)  # fmt: skip
DAILY = Rule(
    "daily", "SETX", "d:DAILY (?!CAP)", lambda p: Repeat(p.word("d")),
    {"paid monthly": "P1M"}, ("the Daily Telegraph",),
)  # fmt: skip
TIMES_A = Rule(
    "times a unit", "SETX", "(?:ONCE|COUNT TIMES) (?:A|EVERY|EACH|PER) u:UNIT | (?:ONCE|COUNT TIMES) (?:d:ADUR)",
    per_unit,
    {"twice a month": "P1M"}, ("twice a man",),
)  # fmt: skip
PER_UNIT = Rule(
    "per unit", "SETX",
    "PER u:UNIT | (?:(?<=DIGITS|CUR|DECIMAL|NUMBER|MAGNITUDE)|(?<=DIGITS PL|MAGNITUDE PL)) d:ADUR", per_unit,
    {"30 per month": "P1M", "$ 40 a day": "P1D"}, ("per man",),
)  # fmt: skip

SETS = (EVERY_PART, EVERY, EVERY_NAME, DAILY, TIMES_A, PER_UNIT)
