"""Phrases made of phrases: May of last year, the last Friday of June 2019, early 2024, Monday night, 9 a.m. Friday."""

from pipelines.temporal.calendar import DAY, HALF, LAST_WEEK, LONGEST_MONTH, MONTH, MONTHS_IN, QUARTER, WEEK, YEAR
from pipelines.temporal.meaning import (
    At,
    Base,
    Checked,
    Chosen,
    Clock,
    Cut,
    DayPart,
    Ending,
    Fiscal,
    Meaning,
    Mod,
    Nth,
    Part,
    Range,
    Recurring,
    Repeat,
    Run,
    Several,
    Shift,
    Undated,
    Which,
    Within,
    is_day,
    is_month,
)  # fmt: skip
from pipelines.temporal.rule import WET_MARCH, Parts, Rule, amount, exact_count

HALF_A_DAY, SMALL_HOURS = 12 * 60, 5 * 60


def within(x: Meaning, y: Meaning) -> Meaning | None:
    """Return a recurring name inside a longer date."""
    if isinstance(x, Checked):
        inner = within(x.of, y)
        return Checked(x.weekday, inner) if inner else None
    if not isinstance(x, Chosen) or x.which is not Which.OPEN:
        return None
    longer = isinstance(y, Shift | At | Nth | Chosen | Within | Part) and not is_day(y)
    return Within(x.what, y) if longer else None


def year_before(p: Parts) -> Meaning | None:
    """May of the year before."""
    grain = p.unit("u").grain
    return within(p.meaning("x"), Shift(grain, -1, Base.NARRATIVE)) if grain else None


def nth(p: Parts) -> Meaning | None:
    """Return the n-th unit or name of a date."""
    number, of = p.whole("n"), p.date("x")
    if "w" in p:
        name = p.meaning("w")
        return Nth(number, name.what, of) if isinstance(name, Chosen) else None
    grain = p.unit("u").grain
    too_long = is_day(of) or (grain in MONTHS_IN and grain is not HALF and is_month(of))
    return Nth(number, grain, of) if grain is not None and number and not too_long else None


def numbered_day(p: Parts) -> Meaning | None:
    """Return the first of next month."""
    return Nth(p.whole("n"), DAY, p.meaning("x")) if is_month(p.meaning("x")) else None


def day_within(number: int, outer: Meaning) -> Meaning | None:
    """Return a day of a month that is itself relative."""
    month = isinstance(outer, Shift) and outer.unit is MONTH
    return Within(Recurring("day_number", number), outer) if month and number <= LONGEST_MONTH else None


def days_within(p: Parts) -> Several | None:
    """Two days of a month that is itself relative."""
    first, last = day_within(p.whole("a"), p.meaning("x")), day_within(p.whole("b"), p.meaning("x"))
    if first is None or last is None or p.whole("a") >= p.whole("b"):
        return None
    return Several(Range(first, last), (("a", first), ("b", last)))


def run(p: Parts) -> Meaning | None:
    """Return the first or last so many units of a date."""
    length, number = p.length("d"), p.whole("n")
    count = exact_count(length)
    if length.unit is None or count is None or number not in (1, -1):
        return None
    return Run(count, length.unit, p.date("x"), length.value, from_end=number < 0)


def first_units(p: Parts) -> Meaning:
    """Units of an event by their place in it; a single day is a date, though not one of the calendar's."""
    if "d" in p:
        return p.length("d")
    return Undated("XXXX-XX-XX") if p.unit("u").grain is DAY else amount(1, p.unit("u"))


def unit_of(p: Parts) -> Meaning | None:
    """Return the week of a day."""
    grain = p.unit("u").grain
    return Shift(grain, 0, p.meaning("x")) if grain is not None and grain is not DAY else None


def edge(p: Parts) -> Meaning | None:
    """Return the start, middle or end of a date, or of the unit of the day told before."""
    if "u" not in p:
        return Part(p.word("m"), p.date("x"))
    grain = p.unit("u").grain
    return Part(p.word("m"), Shift(grain, 0, Base.NARRATIVE)) if grain is not None and grain is not DAY else None


def unit_end(p: Parts) -> Meaning | None:
    """Return the end of the present year, month or week."""
    unit = p.unit("u")
    if "y" in p:
        return Part(p.word("m"), p.date("y")) if unit.grain is YEAR else None
    calendar = unit.grain in (YEAR, MONTH, WEEK) and unit.factor == 1
    return Part(p.word("m"), Shift(unit.grain, 0)) if unit.grain and calendar else None


def day_part(p: Parts) -> Meaning | None:
    """Return a part of a day, if the date is one; of each such day, if it stands in the plural."""
    day = p.meaning("x")
    if p.text.endswith("s") and isinstance(day, Chosen) and day.which is Which.OPEN and day.what.family == "weekday":
        return Repeat(f"XXXX-WXX-{day.what.first + 1}T{p.word('p')}")
    return DayPart(p.word("p", "NI"), p.meaning("x")) if is_day(p.meaning("x")) else None


def at_night(clock: Clock, day: Meaning) -> Meaning:
    """Return the day of a clock time of a night: after midnight it is the next one."""
    night = isinstance(day, DayPart) and day.code == "NI" and clock.minute < SMALL_HOURS
    whole = day.of if night and isinstance(day, DayPart) else day
    return Shift(DAY, whole.count + 1, whole.base) if night and isinstance(whole, Shift) and whole.unit is DAY else day


def in_part_of(clock: Clock, day: Meaning) -> Clock:
    """Return a clock time of an afternoon, evening or night: 3 o'clock this afternoon is 15:00."""
    late = isinstance(day, DayPart) and (day.code in ("AF", "EV") or (day.code == "NI" and clock.minute >= SMALL_HOURS))
    if not late or clock.minute >= HALF_A_DAY:
        return clock
    minute = clock.minute + HALF_A_DAY
    return Clock(f"T{minute // 60:02d}{clock.value[3:]}", minute)


def clock_on(p: Parts) -> Meaning | None:
    """Return a clock time on its day, side by side: one phrase."""
    day = p.meaning("x")
    clock = in_part_of(p.clock("c"), day)
    return Clock(clock.value + p.word("z"), clock.minute, at_night(clock, day)) if is_day(day) else None


def session_apart(p: Parts) -> Several:
    """Morning trading on a day: a part of that day, and the day."""
    return Several(None, (("p", DayPart(p.word("p"), p.meaning("x"))), ("x", p.meaning("x"))))


def clock_apart(p: Parts) -> Several | None:
    """Return a clock time and its day with a word between: two phrases, both of that day."""
    day = p.meaning("x")
    clock = in_part_of(p.clock("c"), day)
    return (
        Several(None, (("x", day), ("c", Clock(clock.value, clock.minute, at_night(clock, day)))))
        if is_day(day)
        else None
    )


def unit_ended(p: Parts) -> Several | None:
    """Return the quarter, or so many months, that end on a date; each is a phrase of its own."""
    date = p.meaning("x")
    if "d" in p:
        length, count = p.length("d"), exact_count(p.length("d"))
        if length.unit is None or count is None:
            return None
        return Several(None, (("d", Run(count, length.unit, date, length.value, from_end=True)), ("x", date)))
    unit = p.meaning("r")
    unit = unit.of if isinstance(unit, Fiscal) else unit
    if isinstance(unit, Chosen) and (grain := {"quarter": QUARTER, "half": HALF}.get(unit.what.family)):
        return Several(None, (("r", Ending(grain, date)), ("x", date)))
    if not isinstance(unit, Shift) or unit.base is not Base.NARRATIVE or unit.count or unit.unit is DAY:
        return None
    return Several(None, (("r", Ending(unit.unit, date)), ("x", date)))


def one_of_them(p: Parts) -> Meaning | None:
    """Return one Friday in May: which one is not said, so it lies in that month."""
    name, outer = p.meaning("x"), p.meaning("y")
    one = "n" not in p or p.number("n") == 1
    shorter = isinstance(name, Chosen) and name.what.family == "weekday"
    return Mod("APPROX", outer) if one and shorter and not is_day(outer) else None


def week_of_this_year(p: Parts) -> Meaning | None:
    """Calendar week 12: of the year of the anchor."""
    unit, number = p.unit("u"), p.whole("n")
    fits = unit.grain is WEEK and unit.factor == 1 and 1 <= number <= LAST_WEEK
    return Nth(number, WEEK, Shift(YEAR, 0)) if fits else None


def clock_alone(p: Parts) -> Meaning:
    """Return a clock time without a day: of the day that the text is speaking of."""
    clock = p.clock("c")
    return Clock(clock.value, clock.minute, Shift(DAY, 0, Base.NARRATIVE))


WITHIN = Rule(
    "name within", "DATE", "(?:x:RECUR|x:MD) (?:OF|IN|COMMA|OF DET)? (?:y:REL|y:YDATE|y:DATE) | y:REL POSS x:RECUR",
    lambda p: within(p.meaning("x"), p.meaning("y")),
    {"in May of last year": "2024-05", "on Monday of next week": "2025-04-21",
    "in last year's second half of the year": "2024-H2"},
    ("May, two days ago",),
)  # fmt: skip
YEAR_BEFORE = Rule(
    "named of the year before", "DATE", "(?:x:RECUR|x:MD) OF DET u:UNIT BEFORE", year_before,
    {f"{WET_MARCH} In May of the year before it was dry.": "1920-05"}, ("May of the men before",),
)  # fmt: skip
NTH = Rule(
    "n-th of", "DATE", "DET? n:NTHWORD (?:u:ANYUNIT|u:HALF|w:RECUR) (?:(?:OF|IN) (?:x:DATED|x:YEAR)|x:REL)", nth,
    {"on the last Friday of June 2019": "2019-06-28", "in the second week of May 2025": "2025-W19",
    "on the last weekend of October 2012": "2012-W43-WE",
    "on the last day of last month": "2025-03-31", "on the first day of the year": "2025-01-01"},
    ("the first man of 2019", "entered its third year in April"),
)  # fmt: skip
NUMBERED_DAY = Rule(
    "day of a month by its number", "DATE", "DET n:ORD OF x:REL (?!POSS|W|PL)", numbered_day,
    {"It will open on the first of next month.": "2025-05-01"},
    ("the first of last year", "the first of this month's men"),
)  # fmt: skip
DAY_OF_MONTH = Rule(
    "day of a relative month", "DATE", "DET? (?:n:ORDN OF?|n:DAYNUM OF) x:REL",
    lambda p: day_within(p.whole("n"), p.meaning("x")),
    {"20 of next month": "2025-05-20"}, ("the 20th next man",),
)  # fmt: skip
DAYS_OF_MONTH = Rule(
    "some days of a relative month", "OUTER",
    "(?:FROM|BETWEEN)? DET? a:DAYNUM (?:DASH|TO|AND|UNTIL|THROUGH) DET? b:DAYNUM (?:OF|IN)? x:REL", days_within,
    {"from 4 to 23 next month": "2025-05-04/2025-05-23"}, ("from 4 to 23 men",),
)  # fmt: skip
RUN = Rule(
    "first units of", "STRETCH", "DET? n:NTHWORD d:DUR (?:OF|IN) (?:x:DATED|x:YEAR)", run,
    {"in the first three months of 2025": "P3M"}, ("the first three men of 2025",),
)  # fmt: skip
FIRST_UNITS = Rule(
    "first units", "STRETCH", "DET (?:NTHWORD (?:d:DUR|u:UNIT (?=OF)|u:CENTURYW (?=OF))"
    "|(?:NTHWORD|PARTMOD|STARTOF|ENDOF) d:UNITS (?=OF))"
    " (?!OF (?:DATED|YEAR|NEXT|LAST|THIS|CURRENT|COMING|DET (?:UNIT|QUARTER)))",
    first_units,
    {"on the second day of the march": "XXXX-XX-XX", "in the first two years of the war": "P2Y",
    "in the early days of the war": "PXD"},
    ("the first two men of the war",),
)  # fmt: skip
UNIT_OF = Rule(
    "unit of a day", "DATE", "DET u:UNIT (?:OF|STARTOF ON?) (?:x:DAYDATE|x:MD)", unit_of,
    {"in the week of 5 March 2019": "2019-W10"}, ("the week of 5 men",),
)  # fmt: skip
PART = Rule(
    "part of a date", "DATE", "DET? p:PARTMOD (?:DASH|IN|ON|IN DET|OF|OF DET)? (?:x:DATED|x:YEAR)",
    lambda p: Part(p.word("p"), p.date("x")),
    {"in early March 2019": "2019-03", "late in 2024": "2024", "in mid-2024": "2024"}, ("early men",),
)  # fmt: skip
EDGE = Rule(
    "end of a date", "DATE", "DET? (?:m:STARTOF|m:ENDOF|m:MID) OF (?:x:DATED|x:YEAR|u:UNIT (?!DASH))", edge,
    {"at the end of March 2019": "2019-03", "at the beginning of 2020": "2020"}, ("the end of the war",),
)  # fmt: skip
UNIT_END = Rule(
    "year-end", "DATE", "(?:DET? y:YEAR)? u:UNIT (?:DASH|POSS)? m:ENDOF (?!OF)|m:MID DASH u:UNIT (?!LENGTH)", unit_end,
    {"It will close by year-end.": "2025", "by year's end": "2025", "at month-end": "2025-04",
    "at the 2019 year-end": "2019"},
    ("the man-end", "a day-end"),
)  # fmt: skip
CUT = Rule(
    "earlier in", "REL",
    "(?:e:EARLIER|LATER) (?:IN|ON)? (?:x:REL|x:RECUR|x:MD) | DET? REST OF x:REL",
    lambda p: Cut("e" in p, p.meaning("x")),
    {"earlier this year": "2025", "later this week": "2025-W16", "for the rest of this week": "2025-W16"},
    ("earlier men",),
)  # fmt: skip
DAY_PART = Rule(
    "part of a day", "DATE",
    "PARTMOD? x:DAYISH (?:IN DET)? p:DAYPART | DET? PARTMOD? p:DAYPART UNITS? (?:OF|ON) x:DAYISH"
    " (?!(?<=MD) DASH DAYNUM)"
    " | OVERNIGHT ON? x:DAYISH", day_part,
    {"was hit on Monday night": "2025-04-14TNI",
    "on the morning of 31 May 2019": "2019-05-31TMO", "on Friday nights": "XXXX-WXX-5TNI",
    "will freeze overnight Friday": "2025-04-18TNI"}, ("the night of men",),
)  # fmt: skip
CLOCK_DAY = Rule(
    "clock time and day", "DATE",
    "c:TIMEOFDAY COMMA? x:DAYISH (?:z:ZONE)? | (?<!THIS|LAST|NEXT|COMING|FOLLOWING|PREVIOUS|THAT) x:DAYISH COMMA?"
    " c:TIMEOFDAY",
    clock_on,
    {"meet this Sat, 8pm, at the mill": "2025-04-19T20:00", "was hit at 1 a.m. last night": "2025-04-15T01:00",
    "was hit at 9 a.m., April 3 EST": "2025-04-03T09:00-05",
    "was hit at 3 o'clock yesterday afternoon": "2025-04-14T15:00",
    "was hit at 9 a.m. Friday": "2025-04-11T09:00"}, ("9 Friday men",),
)  # fmt: skip
CLOCK_APART = Rule(
    "clock time on a day", "PAIR",
    "x:DAYISH COMMA? (?:AT|BY|FROM|AROUND|AT AROUND|BEFORE|AFTER|UNTIL) c:TIMEOFDAY"
    " | c:TIMEOFDAY (?:ON|OF) x:DAYISH", clock_apart,
    {"was hit on Friday at 9 a.m.": "2025-04-11T09:00"}, ("Friday at work",),
)  # fmt: skip
SESSION_APART = Rule(
    "session on a day", "PAIR", "p:DAYPART (?:WHOLE|SESSION) ON? x:DAYISH", session_apart,
    {"rose in morning trading Tuesday": "2025-04-15TMO"}, ("rose in morning light Tuesday",),
)  # fmt: skip
UNIT_ENDED = Rule(
    "unit that ends on a date", "PAIR", "(?:r:REL|r:RECUR|d:DUR) (?:ENDED|THAT ENDED) (?:ON|IN)? x:DATED"
    " | (?<!FROM) (?:d:DUR|r:REL) (?:TO|THROUGH) (?:x:MD|x:RECUR|x:DAYDATE|x:DATE)", unit_ended,
    {"In the quarter ended June 30, profits fell.": "2024-Q2", "In the quarter ended July 31, profits fell.": "2024-Q3",
    "In the fiscal first quarter ended Sept. 30, profits fell.": "2024-Q3",
    "Sales fell in the year to March.": "2025",
    "In the nine months ended Sept. 30, profits fell.": "P9M"}, ("the day ended in June",),
)  # fmt: skip
CLOCK_ALONE = Rule(
    "clock time of the day", "DATE", "c:TIMEOFDAY", clock_alone,
    {"at 9 a.m.": "2025-04-15T09:00"}, ("nine men",),
)  # fmt: skip

ONE_OF_THEM = Rule(
    "one of several names", "DATE", "(?:A|n:SMALL) x:RECUR DAYPART? (?:IN|OF|DURING)"
    " (?:y:RECUR|y:REL|y:DATE|y:YDATE)", one_of_them,
    {"They met one Friday in May.": "2024-05", "on a Sunday in June 2019": "2019-06"}, ("one man in May",
    "two Fridays in May"),
)  # fmt: skip
CALENDAR_WEEK = Rule(
    "calendar week", "DATE", "WHOLE u:UNIT (?:n:N12|n:N31|n:N99) (?!YEAR|OF|LENGTH)", week_of_this_year,
    {"idle in calendar week 12": "2025-W12"}, ("in week 12 of training",),
)  # fmt: skip

LEVEL = (
    FIRST_UNITS,
    UNIT_OF,
    UNIT_END,
    WITHIN,
    YEAR_BEFORE,
    NTH,
    NUMBERED_DAY,
    RUN,
    PART,
    EDGE,
    CUT,
    DAY_PART,
    CLOCK_DAY,
    ONE_OF_THEM,
    CALENDAR_WEEK,
    DAY_OF_MONTH,
    DAYS_OF_MONTH,
)
PAIRS = (CLOCK_APART, SESSION_APART, UNIT_ENDED)
ALONE = (CLOCK_ALONE,)
