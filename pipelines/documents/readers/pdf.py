"""PDF files, by PDFium: the paragraphs of all pages, title, author and date of creation."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import Any

from pipelines.documents.days import numbered_day, plausible_day
from pipelines.documents.encoding import checked
from pipelines.documents.readers.content import PRODUCER_DATE, FileBytes, TextContent, check_length, replaced, stated
from pipelines.documents.readers.pdf_layout import CELL_GAP, PrintedLine, PrintedPage, paragraphs
from pipelines.errors import UnreadableDocument

pdfium: Any = import_module("pypdfium2")
raw: Any = import_module("pypdfium2.raw")

MAX_PAGES = 5_000
PICTURED = "pages_without_text"
"""Flag of a PDF some of whose pages show something, but hold no text."""
UNREAD = "pages_not_read"
"""Flag of a PDF some of whose pages are damaged."""
_WORD = re.compile(r"\S+")
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LINE = re.compile("([^\r\n\ufffe\x02]+)([\ufffe\x02]?)")
"""A line, and the mark that PDFium puts where a word is broken."""

_Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


def read_pdf(source: FileBytes) -> TextContent:
    """Return the paragraphs of a PDF, one a line with a blank line between, and what its own properties state.

    Raises:
        UnreadableDocument: no PDF, cut off, damaged, encrypted, too long, or pictures of text only.
    """
    _check(source.data)
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise _unopened(error) from error
    try:
        return _content(document)
    finally:
        document.close()


def _check(data: bytes) -> None:
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument("damaged", "This is not a PDF: it does not begin like one.", "Fetch it again.")
    if max(data.rfind(b"%%EOF"), data.rfind(b"startxref")) < data.rfind(b"endobj"):
        reason = "The end of the PDF is missing; it was cut off on its way."
        raise UnreadableDocument("truncated", reason, "Fetch or export it again.")


def _unopened(error: Exception) -> UnreadableDocument:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return UnreadableDocument("encrypted", "The PDF asks for a password or key.", "Save a copy without one.")
    reason = f"The PDF is damaged: {str(error)[:200]}"
    return UnreadableDocument("damaged", f"{reason.rstrip('.')}.", "Open it in a PDF reader and export it again.")


def _content(document: Any) -> TextContent:
    if len(document) > MAX_PAGES:
        reason = f"The PDF has {len(document):,} pages; at most {MAX_PAGES:,} are read."
        raise UnreadableDocument("too_large", reason, "Split it.")
    pages, flags = _pages(document)
    text, more = replaced("\n\n".join(paragraphs(pages)).translate(_LIGATURES))
    if not text.strip():
        reason = "The PDF holds pictures of pages, not text."
        raise UnreadableDocument("no_text", reason, "Run text recognition (OCR) on it, and save the result.")
    created = _created(document)
    return TextContent(
        checked(text),
        stated(title=_property(document, "Title"), author=_property(document, "Author"), metadata_date=created),
        (*flags, *more, *((PRODUCER_DATE,) if created else ())),
    )


def _pages(document: Any) -> tuple[list[PrintedPage], tuple[str, ...]]:
    """Return the pages, and flags for those that show something, but hold no text, and for those that are damaged."""
    pages: list[PrintedPage] = []
    flags: set[str] = set()
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines = tuple(_lines(page))
        except pdfium.PdfiumError:
            flags.add(UNREAD)
            continue
        if not lines and raw.FPDFPage_CountObjects(page) > 0:
            flags.add(PICTURED)
        characters += sum(len(line.text) for line in lines)
        check_length(characters)
        pages.append(PrintedPage(page.get_height(), lines))
        page.close()
    return pages, tuple(sorted(flags))


def _lines(page: Any) -> Iterator[PrintedLine]:
    """Yield what PDFium takes for lines, each cut where its words stand apart, in the order of the file."""
    textpage = page.get_textpage()
    for match in _LINE.finditer(textpage.get_text_range()):
        words = list(_WORD.finditer(match[1]))
        boxes = [_word_box(page, textpage, match.start() + word.start(), match.start() + word.end()) for word in words]
        upright = _upright(boxes[place] for place, word in enumerate(words) if len(word[0]) > 3)
        start = 0
        for place in range(1, len(words) + 1):
            if place == len(words) or (not upright and _apart(boxes[place - 1], boxes[place])):
                text = match[1][words[start].start() : words[place - 1].end()]
                yield _line(text, boxes[start:place], upright, bool(match[2]) and place == len(words))
                start = place
    textpage.close()


def _line(text: str, boxes: list[_Box], upright: bool, hyphen: bool) -> PrintedLine:
    """Return a line; vertical text gets no height, so that no other line continues it."""
    if upright:
        return PrintedLine(text, 0, 0, 0, 0, hyphen=hyphen)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return PrintedLine(text, min(lefts), min(bottoms), max(rights), max(tops), hyphen=hyphen)


def _upright(boxes: Iterable[_Box]) -> bool:
    """True if the words of a line run vertically."""
    return any(top - bottom > right - left for left, bottom, right, top in boxes)


def _apart(before: _Box, behind: _Box) -> bool:
    height = max(before[3] - before[1], behind[3] - behind[1])
    beside = min(before[3], behind[3]) > max(before[1], behind[1])
    return not (beside and -height < behind[0] - before[2] < CELL_GAP * height)


def _word_box(page: Any, textpage: Any, start: int, end: int) -> _Box:
    """Return the box of a word; without height if PDFium gives none, so that no other line continues it."""
    try:
        one, other = (
            _box(page, textpage, raw.FPDFText_GetCharIndexFromTextIndex(textpage, place)) for place in (start, end - 1)
        )
    except pdfium.PdfiumError:
        return 0, 0, 0, 0
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _box(page: Any, textpage: Any, place: int) -> _Box:
    """Return left, bottom, right and top of a character, as the page is turned when it is shown."""
    left, bottom, right, top = textpage.get_charbox(place, loose=True)
    width, height = page.get_width(), page.get_height()
    match page.get_rotation():
        case 90:
            return bottom, height - right, top, height - left
        case 180:
            return width - right, height - top, width - left, height - bottom
        case 270:
            return width - top, left, width - bottom, right
        case _:
            return left, bottom, right, top


def _property(document: Any, name: str) -> str:
    return replaced(document.get_metadata_value(name))[0]


def _created(document: Any) -> date | None:
    """Return the day of creation, as its writer's clock had it."""
    return plausible_day(numbered_day(_CREATED.match(_property(document, "CreationDate").strip())))
