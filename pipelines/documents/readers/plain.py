"""Plain text."""

from pipelines.documents.encoding import decode
from pipelines.documents.readers.content import Content, Source


def read_text(source: Source) -> Content:
    """The text of a plain text file, its encoding found.

    Raises:
        UnreadableDocument: empty, binary, or in no encoding that explains its bytes.
    """
    text, flags = decode(source.data)
    return Content(text, flags=flags)
