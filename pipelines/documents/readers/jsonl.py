"""JSON Lines: an object a line, in UTF-8, or in UTF-16 with its mark."""

import codecs
import json
from collections.abc import Collection, Iterator, Sequence
from io import BufferedReader
from itertools import islice
from typing import cast

from pipelines.documents.readers.datasets import MAX_ROW, Dataset, Row, Rows
from pipelines.documents.readers.line_encoding import decoded_lines
from pipelines.errors import UnreadableDocument

SAMPLE = 100
"""Rows at the beginning of a file that tell its columns."""


def read_jsonl(file: BufferedReader) -> Dataset:
    """The objects of a JSON Lines file; blank lines are passed over, but counted.

    Its columns are the keys of the first hundred rows.
    """
    columns = columns_among([row for _, row in islice(_rows(file), SAMPLE)])

    def rows(_: Collection[str]) -> Rows:
        return _rows(file)

    return Dataset(columns, rows, fixed=False)


def columns_among(sample: Sequence[Row | UnreadableDocument]) -> tuple[str, ...]:
    """The keys of the objects among the first rows.

    Raises:
        UnreadableDocument: there are rows, and none of them is an object.
    """
    objects = [row for row in sample if isinstance(row, dict)]
    if sample and not objects:
        reason = f"None of the first {len(sample):,} rows is a JSON object."
        raise UnreadableDocument("json", reason, 'Write one document in a row, as {"text": …}.')
    return tuple({str(key): None for row in objects for key in row})


def _rows(file: BufferedReader) -> Iterator[tuple[int, Row | UnreadableDocument]]:
    for number, line in enumerate(_lines(file), 1):
        if isinstance(line, UnreadableDocument):
            yield number, line
        elif line.strip():
            yield number, json_object(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)


def _lines(file: BufferedReader) -> Iterator[bytes | UnreadableDocument]:
    """The lines of a file from its beginning; one that is too long is passed over in pieces."""
    file.seek(0)
    if file.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield from (line.encode() for line in decoded_lines(file, "utf-16"))
        return
    while line := file.readline(MAX_ROW):
        if len(line) < MAX_ROW or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(MAX_ROW)) and not rest.endswith(b"\n"):
            pass
        yield too_long()


def too_long() -> UnreadableDocument:
    """The refusal of a row that is longer than one may be."""
    reason = f"This row is longer than {MAX_ROW:,} characters."
    return UnreadableDocument("too_large", reason, "Put one document in a row.")


def json_object(written: str | bytes) -> Row | UnreadableDocument:
    """The object that is written as JSON, or why there is none."""
    try:
        value = json.loads(written)
    except (ValueError, RecursionError) as error:
        return UnreadableDocument("json", f"This row is not JSON: {str(error)[:200]}.", "Correct or remove the row.")
    return object_of(value)


def object_of(value: object) -> Row | UnreadableDocument:
    """The value of a row, if it is an object."""
    if not isinstance(value, dict):
        return UnreadableDocument("json", "This row is no JSON object.", 'Write it as {"text": …}.')
    return cast(Row, value)
