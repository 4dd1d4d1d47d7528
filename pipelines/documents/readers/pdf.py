"""PDF files, by pypdf: text, title, author and date of creation."""

import re
from datetime import date
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pipelines.documents.encoding import checked
from pipelines.documents.readers.content import Content, Source, stated
from pipelines.errors import UnreadableDocument

MAX_PAGES = 5_000
_END = b"%%EOF"
_TAIL = 4_096
_LINE_SHARE = 0.7
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad]$")


def read_pdf(source: Source) -> Content:
    """The text of all pages, lines of one paragraph joined, and the document's own properties.

    Raises:
        UnreadableDocument: truncated, damaged, encrypted, too long, or pictures of text only.
    """
    if _END not in source.data[-_TAIL:]:
        reason = "The end of the PDF is missing; it was cut off on its way."
        raise UnreadableDocument("truncated", reason, "Fetch or export it again.")
    try:
        return _content(source)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        reason = f"The PDF is damaged: {' '.join(str(error).split())[:200] or type(error).__name__}."
        raise UnreadableDocument("damaged", reason, "Open it in a PDF reader and export it again.") from error


def _content(source: Source) -> Content:
    reader = PdfReader(BytesIO(source.data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableDocument("encrypted", "The PDF asks for a password.", "Save a copy without one.")
    if len(reader.pages) > MAX_PAGES:
        reason = f"The PDF has {len(reader.pages):,} pages; at most {MAX_PAGES:,} are read."
        raise UnreadableDocument("too_large", reason, "Split it.")
    text = "\n\n".join(_joined(page.extract_text()) for page in reader.pages)
    if not text.strip():
        reason = "The PDF holds pictures of pages, not text."
        raise UnreadableDocument("no_text", reason, "Run text recognition (OCR) on it, and save the result.")
    found = reader.metadata
    created = found.creation_date if found else None
    return Content(
        checked(text.replace("\x00", "\ufffd")),
        stated(
            title=found.title if found else None,
            author=found.author if found else None,
            metadata_date=_bounded(created.date() if created else None, source.latest),
        ),
    )


def _bounded(day: date | None, latest: date | None) -> date | None:
    return None if day and latest and day > latest else day


def _joined(page: str) -> str:
    """The lines of a page, those joined that only the width of the page parted."""
    lines = [line.strip() for line in page.splitlines()]
    width = _LINE_SHARE * max((len(line) for line in lines), default=0)
    parts: list[str] = []
    open_line = False
    for line in lines:
        if parts and open_line and line:
            parts[-1] = _HYPHENATED.sub("", parts[-1]) + ("" if _HYPHENATED.search(parts[-1]) else " ") + line
        else:
            parts.append(line)
        open_line = len(line) >= width and not line.endswith((".", "!", "?", ":"))
    return "\n".join(parts)
