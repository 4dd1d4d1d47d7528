"""The one door to dateparser: written-out dates in unusual order or in another language.

It is strict: only a phrase with a day, a month word and a year is let in, so a bare number, "we" or "may" never is. It
is cached by its words, with sample numbers for its day and year, since a call costs half a millisecond; dateparser is
imported when the first phrase arrives, since that import alone takes a third of a second.
"""

import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from pipelines.temporal.calendar import DAY, Cell, day_number, is_date
from pipelines.temporal.meaning import At
from pipelines.temporal.model import Interval

DIGITS = re.compile(r"\d+")
ALONE = re.compile(r"(?<!\w)[0-9]+(?!\w)")
LETTERS = re.compile(r"[^\W\d_]{2,}")
LONGEST = 60


def written_date(text: str, language: str) -> At | None:
    """Return a full date in words that the grammar does not know; None unless it is one whole day.

    >>> written_date("15 avril 2025", "fr").describe()
    '2025-04-15'
    >>> written_date("may", "en") is None, written_date("31 avril 2025", "fr") is None
    (True, True)
    """
    if len(text) > LONGEST or len(DIGITS.findall(text)) < 2 or not LETTERS.search(text):
        return None
    numbers = sorted(ALONE.findall(text), key=len)
    if len(numbers) != 2 or len(numbers[0]) > 2 or len(numbers[1]) != 4:
        found = parsed(text, language)
        return At(Cell(DAY, found.toordinal())) if found else None
    sample = parsed(ALONE.sub(lambda number: "2000" if len(number[0]) == 4 else "15", text), language)
    day, year = map(int, numbers)
    whole = sample is not None and (sample.year, sample.day) == (2000, 15) and is_date(year, sample.month, day)
    return At(Cell(DAY, day_number(year, sample.month, day))) if sample and whole else None


@lru_cache(maxsize=20_000)
def parsed(text: str, language: str) -> datetime | None:
    """Return what dateparser reads, if the text has a day, a month and a year."""
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    return _ask(text, language, settings, datetime(2000, 1, 1))


def _ask(text: str, language: str, settings: dict[str, Any], base: datetime) -> datetime | None:
    """Return what dateparser reads; None also where its arithmetic leaves the years 1 to 9999."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=[language], settings={**settings, "RELATIVE_BASE": base})
    try:
        return parser.get_date_data(text).date_obj
    except OverflowError:
        return None


@lru_cache(maxsize=20_000)
def second_opinion(text: str, anchor: int, language: str = "en") -> Interval | None:
    """What dateparser alone says of a phrase on an anchor day, told to prefer the past as news does: one day, or None.

    None too for a language that it does not know, and where it counts beyond the years 1 to 9999.

    >>> second_opinion("two days ago", 739356)
    Interval(start=739354, end=739355)
    """
    from dateparser.data.languages_info import language_order

    if language not in language_order:
        return None
    found = _ask(text, language, {"PREFER_DATES_FROM": "past"}, datetime.fromordinal(anchor))
    return Interval(found.toordinal(), found.toordinal() + 1) if found else None
