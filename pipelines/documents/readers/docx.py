"""Word files (.docx), by python-docx: paragraphs and tables in order, title, author and date of creation."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table

from pipelines.documents.encoding import checked
from pipelines.documents.readers.content import Content, Source, stated
from pipelines.errors import UnreadableDocument

MAX_UNPACKED = 256 * 1024 * 1024
_DAMAGED = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    ValueError,
    AttributeError,
    RuntimeError,
    EOFError,
)
"""What python-docx, lxml and zipfile raise on a broken file; RuntimeError is a password, a depth or a compression."""


def read_docx(source: Source) -> Content:
    """The paragraphs of a Word file, and its own properties.

    Raises:
        UnreadableDocument: no Word file, damaged, without text, or far larger unpacked than it may be.
    """
    _refuse_bomb(source.data)
    try:
        document = docx.Document(BytesIO(source.data))
        text = "\n\n".join(_blocks(document))
        properties = document.core_properties
        created = properties.created.date() if properties.created else None
        values = stated(
            title=properties.title, author=properties.author, metadata_date=_bounded(created, source.latest)
        )
    except _DAMAGED as error:
        reason = "This is no Word file, or a damaged one."
        raise UnreadableDocument("damaged", reason, "Open it in Word and save it again as .docx.") from error
    return Content(checked(text), values)


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except _DAMAGED as error:
        reason = "This is no Word file, or it was cut off on its way."
        raise UnreadableDocument("damaged", reason, "Fetch it again, or save it again as .docx.") from error
    if unpacked > MAX_UNPACKED:
        reason = f"It unpacks to {unpacked:,} bytes; at most {MAX_UNPACKED:,} are taken in."
        raise UnreadableDocument("too_large", reason, "Save its text as a .txt file.")


def _bounded(day: date | None, latest: date | None) -> date | None:
    return None if day and latest and day > latest else day


def _blocks(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        elif block.text.strip():
            yield block.text
