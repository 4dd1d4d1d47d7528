"""Clock times: 9 a.m., 07:30 UTC, noon, half past eight."""

import re

from pipelines.temporal.meaning import Clock
from pipelines.temporal.rule import Parts, Rule

HOURS_OF_HALF_DAY = 12
HOURS_OF_DAY = 24
MINUTES_OF_HOUR = 60
POINTED = re.compile(r"([0-9]{1,2})\.([0-5][0-9])(?![0-9])")
SMALL_HOURS = 5
FROM_UTC = re.compile(r"(?:UTC|GMT|:[0-9]{2})\s*([+-])\s*([0-9]{1,2})(?::?([0-9]{2}))?")
ZONE = "z:ZONE (?:PLUS (?:N12|CLOCK|HHMM)|DASH N12 (?!AMPM|OCLOCK|ZONE|LENGTH|SLASH|MON))?"
ZONE_TAIL = f"(?:{ZONE}|LPAR {ZONE} RPAR|CAPITAL TIMEWORD)?"


NO_RATIO = "(?!(?<!FROM CLOCK|BETWEEN CLOCK) TO SMALL|(?<!AT CLOCK|BY CLOCK|AROUND CLOCK|UNTIL CLOCK|FROM CLOCK) A W)"
"""What stands behind two numbers that are a ratio or a pace: "3:15 to one"."""


def clock(minute: int, half: str = "", zone: str = "") -> Clock | None:
    """Return a clock time by its minute of the day, `a` or `p`, and how far its zone is from UTC.

    >>> clock(9 * 60, "p").value, clock(9 * 60, zone="-05").value
    ('T21:00', 'T09:00-05')
    """
    hour, minute = divmod(minute, MINUTES_OF_HOUR)
    if half and not 1 <= hour <= HOURS_OF_HALF_DAY:
        return None
    if half:
        hour = hour % HOURS_OF_HALF_DAY + (HOURS_OF_HALF_DAY if half == "p" else 0)
    if hour > HOURS_OF_DAY:
        return None
    return Clock(f"T{hour:02d}:{minute:02d}{zone}", hour * MINUTES_OF_HOUR + minute)


def zone(p: Parts) -> str:
    """Return how far the zone of a clock time is from UTC: by a number of hours, else by its name; empty if unknown."""
    told = FROM_UTC.search(p.text)
    if not told:
        return p.word("z")
    return f"{told[1]}{int(told[2]):02d}" + (f":{told[3]}" if told[3] and told[3] != "00" else "")


def hour(p: Parts) -> Clock | None:
    """Return a whole hour, 9 a.m."""
    return clock(p.whole("n") * MINUTES_OF_HOUR, p.word("a"), zone(p))


def past_hour(p: Parts) -> Clock | None:
    """Half past, a quarter to, ten past an hour."""
    minutes = 30 if "h" in p else 15 if "q" in p else p.whole("m")
    if "t" in p:
        minutes = -minutes
    return clock(p.whole("n") * MINUTES_OF_HOUR + minutes, p.word("a")) if minutes < MINUTES_OF_HOUR else None


def hour_of_part(p: Parts) -> Clock | None:
    """3 in the morning."""
    part, number = p.word("p"), p.whole("n")
    before_noon = part == "MO" or (part == "NI" and number < SMALL_HOURS)
    return clock(number * MINUTES_OF_HOUR, "a" if before_noon else "p")


def decimal(p: Parts) -> Clock | None:
    """Hours and minutes with a point between, 9.15 a.m.; the minutes have two digits."""
    said = POINTED.match(p.text)
    return clock(int(said[1]) * MINUTES_OF_HOUR + int(said[2]), p.word("a"), zone(p)) if said else None


def four_digits(p: Parts) -> Clock | None:
    """1430 UTC."""
    hours, minute = divmod(p.whole("y"), 100)
    if hours >= HOURS_OF_DAY or minute >= MINUTES_OF_HOUR:
        return None
    return clock(hours * MINUTES_OF_HOUR + minute, "", zone(p))


def run_together(p: Parts) -> Clock | None:
    """Hours and minutes without a mark between, 430pm."""
    hours, minute = divmod(p.whole("n"), 100)
    return clock(hours * MINUTES_OF_HOUR + minute, p.word("a"), zone(p)) if hours and minute < MINUTES_OF_HOUR else None


def noon(p: Parts) -> Clock:
    """Noon and midnight."""
    value = p.word("n")
    return Clock(value, int(value[1:3]) * MINUTES_OF_HOUR)


def spoken_clock(p: Parts) -> Clock | None:
    """Hours and minutes in words."""
    hour, minute = p.whole("n"), p.whole("m")
    return clock(hour * MINUTES_OF_HOUR + minute, p.word("a")) if 0 < hour <= 12 and minute < MINUTES_OF_HOUR else None


HOUR_PAST = Rule(
    "half past", "TIMEOFDAY",
    "(?:h:HALF PAST|A? q:QUARTER (?:PAST|t:TO)|m:COUNT PAST) n:HOURNUM (?!LENGTH|W|PL) (?:a:AMPM)?", past_hour,
    {"at half past eight": "2025-04-15T08:30", "at a quarter to nine": "2025-04-15T08:45"}, ("half past the hill",),
)  # fmt: skip
HOUR_OF_PART = Rule(
    "hour of a part of the day", "TIMEOFDAY", "n:HOURNUM (?:IN DET|AT) p:DAYPART", hour_of_part,
    {"at 3 in the morning": "2025-04-15T03:00"}, ("men in the morning",),
)  # fmt: skip
CLOCK_TIME = Rule(
    "clock time", "TIMEOFDAY", f"c:CLOCK (?:a:AMPM {ZONE_TAIL}|{ZONE}|PLUS CLOCK)|(?<!CAPITAL) c:CLOCK {ZONE_TAIL}"
    f" {NO_RATIO}",
    lambda p: clock(p.whole("c"), p.word("a"), zone(p)),
    {"at 10:30 a.m.": "2025-04-15T10:30", "at 07:30 UTC": "2025-04-15T07:30Z",
    "at 8:45 a.m. EDT": "2025-04-15T08:45-04", "at 6:40 p.m. (GMT +8)": "2025-04-15T18:40+08"},
    ("at 10:75", "Romans 5:12", "a mix of 3:15 to one", "They ran 5:30 a mile."),
)  # fmt: skip
HOUR = Rule(
    "hour", "TIMEOFDAY", f"n:HOURNUM (?:a:AMPM|OCLOCK (?:a:AMPM)?) {ZONE_TAIL}", hour,
    {"at 9 a.m.": "2025-04-15T09:00", "at 5pm": "2025-04-15T17:00"}, ("nine men",),
)  # fmt: skip
DECIMAL_CLOCK = Rule(
    "clock time with a point", "TIMEOFDAY", f"d:DECIMAL a:AMPM {ZONE_TAIL}", decimal,
    {"at 9.15 a.m.": "2025-04-15T09:15"}, ("rose 9.15 points", "at 2.5 a.m."),
)  # fmt: skip
NOON = Rule(
    "noon", "TIMEOFDAY", "(?<!DET) n:NOON", noon,
    {"at noon": "2025-04-15T12:00"}, ("the afternoon",),
)  # fmt: skip
FOUR_DIGITS = Rule(
    "four-digit clock time",
    "TIMEOFDAY",
    "y:YEAR (?:z:ZONE|CAPITAL TIMEWORD) | (?<=AT|BY|UNTIL|FROM|SINCE) y:YEAR (?:UNITS|SHORTUNIT)"
    " | (?<=AT) y:YEAR (?=$|DOT|COMMA|ON|DEICTIC)",
    four_digits,
    {
        "at 1430 UTC": "2025-04-15T14:30Z",
        "at 1200 hours": "2025-04-15T12:00",
        "landed at 2145.": "2025-04-15T21:45",
        "struck at 1400 hrs": "2025-04-15T14:00",
    },
    ("in 1430", "for 1400 hours"),
)
RUN_TOGETHER = Rule(
    "clock time run together",
    "TIMEOFDAY",
    f"(?:n:NBIG|n:YEAR) a:AMPM {ZONE_TAIL}",
    run_together,
    {"at 430pm": "2025-04-15T16:30", "at 1230 p.m.": "2025-04-15T12:30"},
    ("at 475 p.m.", "won 430 points"),
)
HOUR_ON = Rule(
    "hour on a day", "TIMEOFDAY", "(?<=AT|AROUND) n:HOURNUM (?=ON (?:WDAYANY|MON|DAYNUM)|DEICTIC|TONIGHT|WDAY"
    " (?!CAP|PL))",
    hour, {"met at 10 on Monday": "2025-04-14T10:00", "met at 8 yesterday": "2025-04-14T08:00"}, ("at 10 on the hill",),
)  # fmt: skip
EARLY_HOURS = Rule(
    "zero-hour clock time", "TIMEOFDAY", "(?:(?<=AT)|(?=HHMM ZONE)) h:HHMM (?:z:ZONE|CAPITAL"
    " TIMEWORD|UNITS|SHORTUNIT)?",
    lambda p: clock(p.whole("h"), "", zone(p)),
    {"at 0915 UTC": "2025-04-15T09:15Z", "at 2330 GMT": "2025-04-15T23:30Z"}, ("agent 0915 reported",),
)  # fmt: skip
SPOKEN_CLOCK = Rule(
    "clock time in words", "TIMEOFDAY",
    "n:SMALL (?:m:TENS|m:NUMBER|m:TEEN) a:AMPM | (?<=AT) n:SMALL (?:m:TENS|m:NUMBER)"
    " (?!LENGTH|PL|W|CAP|DASH|SCALE|UNIT|CUR)", spoken_clock,
    {"at seven thirty p.m.": "2025-04-15T19:30", "met at ten forty": "2025-04-15T10:40"}, ("at ten thirty men",),
)  # fmt: skip

LEVEL = (
    HOUR_PAST, HOUR_OF_PART, CLOCK_TIME, HOUR, DECIMAL_CLOCK, NOON, FOUR_DIGITS, RUN_TOGETHER, EARLY_HOURS,
    HOUR_ON, SPOKEN_CLOCK,
)  # fmt: skip
