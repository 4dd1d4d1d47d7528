"""On which days a feast falls in a year: offsets from Easter, fixed days, n-th weekdays, and calendars of the moon.

Which of these it is, `feasts.toml` says.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, MINYEAR
from functools import lru_cache
from pathlib import Path
from typing import Any

import holidays
from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN
from dateutil.easter import easter as dateutil_easter

from pipelines.temporal.calendar import day_number, month_start, weekday
from pipelines.temporal.model import Interval

TABLES: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
EASTER_OFFSETS: Mapping[str, int] = TABLES["easter"]
NATIONAL: Mapping[str, list[str]] = TABLES["national"]
ORTHODOX_COUNTRIES: frozenset[str] = frozenset(TABLES["countries"]["orthodox"])
FIRST_TABLE_YEAR, LAST_TABLE_YEAR = 1583, 2200
ENGLISH, ESTIMATED = "en_US", " (estimated)"


@lru_cache(maxsize=4096)
def easter(year: int, orthodox: bool) -> int | None:
    """Return the day number of Easter Sunday, the Orthodox one by the Julian calendar; None outside years 1 to 9999.

    >>> easter(2024, False) == day_number(2024, 3, 31), easter(2024, True) == day_number(2024, 5, 5)
    (True, True)
    """
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if not orthodox:
        return dateutil_easter(year, EASTER_WESTERN).toordinal()
    julian = dateutil_easter(year, EASTER_JULIAN)
    return day_number(year, julian.month, julian.day) + year // 100 - year // 400 - 2


def nth_weekday(year: int, month: int, day: int, n: int) -> int:
    """Return the n-th weekday of a month; -1 the last.

    >>> nth_weekday(2025, 11, 3, 4) == day_number(2025, 11, 27)
    True
    """
    first = month_start(year * 12 + month - 1)
    if n > 0:
        return first + (day - weekday(first)) % 7 + 7 * (n - 1)
    last = month_start(year * 12 + month) - 1
    return last - (weekday(last) - day) % 7


@lru_cache(maxsize=16384)
def feast(name: str, year: int, orthodox: bool, country: str = "") -> Interval | None:
    """Return the days of a feast in a year; None for feasts of other calendars that have none in it.

    Args:
        country: whose feast it is, where countries keep it on days of their own.

    >>> feast("palm_sunday", 2025, False) == feast("palm_sunday", 2025, True) == Interval(739354, 739355)
    True
    """
    day = of_nation(name, year, country) if country else None
    if day is not None:
        return Interval(day, day + 1)
    if name in EASTER_OFFSETS:
        sunday = easter(year, orthodox)
        day = None if sunday is None else sunday + EASTER_OFFSETS[name]
    elif orthodox and name in TABLES["orthodox_fixed"]:
        day = day_number(year, *TABLES["orthodox_fixed"][name])
    elif name in TABLES["fixed"]:
        day = day_number(year, *TABLES["fixed"][name])
    elif name in TABLES["nth_weekday"]:
        day = nth_weekday(year, *TABLES["nth_weekday"][name])
    elif name in TABLES["after"]:
        *weekday_before, later = TABLES["after"][name]
        day = nth_weekday(year, *weekday_before) + later
    elif name in TABLES["by_country"]:
        return other_calendar(name, year)
    elif name == "advent":
        christmas = day_number(year, 12, 25)
        return Interval(christmas - weekday(christmas) - 22, christmas)
    elif name == "lent":
        sunday = easter(year, orthodox)
        return None if sunday is None else Interval(sunday - 46, sunday)
    return None if day is None else Interval(day, day + 1)


def of_nation(name: str, year: int, country: str) -> int | None:
    """Return the day of a feast in a country; None where that has no day of its own for it.

    >>> of_nation("mothers_day", 2025, "GB") == day_number(2025, 3, 30), of_nation("independence_day", 2025, "GB")
    (True, None)
    """
    if name == "mothers_day" and country in TABLES["countries"]["mothering"]:
        sunday = easter(year, orthodox=False)
        return sunday and sunday + EASTER_OFFSETS["mothering_sunday"]
    if name == "mothers_day" and country in TABLES["mothers_day"]:
        month, *rest = TABLES["mothers_day"][country]
        return day_number(year, month, *rest) if len(rest) == 1 else nth_weekday(year, month, *rest)
    if name == "thanksgiving" and country == "CA":
        return nth_weekday(year, *TABLES["nth_weekday"]["columbus_day"])
    said = NATIONAL.get(name, ())
    found = calendar_of(country, year) if said else {}
    return next((day for spelled in said for day in found.get(spelled, ())), None)


def other_calendar(name: str, year: int) -> Interval | None:
    """The days of a feast of another calendar that begin in the year, from the calendar of a country that keeps it.

    >>> other_calendar("passover", 2025) == Interval(day_number(2025, 4, 13), day_number(2025, 4, 20))
    True
    """
    country, said, days = TABLES["by_country"][name]
    first = next(iter(calendar_of(country, year).get(said, ())), None)
    if first is None:
        return None
    if name == "ramadan":
        ends = [
            end for each in (year, year + 1) for end in calendar_of("JO", each).get("Eid al-Fitr", ()) if end > first
        ]
        return Interval(first, min(ends, default=first + days))
    first += TABLES["later"].get(name, 0)
    return Interval(first, first + days)


@lru_cache(maxsize=4096)
def calendar_of(country: str, year: int) -> dict[str, tuple[int, ...]]:
    """Return the holidays of a country in a year by their names in English, each with the days on which it begins.

    Empty where the library has no calendar for the country, or none so early.
    """
    if not FIRST_TABLE_YEAR <= year <= LAST_TABLE_YEAR:
        return {}
    try:
        calendar = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    english = ENGLISH if ENGLISH in calendar.supported_languages else None
    kinds = calendar.supported_categories
    found = holidays.country_holidays(country, years=year, observed=False, language=english, categories=kinds)
    named: dict[str, list[int]] = {}
    for day, names in sorted(found.items()):
        for said in names.split("; "):
            named.setdefault(said.removesuffix(ESTIMATED), []).append(day.toordinal())
    return {said: tuple(starts(days, year)) for said, days in named.items()}


def starts(days: Sequence[int], year: int) -> list[int]:
    """Return the days that begin a feast; one that runs over New Year began in the year before.

    >>> [day - day_number(2025, 1, 1) for day in starts([day_number(2025, 1, 1) + n for n in (0, 1, 40, 41)], 2025)]
    [40]
    """
    new_year = day_number(year, 1, 1)
    runs_on = new_year in days and new_year + 1 in days
    return [day for day in days if day - 1 not in days and not (day == new_year and runs_on)]


def is_movable(name: str) -> bool:
    """True if the churches of east and west count the feast from their own Easter."""
    return name in EASTER_OFFSETS or name == "lent"
