"""JSON: an object a line (.jsonl), an array of objects, or one object that holds such an array or is a document."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from io import BufferedReader
from itertools import islice
from typing import cast

from pipelines.documents.encoding import decode, decoded_lines
from pipelines.documents.readers.content import MAX_ROW, Dataset, DatasetRow, DatasetRows, too_long
from pipelines.errors import UnreadableDocument

SAMPLE = 100
"""Rows at the beginning of a file whose keys are its columns."""
MAX_BYTES = 64 * 1024 * 1024
MAX_OBJECT = 16 * 1024 * 1024
_BLANK = re.compile(r"\s*")
_REMEDY = "Correct it there, or write it as JSON Lines (.jsonl), an object a line."
_AN_OBJECT = 'Write one document in a row, as {"text": …}.'


def read_jsonl(file: BufferedReader) -> Dataset:
    """Return the objects of a JSON Lines file; blank lines are passed over, but counted.

    Raises:
        UnreadableDocument: there is no object among the first rows.
    """
    return _dataset(lambda: _rows(file))


def read_json(file: BufferedReader) -> Dataset:
    """Return the objects of an array, or of the one array of objects that an object holds, or that object itself.

    Raises:
        UnreadableDocument: no JSON, no object in it, or too large to be read at once.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableDocument("too_large", f"This JSON has more than {MAX_BYTES:,} bytes.", _REMEDY)
    text, flags = decode(data)
    if text.lstrip()[:1] == "[":
        return _dataset(lambda: _elements(text), flags)
    if len(data) > MAX_OBJECT:
        reason = f"This JSON object has more than {MAX_OBJECT:,} bytes."
        raise UnreadableDocument("too_large", reason, "Save its array of documents alone, or as JSON Lines (.jsonl).")
    whole = _loaded(text)
    if isinstance(whole, UnreadableDocument):
        raise UnreadableDocument("json", whole.reason.replace("This row", "This"), _REMEDY)
    arrays = [value for value in whole.values() if _is_array_of_objects(value)]
    if len(arrays) != 1:
        return _dataset(lambda: iter([(0, whole)]), flags)
    return _dataset(lambda: enumerate(map(_object, arrays[0]), 1), flags)


def _dataset(rows: Callable[[], DatasetRows], flags: tuple[str, ...] = ()) -> Dataset:
    sample = [row for _, row in islice(rows(), SAMPLE)]
    objects = [row for row in sample if isinstance(row, dict)]
    if sample and not objects:
        raise UnreadableDocument("json", f"None of the first {len(sample):,} rows is a JSON object.", _AN_OBJECT)
    columns = tuple({str(key): None for row in objects for key in row})
    return Dataset(columns, lambda _: rows(), flags, fixed=False)


def _rows(file: BufferedReader) -> DatasetRows:
    for number, line in enumerate(_lines(file), 1):
        if isinstance(line, UnreadableDocument):
            yield number, line
        elif line.strip():
            yield number, _loaded(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)


def _lines(file: BufferedReader) -> Iterator[bytes | UnreadableDocument]:
    """Yield the lines of a file from its beginning; one that is too long is passed over in pieces."""
    file.seek(0)
    if file.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield from (line.encode() for line in decoded_lines(file, "utf-16", MAX_ROW))
        return
    while line := file.readline(MAX_ROW):
        if len(line) < MAX_ROW or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(MAX_ROW)) and not rest.endswith(b"\n"):
            pass
        yield too_long()


def _loaded(written: str | bytes) -> DatasetRow | UnreadableDocument:
    """Return the object that is written as JSON, or why there is none."""
    try:
        return _object(json.loads(written))
    except (ValueError, RecursionError) as error:
        return UnreadableDocument("json", f"This row is not JSON: {str(error)[:200]}.", "Correct or remove the row.")


def _object(value: object) -> DatasetRow | UnreadableDocument:
    if not isinstance(value, dict):
        return UnreadableDocument("json", "This row is not a JSON object.", _AN_OBJECT)
    return cast(DatasetRow, value)


def _elements(text: str) -> DatasetRows:
    """Yield the objects of an array, each read when its turn comes."""
    decoder = json.JSONDecoder()
    at = _behind_blanks(text, text.index("[") + 1)
    number = 0
    while text[at : at + 1] != "]":
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise _broken(number, error) from error
        number += 1
        yield number, _object(value)
        at = _behind_blanks(text, at)
        if text[at : at + 1] not in (",", "]"):
            raise _broken(number, "there is no comma")
        at = _behind_blanks(text, at + 1) if text[at] == "," else at


def _behind_blanks(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _broken(number: int, error: object) -> UnreadableDocument:
    return UnreadableDocument("json", f"After element {number} this is not JSON: {str(error)[:200]}.", _REMEDY)


def _is_array_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(cast(list[object], value)) and isinstance(value[0], dict)
