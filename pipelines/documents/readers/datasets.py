"""Files with one document a row, read row by row: what their readers give, and one table to choose the reader by."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BufferedReader
from pathlib import PurePath
from typing import Any, cast

from pipelines.documents.readers.content import Content
from pipelines.errors import UnreadableDocument

MAX_ROW = 64 * 1024 * 1024
"""The longest row, in bytes or characters."""

Row = dict[str, Any]
Rows = Iterator[tuple[int, Row | Content | UnreadableDocument]]
"""The number of each row, from 1, and its values by column, or its text, or why it cannot be read.

A row of the number 0 is the whole file.
"""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows of a file.

    Args:
        columns: the names of its columns, as far as they are known before the rows are read; None where a row is no
            table of values, but a document of its own, such as a mail.
        rows: gives the rows, with the values of some columns at least.
        flags: of every document in it.
        fixed: whether every row has all columns.
    """

    columns: tuple[str, ...] | None
    rows: Callable[[Collection[str]], Rows]
    flags: tuple[str, ...] = ()
    fixed: bool = True


DatasetReader = Callable[[BufferedReader], Dataset]

DATASETS = {
    ".jsonl": "jsonl:read_jsonl",
    ".ndjson": "jsonl:read_jsonl",
    ".json": "json_file:read_json",
    ".csv": "delimited:read_csv",
    ".tsv": "delimited:read_csv",
    ".parquet": "parquet:read_parquet",
    ".xlsx": "workbook:read_xlsx",
    ".mbox": "mbox:read_mbox",
    ".ics": "calendar_file:read_ics",
}
"""Module and function for each ending; a module and its library are loaded when the first such file is read."""


def dataset_reader_for(source_path: str) -> DatasetReader | None:
    """The reader of a dataset by the ending of its name, None for a file that is one document."""
    module, _, function = DATASETS.get(PurePath(source_path).suffix.lower(), "").partition(":")
    if not module:
        return None
    return cast(DatasetReader, getattr(import_module(f"pipelines.documents.readers.{module}"), function))
