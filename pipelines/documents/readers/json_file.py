"""JSON files: an array of objects is a dataset, an object that holds one such array as well; another is a document."""

import json
import re
from collections.abc import Collection, Iterator
from io import BufferedReader
from itertools import islice
from typing import cast

from pipelines.documents.encoding import decode
from pipelines.documents.readers.datasets import Dataset, Row, Rows
from pipelines.documents.readers.jsonl import SAMPLE, columns_among, object_of
from pipelines.errors import UnreadableDocument

MAX_BYTES = 64 * 1024 * 1024
MAX_OBJECT = 16 * 1024 * 1024
_BLANK = re.compile(r"\s*")
_REMEDY = "Correct it there, or write it as JSON Lines (.jsonl), an object a line."


def read_json(file: BufferedReader) -> Dataset:
    """The objects of an array, or of the one array of objects that an object holds, or that object itself.

    Raises:
        UnreadableDocument: no JSON, no object in it, or too large to be read at once.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableDocument("too_large", f"This JSON has more than {MAX_BYTES:,} bytes.", _REMEDY)
    text, flags = decode(data)
    if text.lstrip()[:1] == "[":
        return _array(text, flags)
    if len(data) > MAX_OBJECT:
        reason = f"This JSON object has more than {MAX_OBJECT:,} bytes."
        raise UnreadableDocument("too_large", reason, "Save its array of documents alone, or as JSON Lines (.jsonl).")
    return _object(_loaded(text), flags)


def _array(text: str, flags: tuple[str, ...]) -> Dataset:
    """The objects of an array, each read when its turn comes."""
    columns = columns_among([row for _, row in islice(_elements(text), SAMPLE)])

    def rows(_: Collection[str]) -> Rows:
        return _elements(text)

    return Dataset(columns, rows, flags, fixed=False)


def _elements(text: str) -> Iterator[tuple[int, Row | UnreadableDocument]]:
    decoder = json.JSONDecoder()
    place = _behind_blanks(text, text.index("[") + 1)
    number = 0
    while text[place : place + 1] != "]":
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            raise _broken(number, error) from error
        number += 1
        yield number, object_of(value)
        place = _behind_blanks(text, place)
        if text[place : place + 1] not in (",", "]"):
            raise _broken(number, "there is no comma")
        place = _behind_blanks(text, place + 1) if text[place] == "," else place


def _behind_blanks(text: str, place: int) -> int:
    blank = _BLANK.match(text, place)
    return blank.end() if blank else place


def _broken(number: int, error: object) -> UnreadableDocument:
    return UnreadableDocument("json", f"Behind element {number} this is no JSON: {str(error)[:200]}.", _REMEDY)


def _loaded(text: str) -> Row:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument("json", f"This is no JSON: {str(error)[:200]}.", _REMEDY) from error
    if not isinstance(value, dict):
        raise UnreadableDocument("json", "There is no JSON object in it.", 'Write it as {"text": …}.')
    return cast(Row, value)


def _object(value: Row, flags: tuple[str, ...]) -> Dataset:
    arrays = [part for part in value.values() if _is_array_of_objects(part)]
    if len(arrays) != 1:
        return _dataset([(0, value)], flags)
    return _dataset([(number, object_of(part)) for number, part in enumerate(arrays[0], 1)], flags)


def _is_array_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(cast(list[object], value)) and isinstance(value[0], dict)


def _dataset(found: list[tuple[int, Row | UnreadableDocument]], flags: tuple[str, ...]) -> Dataset:
    columns = columns_among([row for _, row in found[:SAMPLE]])

    def rows(_: Collection[str]) -> Rows:
        return iter(found)

    return Dataset(columns, rows, flags, fixed=False)
