"""From the rows of a dataset to documents."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BufferedReader

from pipelines.documents.assembly import assemble
from pipelines.documents.columns import Columns, columns_of
from pipelines.documents.encoding import checked
from pipelines.documents.model import Document, Unreadable
from pipelines.documents.readers.content import Content, replaced, within_bounds
from pipelines.documents.readers.datasets import Dataset, DatasetReader, Row
from pipelines.documents.setting_aside import set_aside
from pipelines.documents.sidecar import Sidecar, Value, check_value
from pipelines.documents.strings import row_key
from pipelines.documents.written_days import day_in
from pipelines.errors import SidecarError, UnreadableDocument
from pipelines.ids import identifier

NOT_READ = "value_not_read"
"""Flag of a row with a value that could not be understood, and that is left out, since nobody named its column."""


def dataset_documents(
    source_path: str, read_rows: DatasetReader, file: BufferedReader, sidecar: Sidecar
) -> Iterator[Document | Unreadable]:
    """One document a row, named by the column of its `id`, else by its number.

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
        raise UnreadableDocument("empty", "There is no row in it.", "Put rows in, or take the file out.")


def _columns(source_path: str, dataset: Dataset, sidecar: Sidecar) -> Columns:
    if dataset.columns is None:
        if sidecar.columns:
            raise SidecarError(f"{source_path}: [columns] is for tables, and this is none. Take it out of the sidecar")
        return Columns({}, stated=False)
    if not dataset.columns and not dataset.fixed:
        return Columns(sidecar.columns, stated=True)
    return columns_of(dataset.columns, sidecar.columns, dataset.fixed)


def _key(row: Row | Content | UnreadableDocument, columns: Columns, number: int) -> str:
    if isinstance(row, UnreadableDocument):
        return str(number)
    value = row.stated.get("id") if isinstance(row, Content) else row.get(columns.by_key.get("id", ""))
    return row_key(value) if isinstance(value, str | int | float) and value != "" else str(number)


def _fresh(row: Row | Content | UnreadableDocument, key: str, seen: set[str]) -> Row | Content:
    if isinstance(row, UnreadableDocument):
        raise row
    if key in seen:
        reason = f"There is another row with the id {key}."
        raise UnreadableDocument("duplicate_id", reason, "Give each row an id of its own.")
    return row


def _content(row: Row | Content, columns: Columns, flags: tuple[str, ...]) -> Content:
    """What a row says; blank values say nothing."""
    if isinstance(row, Content):
        return replace(row, flags=(*flags, *row.flags))
    text, replacing = _text(row, columns)
    known: dict[str, Value] = {}
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
    return Content(text, known, (*flags, *columns.flags(), *replacing, *unread))


def _text(row: Row, columns: Columns) -> tuple[str, tuple[str, ...]]:
    column = columns.by_key.get("text", "text")
    value = row.get(column)
    if not isinstance(value, str) or not value.strip():
        reason = f"There is no text in its column {column}."
        raise UnreadableDocument("no_text", reason, "Fill it, or map another column in [columns] of the sidecar.")
    within_bounds(len(value))
    text, flags = replaced(value)
    return checked(text), flags


def _value(key: str, value: object) -> Value:
    day = day_in(value) if key.endswith("_date") else None
    return day or check_value("row", key, replaced(value)[0] if isinstance(value, str) else value)


def _document(document_id: str, name: str, kind: str, content: Content, sidecar: Sidecar) -> Document:
    content_sha256, size = _sha256_and_size(content.text)
    said = _before(content.stated, sidecar.day("retrieved_date"))
    return assemble(
        document_id=document_id,
        source_path=name,
        content_sha256=content_sha256,
        size=size,
        reader=kind,
        content=replace(content, stated=said),
        sidecar=Sidecar({**sidecar.stated, **said}),
    )


def _before(stated: Mapping[str, Value], latest: date | None) -> dict[str, Value]:
    """What is stated, without a day of metadata that is later than the day of retrieval."""
    day = stated.get("metadata_date")
    later = latest is not None and isinstance(day, date) and day > latest
    return {key: value for key, value in stated.items() if not (later and key == "metadata_date")}


def _sha256_and_size(text: str) -> tuple[str, int]:
    encoded = text.encode()
    return sha256(encoded).hexdigest(), len(encoded)
