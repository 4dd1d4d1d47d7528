"""One function per kind of file, chosen by the ending of the file's name."""

from importlib import import_module
from pathlib import PurePath
from typing import Any, cast

from pipelines.documents.encoding import decode
from pipelines.documents.readers.content import DatasetReader, FileBytes, FileReader, TextContent
from pipelines.errors import UnreadableDocument

READERS = {
    ".txt": "",
    ".text": "",
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
"""Module and function for a file that is one document, by its ending; blank for plain text.

A module and its library are loaded when the first such file is read.
"""

DATASETS = {
    ".jsonl": "json_files:read_jsonl",
    ".ndjson": "json_files:read_jsonl",
    ".json": "json_files:read_json",
    ".csv": "delimited:read_csv",
    ".tsv": "delimited:read_csv",
    ".parquet": "parquet:read_parquet",
    ".xlsx": "workbook:read_xlsx",
    ".mbox": "email:read_mbox",
    ".ics": "calendar_file:read_ics",
}
"""Module and function for a file with one document a row, by its ending."""

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


def reader_for(source_path: str) -> FileReader:
    """Return the reader for a file by its ending; files of endings that are not known are read as plain text.

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
    return cast(FileReader, _function(READERS.get(ending)) or read_text)


def dataset_reader_for(source_path: str) -> DatasetReader | None:
    """Return the reader of a dataset by its ending; None for a file that is one document."""
    return cast(DatasetReader | None, _function(DATASETS.get(PurePath(source_path).suffix.lower())))


def _function(named: str | None) -> Any:
    module, _, function = (named or "").partition(":")
    return getattr(import_module(f"{__name__}.{module}"), function) if module else None


def read_text(source: FileBytes) -> TextContent:
    """Return the text of a plain text file, whatever its encoding.

    Raises:
        UnreadableDocument: empty, binary, or in no encoding that explains its bytes.
    """
    text, flags = decode(source.data)
    return TextContent(text, flags=flags)
