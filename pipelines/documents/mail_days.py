"""The day of a mail's Date field, as its sender's clock showed it."""

from datetime import date, datetime
from email.utils import parsedate

from pipelines.documents.datelines import read_dateline
from pipelines.documents.days import plausible_day

LONGEST_DATE = 200
"""Characters of a Date field that are read."""


def sent_day(value: str, language: str = "en") -> date | None:
    """Return the day that a Date field names, in the zone in which it was written; None if it names none.

    Read as RFC 5322 says, else as ISO 8601, else as a date in words.

    Args:
        value: of the field, in a mail's own head or in one that was copied into a text.
        language: ISO 639-1 code, for dates in words.

    >>> sent_day("Wed, 16 Apr 2025 23:50:00 -0500"), sent_day("2025-04-16T23:50:00Z")
    (datetime.date(2025, 4, 16), datetime.date(2025, 4, 16))
    >>> sent_day("jeudi 17 avril 2025 08:15", "fr"), sent_day("soon")
    (datetime.date(2025, 4, 17), None)
    """
    words = value[:LONGEST_DATE].strip()
    return plausible_day(_by_the_standard(words) or _iso(words)) or day_in_words(words, language)


def _by_the_standard(words: str) -> date | None:
    try:
        parsed = parsedate(words)
        return date(*parsed[:3]) if parsed else None
    except (ValueError, OverflowError):
        return None


def _iso(words: str) -> date | None:
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
