"""Parquet files, by pyarrow: the columns that are asked for, value by value."""

from collections.abc import Collection, Iterator
from importlib import import_module
from io import BufferedReader
from typing import Any

from pipelines.documents.readers.content import Dataset, DatasetRow, DatasetRows
from pipelines.errors import UnreadableDocument

_AT_A_TIME = 32
"""Rows, so that as many of the longest texts are held at once."""


def read_parquet(file: BufferedReader) -> Dataset:
    """Return the rows of a Parquet file.

    Raises:
        UnreadableDocument: no Parquet file, or a damaged one.
    """
    parquet: Any = import_module("pyarrow.parquet")
    try:
        schema = parquet.ParquetFile(file).schema_arrow
    except (ValueError, OSError, NotImplementedError) as error:
        raise _damaged(error) from error

    columns = tuple(str(field.name) for field in schema)

    def rows(wanted: Collection[str]) -> DatasetRows:
        return enumerate(_rows(parquet.ParquetFile(file), [name for name in columns if name in wanted]), 1)

    return Dataset(columns, rows)


def _damaged(error: Exception) -> UnreadableDocument:
    reason = f"This is not a Parquet file, or it is damaged: {' '.join(str(error).split())[:200]}."
    return UnreadableDocument("parquet", reason, "Write it again.")


def _rows(opened: Any, names: list[str]) -> Iterator[DatasetRow | UnreadableDocument]:
    """Yield the rows, some at a time."""
    try:
        for batch in opened.iter_batches(_AT_A_TIME, columns=names, use_threads=False):
            yield from (_row(batch, place) for place in range(batch.num_rows))
    except (ValueError, OSError, NotImplementedError) as error:
        raise _damaged(error) from error


def _row(batch: Any, place: int) -> DatasetRow | UnreadableDocument:
    row: DatasetRow = {}
    for name in batch.schema.names:
        try:
            row[name] = batch.column(name)[place].as_py()
        except (ValueError, OverflowError, LookupError) as error:
            reason = f"The value of its column {name} is out of bounds: {str(error)[:200]}."
            return UnreadableDocument("value", reason, "Correct the value, or leave it blank.")
    return row
