"""TOML files by hand of a person, read within bounds."""

import tomllib
from typing import Any

from pipelines.errors import DatelineError

MOST_DOTS = 400
"""Dots on a line: tomllib takes time and memory by the square of the parts of a dotted key."""


class TomlError(DatelineError):
    """A file that is not TOML, or that no person wrote; the message is the reason, without a full stop."""


def parse_toml(content: bytes) -> dict[str, Any]:
    """The table that a TOML file is.

    Raises:
        TomlError: not TOML in UTF-8, or nested beyond all use.

    >>> parse_toml(b'place = "Lindau"')
    {'place': 'Lindau'}
    >>> parse_toml(b"a" + b".a" * 2000 + b" = 1")
    Traceback (most recent call last):
    pipelines.documents.toml.TomlError: a line has more than 400 dots
    """
    if any(line.count(b".") > MOST_DOTS for line in content.splitlines()):
        raise TomlError(f"a line has more than {MOST_DOTS:,} dots")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise TomlError("its values are nested too deeply") from error
    except ValueError as error:  # of TOML, of UTF-8, and of numbers with thousands of digits
        raise TomlError(f"this is not TOML: {error}") from error
