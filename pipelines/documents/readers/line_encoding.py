"""Files that are read line by line: their encoding is found in one pass, without holding them."""

import codecs
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper

from pipelines.documents.encoding import GUESSED
from pipelines.documents.readers.datasets import MAX_ROW
from pipelines.errors import UnreadableDocument

_PIECE = 1024 * 1024
_SAMPLE = 100_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_FOREIGN = 0.35
"""Share of letters beyond ASCII that no Western language has."""
_MANY = 200


def line_encoding(file: BufferedReader) -> tuple[str, tuple[str, ...]]:
    """The encoding of a file, and the flag of one that is guessed.

    UTF-8, UTF-16 and UTF-32 by their marks or their shape. A file with some bytes that are no UTF-8 among many that
    are is UTF-8 with faults. Else it is windows-1252, or what explains its bytes best if its letters are not Western.

    Raises:
        UnreadableDocument: there are NUL bytes in it, or nothing.
    """
    start = file.read(_SAMPLE)
    if not start or start.isspace():
        raise UnreadableDocument("empty", "The file is empty.", "Put rows in, or take the file out.")
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding, ()
    if b"\x00" in start:
        return _utf16(start), (GUESSED,)
    proper, other = _foreign_lines(file)
    if not other:
        return "utf-8", ()
    return ("utf-8" if proper else _legacy(other)), (GUESSED,)


def decoded_lines(file: BufferedReader, encoding: str) -> Iterator[str]:
    """The lines of a file from its beginning, with their ends; bytes that are wrong are U+FFFD.

    Raises:
        UnreadableDocument: a line is longer than a row may be.
    """
    file.seek(0)
    text = TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        while line := text.readline(MAX_ROW):
            if len(line) == MAX_ROW:
                raise UnreadableDocument("too_large", f"A line has more than {MAX_ROW:,} characters.", "Split the row.")
            yield line
    finally:
        if not file.closed:
            text.detach()


def _utf16(start: bytes) -> str:
    """UTF-16 without a mark shows as NULs on every second byte of Latin text."""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if start[first::2].count(0) > 0.7 * len(start) / 2 and not start[1 - first :: 2].count(0):
            return encoding
    raise UnreadableDocument("binary", "There are NUL bytes in it, as no text has.", "Save it again in UTF-8.")


def _foreign_lines(file: BufferedReader) -> tuple[bool, bytes]:
    """Whether some lines are UTF-8 beyond ASCII, and a sample of those that are no UTF-8."""
    file.seek(0)
    proper, other = False, b""
    while line := file.readline(_PIECE):
        if line.isascii():
            continue
        try:
            line.decode()
            proper = True
        except UnicodeDecodeError:
            other += line if len(other) < _SAMPLE else b""
    return proper, other


def _legacy(sample: bytes) -> str:
    text = sample.decode(_WESTERN, errors="replace")
    letters = [character for character in text if character.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    if foreign < _MANY and foreign < _FOREIGN * len(letters):
        return _WESTERN
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else _WESTERN
