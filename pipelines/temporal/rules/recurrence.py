"""Sets: every week, on Mondays, daily, twice a month, 30 per month."""

from pipelines.temporal.calendar import SEASON_CODES
from pipelines.temporal.meaning import Chosen, Meaning, Repeat
from pipelines.temporal.quantities import amount
from pipelines.temporal.rule import Parts, Rule


def every_unit(p: Parts) -> Meaning:
    """Every (second) unit."""
    if "d" in p:
        return Repeat(p.length("d").value, p.word("q", "EVERY"))
    number = 2 if "o" in p else p.number("n")
    return Repeat(amount(number, p.unit("u")).value, p.word("q", "EVERY"))


def every_name(p: Parts) -> Meaning | None:
    """The calendar-shaped value of a recurring name: XXXX-WXX-5."""
    if "d" in p:
        return Repeat(f"XXXX-WXX-{p.whole('d') + 1}", "EVERY")
    name = p.meaning("x")
    if not isinstance(name, Chosen):
        return None
    what = name.what
    if what.family == "feast":
        return Repeat("P1Y", "EVERY")
    values = {
        "weekday": f"XXXX-WXX-{what.first + 1}",
        "month": f"XXXX-{what.first:02d}",
        "month_day": f"XXXX-{what.first:02d}-{what.second:02d}",
        "season": f"XXXX-{SEASON_CODES[what.first % 4]}",
        "quarter": f"XXXX-Q{what.first}",
        "day_number": f"XXXX-XX-{what.first:02d}",
    }
    value = values.get(what.family)
    return Repeat(value, "EVERY") if value else None


def every_part(p: Parts) -> Meaning:
    """Every morning, every Friday night."""
    day = f"XXXX-WXX-{p.whole('w') + 1}" if "w" in p else "XXXX-XX-XX"
    return Repeat(f"{day}T{p.word('p')}", p.word("q", "EVERY"))


def per_unit(p: Parts) -> Meaning:
    """30 a month, $40 per day."""
    return Repeat(amount(1, p.unit("u")).value if "u" in p else p.length("d").value, "EACH")


EVERY = Rule(
    "every unit", "SETX",
    "(?:q:EVERY|q:EACH|ALL) (?:o:OTHER|n:COUNT)? (?:u:UNIT|u:QUARTER|u:UNITS) | (?:q:EVERY|q:EACH) d:DUR"
    " | DET? NTHWORD (?:RECUR|UNIT) OF (?:q:EVERY|q:EACH) u:UNIT", every_unit,
    {"on the first Monday of each month": "P1M",
    "every two years": "P2Y", "every week": "P1W", "each day": "P1D", "every other day": "P2D"}, ("every man",),
)  # fmt: skip
EVERY_NAME = Rule(
    "every name", "SETX", "(?:EVERY|EACH|ON ALL) OTHER? x:RECUR | (?<!DET) d:WEEKDAYS", every_name,
    {"every Friday": "XXXX-WXX-5", "on Mondays": "XXXX-WXX-1", "every Christmas": "P1Y"}, ("every man",),
)  # fmt: skip
EVERY_PART = Rule(
    "every part of the day", "SETX", "(?:q:EVERY|q:EACH|MOST) (?:w:WDAY)? p:DAYPART", every_part,
    {"every morning": "XXXX-XX-XXTMO"}, ("morning tea",),
)  # fmt: skip
DAILY = Rule(
    "daily", "SETX", "d:DAILY (?!CAP)", lambda p: Repeat(p.word("d"), "EVERY"),
    {"paid monthly": "P1M"}, ("the Daily Telegraph",),
)  # fmt: skip
TIMES_A = Rule(
    "times a unit", "SETX", "(?:f:ONCE|COUNT TIMES) (?:A|EVERY|EACH|PER) u:UNIT | (?:f:ONCE|COUNT TIMES) (?:d:ADUR)",
    lambda p: Repeat(amount(1, p.unit("u")).value if "u" in p else p.length("d").value, None, p.word("f")),
    {"twice a month": "P1M"}, ("twice a man",),
)  # fmt: skip
PER_UNIT = Rule(
    "per unit", "SETX",
    "PER u:UNIT | (?:(?<=DIGITS|CUR|DECIMAL|NUMBER|MAGNITUDE)|(?<=DIGITS PL|MAGNITUDE PL)) d:ADUR", per_unit,
    {"30 per month": "P1M", "$ 40 a day": "P1D"}, ("per man",),
)  # fmt: skip

LEVEL = (EVERY_PART, EVERY, EVERY_NAME, DAILY, TIMES_A, PER_UNIT)
