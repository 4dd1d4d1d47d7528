"""Parquet files, by pyarrow: the columns that are asked for, value by value."""

from collections.abc import Collection, Iterator
from importlib import import_module
from io import BufferedReader
from typing import Any

from pipelines.documents.readers.datasets import Dataset, Row, Rows
from pipelines.errors import UnreadableDocument

_ROWS_AT_A_TIME = 200
_BYTES_AT_A_TIME = 64 * 1024 * 1024
_MAX_PACKED = 200
_UNPACKED = 256 * 1024 * 1024


def read_parquet(file: BufferedReader) -> Dataset:
    """The rows of a Parquet file.

    Raises:
        UnreadableDocument: no Parquet file, or a damaged one.
    """
    parquet: Any = import_module("pyarrow.parquet")
    try:
        columns = tuple(str(name) for name in parquet.ParquetFile(file).schema_arrow.names)
    except (ValueError, OSError, NotImplementedError) as error:
        raise _damaged(error) from error

    def rows(wanted: Collection[str]) -> Rows:
        opened = parquet.ParquetFile(file, read_dictionary=[name for name in columns if name in wanted])
        return enumerate(_rows(opened, [name for name in columns if name in wanted]), 1)

    return Dataset(columns, rows)


def _damaged(error: Exception) -> UnreadableDocument:
    reason = f"This is no Parquet file, or a damaged one: {' '.join(str(error).split())[:200]}."
    return UnreadableDocument("parquet", reason, "Write it again.")


def _rows(opened: Any, names: list[str]) -> Iterator[Row | UnreadableDocument]:
    """The rows, some at a time; a value that stands in many rows is held once."""
    for group in range(opened.num_row_groups):
        batch_size = _batch_size(opened.metadata.row_group(group), names)
        try:
            for batch in opened.iter_batches(batch_size, [group], names, use_threads=False):
                yield from (_row(batch, place) for place in range(batch.num_rows))
        except (ValueError, OSError, NotImplementedError) as error:
            raise _damaged(error) from error


def _batch_size(group: Any, names: list[str]) -> int:
    """How many rows are taken at a time.

    Raises:
        UnreadableDocument: the columns unfold to very much more than their bytes.
    """
    chunks = [group.column(place) for place in range(group.num_columns)]
    used = [chunk for chunk in chunks if chunk.path_in_schema.partition(".")[0] in names]
    unpacked = sum(chunk.total_uncompressed_size for chunk in used)
    packed = sum(chunk.total_compressed_size for chunk in used)
    if unpacked > max(_UNPACKED, _MAX_PACKED * packed):
        reason = f"Its columns unfold to {unpacked:,} bytes, more than {_MAX_PACKED} times what they take."
        raise UnreadableDocument("too_large", reason, "Write it again without compression.")
    return max(1, min(_ROWS_AT_A_TIME, _BYTES_AT_A_TIME * group.num_rows // max(1, unpacked)))


def _row(batch: Any, place: int) -> Row | UnreadableDocument:
    row: Row = {}
    for name in batch.schema.names:
        try:
            row[name] = batch.column(name)[place].as_py()
        except (ValueError, OverflowError, LookupError) as error:
            reason = f"The value of its column {name} is out of bounds: {str(error)[:200]}."
            return UnreadableDocument("value", reason, "Correct the value, or leave it blank.")
    return row
