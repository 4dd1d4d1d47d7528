"""Days as people and programs write them into cells and front matter."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:$|[T ])")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?:$|[T ,])")
_DOTTED = re.compile(r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?:$|[T ,])")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d{1,9})?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")
_LONGEST = 100


def day_in(value: object) -> date | None:
    """The day that a value tells beyond doubt, in the time zone in which it is written, else None.

    Read are dates and times, ISO 8601, 2025/04/15, 15.04.2025, "15 April 2025", "Tue, 15 Apr 2025 23:30:00 -0500",
    and seconds or milliseconds since 1970, which are in UTC. A value such as 05/04/2025 tells one of two days.

    >>> [day_in(value) for value in ("2025-04-15T23:30:00-05:00", "Apr 15, 2025", 1744738200, "05/04/2025")]
    [datetime.date(2025, 4, 15), datetime.date(2025, 4, 15), datetime.date(2025, 4, 15), None]
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    written = str(value).strip()[:_LONGEST]
    try:
        return _of_numbers(written) or _since_1970(written) or _of_words(written)
    except (ValueError, OverflowError):
        return None


def _of_numbers(written: str) -> date | None:
    if found := _ISO.match(written) or _YEAR_FIRST.match(written):
        return date(*map(int, found.groups()))
    if found := _DOTTED.match(written):
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


def _since_1970(written: str) -> date | None:
    if _SECONDS.fullmatch(written):
        return datetime.fromtimestamp(float(written), UTC).date()
    if _MILLISECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(written) / 1000, UTC).date()
    return None


def _of_words(written: str) -> date | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    return parsedate_to_datetime(written).date()
