"""The fields in the head of a mail: cut at a stated length before anything parses them, and decoded."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32

from pipelines.documents.readers.mail_charsets import decoded

LONGEST_FIELD = 10_000
"""Characters of a field that are kept; what parses them may take quadratic time."""
LONGEST_VALUE = 1_000
"""Characters of a subject or of a sender."""

_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile(r"([^<]*)<([^<>]*)>")
_COMMENT = re.compile(r"([^()]*)\(([^()]*)\)")


class BoundedFields(Compat32):
    """The policy that keeps no more than the beginning of a field, undecoded."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a field, the value cut."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_FIELD]


def field(message: Message, name: str) -> str:
    """Return the decoded words of the first field of a name, on one line; blank if there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.casefold() == name), "")
    value = _BLANKS.sub(" ", _decoded(_unicode(raw)))
    return "".join(character for character in value if character.isprintable())[:LONGEST_VALUE].strip()


def sender(message: Message) -> str:
    """Return the name of the first sender, else the address.

    >>> message = Message()
    >>> message["From"] = '"Ann Lee" <ann@example.org>, Bo <bo@example.org>'
    >>> sender(message)
    'Ann Lee'
    """
    value = field(message, "from")
    if match := _ADDRESS.match(value):
        return match[1].strip(" \"'") or match[2].strip()
    if match := _COMMENT.match(value):
        return match[2].strip() or match[1].strip()
    return value.partition(",")[0] if "@" in value else value


def _unicode(raw: str) -> str:
    """The words of a field that was written as UTF-8, or as Windows does, without saying so."""
    data = raw.encode("utf-8", "surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decoded(value: str) -> str:
    try:
        pieces = decode_header(value)
    except HeaderParseError:
        return value
    return "".join(piece if isinstance(piece, str) else _piece(piece, charset) for piece, charset in pieces)


def _piece(data: bytes, charset: str | None) -> str:
    """The words of a piece; one outside encoded words comes as the library escapes it."""
    return decoded(data, charset)[0] if charset else data.decode("raw-unicode-escape", "replace")
