"""One function per kind of file, and one table to choose it by the ending of the name."""

from collections.abc import Callable
from pathlib import PurePath

from pipelines.documents.readers.content import Content
from pipelines.documents.readers.plain import read_text

Reader = Callable[[bytes], Content]

READERS: dict[str, Reader] = {
    ".txt": read_text,
}


def reader_for(source_path: str) -> Reader:
    """The reader for a file by its ending; files of any other ending are read as plain text.

    >>> reader_for("news/a.TXT").__name__
    'read_text'
    """
    return READERS.get(PurePath(source_path).suffix.lower(), read_text)
