"""One function per kind of file, and one table to choose it by the ending of the name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from pipelines.documents.readers.content import Content, Source
from pipelines.documents.readers.plain import read_text
from pipelines.errors import UnreadableDocument

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
    ".rtf": "rtf:read_rtf",
    ".eml": "email:read_email",
}
"""Module and function for each ending; a module and its library are loaded when the first such file is read."""

_ARCHIVE = ("an archive", "Unpack it, and put its files in.")
_BOOK = ("an electronic book", "Save it as .txt, .html or .pdf.")
_FEED = ("XML", "Save the pages or texts of which it tells, as .html or .txt, or as rows of a dataset (.jsonl).")
_MAIL = ("a mail of Outlook", "Save it as .eml.")
_MOVING = ("a recording", "Put its transcript in, as .txt.")
_PICTURE = ("a picture", "Run text recognition (OCR) on it, and save the result as .txt.")
_SHEET = ("a table in another format", "Save it as .xlsx or .csv.")
_SLIDES = ("a set of slides", "Save it as .pdf.")
_WORDS = ("a text in another format", "Save it as .docx.")

UNSUPPORTED = {
    **dict.fromkeys((".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"), _ARCHIVE),
    **dict.fromkeys((".epub", ".mobi", ".azw3"), _BOOK),
    **dict.fromkeys((".xml", ".rss", ".atom"), _FEED),
    **dict.fromkeys((".msg", ".pst"), _MAIL),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".ogg", ".flac", ".mp4", ".mov", ".avi", ".mkv", ".webm"), _MOVING),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg"), _PICTURE),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".ods", ".numbers"), _SHEET),
    **dict.fromkeys((".pptx", ".ppt", ".odp", ".key"), _SLIDES),
    **dict.fromkeys((".doc", ".dot", ".docm", ".odt", ".pages", ".wpd"), _WORDS),
}
"""What a file of an ending is that is not read, and what to do with it."""


def reader_for(source_path: str) -> Reader:
    """The reader for a file by its ending; files of endings that are not known are read as plain text.

    Raises:
        UnreadableDocument: files of this ending are not read; it says as what to save them.

    >>> reader_for("news/a.TXT").__name__, reader_for("page.htm").__name__, reader_for("notes").__name__
    ('read_text', 'read_html', 'read_text')
    >>> reader_for("minutes.odt")
    Traceback (most recent call last):
    pipelines.errors.UnreadableDocument: This is a text in another format (.odt). Save it as .docx.
    """
    ending = PurePath(source_path).suffix.lower()
    if ending in UNSUPPORTED:
        kind, remedy = UNSUPPORTED[ending]
        raise UnreadableDocument("unsupported", f"This is {kind} ({ending}).", remedy)
    module, _, function = READERS.get(ending, "").partition(":")
    if not module:
        return read_text
    return cast(Reader, getattr(import_module(f"{__name__}.{module}"), function))
