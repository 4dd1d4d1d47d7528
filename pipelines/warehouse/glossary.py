"""One meaning for each word: what a table's row is and what a column says, wherever it stands."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

GLOSSARY_FILE = Path(__file__).with_name("glossary.toml")


@dataclass(frozen=True, slots=True)
class Glossary:
    """The meanings of `glossary.toml`.

    Args:
        tables: what a row of each table of schema `core` is.
        columns: what a column says; one name means one thing in every table.
    """

    tables: Mapping[str, str]
    columns: Mapping[str, str]


def load_glossary() -> Glossary:
    """Read the glossary.

    >>> load_glossary().columns["anchor_date"]
    'the day against which the relative words of a text are meant'
    """
    found = tomllib.loads(GLOSSARY_FILE.read_text(encoding="utf-8"))
    return Glossary(tables=found["tables"], columns=found["columns"])
