"""How short texts are stored: on one line without control characters, of bounded length."""

import unicodedata

from pipelines.ids import identifier

LONGEST = 1_000
"""The most characters of a title, a name, a place or an address that are stored."""
LONGEST_KEY = 200
"""The most characters of a row's id that are stored as they are."""
_SHOWN = 100
_SURROGATE, _CONTROL, _LINE, _PARAGRAPH = "Cs", "Cc", "Zl", "Zp"


def one_line(text: str) -> str:
    """Return a short text as it is stored.

    Line ends and tabs become blanks, other control characters go, halves of surrogate pairs are replaced, and what
    follows the first thousand characters is cut off.

    >>> one_line("The\\x1b[2J bridge\\nof \\ud800 Lindau")
    'The[2J bridge of � Lindau'
    """
    text = text[: 2 * LONGEST]
    if not text.isprintable():
        text = "".join(map(_stored, text))
    return text[:LONGEST].strip()


def _stored(character: str) -> str:
    category = unicodedata.category(character)
    if category == _SURROGATE:
        return "\ufffd"
    if category in (_LINE, _PARAGRAPH) or character in "\t\n\v\f\r\x85":
        return " "
    return "" if category == _CONTROL else character


def row_key(value: object) -> str:
    """Return the id of a row as it is stored; if it is long or cannot be stored, its beginning and a hash of it.

    >>> row_key(17), row_key("a\\x00b")
    ('17', 'ab~59b271ae1bbcb1d3')
    """
    key = str(value)
    line = one_line(key)
    if line == key and len(key) <= LONGEST_KEY:
        return key
    return f"{line[:_SHOWN]}~{identifier(key.encode('utf-8', 'backslashreplace').decode())}"
