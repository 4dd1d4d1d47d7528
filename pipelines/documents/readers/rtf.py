"""Rich text (.rtf), by striprtf: the words, and what its block of information states."""

import re
from importlib import import_module
from typing import Any

from pipelines.documents.days import numbered_day, plausible_day
from pipelines.documents.encoding import checked
from pipelines.documents.readers.content import PRODUCER_DATE, FileBytes, TextContent, replaced, stated
from pipelines.errors import UnreadableDocument

MAX_BYTES = 16 * 1024 * 1024
_HEAD = 64 * 1024
_SOUGHT = re.compile(r"(?=\{\\field|\\f\d)")
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d\d?)\\dy(\d\d?)")
_TITLE = re.compile(r"\{\\title ([^{}]{1,2000})\}")
_AUTHOR = re.compile(r"\{\\author ([^{}]{1,2000})\}")


def read_rtf(source: FileBytes) -> TextContent:
    """Return the words of a rich text file, without notes, headers and pictures.

    Raises:
        UnreadableDocument: too large, no rich text, or no word in it.
    """
    if len(source.data) > MAX_BYTES:
        reason = f"The file has more than {MAX_BYTES:,} bytes of rich text."
        raise UnreadableDocument("too_large", reason, "Save it as a .txt or .docx file.")
    if not source.data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocument("damaged", "This is not rich text (RTF).", "Save it again as .rtf or .docx.")
    written = source.data.decode("cp1252", errors="replace")
    text, flags = replaced(_words(written))
    created = plausible_day(numbered_day(_CREATED.search(written, 0, _HEAD)))
    return TextContent(
        checked(text),
        stated(title=_property(_TITLE, written), author=_property(_AUTHOR, written), metadata_date=created),
        (*flags, *((PRODUCER_DATE,) if created else ())),
    )


def _words(written: str) -> str:
    """Return the words; fields and fonts are put on lines of their own, since striprtf seeks both within lines."""
    striprtf: Any = import_module("striprtf.striprtf")
    written = _SOUGHT.sub("\n", written)
    try:
        return str(striprtf.rtf_to_text(written, errors="replace"))
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        reason = f"The rich text is damaged: {str(error)[:200]}."
        raise UnreadableDocument("damaged", reason, "Open it and save it again, or as .docx.") from error


def _property(of: re.Pattern[str], written: str) -> str | None:
    found = of.search(written, 0, _HEAD)
    return _words(f"{{\\rtf1\\ansi {found[1]}}}") if found else None
