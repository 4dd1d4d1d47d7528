"""Workbooks (.xlsx), by openpyxl: the rows of the first sheet, read as they stand in the file."""

import zipfile
import zlib
from collections.abc import Collection, Iterator
from importlib import import_module
from io import BufferedReader
from typing import Any

from pipelines.documents.readers.content import Dataset, DatasetRow, DatasetRows
from pipelines.errors import UnreadableDocument

MAX_SHEETS = 20
MAX_UNPACKED = 256 * 1024 * 1024
_ERRORS = (
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
    *(EOFError, OSError, SyntaxError, zipfile.BadZipFile, zlib.error),
)
"""What openpyxl lets through of its parts, which read zip files and XML."""


def read_xlsx(file: BufferedReader) -> Dataset:
    """Yield the rows of the first sheet below its first row, which names the columns.

    Raises:
        UnreadableDocument: no workbook, a damaged one, or one that unpacks to more than 256 MiB.
    """
    _check(file)
    openpyxl: Any = import_module("openpyxl")
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets
        table = _filled(sheets[0]) if sheets else iter(())
        header = next(table, ())
    except _ERRORS as error:
        raise _damaged(error) from error
    names = tuple("" if name is None else str(name).strip() for name in header)

    def rows(wanted: Collection[str]) -> DatasetRows:
        yield from _rows(table, names, wanted)
        if further := _further(sheets[1:]):
            yield 0, further

    return Dataset(names, rows)


def _check(file: BufferedReader) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(error) from error
    if unpacked > MAX_UNPACKED:
        reason = f"The workbook unpacks to {unpacked:,} bytes; at most {MAX_UNPACKED:,} are read."
        raise UnreadableDocument("too_large", reason, "Save its sheet as CSV.")
    file.seek(0)


def _damaged(error: Exception) -> UnreadableDocument:
    reason = f"This is not a workbook, or it is damaged: {str(error)[:200] or type(error).__name__}."
    return UnreadableDocument("damaged", reason, "Open it and save it again, or save its sheet as CSV.")


def _filled(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Return the values of each row that is not blank; how large the sheet says that it is is not believed."""
    sheet.reset_dimensions()
    return (values for values in sheet.iter_rows(values_only=True) if any(value not in (None, "") for value in values))


def _rows(
    table: Iterator[tuple[Any, ...]], names: tuple[str, ...], wanted: Collection[str]
) -> Iterator[tuple[int, DatasetRow]]:
    places = {name: place for place, name in enumerate(names) if name in wanted}
    try:
        for number, values in enumerate(table, 1):
            yield number, {name: values[place] for name, place in places.items() if place < len(values)}
    except _ERRORS as error:
        raise _damaged(error) from error


def _further(sheets: list[Any]) -> UnreadableDocument | None:
    """Return the flags for sheets that are not read but hold something."""
    try:
        titles = [str(sheet.title)[:60] for sheet in sheets[:MAX_SHEETS] if next(_filled(sheet), None)]
    except _ERRORS as error:
        return _damaged(error)
    reason = f"Only the first sheet is read, and not: {', '.join(titles)}."
    return UnreadableDocument("sheet", reason, "Save each as a file of its own.") if titles else None
