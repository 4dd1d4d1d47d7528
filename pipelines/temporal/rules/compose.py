"""Phrases made of phrases: May of last year, the last Friday of June 2019, early 2024, Monday night, 9 a.m. Friday."""

from pipelines.temporal.calendar import DAY, YEAR, Cell
from pipelines.temporal.lexicon.model import Unit
from pipelines.temporal.meaning import (
    Amount,
    At,
    Base,
    Checked,
    Chosen,
    Clock,
    Cut,
    DayPart,
    Meaning,
    Nth,
    Part,
    Run,
    Several,
    Shift,
    Which,
    Within,
)  # fmt: skip
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.clock import of_today
from pipelines.temporal.rules.quantities import amount, exact_count

PART_MODS = {"early": "START", "late": "END", "mid": "MID", "middle": "MID", "midst": "MID"}
DAY_OR_LESS = ("weekday", "month_day", "day_number", "feast")


def within(x: Meaning, y: Meaning) -> Meaning | None:
    """A recurring name inside a longer date."""
    if isinstance(x, Checked):
        inner = within(x.of, y)
        return Checked(x.weekday, inner) if inner else None
    if not isinstance(x, Chosen) or x.which is not Which.OPEN:
        return None
    longer = isinstance(y, Shift | At | Nth | Chosen | Within | Part) and not is_day(y)
    return Within(x.what, y) if longer else None


def is_day(x: Meaning) -> bool:
    """Whether a date is a day or part of one."""
    if isinstance(x, At):
        return x.cell.unit is DAY
    if isinstance(x, Shift):
        return x.unit is DAY
    if isinstance(x, Chosen | Within):
        return x.what.family in DAY_OR_LESS
    if isinstance(x, Nth):
        return x.what is DAY or (not isinstance(x.what, str) and x.what.family in DAY_OR_LESS)
    return isinstance(x, Checked | DayPart | Clock)


def year_of(y: int) -> At:
    """A plain year."""
    return At(Cell(YEAR, y))


def nth(n: int, u: Unit | None, w: Meaning | None, of: Meaning) -> Meaning | None:
    """The n-th unit or weekday of a date."""
    if isinstance(w, Chosen):
        return Nth(n, w.what, of)
    return Nth(n, u.grain, of) if u is not None and u.grain is not None and n else None


def run(d: Amount, of: Meaning, n: int) -> Meaning | None:
    """The first or last so many units of a date."""
    count = exact_count(d)
    if d.unit is None or count is None or n not in (1, -1):
        return None
    return Run(count, d.unit, of, d.value, from_end=n < 0)


def part(text: str, x: Meaning) -> Meaning | None:
    """The start, middle or end of a date."""
    for word in text.lower().replace("-", " ").split():
        if word in PART_MODS:
            return Part(PART_MODS[word], x)
    return None


def edge_of(x: Meaning | None, y: int | None, u: Unit | None, mod: str) -> Meaning | None:
    """The start, middle or end of a date, of a year, or of the unit of the day told before."""
    if u is not None:
        return Part(mod, Shift(u.grain, 0, Base.STORY)) if u.grain is not None and u.grain is not DAY else None
    return Part(mod, x or year_of(y or 0))


def day_part(p: str, x: Meaning) -> Meaning | None:
    """A part of a day, if the date is one."""
    return DayPart(p, x) if is_day(x) else None


def clock_on(c: Clock, x: Meaning) -> Meaning | None:
    """A clock time on its day, side by side: one phrase."""
    return Clock(c.value, c.minute, x) if is_day(x) else None


def clock_apart(c: Clock, x: Meaning) -> Several | None:
    """A clock time and its day with a word between: two phrases, both of that day."""
    return Several(None, (("x", x), ("c", Clock(c.value, c.minute, x)))) if is_day(x) else None


WITHIN = Rule(
    "name within", "DATE", "(?:x:RECUR|m:MD) (?:OF|IN|COMMA|OF DET)? (?:y:REL|z:YDATE|q:DATE)",
    lambda x=None, m=None, y=None, z=None, q=None: within(x or m, y or z or q),
    {"in May of last year": "2024-05", "on Monday of next week": "2025-04-21"}, ("May, two days ago",),
)  # fmt: skip
WITHIN_BEFORE = Rule(
    "within, the year first", "DATE", "y:REL POSS x:RECUR", lambda y, x: within(x, y),
    {"in last year's second half": "2024-H2"}, ("last year's man",),
)  # fmt: skip
YEAR_BEFORE = Rule(
    "named of the year before", "DATE", "(?:x:RECUR|m:MD) OF DET u:UNIT BEFORE", lambda u, x=None, m=None: within(x or m, Shift(u.grain, -1, Base.STORY)) if u.grain else None,
    {"Rain fell on 3 March 1921. In May of the year before it was dry.": "1920-05"}, ("May of the men before",),
)  # fmt: skip
NTH = Rule(
    "n-th of", "DATE", "DET? (?:n:ORD|LAST) (?:u:ANYUNIT|w:RECUR) (?:OF|IN) (?:x:DATED|y:YEAR)",
    lambda n=-1, u=None, w=None, x=None, y=None: nth(n, u, w, x or year_of(y)),
    {"the last Friday of June 2019": "2019-06-28", "the second week of May 2025": "2025-W19"}, ("the first man of 2019",),
)  # fmt: skip
RUN = Rule(
    "first units of", "STRETCH", "DET (?:n:ORD|l:LAST) (?:d:DUR) (?:OF|IN) (?:x:DATED|y:YEAR)",
    lambda d, n=None, x=None, y=None, **last: run(d, x or year_of(y), n or -1),
    {"in the first three months of 2025": "P3M"}, ("the first three men of 2025",),
)  # fmt: skip
PART = Rule(
    "part of a date", "DATE", "DET? PARTMOD (?:DASH|IN|ON|IN DET|OF|OF DET)? (?:x:DATED|y:YEAR)",
    lambda text, x=None, y=None: part(text, x or year_of(y)),
    {"in early March 2019": "2019-03", "late in 2024": "2024", "mid-2024": "2024"}, ("early men",),
)  # fmt: skip
EDGE = Rule(
    "end of a date", "DATE", "DET? (?:s:STARTOF|e:ENDOF|m:MID) OF (?:x:DATED|y:YEAR|u:UNIT (?!DASH))",
    lambda x=None, y=None, u=None, **edge: edge_of(x, y, u, "START" if "s" in edge else "END" if "e" in edge else "MID"),
    {"at the end of March 2019": "2019-03", "the beginning of 2020": "2020"}, ("the end of the war",),
)  # fmt: skip
EARLIER_IN = Rule(
    "earlier in", "REL", "(?:e:EARLIER|l:LATER) (?:IN|ON)? x:REL", lambda x, **side: Cut("e" in side, x),
    {"earlier this year": "2025", "later this week": "2025-W16"}, ("earlier men",),
)  # fmt: skip
DAY_PART = Rule(
    "part of a day", "DATE", "(?:PARTMOD)? x:DAYISH (?:IN DET)? p:DAYPART | DET? (?:PARTMOD)? q:DAYPART UNITS? (?:OF|ON) y:DAYISH",
    lambda x=None, p=None, q=None, y=None: day_part(p or q, x or y),
    {"on Monday night": "2025-04-14TNI", "the morning of 31 May 2019": "2019-05-31TMO"}, ("the night of men",),
)  # fmt: skip
CLOCK_DAY = Rule(
    "clock time and day", "DATE", "c:TIMEOFDAY COMMA? x:DAYISH | y:DAYISH COMMA? d:TIMEOFDAY",
    lambda c=None, x=None, y=None, d=None: clock_on(c or d, x or y),
    {"at 9 a.m. Friday": "2025-04-11T09:00"}, ("9 Friday men",),
)  # fmt: skip
CLOCK_APART = Rule(
    "clock time on a day", "PAIR", "x:DAYISH COMMA? (?:AT|BY|FROM|AROUND|AT AROUND) c:TIMEOFDAY | c2:TIMEOFDAY (?:ON|OF) x2:DAYISH",
    lambda x=None, c=None, c2=None, x2=None: clock_apart(c, x) if c else renamed(clock_apart(c2, x2)),
    {"Friday at 9 a.m.": "2025-04-11"}, ("Friday at work",),
)  # fmt: skip
CLOCK_ALONE = Rule(
    "clock time of the day", "DATE", "c:TIMEOFDAY", of_today,
    {"at 9 a.m.": "2025-04-15T09:00"}, ("nine men",),
)  # fmt: skip


def renamed(several: Several | None) -> Several | None:
    """The same parts under the names of the other order."""
    return several and Several(several.outer, tuple((f"{name}2", meaning) for name, meaning in several.parts))


WEEK_OF = Rule(
    "unit of a day", "DATE", "DET u:UNIT (?:OF|W ON?) (?:x:DAYDATE|m:MD)", lambda u, x=None, m=None: Shift(u.grain, 0, x or m) if u.grain and u.grain is not DAY else None,
    {"in the week of 5 March 2019": "2019-W10"}, ("the week of 5 men",),
)  # fmt: skip
REST = Rule(
    "rest of a date", "DATE", "DET? REST OF x:REL", lambda x: Cut(False, x),
    {"for the rest of this week": "2025-W16"}, ("the rest of the men",),
)  # fmt: skip
FIRST_UNITS = Rule(
    "first units", "STRETCH", "DET (?:ORD|LAST) (?:d:DUR|u:UNIT (?=OF)|w:CENTURYW (?=OF)) (?!OF (?:DATED|YEAR))",
    lambda d=None, u=None, w=None: d or amount(1, u or w),
    {"in the first two years of the war": "P2Y"}, ("the first two men of the war",),
)  # fmt: skip
LEVEL = (
    FIRST_UNITS, WEEK_OF, REST,
    WITHIN, WITHIN_BEFORE, YEAR_BEFORE, NTH, RUN, PART, EDGE, EARLIER_IN, DAY_PART, CLOCK_DAY,
)  # fmt: skip
PAIRS = (CLOCK_APART,)
ALONE = (CLOCK_ALONE,)
