"""Word files (.docx), of the usual and the strict form: all text in order, title, author and day of creation."""

import lzma
import posixpath
import zipfile
import zlib
from datetime import date
from io import BytesIO
from typing import Any

from lxml import etree

from pipelines.documents.blocks import Block
from pipelines.documents.datelines import dateline_in
from pipelines.documents.days import day_in_words, plausible_day
from pipelines.documents.encoding import checked
from pipelines.documents.readers.content import FileBytes, TextContent, stated
from pipelines.errors import UnreadableDocument

MAX_PART = 48 * 1024 * 1024
"""Bytes of one part, unpacked."""
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    RuntimeError,
    EOFError,
)
"""What zipfile and lxml raise on a broken file; RuntimeError is a password or a compression."""

_OLD = b"\xd0\xcf\x11\xe0"
_HEAD = 100
_GONE = frozenset(["del", "moveFrom", "instrText", "rt"])
"""Deletions, text moved away, field codes and phonetic guides."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PROPERTIES = "Pr"
"""The end of the names of elements that say how something looks, and hold no words."""
_SEPARATORS = frozenset(["separator", "continuationSeparator", "continuationNotice"])
_TableRow = list[list[str]]
"""The cells of a row, each with its paragraphs."""
_TEMPLATE = "2013-12-23T23:15:00Z"
"""When python-docx's own template was created, which stands in each file that is made with it."""
_LONGEST_VALUE = 1_000
_DAY = 10


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace, which differs between the strict and the usual form."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """Return the value of an attribute in whatever namespace; blank if there is none."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


class WordPackage:
    """An opened file.

    Args:
        data: all of its bytes.

    Raises:
        UnreadableDocument: no zip archive, as Word files are.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except DAMAGED as error:
            old = data.startswith(_OLD)
            reason = "It is an old .doc, or has a password." if old else "It was cut off, or it is not a Word file."
            raise UnreadableDocument("damaged", reason, "Open it in Word and save it again as .docx.") from error

    def related(self, part: str, *kinds: str) -> dict[str, str]:
        """Return the names of the parts of some kinds that a part names, by their ids; "" is the whole file."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._archive.NameToInfo:
            return {}
        return {
            attribute(each, "Id"): posixpath.normpath(posixpath.join("/", folder, attribute(each, "Target")))[1:]
            for each in self.root(listed)
            if attribute(each, "Type").rpartition("/")[2] in kinds and attribute(each, "TargetMode") != "External"
        }

    def root(self, part: str) -> Any:
        """Return the outermost element of a part.

        Raises:
            UnreadableDocument: the part is larger than is taken in.
            KeyError: there is no such part.
        """
        with self._archive.open(part) as file:
            data = file.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            reason = f"Its part {part[:_HEAD]} unpacks to more than {MAX_PART:,} bytes."
            raise UnreadableDocument("too_large", reason, "Save its text as a .txt file.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(data, parser)

    def has(self, part: str) -> bool:
        """True if there is such a part; files name some that are not there."""
        return part in self._archive.NameToInfo


def paragraphs(root: Any) -> list[str]:
    """Return the paragraphs of a part, those of tables and text boxes among them.

    Insertions, fields, links, smart tags and filled content controls are words like others; deletions are none, and of
    alternatives the first one counts. A row of a table is one line, "| cell | cell |", but where a cell has several
    paragraphs, each stays separate; a table of one column only frames its paragraphs.
    """
    words = _Words()
    walk: Any = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "end":
            words.close(name, element)
        elif _holds_words(name, element):
            words.open(name)
        else:
            walk.skip_subtree()
    return words.found


def notes(root: Any) -> list[str]:
    """Return the paragraphs of the footnotes or endnotes of a part, without the rules above them."""
    return [paragraph for note in root if attribute(note, "type") not in _SEPARATORS for paragraph in paragraphs(note)]


def _holds_words(name: str, element: Any) -> bool:
    if name in _GONE or (name.endswith(_PROPERTIES) and len(name) > len(_PROPERTIES)):
        return False
    if name == "Fallback":
        return element.getprevious() is None
    return name != "sdtContent" or not _asks(element.getparent())


def _asks(control: Any) -> bool:
    """True if a content control shows only the words that ask for its content."""
    return control is not None and control.find("{*}sdtPr/{*}showingPlcHdr") is not None


class _Words:
    """The paragraphs in the making: of text boxes inside a paragraph, and of tables inside a table."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._outer: list[list[str]] = []
        self._paragraphs: list[list[str]] = []
        self._tables: list[list[_TableRow]] = []

    def open(self, name: str) -> None:
        """Begin an element."""
        if name == "p":
            self._paragraphs.append([])
        elif name == "tbl":
            self._tables.append([])
        elif name == "tr" and self._tables:
            self._tables[-1].append([])
        elif name == "tc":
            self._outer.append(self.found)
            self.found = []

    def close(self, name: str, element: Any) -> None:
        """End an element, or pass by one that holds no words."""
        if name == "t" and self._paragraphs:
            self._paragraphs[-1].append(element.text or "")
        elif name in _SIGNS and self._paragraphs:
            self._paragraphs[-1].append(_SIGNS[name])
        elif name == "p" and self._paragraphs:
            words = "".join(self._paragraphs.pop()).strip()
            self.found += [words] if words else []
        elif name == "tc" and self._outer:
            cell, self.found = self.found, self._outer.pop()
            self._cell(cell)
        elif name == "tbl" and self._tables:
            self.found += _lines(self._tables.pop())

    def _cell(self, cell: list[str]) -> None:
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(cell)
        else:
            self.found += cell


def _lines(rows: list[_TableRow]) -> list[str]:
    frame = max(map(len, rows), default=0) <= 1
    return [line for row in rows for line in _line(row, frame)]


def _line(row: _TableRow, frame: bool) -> list[str]:
    if frame or any(len(cell) > 1 for cell in row):
        return [paragraph for cell in row for paragraph in cell]
    cells = [" ".join(cell[0].split("\n")) for cell in row if cell]
    return [f"| {' | '.join(cells)} |"] if cells else []


def read_docx(source: FileBytes) -> TextContent:
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
            raise UnreadableDocument("damaged", "This is another kind of office file.", "Save its text as .txt.")
        heads = _edges(package, main, root, "header")
        edges = [f"[{_plain(line)}]" for line in heads + _edges(package, main, root, "footer")]
        text = "\n\n".join([*paragraphs(root), *_notes(package, main), *edges])
        values = _properties(package)
    except DAMAGED as error:
        reason = "This is not a Word file, or it is damaged."
        raise UnreadableDocument("damaged", reason, "Open it in Word and save it again as .docx.") from error
    day = next(filter(None, map(_day_of_head, heads)), None) or _created(values.get("created", "").strip())
    known = stated(title=values.get("title"), author=values.get("creator"), metadata_date=day)
    return TextContent(checked(text), known)


def _notes(package: WordPackage, main: str) -> list[str]:
    return [
        paragraph
        for part in package.related(main, "footnotes", "endnotes").values()
        if package.has(part)
        for paragraph in notes(package.root(part))
    ]


def _edges(package: WordPackage, main: str, root: Any, kind: str) -> list[str]:
    """Return the heads or feet of pages that the sections of a file name, a line each, without mere numbers."""
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
    """Return the day in the head of a page that holds little else, as on a press release."""
    if dateline_in(Block(0, len(line), line, apart=True), "en") != (0, len(line)):
        return None
    return day_in_words(line, "en")
