"""What readers are given and what they return: a text, or the rows of a dataset."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BufferedReader
from typing import Any

from pipelines.documents.model import StatedDay
from pipelines.errors import UnreadableDocument

MAX_CHARACTERS = 10_000_000
"""The longest text of one document."""
MAX_ROW = 64 * 1024 * 1024
"""The longest row, in bytes or characters."""
REPLACED = "characters_replaced"
"""Flag of a text in which characters that cannot be stored stand as U+FFFD."""
PRODUCER_DATE = "producer_date"
"""Flag of a document whose metadata_date is that of the program that wrote the file: weak evidence."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
DatasetRow = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileBytes:
    """The bytes of a file.

    Args:
        data: all of them.
        latest: the day of retrieval, if stated: no date that the file gives can be later.
    """

    data: bytes
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class TextContent:
    """A text and what its file says about it.

    Args:
        text: as it is stored; every offset refers to it.
        stated: values by the keys of a sidecar, and metadata_date.
        flags: what a reader of the results should know, such as `encoding_guessed`.
        days: every day of publication that the file states, the most trusted first; metadata_date is the first.
    """

    text: str
    stated: Mapping[str, str | date] = field(default_factory=dict[str, str | date])
    flags: tuple[str, ...] = ()
    days: tuple[StatedDay, ...] = ()


def stated(**values: str | date | None) -> dict[str, str | date]:
    """Return the values that are known: neither None nor blank.

    >>> stated(title=" News ", author="", url=None)
    {'title': 'News'}
    """
    known: dict[str, str | date] = {}
    for key, value in values.items():
        cleaned = value.strip() if isinstance(value, str) else value
        if cleaned:
            known[key] = cleaned
    return known


def replaced(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with U+FFFD for NUL and for halves of surrogate pairs, and the flag that says so.

    >>> replaced("a\\ud800b"), replaced("ab")
    (('a\ufffdb', ('characters_replaced',)), ('ab', ()))
    """
    clean, count = _UNSTORABLE.subn("\ufffd", text)
    return clean, (REPLACED,) if count else ()


def check_length(characters: int) -> None:
    """Refuse a text that is longer than one document may be.

    Raises:
        UnreadableDocument: more than `MAX_CHARACTERS`.
    """
    if characters > MAX_CHARACTERS:
        reason = f"The text has more than {MAX_CHARACTERS:,} characters."
        raise UnreadableDocument("too_large", reason, "Split it, or give its parts as rows of a dataset.")


def too_long() -> UnreadableDocument:
    """Return the refusal of a row that is longer than one may be."""
    return UnreadableDocument(
        "too_large", f"This row is longer than {MAX_ROW:,} characters.", "Put one document in a row."
    )


FileReader = Callable[[FileBytes], TextContent]
"""Reads a file that is one document."""


DatasetRows = Iterator[tuple[int, DatasetRow | TextContent | UnreadableDocument]]
"""The number of each row, from 1 (0 is the whole file), and its values by column, or its text, or why it has none."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows of a file.

    Args:
        columns: their names, as far as they are known before the rows are read; None where a row is itself a document,
            such as a mail.
        rows: reads the rows; takes the columns whose values are needed.
        flags: of every document in it.
        fixed: True if every row has all columns.
    """

    columns: tuple[str, ...] | None
    rows: Callable[[Collection[str]], DatasetRows]
    flags: tuple[str, ...] = ()
    fixed: bool = True


DatasetReader = Callable[[BufferedReader], Dataset]
"""Opens a file with one document a row."""
