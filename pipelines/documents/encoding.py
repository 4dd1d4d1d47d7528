"""From bytes to text: find the encoding, and flag a guess."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader, TextIOWrapper

from webencodings import lookup

from pipelines.errors import UnreadableDocument

GUESSED = "encoding_guessed"
"""Flag of a document whose bytes are not Unicode and do not state an encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"PK\x03\x04": "a zip archive or office file",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"PAR1": "a Parquet dataset",
    b"SQLite format 3": "a database",
    b"\xd0\xcf\x11\xe0": "an old office file",
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HALF = re.compile("[\ud800-\udfff]")
_SAMPLE = 100_000
_PIECE = 1024 * 1024
_FEWEST_CONTROLS = 8
_CONTROL_SHARE = 0.002
_STRANGE_SHARE = 0.01
_GUESS_CHAOS = 0.1
_REPLACED = "\ufffd"
_WRONG_SHARE = 0.1
_NO_ENCODING = "replacement"
"""What the standard calls encodings that no browser reads any more."""
_WESTERN = "cp1252"
_FOREIGN = 0.35
"""Share of letters beyond ASCII that no Western language has."""
_MANY = 200


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file and its flags; line ends and every other character are kept.

    Args:
        data: all bytes of the file.

    Raises:
        UnreadableDocument: of kind empty, binary or encoding.

    >>> decode("Zürich, 3 Mai".encode("utf-16"))
    ('Zürich, 3 Mai', ())
    """
    if not data or data.isspace():
        raise UnreadableDocument("empty", "The file is empty.", "Add the text, or remove the file.")
    text, flags = _unicode(data)
    if text is None:
        _refuse_binary(data)
        text, flags = _guessed(data), (GUESSED,)
    return checked(text), flags


def decode_as(data: bytes, label: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes that state their encoding, as a browser reads them, and its flags.

    A label is what the WHATWG Encoding Standard says it is: `gb2312` is gbk, `iso-8859-1` is windows-1252. A byte
    order mark beats it. Where the bytes are not in that encoding, or are UTF-8 although it is another one, or no
    encoding has that name, the text is flagged `encoding_guessed`.

    Args:
        data: all bytes of the document.
        label: the encoding that it states.

    Raises:
        UnreadableDocument: of kind empty, binary or encoding.

    >>> decode_as("naïve “words”".encode("cp1252"), "ISO-8859-1")
    ('naïve “words”', ())
    >>> decode_as("naïve".encode(), "ISO-8859-1")
    ('naïve', ('encoding_guessed',))
    """
    encoding = lookup(label)
    if data.startswith(tuple(bom for bom, _ in _BOMS)):
        return decode(data)
    if encoding is None or encoding.name == _NO_ENCODING:
        return decode(data)[0], (GUESSED,)
    strict = _strict(data, encoding.codec_info.name)
    if encoding.name != "utf-8" and not data.isascii() and (unicode := _strict(data, "utf-8")) is not None:
        return checked(unicode), (GUESSED,)
    if strict is not None:
        return checked(strict), ()
    return checked(_nearly(data, encoding.codec_info.name) or _guessed(data)), (GUESSED,)


def checked(text: str) -> str:
    """Return the text, if it can be stored.

    Raises:
        UnreadableDocument: blank, or with NUL characters or halves of surrogate pairs.
    """
    if not text or text.isspace():
        raise UnreadableDocument("empty", "It holds no text.", "Add the text, or remove the file.")
    if "\x00" in text:
        raise UnreadableDocument("binary", "There are NUL characters in the text.", "Save it again as plain UTF-8.")
    if half := _HALF.search(text):
        reason = f"Character {half.start()} is half of a surrogate pair, which is not a character."
        raise UnreadableDocument("encoding", reason, "Save it again as UTF-8.")
    return text


def _unicode(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            try:
                text = data.decode(codec).removeprefix("\ufeff")
            except UnicodeDecodeError:
                return None, ()
            return (text if _assigned(text) else None), ()
    if not _CONTROLS.search(data):
        return _strict(data, "utf-8"), ()
    codec = _utf16_codec(data[:_SAMPLE])
    if codec and (utf16 := _strict(data, codec)) is not None:
        return utf16, (GUESSED,)
    _refuse_binary(data)
    return _strict(data, "utf-8"), ()


def _assigned(text: str) -> bool:
    """True if nearly all characters are assigned; random bytes read as UTF-16 give many that are not."""
    sample = text[:_SAMPLE]
    strange = sum(unicodedata.category(character) in ("Cn", "Co") for character in sample)
    return strange <= _STRANGE_SHARE * len(sample)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _nearly(data: bytes, codec: str) -> str | None:
    """Return the text with U+FFFD for invalid bytes, if these are few among the non-ASCII ones; else None."""
    text = data.decode(codec, errors="replace")
    foreign = len(text) - len(text.encode("ascii", errors="ignore"))
    return text if text.count(_REPLACED) <= _WRONG_SHARE * foreign else None


def _utf16_codec(start: bytes) -> str | None:
    """Return how UTF-16 without a mark is written: it shows as NULs on every second byte of Latin text."""
    for codec, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if start[first::2].count(0) > 0.7 * len(start) / 2 and not start[1 - first :: 2].count(0):
            return codec
    return None


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableDocument("binary", f"This is {name}, not text.", "Give it the ending of its kind.")
    sample = data[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if b"\x00" in data or (controls >= _FEWEST_CONTROLS and controls > _CONTROL_SHARE * len(sample)):
        reason = "There are NUL bytes or other control bytes in it, as no text has."
        raise UnreadableDocument("binary", reason, "Save it as plain text in UTF-8, or take it out.")


def _guessed(data: bytes) -> str:
    """Return the text in the legacy encoding that explains the bytes best, if any does."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], threshold=_GUESS_CHAOS).best()
    try:
        if best is not None:
            return data.decode(best.encoding)
    except UnicodeDecodeError:
        pass
    raise UnreadableDocument("encoding", "No text encoding explains its bytes.", "Save it again as plain UTF-8.")


def line_encoding(file: BufferedReader) -> tuple[str, tuple[str, ...]]:
    """Return the encoding of a file, and the flag of one that is guessed.

    UTF-8, UTF-16 and UTF-32 by their marks or their shape. A file with some bytes that are no UTF-8 among many that
    are is UTF-8 with faults. Else it is windows-1252, or what explains its bytes best if its letters are not Western.

    Raises:
        UnreadableDocument: there are NUL bytes in it, or nothing.
    """
    start = file.read(_SAMPLE)
    if not start or start.isspace():
        raise UnreadableDocument("empty", "The file is empty.", "Add rows, or remove the file.")
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            return encoding, ()
    if b"\x00" in start:
        if codec := _utf16_codec(start):
            return codec, (GUESSED,)
        raise UnreadableDocument("binary", "There are NUL bytes in it, as no text has.", "Save it again in UTF-8.")
    proper, other = _foreign_lines(file)
    if not other:
        return "utf-8", ()
    return ("utf-8" if proper else _legacy(other)), (GUESSED,)


def decoded_lines(file: BufferedReader, encoding: str, longest: int) -> Iterator[str]:
    """Yield the lines of a file from its beginning, with their ends; invalid bytes become U+FFFD.

    Raises:
        UnreadableDocument: a line has `longest` characters or more.
    """
    file.seek(0)
    text = TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        while line := text.readline(longest):
            if len(line) == longest:
                raise UnreadableDocument("too_large", f"A line has more than {longest:,} characters.", "Split the row.")
            yield line
    finally:
        if not file.closed:
            text.detach()


def _foreign_lines(file: BufferedReader) -> tuple[bool, bytes]:
    """Return whether some lines are UTF-8 beyond ASCII, and a sample of those that are not UTF-8."""
    file.seek(0)
    proper, other = False, b""
    while line := file.readline(_PIECE):
        if line.isascii():
            continue
        if _strict(line, "utf-8") is not None:
            proper = True
        elif len(other) < _SAMPLE:
            other += line
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


def forgiving(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a mail's bytes, which are never refused, and its flags.

    Read in the stated charset, else in the one the bytes suggest, else in Windows-1252 without invalid bytes.

    >>> forgiving("Fähre".encode(), "us-ascii")
    ('Fähre', ('encoding_guessed',))
    """
    with suppress(UnreadableDocument, UnicodeError):
        return decode_as(data, charset) if charset else decode(data)
    return data.decode("cp1252", "replace").replace("\x00", ""), (GUESSED,)
