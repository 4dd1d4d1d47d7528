"""Word files (.docx), of the usual and the strict form: all text in order, title, author and day of creation."""

from datetime import date
from typing import Any

from pipelines.documents.blocks import Block
from pipelines.documents.datelines import dateline_in, read_dateline
from pipelines.documents.days import plausible_day
from pipelines.documents.encoding import checked
from pipelines.documents.readers.content import Content, Source, stated
from pipelines.documents.readers.word_package import DAMAGED, WordPackage, attribute, local_name
from pipelines.documents.readers.word_text import notes, paragraphs
from pipelines.errors import UnreadableDocument

_TEMPLATE = "2013-12-23T23:15:00Z"
"""When python-docx's own template was created, which stands in each file that is made with it."""
_LONGEST_VALUE = 1_000
_DAY = 10


def read_docx(source: Source) -> Content:
    """Return the text of a Word file, and what its properties state.

    Footnotes and endnotes stand below the text, and below them the heads and feet of its pages in square brackets. The
    day is that in the head of a page, else that of creation.

    Raises:
        UnreadableDocument: no Word file, damaged, without text, or far larger unpacked than it may be.
    """
    try:
        package = WordPackage(source.data)
        main = next(iter(package.related("", "officeDocument").values()), "")
        root = package.root(main)
        if local_name(root) != "document":
            raise UnreadableDocument("damaged", "This is an office file of another kind.", "Save its text as .txt.")
        heads = _edges(package, main, root, "header")
        edges = [f"[{_plain(line)}]" for line in heads + _edges(package, main, root, "footer")]
        text = "\n\n".join([*paragraphs(root), *_notes(package, main), *edges])
        values = _properties(package)
    except DAMAGED as error:
        reason = "This is no Word file, or a damaged one."
        raise UnreadableDocument("damaged", reason, "Open it in Word and save it again as .docx.") from error
    day = next(filter(None, map(_day_of_head, heads)), None) or _created(values.get("created", "").strip())
    day = None if source.latest and day and day > source.latest else day
    known = stated(title=values.get("title"), author=values.get("creator"), metadata_date=day)
    return Content(checked(text), known)


def _notes(package: WordPackage, main: str) -> list[str]:
    return [
        paragraph
        for part in package.related(main, "footnotes", "endnotes").values()
        if package.has(part)
        for paragraph in notes(package.root(part))
    ]


def _edges(package: WordPackage, main: str, root: Any, kind: str) -> list[str]:
    """The heads or feet of pages that the sections of a file name, a line each, those of mere numbers left out."""
    parts = package.related(main, kind)
    named = (parts.get(attribute(each, "id"), "") for each in root.iter(f"{{*}}{kind}Reference"))
    used = [part for part in dict.fromkeys(named) if package.has(part)]
    lines = dict.fromkeys(" ".join(" ".join(paragraphs(package.root(part))).split()) for part in used)
    return [line for line in lines if any(map(str.isalpha, line))]


def _plain(line: str) -> str:
    return line.replace("[", "(").replace("]", ")")


def _properties(package: WordPackage) -> dict[str, str]:
    part = next(iter(package.related("", "core-properties").values()), "")
    root: Any = package.root(part) if package.has(part) else ()
    return {local_name(each): str(each.text or "")[:_LONGEST_VALUE] for each in root}


def _created(value: str) -> date | None:
    try:
        return None if value == _TEMPLATE else plausible_day(date.fromisoformat(value[:_DAY]))
    except ValueError:
        return None


def _day_of_head(line: str) -> date | None:
    """The day in the head of a page that holds little else, as on a press release."""
    if dateline_in(Block(0, len(line), line, apart=True), "en") != (0, len(line)):
        return None
    read = read_dateline(line, "en", None, None)
    return plausible_day(date.fromordinal(read.interval.start)) if read and read.interval.start else None
