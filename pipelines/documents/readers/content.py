"""What a reader is given, and what it gets out of a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipelines.documents.model import StatedDay
from pipelines.errors import UnreadableDocument

MAX_CHARACTERS = 10_000_000
"""The longest text of one document."""
REPLACED = "characters_replaced"
"""Flag of a text in which characters that cannot be stored stand as U+FFFD."""
PRODUCER_DATE = "producer_date"
"""Flag of a document whose metadata_date is that of the program that wrote the file: weak evidence."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file.

    Args:
        data: all of them.
        latest: the day of retrieval, if stated: no date that the file gives can be later.
    """

    data: bytes
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Content:
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
    """The values that are known: neither None nor blank.

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
    """The text with U+FFFD for NUL and for halves of surrogate pairs, and the flag that says so.

    >>> replaced("a\\ud800b"), replaced("ab")
    (('a\ufffdb', ('characters_replaced',)), ('ab', ()))
    """
    clean, count = _UNSTORABLE.subn("\ufffd", text)
    return clean, (REPLACED,) if count else ()


def within_bounds(characters: int) -> int:
    """The number of characters of a text.

    Raises:
        UnreadableDocument: more than one document may have.
    """
    if characters > MAX_CHARACTERS:
        reason = f"The text has more than {MAX_CHARACTERS:,} characters."
        raise UnreadableDocument("too_large", reason, "Split it.")
    return characters
