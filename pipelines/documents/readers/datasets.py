"""Datasets with one document a row: JSON Lines, CSV and Parquet, read row by row."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any, cast

from pipelines.errors import UnreadableDocument

MAX_ROW = 64 * 1024 * 1024
_ROWS_AT_A_TIME = 200
_SNIFFED = 4096
_LONG = 1_000_000
"""Characters of a value, beyond which the reader's own memory is worth giving back."""

Row = dict[str, Any]
Rows = Iterator[tuple[int, Row | UnreadableDocument]]
"""The number of each row, from 1, and its values by column, or why it cannot be read."""

DatasetReader = Callable[[io.BufferedReader], Rows]


def read_jsonl(file: io.BufferedReader) -> Rows:
    """The objects of a JSON Lines file, one a line; blank lines are passed over, but counted."""
    for number, line in enumerate(_lines(file), 1):
        if isinstance(line, UnreadableDocument):
            yield number, line
        elif line.strip():
            yield number, _object(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def _lines(file: io.BufferedReader) -> Iterator[bytes | UnreadableDocument]:
    """The lines of a file; one that is too long is passed over in pieces."""
    while line := file.readline(MAX_ROW):
        if len(line) < MAX_ROW or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(MAX_ROW)) and not rest.endswith(b"\n"):
            pass
        reason = f"This row is longer than {MAX_ROW:,} bytes."
        yield UnreadableDocument("too_large", reason, "Put one document in a row.")


def _object(line: bytes) -> Row | UnreadableDocument:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableDocument("json", f"This row is not JSON: {str(error)[:200]}.", "Correct or remove the row.")
    if not isinstance(value, dict):
        return UnreadableDocument("json", "This row is no JSON object.", 'Write it as {"text": …}.')
    return cast(Row, value)


def read_csv(file: io.BufferedReader) -> Rows:
    """The rows of a CSV file in UTF-8 with a header; comma, semicolon or tab, whichever the header has most of.

    Raises:
        UnreadableDocument: not in UTF-8, or no CSV; with the number of the last row that could be read.
    """
    csv.field_size_limit(MAX_ROW)
    header = file.read(_SNIFFED).partition(b"\n")[0]
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    number = 0
    try:
        for number, row in enumerate(_csv_rows(text, _delimiter(header)), 1):
            yield number, row
    except (csv.Error, UnicodeDecodeError) as error:
        reason = f"Behind row {number} the file is no CSV in UTF-8: {str(error)[:200]}."
        raise UnreadableDocument("csv", reason, "Correct that row, or save the file again as CSV in UTF-8.") from error


def _csv_rows(text: io.TextIOBase, delimiter: str) -> Iterator[Row]:
    """The rows; behind a long one from a new reader, for a reader keeps four bytes for each character that it met."""
    reader = csv.DictReader(text, delimiter=delimiter)
    while (row := next(reader, None)) is not None:
        if any(len(value) > _LONG for value in row.values() if value):
            reader = csv.DictReader(text, reader.fieldnames, delimiter=delimiter)
        yield row


def _delimiter(header: bytes) -> str:
    return max(",;\t", key=lambda mark: header.count(mark.encode()))


def read_parquet(file: io.BufferedReader) -> Rows:
    """The rows of a Parquet file, some hundreds at a time.

    Raises:
        UnreadableDocument: no Parquet file, or a damaged one.
    """
    parquet: Any = import_module("pyarrow.parquet")
    try:
        batches = parquet.ParquetFile(file).iter_batches(batch_size=_ROWS_AT_A_TIME)
        rows = (row for batch in batches for row in cast(list[Row], batch.to_pylist()))
        yield from enumerate(rows, 1)
    except (ValueError, OSError, NotImplementedError) as error:
        reason = f"This is no Parquet file, or a damaged one: {str(error)[:200]}."
        raise UnreadableDocument("parquet", reason, "Write it again.") from error


DATASETS: dict[str, DatasetReader] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}


def dataset_reader_for(source_path: str) -> DatasetReader | None:
    """The reader of a dataset by the ending of its name, None for a file that is one document."""
    return DATASETS.get(PurePath(source_path).suffix.lower())
