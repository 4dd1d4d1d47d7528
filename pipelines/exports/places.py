"""Places in words."""

from functools import cache

from pipelines.exports.outline import Shown


def place_words(event: Shown) -> str:
    """Place and country of an event; empty if neither is known."""
    country = country_name(event.country) if event.country else None
    return ", ".join(dict.fromkeys(filter(None, (event.place, country))))


@cache
def country_name(code: str) -> str:
    """The common name of a country; the code itself if it is none.

    Args:
        code: ISO 3166-1 alpha-2.

    >>> country_name("UA"), country_name("??")
    ('Ukraine', '??')
    """
    return _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    import pycountry

    return {country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries}


def country_number(code: str) -> str | None:
    """ISO 3166-1 numeric of an alpha-2 code; None if there is none.

    >>> country_number("UA")
    '804'
    """
    import pycountry

    found = pycountry.countries.get(alpha_2=code)
    return found.numeric if found else None
