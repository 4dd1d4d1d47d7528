"""The words of bytes in a mail, whatever charset their part or field states: of a mail, no byte is worth a refusal."""

from contextlib import suppress

from pipelines.documents.encoding import GUESSED, decode, decode_as
from pipelines.errors import UnreadableDocument


def decoded(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes in the charset that is stated, else in the one that they show, and the flags it earns.

    >>> decoded("Fähre".encode(), "us-ascii")
    ('Fähre', ('encoding_guessed',))
    """
    with suppress(UnreadableDocument, UnicodeError):
        return decode_as(data, charset) if charset else decode(data)
    return data.decode("cp1252", "replace").replace("\x00", ""), (GUESSED,)
