"""One function per kind of file, and one table to choose it by the ending of the name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from pipelines.documents.readers.content import Content, Source
from pipelines.documents.readers.plain import read_text

Reader = Callable[[Source], Content]

READERS = {
    ".txt": "plain:read_text",
    ".text": "plain:read_text",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".pdf": "pdf:read_pdf",
    ".docx": "docx:read_docx",
    ".eml": "email:read_email",
}
"""Module and function for each ending; a module and its library are loaded when the first such file is read."""


def reader_for(source_path: str) -> Reader:
    """The reader for a file by its ending; files of any other ending are read as plain text.

    >>> reader_for("news/a.TXT").__name__, reader_for("page.htm").__name__, reader_for("notes").__name__
    ('read_text', 'read_html', 'read_text')
    """
    module, _, function = READERS.get(PurePath(source_path).suffix.lower(), "").partition(":")
    if not module:
        return read_text
    return cast(Reader, getattr(import_module(f"{__name__}.{module}"), function))
