"""On which days a feast falls in a year: offsets from Easter, fixed days, n-th weekdays, and calendars of the moon."""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from importlib import import_module
from typing import cast

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
ISLAMIC, JEWISH = ("islamic", "_IslamicLunar"), ("hebrew", "_HebrewLunisolar")
BUDDHIST = ("buddhist", "_BuddhistLunisolar")
HINDU, CHINESE = ("hindu", "_HinduLunisolar"), ("chinese", "_ChineseLunisolar")
OTHER_CALENDARS = {
    "ramadan": (ISLAMIC, "ramadan_beginning_dates", 29), "eid_al_fitr": (ISLAMIC, "eid_al_fitr_dates", 1),
    "eid_al_adha": (ISLAMIC, "eid_al_adha_dates", 1), "ashura": (ISLAMIC, "ashura_dates", 1),
    "mawlid": (ISLAMIC, "mawlid_dates", 1), "passover": (JEWISH, "passover_date", 7),
    "yom_kippur": (JEWISH, "yom_kippur_date", 1), "rosh_hashanah": (JEWISH, "rosh_hashanah_date", 2),
    "hanukkah": (JEWISH, "hanukkah_date", 8), "purim": (JEWISH, "purim_date", 1),
    "shavuot": (JEWISH, "shavuot_date", 1), "sukkot": (JEWISH, "sukkot_date", 7), "diwali": (HINDU, "diwali_date", 1),
    "holi": (HINDU, "holi_date", 1),
    "dussehra": (HINDU, "dussehra_date", 1),
    "navratri": (HINDU, "sharad_navratri_date", 1),
    "raksha_bandhan": (HINDU, "raksha_bandhan_date", 1),
    "ganesh_chaturthi": (HINDU, "ganesh_chaturthi_date", 1),
    "maha_shivaratri": (HINDU, "maha_shivaratri_date", 1),
    "janmashtami": (HINDU, "janmashtami_date", 1),
    "pongal": (HINDU, "pongal_date", 1),
    "onam": (HINDU, "onam_date", 1),
    "basant_panchami": (HINDU, "basant_panchami_date", 1),
    "rath_yatra": (HINDU, "rath_yatra_date", 1),
    "karwa_chauth": (HINDU, "karwa_chauth_date", 1),
    "guru_nanak_jayanti": (HINDU, "guru_nanak_jayanti_date", 1),
    "guru_gobind_singh_jayanti": (HINDU, "guru_gobind_singh_jayanti_date", 1),
    "guru_ravidas_jayanti": (HINDU, "guru_ravidas_jayanti_date", 1),
    "maharshi_valmiki_jayanti": (HINDU, "maharshi_valmiki_jayanti_date", 1),
    "mahavir_jayanti": (HINDU, "mahavir_jayanti_date", 1),
    "buddha_purnima": (HINDU, "buddha_purnima_date", 1),
    "ram_navami": (HINDU, "ram_navami_date", 1),
    "chhath_puja": (HINDU, "chhath_puja_date", 1),
    "hijri_new_year": (ISLAMIC, "hijri_new_year_dates", 1),
    "laylat_al_qadr": (ISLAMIC, "laylat_al_qadr_dates", 1),
    "isra_and_miraj": (ISLAMIC, "isra_and_miraj_dates", 1),
    "tisha_bav": (JEWISH, "tisha_bav_date", 1),
    "lag_baomer": (JEWISH, "lag_baomer_date", 1),
    "israel_independence": (JEWISH, "israel_independence_date", 1),
    "jumuatul_wida": (ISLAMIC, "jumuatul_wida_dates", 1), "arbaeen": (ISLAMIC, "arbaeen_dates", 1),
    "gudi_padwa": (HINDU, "gudi_padwa_date", 1), "vaisakhi": (HINDU, "vaisakhi_date", 1),
    "vishu": (HINDU, "vishu_date", 1), "puthandu": (HINDU, "puthandu_date", 1),
    "thaipusam": (HINDU, "thaipusam_date", 1), "makar_sankranti": (HINDU, "makar_sankranti_date", 1),
    "naraka_chaturdashi": (HINDU, "naraka_chaturdashi_date", 1), "govardhan_puja": (HINDU, "govardhan_puja_date", 1),
    "kali_puja": (HINDU, "kali_puja_date", 1), "maha_navami": (HINDU, "maha_navami_date", 1),
    "maha_ashtami": (HINDU, "maha_ashtami_date", 1), "hanuman_jayanti": (HINDU, "hanuman_jayanti_date", 1),
    "guru_purnima": (HINDU, "guru_purnima_date", 1), "vesak": (BUDDHIST, "vesak_date", 1),
    "dragon_boat": (CHINESE, "dragon_boat_date", 1),
    "mid_autumn": (CHINESE, "mid_autumn_date", 1),
    "qingming": (CHINESE, "qingming_date", 1),
 "chinese_new_year": (CHINESE, "lunar_new_year_date", 1),
}  # fmt: skip
FIRST_TABLE_YEAR, LAST_TABLE_YEAR = 1583, 2200
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
    """The n-th weekday of a month; -1 the last.

    >>> nth_weekday(2025, 11, 3, 4) == day_number(2025, 11, 27)
    True
    """
    first = month_start(year * 12 + month - 1)
    if n > 0:
        return first + (day - weekday(first)) % 7 + 7 * (n - 1)
    last = month_start(year * 12 + month) - 1
    return last - (weekday(last) - day) % 7


@lru_cache(maxsize=16384)
def feast(name: str, year: int, orthodox: bool) -> Interval | None:
    """The days of a feast in a year; None for feasts of other calendars that have none in it.

    >>> feast("palm_sunday", 2025, False) == feast("palm_sunday", 2025, True) == Interval(739354, 739355)
    True
    """
    day: int | None = None
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
    elif name in OTHER_CALENDARS:
        return other_calendar(name, year)
    elif name == "advent":
        christmas = day_number(year, 12, 25)
        return Interval(christmas - weekday(christmas) - 22, christmas)
    elif name == "lent":
        sunday = easter(year, orthodox)
        return None if sunday is None else Interval(sunday - 46, sunday)
    return None if day is None else Interval(day, day + 1)


def other_calendar(name: str, year: int) -> Interval | None:
    """The days of a feast of another calendar that begin in the year, from the tables of `holidays`.

    >>> other_calendar("passover", 2025) == Interval(day_number(2025, 4, 13), day_number(2025, 4, 20))
    True
    """
    day = table_day(name, year)
    if day is None:
        return None
    if name == "ramadan":
        ends = [end for end in (table_day("eid_al_fitr", each) for each in (year, year + 1)) if end and end > day]
        return Interval(day, min(ends, default=day + 29))
    return Interval(day, day + OTHER_CALENDARS[name][2])


def table_day(name: str, year: int) -> int | None:
    """The first day of a feast that begins in the year; None where the tables of `holidays` do not reach."""
    if not FIRST_TABLE_YEAR <= year <= LAST_TABLE_YEAR:
        return None
    (module, calendar), method, _ = OTHER_CALENDARS[name]
    found: object = getattr(getattr(import_module(f"holidays.calendars.{module}"), calendar)(), method)(year)
    days = [day.toordinal() for day in dates_in(found) if day.year == year]
    return min(days, default=None)


def dates_in(found: object) -> Iterator[date]:
    """The dates in what `holidays` returns: a date, a date with a mark, or several of these."""
    if isinstance(found, date):
        yield found
    elif isinstance(found, Iterable):
        for each in cast(Iterable[object], found):
            yield from dates_in(each)


def is_movable(name: str) -> bool:
    """True if the churches of east and west count the feast from their own Easter."""
    return name in EASTER_OFFSETS or name == "lent"
