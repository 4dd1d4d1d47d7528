"""Clock times: 9 a.m., 07:30 UTC, noon; alone they are of the day that the text speaks of."""

from pipelines.temporal.calendar import DAY
from pipelines.temporal.meaning import Base, Clock, Meaning, Shift
from pipelines.temporal.rule import Rule

HOURS_OF_HALF_DAY = 12
MINUTES_OF_HOUR = 60
UTC_NAMES = ("UTC", "GMT", "Z")


def clock(minute: int, half: str | None = None, zone: str | None = None) -> Clock | None:
    """A clock time by its minute of the day, `a` or `p`, and the name of its zone."""
    hour, minute = divmod(minute, MINUTES_OF_HOUR)
    if half and not 1 <= hour <= HOURS_OF_HALF_DAY:
        return None
    if half:
        hour = hour % HOURS_OF_HALF_DAY + (HOURS_OF_HALF_DAY if half == "p" else 0)
    value = f"T{hour:02d}:{minute:02d}" + ("Z" if zone in UTC_NAMES else "")
    return Clock(value, hour * MINUTES_OF_HOUR + minute)


def at_hour(n: int, a: str | None = None, z: str | None = None) -> Clock | None:
    """A whole hour."""
    return clock(n * MINUTES_OF_HOUR, a, z)


def past_hour(n: int, h: object, q: object, m: float | None, t: object, a: str | None) -> Clock | None:
    """Half past, a quarter to, ten past an hour."""
    minutes = 30 if h is not None else 15 if q is not None else int(m or 0)
    if q is not None and t is None:
        minutes = -15
    return clock(n * MINUTES_OF_HOUR + minutes, a) if -MINUTES_OF_HOUR < minutes < MINUTES_OF_HOUR and n <= 24 else None


def decimal(d: float, a: str, z: str | None = None) -> Clock | None:
    """Hours and minutes with a point between, 9.15 a.m."""
    hour = int(d)
    minute = round((d - hour) * 100)
    return clock(hour * MINUTES_OF_HOUR + minute, a, z) if minute < MINUTES_OF_HOUR else None


def four_digits(y: int, z: str | None = None) -> Clock | None:
    """1430 UTC."""
    hour, minute = divmod(y, 100)
    return clock(hour * MINUTES_OF_HOUR + minute, None, z) if hour < 24 and minute < MINUTES_OF_HOUR else None


def noon(n: str) -> Clock:
    """Noon and midnight."""
    return Clock(n, int(n[1:3]) * MINUTES_OF_HOUR)


CLOCK_TIME = Rule(
    "clock time", "TIMEOFDAY", "c:CLOCK (?:a:AMPM)? (?:LPAR? z:ZONE (?:(?:PUNCT|DASH) N12)? (?:RPAR)?)?", lambda c, a=None, z=None: clock(c, a, z),
    {"at 10:30 a.m.": "2025-04-15T10:30", "at 07:30 UTC": "2025-04-15T07:30Z"}, ("at 10:75",),
)  # fmt: skip
HOUR = Rule(
    "hour", "TIMEOFDAY", "(?:n:HOURNUM) (?:a:AMPM|OCLOCK) (?:z:ZONE)?", at_hour,
    {"at 9 a.m.": "2025-04-15T09:00", "at 5pm": "2025-04-15T17:00"}, ("nine men",),
)  # fmt: skip
DECIMAL_CLOCK = Rule(
    "clock time with a point", "TIMEOFDAY", "d:DECIMAL a:AMPM (?:LPAR? z:ZONE (?:(?:PUNCT|DASH) N12)? (?:RPAR)?)?", decimal,
    {"at 9.15 a.m.": "2025-04-15T09:15"}, ("rose 9.15 points",),
)  # fmt: skip
NOON = Rule(
    "noon", "TIMEOFDAY", "(?<!DET) n:NOON", noon,
    {"at noon": "2025-04-15T12:00"}, ("the afternoon",),
)  # fmt: skip
FOUR_DIGITS = Rule(
    "four-digit clock time", "TIMEOFDAY", "y:YEAR z:ZONE", four_digits,
    {"at 1430 UTC": "2025-04-15T14:30Z"}, ("in 1430",),
)  # fmt: skip
EARLY_HOURS = Rule(
    "zero-hour clock time", "TIMEOFDAY", "(?:(?<=AT)|(?=HHMM ZONE)) h:HHMM (?:z:ZONE)?", lambda h, z=None: clock(h, None, z),
    {"at 0915 UTC": "2025-04-15T09:15Z"}, ("agent 0915 reported",),
)  # fmt: skip

HOUR_PAST = Rule(
    "half past", "TIMEOFDAY", "(?:h:HALF PAST|A? q:QUARTER (?:PAST|t:TO)|m:COUNT PAST) n:HOURNUM (?!LENGTH|W|PL) (?:a:AMPM)?",
    lambda n, h=None, q=None, m=None, t=0, a=None: past_hour(n, h, q, m, t, a),
    {"at half past eight": "2025-04-15T08:30", "at a quarter to nine": "2025-04-15T08:45"}, ("half past the hill",),
)  # fmt: skip
HOUR_OF_PART = Rule(
    "hour of a part of the day", "TIMEOFDAY", "n:HOURNUM (?:IN DET|AT) p:DAYPART", lambda n, p: at_hour(n, "a" if p == "MO" or (p == "NI" and n < 5) else "p"),
    {"at 3 in the morning": "2025-04-15T03:00"}, ("men in the morning",),
)  # fmt: skip
LEVEL = (HOUR_PAST, HOUR_OF_PART, CLOCK_TIME, HOUR, DECIMAL_CLOCK, NOON, FOUR_DIGITS, EARLY_HOURS)


def of_today(c: Clock) -> Meaning:
    """A clock time without a day: of the day that the text is speaking of."""
    return Clock(c.value, c.minute, Shift(DAY, 0, Base.STORY))
