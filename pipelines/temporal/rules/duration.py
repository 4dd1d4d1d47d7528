"""Lengths of time: two days, a three-day march, half an hour, more than a year."""

from typing import Any

from pipelines.temporal.lexicon.model import Unit
from pipelines.temporal.meaning import Amount
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.quantities import UNKNOWN, amount, half_of


def with_mod(d: Amount, mod: str) -> Amount:
    """The amount with its TIMEX3 modifier."""
    return Amount(d.value, d.unit, d.low, d.high, d.minutes, mod)


def code_of(d: Amount) -> str:
    """The last unit letter of an amount, with a T for clock units."""
    return "DE" if d.value.endswith("DE") else ("T" if "T" in d.value else "") + d.value[-1]


def joined(a: Amount, b: Amount) -> Amount | None:
    """Two years and three months: the larger unit first, both known."""
    if a.low is None or b.low is None or a.value.startswith("PX") or b.value.startswith("PX"):
        return None
    order = ("DE", "Y", "M", "W", "D", "TH", "TM", "TS")
    first, second = code_of(a), code_of(b)
    if first not in order or second not in order or order.index(first) >= order.index(second):
        return None
    tail = b.value[1:]
    value = a.value + (tail[1:] if a.value[1] == "T" and tail[0] == "T" else tail)
    if a.unit is None or b.unit is None:
        return Amount(value, a.unit, a.low, a.high, a.minutes)
    months = {"DE": 120, "Y": 12, "M": 1}
    if first in months and second in months:
        total = a.low * months[first] + b.low * months[second]
        return Amount(value, b.unit, total, total)
    days = {"W": 7, "D": 1}
    if first in days and second in days:
        total = a.low * days[first] + b.low * days[second]
        return Amount(value, b.unit, total, total)
    return Amount(value, a.unit, a.low, a.high)


def plain(n: Any, u: Unit) -> Amount:
    """So many units."""
    return amount(n, u)


def one(u: Unit) -> Amount:
    """A unit."""
    return amount(1, u)


LENGTH = Rule(
    "duration", "DUR", "(?<!CUR) n:COUNT WHOLE? u:LENGTH (?!DASH? OLD)", plain,
    {"for ten days": "P10D", "within 24 hours": "PT24H"}, ("a man 61 years old", "ten soldiers"),
)  # fmt: skip
HYPHENATED = Rule(
    "hyphenated duration", "HDUR", "(?:n:COUNT|A) DASH u:LENGTH (?:DASH LONG)? (?!DASH? OLD)", lambda u, n=1: amount(n, u),
    {"a three-day march": "P3D", "the 12-hour flight": "PT12H"}, ("a 61-year-old man",),
)  # fmt: skip
UNIT_LONG = Rule(
    "unit-long", "HDUR", "(?:u:UNIT|p:UNITS|c:CENTURYW) DASH LONG",
    lambda u=None, p=None, c=None: one(u or c) if u or c else amount(UNKNOWN, p),
    {"a decades-long feud": "PXDE", "the year-long siege": "P1Y"}, ("a long day",),
)  # fmt: skip
HALF_UNIT = Rule(
    "half a unit", "DUR", "HALF (?:A|DASH) unit:ANYUNIT", half_of,
    {"for half an hour": "PT30M", "half a century ago": "1975"}, ("half a mile",),
)  # fmt: skip
UNIT_AND_HALF = Rule(
    "a unit and a half", "DUR", "(?:A|n:SMALL) u:ANYUNIT AND A HALF", lambda u, n=1: amount(n + 0.5, u),
    {"for a year and a half": "P1.5Y"}, ("a half truth",),
)  # fmt: skip
A_UNIT = Rule(
    "a unit", "ADUR", "A WHOLE? u:CALUNIT (?!DASH)", one,
    {"a week ago": "2025-W15"}, ("a day-old chick",),
)  # fmt: skip
MORE_OR_LESS = Rule(
    "modified duration", "DUR",
    "(?:more:(?:MORE THAN|OVER)|least:(?:AT LEAST)|less:(?:LESS THAN|UNDER|NEARLY)|most:(?:UP TO|AT MOST)|about:AROUND)"
    "(?:d:DURANY)", lambda d, **mods: with_mod(d, MODS[next(iter(mods))]),
    {"more than two years ago": "2023", "for nearly seven months": "P7M", "about a year": "P1Y"},
    ("more than twenty tanks",),
)  # fmt: skip
OR_MORE = Rule(
    "or so", "DUR", "d:DURANY OR (?:more:MORE|less:LESS|about:SO)", lambda d, **mods: with_mod(d, TAIL_MODS[next(iter(mods))]),
    {"for ten days or more": "P10D"}, ("ten tanks or more",),
)  # fmt: skip
JOINED = Rule(
    "joined durations", "DUR", "a:DURANY (?:AND|COMMA|COMMA AND)? b:DURANY", joined,
    {"for two years and three months": "P2Y3M", "1 hour 30 minutes": "PT1H30M"}, ("two days and nights",),
)  # fmt: skip
MODS = {"more": "MORE_THAN", "least": "EQUAL_OR_MORE", "less": "LESS_THAN", "most": "EQUAL_OR_LESS", "about": "APPROX"}
TAIL_MODS = {"more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS", "about": "APPROX"}

LEVEL = (LENGTH, HYPHENATED, UNIT_LONG, HALF_UNIT, UNIT_AND_HALF, A_UNIT)
JOINS = (JOINED,)
MODIFIED = (MORE_OR_LESS, OR_MORE)
