"""The parts of a mail: those that are its text, the mails that it encloses, and the rest.

A mail in HTML has no frame around its text, as a web page has: what it shows is read line by line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from itertools import pairwise
from typing import Any, cast

from lxml import etree, html

from pipelines.documents.encoding import forgiving
from pipelines.errors import UnreadableDocument

_TEXTS = ("text/plain", "text/html")
_MAILS = ("message/rfc822", "message/global")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_FEW_WORDS = 100
_STUB = 4
"""A plain text of few words, and not a fourth of those of the HTML beside it, only says that there is HTML."""
_FOOTER = re.compile(r"\n?[ \t]*[_-]{5,}[ \t]*\n")
_FOOTER_CHARACTERS = 1_500
_FOOTER_LINES = 12
_LIST = re.compile(r"unsubscrib|subscription|mailing ?list|\blist\b|liste\b|lista\b|abmelden|désabonn", re.IGNORECASE)
_SIGNATURE = "-- "


@dataclass(slots=True)
class MailContents:
    """What a mail holds.

    Args:
        texts: its own words, in order.
        mails: that it encloses.
        attached: whether it holds anything that is not read.
        guessed: whether the encoding of a text had to be guessed.
    """

    texts: list[str] = field(default_factory=list[str])
    mails: list[Message] = field(default_factory=list[Message])
    attached: bool = False
    guessed: bool = False


def parts_of(message: Message) -> MailContents:
    """Return what a mail holds; of alternatives the plain text, or the HTML if the plain text says next to nothing.

    Raises:
        UnreadableDocument: the HTML is nested too deeply.
    """
    found = MailContents()
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "multipart/alternative":
            _choose(found, list(_leaves(part)))
        elif _is_container(part):
            waiting.extend(reversed(_children(part)))
        else:
            _choose(found, [part])
    return found


def _leaves(message: Message) -> Iterator[Message]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if _is_container(part):
            waiting.extend(reversed(_children(part)))
        else:
            yield part


def _is_container(part: Message) -> bool:
    return part.get_content_maintype() == "multipart" and part.is_multipart()


def _children(part: Message) -> list[Message]:
    return cast(list[Message], part.get_payload())


def _choose(found: MailContents, leaves: list[Message]) -> None:
    """Take the one text of alternatives, and what else is among them."""
    plain: list[Message] = []
    rich: list[Message] = []
    for part in leaves:
        whole = part.get_content_maintype() == "multipart"  # whose boundary is nowhere: its text is there in one piece
        kind = "text/plain" if whole else part.get_content_type()
        if kind in _MAILS and part.is_multipart():
            found.mails.extend(_children(part))
        elif kind in _TEXTS and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else rich).append(part)
        else:
            found.attached = found.attached or _is_attachment(part)
    texts = [_plain(part, found) for part in plain]
    words = sum(len(text.split()) for text in texts)
    if rich and words < _FEW_WORDS:
        shown = [visible_text(_words(part, found)) for part in rich]
        texts = shown if sum(len(text.split()) for text in shown) > _STUB * words else texts
    found.texts += [text for text in texts if text.strip()]


def _is_attachment(part: Message) -> bool:
    """True if a part is an attached file, not a signature, a report or a picture within the text."""
    shown = "Content-ID" in part and part.get_content_disposition() != "attachment"
    return not (shown or part.get_content_maintype() == "message" or part.get_content_type() in _SIGNATURES)


def _plain(part: Message, found: MailContents) -> str:
    text = _words(part, found)
    return _without_footer(_flowed(text, part.get_param("delsp") == "yes") if _is_flowed(part) else text)


def _is_flowed(part: Message) -> bool:
    return str(part.get_param("format")).casefold() == "flowed"


def _words(part: Message, found: MailContents) -> str:
    """Return the text of a part in the charset that it states, else in the one that its bytes show."""
    data, charset = cast(bytes, part.get_payload(decode=True) or b""), part.get_content_charset()
    if not data.strip():
        return ""
    text, flags = forgiving(data, charset)
    found.guessed = found.guessed or bool(flags)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _flowed(text: str, deletes: bool = False) -> str:
    """Return a text of format=flowed with its paragraphs on one line each (RFC 3676).

    Args:
        deletes: whether the blank before a line end belongs to the break, and not to the words (DelSp).

    >>> _flowed("It was \\nshut.\\n> Is it \\n> open?\\n-- \\nAnn")
    'It was shut.\\n> Is it open?\\n-- \\nAnn'
    """
    lines: list[list[str]] = []
    depth, runs_on = 0, False
    for line in text.split("\n"):
        marks = len(line) - len(line.lstrip(">"))
        words = line[marks:].removeprefix(" ")
        if runs_on and marks == depth and words != _SIGNATURE:
            lines[-1].append(words)
        else:
            lines.append([">" * marks + " " * bool(marks), words])
        depth, runs_on = marks, words.endswith(" ") and words != _SIGNATURE
        if runs_on and deletes:
            lines[-1][-1] = words[:-1]
    return "\n".join("".join(pieces) for pieces in lines)


def _without_footer(text: str) -> str:
    """Return a text without the lines that a mailing list put under it, below a rule.

    >>> _without_footer("It was shut.\\n_____\\nTo leave the list, write to list@example.org")
    'It was shut.'
    """
    first = max(0, len(text) - _FOOTER_CHARACTERS)
    for rule in _FOOTER.finditer(text, first):
        below = text[rule.end() :]
        if below.count("\n") <= _FOOTER_LINES and _LIST.search(below):
            return text[: rule.start()]
    return text


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
