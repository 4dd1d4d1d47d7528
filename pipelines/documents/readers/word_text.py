"""The words of a part of a Word file, in the order in which they stand there (ECMA-376, part 1, WordprocessingML)."""

from typing import Any

from lxml import etree

from pipelines.documents.readers.word_package import attribute, local_name

_GONE = frozenset(["del", "moveFrom", "instrText", "rt"])
"""Deletions and what was moved away, the code of fields, and how a word is read aloud."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PROPERTIES = "Pr"
"""The end of the names of elements that say how something looks, and hold no words."""
_SEPARATORS = frozenset(["separator", "continuationSeparator", "continuationNotice"])

Row = list[list[str]]
"""The cells of a row, each with its paragraphs."""


def paragraphs(root: Any) -> list[str]:
    """Return the paragraphs of a part, those of tables and text boxes among them.

    Insertions, fields, links, smart tags and filled content controls are words like others; deletions are none, and of
    alternatives the first one counts. A row of a table is one line, "| cell | cell |", but where a cell has several
    paragraphs, each is one of its own; a table of one column is a frame around its paragraphs.
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
    """Return the paragraphs of the footnotes or endnotes of a part, without the lines that part them from the text."""
    return [paragraph for note in root if attribute(note, "type") not in _SEPARATORS for paragraph in paragraphs(note)]


def _holds_words(name: str, element: Any) -> bool:
    if name in _GONE or (name.endswith(_PROPERTIES) and len(name) > len(_PROPERTIES)):
        return False
    if name == "Fallback":
        return element.getprevious() is None
    return name != "sdtContent" or not _asks(element.getparent())


def _asks(control: Any) -> bool:
    """Whether a content control shows only the words that ask for its content."""
    return control is not None and control.find("{*}sdtPr/{*}showingPlcHdr") is not None


class _Words:
    """The paragraphs in the making: of text boxes inside a paragraph, and of tables inside a table."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._outer: list[list[str]] = []
        self._paragraphs: list[list[str]] = []
        self._tables: list[list[Row]] = []

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


def _lines(rows: list[Row]) -> list[str]:
    frame = max(map(len, rows), default=0) <= 1
    return [line for row in rows for line in _line(row, frame)]


def _line(row: Row, frame: bool) -> list[str]:
    if frame or any(len(cell) > 1 for cell in row):
        return [paragraph for cell in row for paragraph in cell]
    cells = [" ".join(cell[0].split("\n")) for cell in row if cell]
    return [f"| {' | '.join(cells)} |"] if cells else []
