"""Word files (.docx), of the usual and the strict form: all text in order, title, author and day of creation."""

from datetime import date
from typing import Any

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

    Footnotes and endnotes stand below the text, and below them the heads and feet of its pages in square brackets.

    Raises:
        UnreadableDocument: no Word file, damaged, without text, or far larger unpacked than it may be.
    """
    try:
        package = WordPackage(source.data)
        main = next(iter(package.related("", "officeDocument").values()), "")
        root = package.root(main)
        if local_name(root) != "document":
            raise UnreadableDocument("damaged", "This is an office file of another kind.", "Save its text as .txt.")
        text = "\n\n".join([*paragraphs(root), *_below(package, main, root)])
        values = _properties(package, source.latest)
    except DAMAGED as error:
        reason = "This is no Word file, or a damaged one."
        raise UnreadableDocument("damaged", reason, "Open it in Word and save it again as .docx.") from error
    return Content(checked(text), values)


def _below(package: WordPackage, main: str, root: Any) -> list[str]:
    """What does not stand in the text itself: the notes, and the heads and feet that its sections name."""
    found = [
        paragraph
        for part in package.related(main, "footnotes", "endnotes").values()
        if package.has(part)
        for paragraph in notes(package.root(part))
    ]
    edges = package.related(main, "header", "footer")
    named = (edges.get(attribute(each, "id"), "") for each in root.iter("{*}headerReference", "{*}footerReference"))
    used = [part for part in dict.fromkeys(named) if package.has(part)]
    lines = dict.fromkeys(" ".join(" ".join(paragraphs(package.root(part))).split()) for part in used)
    return found + [f"[{_plain(line)}]" for line in lines if any(map(str.isalpha, line))]


def _plain(line: str) -> str:
    return line.replace("[", "(").replace("]", ")")


def _properties(package: WordPackage, latest: date | None) -> dict[str, str | date]:
    part = next(iter(package.related("", "core-properties").values()), "")
    root: Any = package.root(part) if package.has(part) else ()
    values = {local_name(each): str(each.text or "")[:_LONGEST_VALUE] for each in root}
    return stated(
        title=values.get("title"),
        author=values.get("creator"),
        metadata_date=_created(values.get("created", "").strip(), latest),
    )


def _created(value: str, latest: date | None) -> date | None:
    try:
        day = plausible_day(date.fromisoformat(value[:_DAY]))
    except ValueError:
        return None
    return None if value == _TEMPLATE or (latest and day and day > latest) else day
