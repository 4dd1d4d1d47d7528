"""From the rows of a dataset to documents."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BufferedReader

from pipelines.documents.assembly import assemble
from pipelines.documents.days import day_in
from pipelines.documents.encoding import checked
from pipelines.documents.model import ReadDocument, Unreadable
from pipelines.documents.readers.content import Dataset, DatasetReader, DatasetRow, TextContent, replaced
from pipelines.documents.setting_aside import set_aside
from pipelines.documents.sidecar import COLUMN_KEYS, Sidecar, StatedValue, check_value
from pipelines.documents.strings import one_line, row_key
from pipelines.errors import SidecarError, UnreadableDocument
from pipelines.ids import identifier

COLUMNS_GUESSED = "columns_guessed:"
"""Prefix of the flag of a document whose columns were found by plain names; the columns follow it."""

_NAMES = {
    "text": ("body", "content", "article"),
    "title": ("headline",),
    "published_date": ("date", "published", "published_at"),
    "url": ("link",),
    "publisher": ("source",),
}
"""Names that are in common use for a key, besides its own."""
_REMEDY = 'Name it in the sidecar, below a line [columns], such as text = "body".'
NOT_READ = "value_not_read"
"""Flag of a row with an unreadable value, which is dropped because its column was only guessed."""


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
        """Return the flag that says which columns were guessed, if any."""
        pairs = [f"{key}={one_line(column)[:60]}" for key, column in self.by_key.items() if key in self.guessed]
        return (COLUMNS_GUESSED + ", ".join(pairs),) if pairs else ()


def columns_of(names: Sequence[str], stated: Mapping[str, str], fixed: bool = True) -> Columns:
    """Return the column of each key.

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
        raise UnreadableDocument("empty", "It has no rows.", "Add rows, or remove the file.")
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


def _found(names: Sequence[str]) -> Columns:
    """Return the columns by our own names for keys, else the only column of a name in common use."""
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
    """Return a name as it is compared: in small letters, its words parted by `_`.

    >>> _plain("publishedAt"), _plain("Published at"), _plain("URL")
    ('published_at', 'published_at', 'url')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[\s_-]+", "_", name.strip()).lower()[:60]


def dataset_documents(
    source_path: str, read_rows: DatasetReader, file: BufferedReader, sidecar: Sidecar
) -> Iterator[ReadDocument | Unreadable]:
    """Yield one document a row, named by the column of its `id`, else by its number.

    Args:
        source_path: of the dataset.
        read_rows: its reader.
        file: the open dataset.
        sidecar: `columns` maps keys to columns (else columns are found by their names); what it states holds for the
            rows that do not say otherwise.

    Raises:
        UnreadableDocument: the dataset cannot be read any further, or has no row.
        SidecarError: columns are mapped where there are none.
    """
    dataset = read_rows(file)
    columns = _columns(source_path, dataset, sidecar)
    kind = read_rows.__name__.removeprefix("read_")
    seen: set[str] = set()
    empty = True
    for number, row in dataset.rows(columns.by_key.values()):
        empty = False
        key = _key(row, columns, number)
        name = f"{source_path}#{key}" if number else source_path
        try:
            content = _content(_fresh(row, key, seen), columns, dataset.flags)
            yield _document(identifier(source_path, *([key] if number else [])), name, kind, content, sidecar)
        except Exception as error:
            known = [key, number] if key in seen else [key]
            document_id = identifier(source_path, *known) if number else identifier(source_path)
            yield set_aside(document_id, name, error)
        seen.add(key)
    if empty:
        raise UnreadableDocument("empty", "It has no rows.", "Add rows, or remove the file.")


def _columns(source_path: str, dataset: Dataset, sidecar: Sidecar) -> Columns:
    if dataset.columns is None:
        if sidecar.columns:
            raise SidecarError(f"{source_path}: [columns] is for tables, and this is none. Take it out of the sidecar")
        return Columns({}, stated=False)
    if not dataset.columns and not dataset.fixed:
        return Columns(sidecar.columns, stated=True)
    return columns_of(dataset.columns, sidecar.columns, dataset.fixed)


def _key(row: DatasetRow | TextContent | UnreadableDocument, columns: Columns, number: int) -> str:
    if isinstance(row, UnreadableDocument):
        return str(number)
    value = row.stated.get("id") if isinstance(row, TextContent) else row.get(columns.by_key.get("id", ""))
    return row_key(value) if isinstance(value, str | int | float) and value != "" else str(number)


def _fresh(row: DatasetRow | TextContent | UnreadableDocument, key: str, seen: set[str]) -> DatasetRow | TextContent:
    if isinstance(row, UnreadableDocument):
        raise row
    if key in seen:
        reason = f"There is another row with the id {key}."
        raise UnreadableDocument("duplicate_id", reason, "Give each row an id of its own.")
    return row


def _content(row: DatasetRow | TextContent, columns: Columns, flags: tuple[str, ...]) -> TextContent:
    """Return what a row says; blank values say nothing."""
    if isinstance(row, TextContent):
        return replace(row, flags=(*flags, *row.flags))
    text, replacing = _text(row, columns)
    known: dict[str, StatedValue] = {}
    unread: tuple[str, ...] = ()
    for key, column in columns.by_key.items():
        value = row.get(column)
        if key in ("text", "id") or value is None or value == "":
            continue
        try:
            known[key] = _value(key, value)
        except SidecarError as error:
            if columns.stated or (key.endswith("_date") and key not in columns.guessed):
                raise UnreadableDocument("value", f"{error}.", "Correct the value, or leave it blank.") from error
            unread = (NOT_READ,)
    return TextContent(text, known, (*flags, *columns.flags(), *replacing, *unread))


def _text(row: DatasetRow, columns: Columns) -> tuple[str, tuple[str, ...]]:
    column = columns.by_key.get("text", "text")
    value = row.get(column)
    if not isinstance(value, str) or not value.strip():
        reason = f"It has no text in its column {column}."
        raise UnreadableDocument("no_text", reason, "Fill it, or map another column in [columns] of the sidecar.")
    text, flags = replaced(value)
    return checked(text), flags


def _value(key: str, value: object) -> StatedValue:
    day = day_in(value) if key.endswith("_date") else None
    return day or check_value("row", key, replaced(value)[0] if isinstance(value, str) else value)


def _document(document_id: str, name: str, kind: str, content: TextContent, sidecar: Sidecar) -> ReadDocument:
    content_sha256, size = _sha256_and_size(content.text)
    return assemble(
        document_id=document_id,
        source_path=name,
        content_sha256=content_sha256,
        size=size,
        reader=kind,
        content=content,
        sidecar=Sidecar({**sidecar.stated, **content.stated}),
    )


def _sha256_and_size(text: str) -> tuple[str, int]:
    encoded = text.encode()
    return sha256(encoded).hexdigest(), len(encoded)
