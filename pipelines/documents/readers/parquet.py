"""Parquet files, by pyarrow: the columns that are asked for, value by value."""

from collections.abc import Collection, Iterator
from importlib import import_module
from io import BufferedReader
from typing import Any

from pipelines.documents.readers.content import Dataset, DatasetRow, DatasetRows
from pipelines.errors import UnreadableDocument

_ROWS_AT_A_TIME = 200
_FEW = 8
_SMALL = 64 * 1024 * 1024
"""Groups of fewer bytes are held with each text once, however many rows have it; of others few rows are held."""
_MAX_PACKED = 200
_UNPACKED = 256 * 1024 * 1024


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
    texts = {str(field.name) for field in schema if str(field.type) in ("string", "large_string")}

    def rows(wanted: Collection[str]) -> DatasetRows:
        names = [name for name in columns if name in wanted]
        opened = parquet.ParquetFile(file)
        if _largest_group(opened.metadata, names) <= _SMALL:
            opened = parquet.ParquetFile(file, read_dictionary=sorted(texts.intersection(names)))
        return enumerate(_rows(opened, names), 1)

    return Dataset(columns, rows)


def _damaged(error: Exception) -> UnreadableDocument:
    reason = f"This is not a Parquet file, or it is damaged: {' '.join(str(error).split())[:200]}."
    return UnreadableDocument("parquet", reason, "Write it again.")


def _rows(opened: Any, names: list[str]) -> Iterator[DatasetRow | UnreadableDocument]:
    """Yield the rows, some at a time."""
    small = _largest_group(opened.metadata, names) <= _SMALL
    try:
        for batch in opened.iter_batches(_ROWS_AT_A_TIME if small else _FEW, columns=names, use_threads=False):
            yield from (_row(batch, place) for place in range(batch.num_rows))
    except (ValueError, OSError, NotImplementedError) as error:
        raise _damaged(error) from error


def _largest_group(metadata: Any, names: list[str]) -> int:
    """Return the unpacked bytes of the largest group of rows.

    Raises:
        UnreadableDocument: a group unfolds to very much more than its bytes.
    """
    return max((_unpacked(metadata.row_group(group), names) for group in range(metadata.num_row_groups)), default=0)


def _unpacked(group: Any, names: list[str]) -> int:
    chunks = [group.column(place) for place in range(group.num_columns)]
    used = [chunk for chunk in chunks if chunk.path_in_schema.partition(".")[0] in names]
    unpacked = sum(chunk.total_uncompressed_size for chunk in used)
    packed = sum(chunk.total_compressed_size for chunk in used)
    if unpacked > max(_UNPACKED, _MAX_PACKED * packed):
        reason = f"Its columns unfold to {unpacked:,} bytes, more than {_MAX_PACKED} times what they take."
        raise UnreadableDocument("too_large", reason, "Write it again without compression.")
    return unpacked


def _row(batch: Any, place: int) -> DatasetRow | UnreadableDocument:
    row: DatasetRow = {}
    for name in batch.schema.names:
        try:
            row[name] = batch.column(name)[place].as_py()
        except (ValueError, OverflowError, LookupError) as error:
            reason = f"The value of its column {name} is out of bounds: {str(error)[:200]}."
            return UnreadableDocument("value", reason, "Correct the value, or leave it blank.")
    return row
