"""The words that the HTML of a mail shows, line by line. A mail has no frame around its text, as a web page has."""

from itertools import pairwise
from typing import Any

from lxml import etree, html

from pipelines.errors import UnreadableDocument

_BLOCKS = """
address article aside blockquote body center dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hr li
main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_PARTED = "p h1 h2 h3 h4 h5 h6 table ul ol blockquote pre"
_WORDLESS = "head script style title template noscript object svg select button textarea"
_LINES = frozenset(_BLOCKS.split())
_APART = frozenset(_PARTED.split())
_UNSEEN = frozenset(_WORDLESS.split())
_DEEPEST = 20
"""Marks of quoting before a line at most."""


def visible_text(markup: str) -> str:
    """Return the words that a mail program shows, a block a line; quoted ones with "> " before each line.

    Args:
        markup: of a whole page, or of a piece of one.

    Raises:
        UnreadableDocument: its elements are nested too deeply for libxml2, which keeps nothing of those within.

    >>> visible_text("<div>It is shut.<style>p {}</style></div><blockquote><p>Is it</p><p>open?</p></blockquote>")
    'It is shut.\\n\\n> Is it\\n>\\n> open?'
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: Any = html.document_fromstring(markup.encode(), parser)
    except etree.ParserError:  # says that there is nothing in it
        return ""
    last: Any = parser.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise UnreadableDocument("too_deep", "Its elements are nested too deeply.", "Save its text as a .txt file.")
    lines = _Lines()
    walk: Any = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            lines.close(element.tag, element.tail or "")
        elif _unseen(element):
            lines.open(element.tag, "")
            walk.skip_subtree()
        else:
            lines.open(element.tag, element.text or "")
    return lines.text()


def _unseen(element: Any) -> bool:
    style = str(element.get("style") or "").replace(" ", "").casefold()
    return element.tag in _UNSEEN or "display:none" in style or element.get("hidden") is not None


class _Lines:
    """The lines in the making."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []
        self._depth = 0
        self._kept = 0

    def open(self, tag: str, words: str) -> None:
        """Begin an element with the words at its head."""
        self._edge(tag)
        self._depth += tag == "blockquote"
        self._kept += tag == "pre"
        self._add(words)

    def close(self, tag: str, tail: str) -> None:
        """End an element, and add the words after it."""
        if tag == "br":
            self._end_line()
        self._edge(tag)
        self._depth -= tag == "blockquote"
        self._kept -= tag == "pre"
        self._add(tail)

    def text(self) -> str:
        """Return all lines, one blank line at most between two."""
        self._edge("p")
        lines = [line for line, before in pairwise([*self._lines, ""]) if line.strip("> ") or line != before]
        while lines and not lines[-1].strip("> "):
            lines.pop()
        return "\n".join(lines).lstrip("\n")

    def _edge(self, tag: str) -> None:
        if tag in _LINES and any(word.strip() for word in self._words):
            self._end_line()
        if tag in _APART and self._lines and self._lines[-1].strip("> "):
            self._words.clear()
            self._end_line()

    def _add(self, words: str) -> None:
        first, *others = words.split("\n") if self._kept else [words]
        self._words.append(first)
        for line in others:
            self._end_line()
            self._words.append(line)

    def _end_line(self) -> None:
        words = "".join(self._words)
        line = words.rstrip() if self._kept else " ".join(words.split())
        self._lines.append(f"{'>' * min(self._depth, _DEEPEST)} {line}".strip() if self._depth else line)
        self._words.clear()
