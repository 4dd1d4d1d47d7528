"""On which days a feast falls in a year: offsets from Easter, fixed days, n-th weekdays, and calendars of the moon."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR
from functools import lru_cache

import holidays
from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN
from dateutil.easter import easter as dateutil_easter

from pipelines.temporal.calendar import day_number, month_start, weekday
from pipelines.temporal.model import Interval

EASTER_OFFSETS = {
    "easter": 0, "easter_monday": 1, "good_friday": -2, "holy_saturday": -1, "maundy_thursday": -3, "palm_sunday": -7,
    "ash_wednesday": -46, "shrove_tuesday": -47, "pentecost": 49, "whit_monday": 50, "ascension": 39, "trinity": 56,
    "corpus_christi": 60, "shrove_monday": -48, "mothering_sunday": -21, "whit_tuesday": 51, "spy_wednesday": -4,
    "low_sunday": 7, "lazarus_saturday": -8,
}  # fmt: skip
FIXED = {
    "christmas": (12, 25), "christmas_eve": (12, 24), "boxing_day": (12, 26), "new_year": (1, 1),
    "new_year_eve": (12, 31),
    "epiphany": (1, 6), "candlemas": (2, 2), "all_saints": (11, 1), "all_souls": (11, 2), "halloween": (10, 31),
    "may_day": (5, 1), "independence_day": (7, 4), "bastille_day": (7, 14), "veterans_day": (11, 11),
    "valentines_day": (2, 14), "st_patricks_day": (3, 17), "groundhog_day": (2, 2), "earth_day": (4, 22),
    "april_fools": (4, 1), "nowruz": (3, 21), "victory_day": (5, 9), "canada_day": (7, 1), "australia_day": (1, 26),
    "anzac_day": (4, 25), "waitangi_day": (2, 6), "republic_day": (1, 26), "guy_fawkes": (11, 5),
    "st_davids_day": (3, 1), "st_georges_day": (4, 23), "st_andrews_day": (11, 30), "st_nicholas": (12, 6),
    "womens_day": (3, 8), "mens_day": (11, 19), "human_rights_day": (12, 10), "aids_day": (12, 1),
    "health_day": (4, 7), "environment_day": (6, 5), "refugee_day": (6, 20), "water_day": (3, 22),
    "food_day": (10, 16), "un_day": (10, 24), "africa_day": (5, 25), "mandela_day": (7, 18), "flag_day": (6, 14),
    "juneteenth": (6, 19), "patriot_day": (9, 11), "pearl_harbor_day": (12, 7), "constitution_day": (9, 17),
    "tax_day": (4, 15), "pi_day": (3, 14), "boss_day": (10, 16), "harvey_milk_day": (5, 22), "kwanzaa": (12, 26),
    "assumption": (8, 15), "immaculate_conception": (12, 8), "annunciation": (3, 25), "michaelmas": (9, 29),
    "twelfth_night": (1, 5),
}  # fmt: skip
ORTHODOX_FIXED = {"christmas": (1, 7), "christmas_eve": (1, 6), "epiphany": (1, 19)}
NTH_WEEKDAYS = {
    "thanksgiving": (11, 3, 4), "labor_day": (9, 0, 1), "labour_day": (9, 0, 1), "memorial_day": (5, 0, -1),
    "columbus_day": (10, 0, 2), "mothers_day": (5, 6, 2), "fathers_day": (6, 6, 3), "presidents_day": (2, 0, 3),
    "mlk_day": (1, 0, 3), "arbor_day": (4, 4, -1), "earth_hour": (3, 5, -1), "armed_forces_day": (5, 5, 3),
}  # fmt: skip
AFTER_A_WEEKDAY = {
    "black_friday": ((11, 3, 4), 1), "cyber_monday": ((11, 3, 4), 4), "giving_tuesday": ((11, 3, 4), 5),
    "grandparents_day": ((9, 0, 1), 6), "election_day": ((11, 0, 1), 1), "victoria_day": ((5, 0, -1), -7),
}  # fmt: skip
BY_COUNTRY = {
    "ramadan": ("MV", "First Day of Ramadan", 29), "eid_al_fitr": ("JO", "Eid al-Fitr", 1),
    "eid_al_adha": ("JO", "Eid al-Adha", 1), "ashura": ("PK", "Ashura", 1), "mawlid": ("JO", "Prophet's Birthday", 1),
    "hijri_new_year": ("JO", "Islamic New Year", 1), "isra_and_miraj": ("JO", "Isra' and Mi'raj", 1),
    "laylat_al_qadr": ("MV", "First Day of Ramadan", 1), "jumuatul_wida": ("BD", "Jumu'atul-Wida", 1),
    "arbaeen": ("IR", "Arbaeen", 1),
    "passover": ("IL", "Pesach", 7), "yom_kippur": ("IL", "Yom Kippur", 1), "rosh_hashanah": ("IL", "Rosh Hashanah", 2),
    "hanukkah": ("IL", "Hanukkah", 8), "purim": ("IL", "Purim", 1), "shavuot": ("IL", "Shavuot", 1),
    "sukkot": ("IL", "Sukkot", 7), "tisha_bav": ("IL", "Tisha B'Av", 1), "lag_baomer": ("IL", "Lag BaOmer", 1),
    "israel_independence": ("IL", "Independence Day", 1),
    "diwali": ("SG", "Diwali", 1), "kali_puja": ("SG", "Diwali", 1), "holi": ("IN", "Holi", 1),
    "dussehra": ("IN", "Dussehra", 1), "navratri": ("NP", "Ghatasthapana", 1),
    "raksha_bandhan": ("IN", "Raksha Bandhan", 1),
    "ganesh_chaturthi": ("IN", "Ganesh Chaturthi / Vinayak Chaturthi", 1),
    "maha_shivaratri": ("IN", "Maha Shivaratri", 1), "janmashtami": ("IN", "Janmashtami (Vaishnava)", 1),
    "pongal": ("IN", "Pongal", 1), "onam": ("IN", "Onam", 1),
    "basant_panchami": ("IN", "Basant Panchami / Shri Panchami", 1), "rath_yatra": ("IN", "Rath Yatra", 1),
    "karwa_chauth": ("IN", "Karaka Chaturthi (Karwa Chouth)", 1),
    "guru_nanak_jayanti": ("IN", "Guru Nanak's Birthday", 1),
    "guru_gobind_singh_jayanti": ("IN", "Guru Gobind Singh's Birthday", 1),
    "guru_ravidas_jayanti": ("IN", "Guru Ravi Das's Birthday", 1),
    "maharshi_valmiki_jayanti": ("IN", "Maharishi Valmiki's Birthday", 1),
    "mahavir_jayanti": ("IN", "Mahavira's Birthday", 1), "buddha_purnima": ("IN", "Buddha Purnima", 1),
    "ram_navami": ("IN", "Ram Navami", 1),
    "chhath_puja": ("IN", "Pratihar Shashthi or Surya Shashthi (Chhath Puja)", 1),
    "gudi_padwa": ("IN", "Gudi Padwa", 1), "vaisakhi": ("IN", "Vaisakhi", 1), "vishu": ("IN", "Vishu", 1),
    "puthandu": ("IN", "Meshadi (Tamil New Year's Day)", 1), "makar_sankranti": ("IN", "Makar Sankranti", 1),
    "naraka_chaturdashi": ("IN", "Naraka Chaturdashi", 1), "govardhan_puja": ("IN", "Govardhan Puja", 1),
    "maha_navami": ("IN", "Dussehra (Mahanavami)", 1), "maha_ashtami": ("IN", "Dussehra (Mahashtami)", 1),
    "thaipusam": ("MU", "Thaipusam", 1), "vesak": ("SG", "Vesak Day", 1),
    "dragon_boat": ("HK", "Dragon Boat Festival", 1), "mid_autumn": ("KR", "Chuseok", 1),
    "qingming": ("HK", "Tomb-Sweeping Day", 1), "chinese_new_year": ("SG", "Chinese New Year", 1),
}  # fmt: skip
"""Feasts of other calendars: a country whose public calendar, as `holidays` has it, names them, and their days."""
LATER = {"laylat_al_qadr": 26}
"""Days from the feast that the calendar names."""
NATIONAL = {
    "independence_day": ("Independence Day", "National Independence Day"),
    "labor_day": ("Labor Day", "Labour Day", "May Day", "Workers' Day", "International Workers' Day"),
    "labour_day": ("Labor Day", "Labour Day", "May Day", "Workers' Day", "International Workers' Day"),
    "thanksgiving": ("Thanksgiving Day", "Thanksgiving"), "republic_day": ("Republic Day",),
    "constitution_day": ("Constitution Day",), "victory_day": ("Victory Day", "Victory in Europe Day"),
    "memorial_day": ("Memorial Day",), "diwali": ("Diwali", "Deepavali"), "eid_al_fitr": ("Eid al-Fitr",),
    "eid_al_adha": ("Eid al-Adha",), "armed_forces_day": ("Armed Forces Day",), "flag_day": ("Flag Day",),
    "mothers_day": ("Mother's Day",), "fathers_day": ("Father's Day",), "womens_day": ("Women's Day",),
}  # fmt: skip
"""Feasts that each country keeps on a day of its own, as its public calendar spells them in English."""
MOTHERS_DAYS = {
    **dict.fromkeys(("ES", "PT", "HU", "LT", "MZ", "AO", "ZA"), (5, 6, 1)),
    **dict.fromkeys(("SE", "DO", "HT"), (5, 6, -1)),
    "FR": (5, 6, -1), "AR": (10, 6, 3), "RU": (11, 6, -1), "NO": (2, 6, 2), "ID": (12, 22), "PL": (5, 26),
    "MX": (5, 10),
    "SV": (5, 10), "GT": (5, 10), "TH": (8, 12),
    **dict.fromkeys(("EG", "SA", "AE", "JO", "LB", "IQ", "SY", "KW", "QA", "YE", "PS", "LY", "SD"), (3, 21)),
}  # fmt: skip
"""Where it is not the second Sunday of May: a month with its n-th weekday, or with a day."""
MOTHERING_COUNTRIES = frozenset(["GB", "IE", "NG"])
"""They keep it on the fourth Sunday of Lent."""
FIRST_TABLE_YEAR, LAST_TABLE_YEAR = 1583, 2200
ENGLISH, ESTIMATED = "en_US", " (estimated)"
ORTHODOX_COUNTRIES = frozenset(
    ["UA", "RU", "BY", "MD", "RO", "BG", "GR", "CY", "RS", "ME", "MK", "GE", "AM", "ET", "ER"]
)


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
    elif orthodox and name in ORTHODOX_FIXED:
        day = day_number(year, *ORTHODOX_FIXED[name])
    elif name in FIXED:
        day = day_number(year, *FIXED[name])
    elif name in NTH_WEEKDAYS:
        day = nth_weekday(year, *NTH_WEEKDAYS[name])
    elif name in AFTER_A_WEEKDAY:
        feast_before, later = AFTER_A_WEEKDAY[name]
        day = nth_weekday(year, *feast_before) + later
    elif name in BY_COUNTRY:
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
    if name == "mothers_day" and country in MOTHERING_COUNTRIES:
        sunday = easter(year, orthodox=False)
        return sunday and sunday + EASTER_OFFSETS["mothering_sunday"]
    if name == "mothers_day" and country in MOTHERS_DAYS:
        month, *rest = MOTHERS_DAYS[country]
        return day_number(year, month, rest[0]) if len(rest) == 1 else nth_weekday(year, month, rest[0], rest[1])
    if name == "thanksgiving" and country == "CA":
        return nth_weekday(year, *NTH_WEEKDAYS["columbus_day"])
    said = NATIONAL.get(name, ())
    found = calendar_of(country, year) if said else {}
    return next((day for spelled in said for day in found.get(spelled, ())), None)


def other_calendar(name: str, year: int) -> Interval | None:
    """The days of a feast of another calendar that begin in the year, from the calendar of a country that keeps it.

    >>> other_calendar("passover", 2025) == Interval(day_number(2025, 4, 13), day_number(2025, 4, 20))
    True
    """
    country, said, days = BY_COUNTRY[name]
    first = next(iter(calendar_of(country, year).get(said, ())), None)
    if first is None:
        return None
    if name == "ramadan":
        ends = [
            end for each in (year, year + 1) for end in calendar_of("JO", each).get("Eid al-Fitr", ()) if end > first
        ]
        return Interval(first, min(ends, default=first + days))
    first += LATER.get(name, 0)
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
