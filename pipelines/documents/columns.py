"""Which column of a dataset holds what: as its sidecar says, by the names of our keys, or by a name that is plain."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.documents.sidecar import COLUMN_KEYS
from pipelines.documents.strings import one_line
from pipelines.errors import UnreadableDocument

COLUMNS_GUESSED = "columns_guessed:"
"""Beginning of the flag of a document whose columns were found by plain names; behind it stands which ones."""

_NAMES = {
    "text": ("body", "content", "article"),
    "title": ("headline",),
    "published_date": ("date", "published", "published_at"),
    "url": ("link",),
    "publisher": ("source",),
}
"""Names that are in common use for a key, besides its own."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each key.

    Args:
        by_key: of the keys that have one.
        stated: whether the sidecar says so.
        guessed: the keys whose column was found by a plain name.
    """

    by_key: Mapping[str, str]
    stated: bool
    guessed: frozenset[str] = frozenset()

    def flags(self) -> tuple[str, ...]:
        """The flag that says which columns were guessed, if any."""
        pairs = [f"{key}={one_line(column)[:60]}" for key, column in self.by_key.items() if key in self.guessed]
        return (COLUMNS_GUESSED + ", ".join(pairs),) if pairs else ()


def columns_of(names: Sequence[str], stated: Mapping[str, str], fixed: bool = True) -> Columns:
    """The column of each key.

    Args:
        names: the columns that there are.
        stated: the columns that the sidecar maps.
        fixed: whether each row has all columns; else a row may lack those that the sidecar maps.

    Raises:
        UnreadableDocument: no text, a mapped column that is not there, or one of two that have its name.

    >>> columns_of(("ID", "Headline", "body"), {}).flags()
    ('columns_guessed:text=body, id=ID, title=Headline',)
    """
    if not any(names):
        raise UnreadableDocument("empty", "There is no row in it.", "Put rows in, or take the file out.")
    columns = Columns(stated, stated=True) if stated else _found(names)
    wanted = {key: columns.by_key.get(key, key) for key in ({*columns.by_key, "text"} if fixed else {"text"})}
    missing = sorted(set(wanted.values()) - set(names))
    if missing:
        reason = f"There is no column {', '.join(missing)}; there are {', '.join(filter(None, names))[:300]}."
        raise UnreadableDocument("columns", one_line(reason), _REMEDY)
    for column in wanted.values():
        if names.count(column) > 1:
            reason = f"{names.count(column)} columns are named {column}."
            raise UnreadableDocument("columns", one_line(reason), "Name them apart.")
    return columns


_REMEDY = 'Name it in the sidecar, below a line [columns], such as text = "body".'


def _found(names: Sequence[str]) -> Columns:
    """The columns of the names of our keys; else the one column, if there is one alone, of a name in common use."""
    by_key: dict[str, str] = {}
    guessed: set[str] = set()
    for key in COLUMN_KEYS:
        alike = [name for name in names if _plain(name) in (key, *_NAMES.get(key, ()))]
        if key in names:
            by_key[key] = key
        elif len(alike) == 1:
            by_key[key] = alike[0]
            guessed.add(key)
    return Columns(by_key, stated=False, guessed=frozenset(guessed))


def _plain(name: str) -> str:
    """A name as it is compared: in small letters, its words parted by `_`.

    >>> _plain("publishedAt"), _plain("Published at"), _plain("URL")
    ('published_at', 'published_at', 'url')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[\s_-]+", "_", name.strip()).lower()[:60]
