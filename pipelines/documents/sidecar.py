"""The sidecar: a small TOML file beside a document that states what the document itself does not."""

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, cast

from pipelines.errors import DatelineError, SidecarError

MOST_DOTS = 400
"""Dots on a line: tomllib takes time and memory by the square of the parts of a dotted key."""
StatedValue = str | date
MAX_SIDECAR = 64 * 1024
_LONGEST_NUMBER = 256


class TomlError(DatelineError):
    """A file that is not TOML, or that no person wrote; the message is the reason, without a full stop."""


def parse_toml(content: bytes) -> dict[str, Any]:
    """Return the table that a TOML file is.

    Raises:
        TomlError: not TOML in UTF-8, or nested beyond all use.

    >>> parse_toml(b'place = "Lindau"')
    {'place': 'Lindau'}
    >>> parse_toml(b"a" + b".a" * 2000 + b" = 1")
    Traceback (most recent call last):
    pipelines.documents.sidecar.TomlError: a line has more than 400 dots
    """
    if any(line.count(b".") > MOST_DOTS for line in content.splitlines()):
        raise TomlError(f"a line has more than {MOST_DOTS:,} dots")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise TomlError("its values are nested too deeply") from error
    except ValueError as error:  # of TOML, of UTF-8, and of numbers with thousands of digits
        raise TomlError(f"this is not TOML: {error}") from error


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar states.

    Args:
        stated: values by key: text, or a date for the keys that end in `_date`.
        columns: for a dataset, the column that holds each key; a value in a row wins over `stated`.
    """

    stated: Mapping[str, StatedValue] = field(default_factory=dict[str, StatedValue])
    columns: Mapping[str, str] = field(default_factory=dict[str, str])

    def day(self, key: str) -> date | None:
        """Return the date that is stated under a key, if any."""
        value = self.stated.get(key)
        return value if isinstance(value, date) else None


def parse_sidecar(name: str, content: bytes) -> Sidecar:
    """Return the values of a sidecar, each checked.

    Args:
        name: the sidecar's path, for messages.
        content: its bytes.

    Raises:
        SidecarError: no TOML, an unknown key, or a value of the wrong type; names file, key, value and remedy.

    >>> parse_sidecar("a.toml", b'visit_date = 2025-04-15').stated["visit_date"]
    datetime.date(2025, 4, 15)
    >>> parse_sidecar("a.toml", b'visited = 2025-04-15')  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    pipelines.errors.SidecarError: a.toml: unknown key "visited". Use one of: title, publisher, ...
    """
    try:
        table = parse_toml(content)
    except TomlError as error:
        raise SidecarError(f"{name}: {error}. Write lines such as visit_date = 2025-04-15") from error
    columns = _columns(name, table.pop("columns", {}))
    return Sidecar({key: check_value(name, key, value) for key, value in table.items()}, columns)


def check_value(name: str, key: str, value: object) -> StatedValue:
    """Return the value of a key, checked and converted.

    Raises:
        SidecarError: the key is unknown or the value cannot be understood.

    >>> check_value("a.toml", "published_date", "2025-04-15T23:30:00-05:00")
    datetime.date(2025, 4, 15)
    >>> check_value("a.toml", "country", "Ukraine")
    Traceback (most recent call last):
    pipelines.errors.SidecarError: a.toml: country = 'Ukraine' is not a country code. Write two capitals, such as "UA"
    """
    if key not in _CHECKS:
        raise SidecarError(f'{name}: unknown key "{key}". Use one of: {", ".join(_CHECKS)}')
    checked, problem = _CHECKS[key], _PROBLEMS.get(_CHECKS[key], "")
    result = checked(value)
    if result is None:
        raise SidecarError(f"{name}: {key} = {shown(value)} {problem}")
    return result


def _columns(name: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SidecarError(f'{name}: columns = {shown(value)} is not a table. Write [columns], then text = "body"')
    mapping = cast(dict[str, object], value)
    for key, column in mapping.items():
        if key not in COLUMN_KEYS:
            raise SidecarError(f'{name}: unknown key "columns.{key}". Use one of: {", ".join(COLUMN_KEYS)}')
        if not isinstance(column, str):
            raise SidecarError(f"{name}: columns.{key} = {shown(column)} is not the name of a column, in quotes")
    return cast(dict[str, str], mapping)


def shown(value: object) -> str:
    """Return a value as a person wrote it; what may unfold without end is named only."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a table"
    if isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER:
        return "a number of very many digits"
    return repr(str(value) if isinstance(value, date) else value)[:80]


def words_of(value: object) -> str | None:
    """Return a text that is not blank."""
    return value.strip() if isinstance(value, str) and value.strip() else None


def day_of(value: object) -> date | None:
    """Return a TOML date, the date of a TOML date-time as written, or either as text in ISO 8601."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d(?:$|[T ])", value.strip()):
        try:
            return date.fromisoformat(value.strip()[:10])
        except ValueError:
            return None
    return None


def _language(value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"[a-z]{2}", value) else None


def _country(value: object) -> str | None:
    return value if isinstance(value, str) and value in _country_codes() else None


@cache
def _country_codes() -> frozenset[str]:
    import pycountry

    return frozenset(country.alpha_2 for country in pycountry.countries)


def _kind(value: object) -> str | None:
    return value if value in ("report", "history") else None


_CHECKS: dict[str, Callable[[object], StatedValue | None]] = {
    "title": words_of,
    "publisher": words_of,
    "author": words_of,
    "language": _language,
    "country": _country,
    "url": words_of,
    "kind": _kind,
    "visit_date": day_of,
    "published_date": day_of,
    "retrieved_date": day_of,
    "anchor_date": day_of,
    "place": words_of,
    "topic": words_of,
}
_PROBLEMS: dict[Callable[[object], StatedValue | None], str] = {
    words_of: 'is not a text. Write it in quotes, such as "Joint statement"',
    day_of: "is not a date. Write it as 2025-04-15",
    _language: 'is not a language code. Write two small letters, such as "en"',
    _country: 'is not a country code. Write two capitals, such as "UA"',
    _kind: 'is not a kind of text. Write "report" or "history"',
}
COLUMN_KEYS = ("text", "id", *_CHECKS)
"""What `[columns]` may name: the text, the row's key, and every key of a sidecar."""
