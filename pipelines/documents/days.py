"""Days as files state them in metadata, cells and mail headers; days that mean "unknown" are recognised."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate

from pipelines.documents.datelines import read_dateline

FIRST, LAST = 1600, 2100
"""The years in which a document that is kept in files can have been published."""
LONGEST_DATE = 200
"""Characters of a mail's Date field that are read."""
_ZEROS = frozenset(
    {
        date(1601, 1, 1),  # Windows
        date(1899, 12, 30),  # spreadsheets
        date(1899, 12, 31),
        date(1900, 1, 1),
        date(1904, 1, 1),  # Macintosh
        date(1969, 12, 31),  # Unix, seen from the Americas
        date(1970, 1, 1),  # Unix
        date(1980, 1, 1),  # DOS, and the members of a zip archive
    }
)
"""Days that programs write when they know none: where their clocks begin."""
_LONGEST = 100
_NUMBER = re.compile(r"\d{9,13}(?:\.\d{1,9})?")
_MILLISECONDS = 100_000_000_000
"""A number from here on counts milliseconds since 1970, not seconds; as seconds it would be the year 5138."""
_DEFAULTS = (datetime(2004, 2, 2), datetime(2005, 3, 3))
"""Two days that differ in year, month and day: what a text leaves out comes out differently with each."""


def plausible_day(day: date | None, latest: date | None = None) -> date | None:
    """Return the day that a file's metadata state, or None if it cannot be true or means "unknown".

    Args:
        day: as stated.
        latest: the day of retrieval, if known; no later day can be true.

    >>> plausible_day(date(2024, 5, 7))
    datetime.date(2024, 5, 7)
    >>> plausible_day(date(1970, 1, 1)) is plausible_day(date(1, 1, 1)) is plausible_day(date(9999, 12, 31)) is None
    True
    """
    if day is None or not FIRST <= day.year <= LAST or day in _ZEROS:
        return None
    return None if latest and day > latest else day


def numbered_day(match: re.Match[str] | None) -> date | None:
    """Return the day of a match whose groups are year, month and day; None for none, or one that no calendar has."""
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def day_in(value: object) -> date | None:
    """Return the day that a value states beyond doubt, in the time zone in which it is written, else None.

    Dates and times are read, and what `moment_in` reads whether or not months come first.

    >>> [day_in(value) for value in ("2025-04-15T23:30:00-05:00", "Apr 15, 2025", 1744738200, "05/04/2025")]
    [datetime.date(2025, 4, 15), datetime.date(2025, 4, 15), datetime.date(2025, 4, 15), None]
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    first, other = (moment_in(value, month_first) for month_first in (True, False))
    return first.date() if first and other and first.date() == other.date() else None


def moment_in(value: object, month_first: bool = False) -> datetime | None:
    """Return the moment or the midnight that a text or number states with year, month and day, else None.

    ISO 8601, seconds or milliseconds since 1970 (in UTC), and whatever else dateutil reads, such as "7.5.2024",
    "15 April 2025" or "Tue, 15 Apr 2025 23:30:00 -0500".

    Args:
        value: as it stands in a cell or a field.
        month_first: True if 05/07/2024 is in May.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    written = str(value).strip()
    if not written or len(written) > _LONGEST:
        return None
    return _of_number(written) or _of_iso(written) or _of_words(written, month_first)


def _of_number(written: str) -> datetime | None:
    if not _NUMBER.fullmatch(written):
        return None
    seconds = float(written)
    return datetime.fromtimestamp(seconds / 1000 if seconds >= _MILLISECONDS else seconds, UTC)


def _of_iso(written: str) -> datetime | None:
    for part in (written, written[:10]):
        try:
            return datetime.fromisoformat(part)
        except ValueError:
            continue
    return None


def _of_words(written: str, month_first: bool) -> datetime | None:
    """Return what dateutil reads, if year, month and day are all written."""
    from dateutil.parser import parse

    day_first = not month_first or "." in written
    try:
        first, second = (parse(written, default=default, dayfirst=day_first, tzinfos=_zone) for default in _DEFAULTS)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return first if first.date() == second.date() else None


def _zone(_: str | None, seconds: int | None) -> tzinfo | None:
    """Return the zone of a written offset; a name such as CEST gives no zone, since its meaning differs by place."""
    return None if seconds is None else timezone(timedelta(seconds=seconds))


def sent_day(value: str, language: str = "en") -> date | None:
    """Return the day that a mail's Date field names, in the zone in which it was written, or None.

    Read as RFC 5322 says, else as ISO 8601, else as a date in words.

    Args:
        value: of the field, in a mail's own header or in one that was copied into a text.
        language: ISO 639-1 code, for dates in words.

    >>> sent_day("Wed, 16 Apr 2025 23:50:00 -0500"), sent_day("2025-04-16T23:50:00Z")
    (datetime.date(2025, 4, 16), datetime.date(2025, 4, 16))
    >>> sent_day("jeudi 17 avril 2025 08:15", "fr"), sent_day("soon")
    (datetime.date(2025, 4, 17), None)
    """
    words = value[:LONGEST_DATE].strip()
    return plausible_day(_by_the_standard(words) or _iso_day(words)) or day_in_words(words, language)


def _by_the_standard(words: str) -> date | None:
    try:
        parsed = parsedate(words)
        return date(*parsed[:3]) if parsed else None
    except (ValueError, OverflowError):
        return None


def _iso_day(words: str) -> date | None:
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return None


def day_in_words(words: str, language: str) -> date | None:
    """Return the first day that is written out in some words, with its year.

    >>> day_in_words("Am Di., 7. Mai 2024 um 19:33 Uhr schrieb Bo Dahl:", "de")
    datetime.date(2024, 5, 7)
    """
    read = read_dateline(words, language, None, None)
    return plausible_day(date.fromordinal(read.interval.start)) if read and read.interval.start else None
