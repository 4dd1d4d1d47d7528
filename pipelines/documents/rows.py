"""From the rows of a dataset to documents."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BufferedReader

from pipelines.documents.assembly import assemble
from pipelines.documents.encoding import checked
from pipelines.documents.model import Document, Unreadable
from pipelines.documents.readers.content import Content
from pipelines.documents.readers.datasets import DatasetReader, Row, read_jsonl
from pipelines.documents.setting_aside import set_aside
from pipelines.documents.sidecar import COLUMN_KEYS, Sidecar, Value, check_value
from pipelines.documents.strings import row_key
from pipelines.errors import SidecarError, UnreadableDocument
from pipelines.ids import identifier


def dataset_documents(
    source_path: str, read_rows: DatasetReader, file: BufferedReader, sidecar: Sidecar
) -> Iterator[Document | Unreadable]:
    """One document a row, named by the column of its `id`, else by its number.

    Args:
        source_path: of the dataset.
        read_rows: its reader.
        file: the open dataset.
        sidecar: `columns` maps keys to columns (else columns are found by the keys' own names); what it states
            holds for the rows that do not say otherwise.

    Raises:
        UnreadableDocument: the dataset cannot be read any further.
    """
    columns = dict(sidecar.columns) or {key: key for key in COLUMN_KEYS}
    seen: set[str] = set()
    for number, row in read_rows(file):
        if number == 1 and not isinstance(row, UnreadableDocument) and read_rows is not read_jsonl:
            _check_columns(row, columns, sidecar)
        key = str(number) if isinstance(row, UnreadableDocument) else _key(row, columns, number)
        try:
            yield _document(source_path, read_rows, key, _fresh(row, key, seen), columns, sidecar)
        except Exception as error:
            document_id = identifier(source_path, key, number) if key in seen else identifier(source_path, key)
            yield set_aside(document_id, f"{source_path}#{key}", error)
        seen.add(key)


def _check_columns(row: Row, columns: Mapping[str, str], sidecar: Sidecar) -> None:
    wanted = columns.values() if sidecar.columns else [columns["text"]]
    missing = sorted(set(wanted) - row.keys())
    if missing:
        reason = f"There is no column {', '.join(missing)}; there are {', '.join(map(str, row))[:300]}."
        raise UnreadableDocument("columns", reason, "Map the columns in [columns] of the sidecar.")


def _key(row: Row, columns: Mapping[str, str], number: int) -> str:
    value = row.get(columns.get("id", ""))
    return str(number) if value is None or value == "" else row_key(value)


def _fresh(row: Row | UnreadableDocument, key: str, seen: set[str]) -> Row:
    if isinstance(row, UnreadableDocument):
        raise row
    if key in seen:
        reason = f"There is another row with the id {key}."
        raise UnreadableDocument("duplicate_id", reason, "Give each row an id of its own.")
    return row


def _document(
    source_path: str, read_rows: DatasetReader, key: str, row: Row, columns: Mapping[str, str], sidecar: Sidecar
) -> Document:
    text = _text(row, columns)
    content_sha256, size = _sha256_and_size(text)
    return assemble(
        document_id=identifier(source_path, key),
        source_path=f"{source_path}#{key}",
        content_sha256=content_sha256,
        size=size,
        reader=read_rows.__name__.removeprefix("read_"),
        content=Content(text),
        sidecar=Sidecar({**sidecar.stated, **_stated(row, columns)}),
    )


def _sha256_and_size(text: str) -> tuple[str, int]:
    encoded = text.encode()
    return sha256(encoded).hexdigest(), len(encoded)


def _text(row: Row, columns: Mapping[str, str]) -> str:
    column = columns.get("text", "text")
    value = row.get(column)
    if not isinstance(value, str) or not value.strip():
        reason = f"There is no text in its column {column}."
        raise UnreadableDocument("no_text", reason, "Fill it, or map another column in [columns] of the sidecar.")
    return checked(value)


def _stated(row: Row, columns: Mapping[str, str]) -> dict[str, Value]:
    """What a row states; blank values state nothing."""
    known = {key: row.get(column) for key, column in columns.items() if key not in ("text", "id")}
    try:
        return {key: check_value("row", key, value) for key, value in known.items() if value not in (None, "")}
    except SidecarError as error:
        raise UnreadableDocument("value", f"{error}.", "Correct the value, or leave it blank.") from error
