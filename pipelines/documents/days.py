"""Days that a file may state of itself, and those that only its clock or its template stated."""

from datetime import date

FIRST, LAST = 1600, 2100
"""The years in which a document that is kept in files can have been published."""
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
"""Where the clocks of computers begin: what is written when no day is known."""


def plausible_day(day: date | None) -> date | None:
    """Return the day that a file's metadata state, or None if it only says that no day was known.

    >>> plausible_day(date(2024, 5, 7))
    datetime.date(2024, 5, 7)
    >>> plausible_day(date(1970, 1, 1)) is plausible_day(date(1, 1, 1)) is plausible_day(date(9999, 12, 31)) is None
    True
    """
    return day if day is not None and FIRST <= day.year <= LAST and day not in _ZEROS else None
