"""The main text of a web page, and whether it is the text of a page at all."""

import re
from collections import defaultdict
from collections.abc import Iterable
from html import unescape
from itertools import islice
from typing import Any

from trafilatura import extract

_LOST = 1.25
"""How many times as long as what was extracted the stated text of an article must be to be taken instead."""
_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"<(?:/p|/h[1-6]|/li|br ?/?)>", re.IGNORECASE)
_LONG = 80
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LOOSE = frozenset({"div", "section", "article", "main", "td", "center"})
_WITHIN_A_LINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    }
)
_NOTICE_CHARACTERS = 1_000
_SENTENCE = re.compile(r"[^.!?\n]+")
_ASKING = r"(?:enabl|activ|turn on|turned on|allow|requir|without|need|support|disabl|aktiv|habilit|accept|włącz|включ)"
_NOTICE = re.compile(
    rf"{_ASKING}\w*\b.{{0,60}}\b(?:java ?script|cookies?)\b|\b(?:java ?script|cookies?)\b.{{0,60}}\b{_ASKING}"
    r"|captcha|\bnot a (?:ro)?bot\b|\bare (?:you )?(?:a )?human\b|unusual (?:traffic|activity)"
    r"|\b(?:incident|ray|reference) id\b"
    r"|access (?:is |was |has been )?(?:denied|blocked)|checking your browser|\bjust a moment\b|request unsuccessful"
    r"|\b(?:we|our partners|wir|nous|nosotros)\b.{0,60}\bcookies\b|cookie (?:policy|settings|preferences)",
    re.IGNORECASE,
)


def main_text(tree: Any) -> str:
    """Return the main text of a page, a paragraph a line; empty if there is none.

    Args:
        tree: of its elements; it is put in order for the extraction.
    """
    _drop_edit_links(tree)
    _paragraphs(tree)
    _join_chunks(tree)
    return extract(tree, include_comments=False, favor_recall=True, fast=True) or ""


def fuller(text: str, bodies: Iterable[str]) -> str:
    """Return the main text, or what the page states as the whole text of its article, if that holds much more.

    >>> fuller("The ferry sank.", ["<p>The ferry sank.</p><p>All its passengers were saved.</p>"])
    'The ferry sank.\\nAll its passengers were saved.'
    """
    stated = max(map(_plain, bodies), key=len, default="")
    return stated if len(stated) > _LOST * len(text) else text


def is_notice(text: str) -> bool:
    """True if a text is only a notice about scripts, cookies or robots, which stands where the page should be.

    >>> is_notice("Please enable JavaScript to view this page.")
    True
    >>> is_notice("Without a ferry the island needs a bridge, the mayor said. It was shut in May.")
    False
    """
    if len(text) > _NOTICE_CHARACTERS:
        return False
    sentences = [sentence for sentence in _SENTENCE.findall(text) if sentence.strip()]
    noticed = sum(len(sentence) for sentence in sentences if _NOTICE.search(sentence))
    return noticed > sum(map(len, sentences)) / 2


def _plain(body: str) -> str:
    """Return the words of a stated text, which may hold markup, a paragraph a line."""
    words = unescape(_TAG.sub(" ", _BREAK.sub("\n", body))) if "<" in body or "&" in body else body
    return "\n".join(line for paragraph in words.splitlines() if (line := " ".join(paragraph.split())))


def _drop_edit_links(tree: Any) -> None:
    """Drop the links in brackets by which a wiki lets its readers edit the section below a heading."""
    for heading in list(tree.iter(*_HEADINGS)):
        for part in list(heading):
            words = part.text_content().strip()
            if words.startswith("[") and words.endswith("]") and next(part.iter("a"), None) is not None:
                part.drop_tree()


def _paragraphs(tree: Any) -> None:
    """Make paragraphs of long text that stands loose in a block, parted by line breaks only."""
    for block in list(tree.iter(*_LOOSE)):
        pieces = [block.text or "", *(child.tail or "" for child in block if child.tag in ("br", *_WITHIN_A_LINE))]
        if any(len(piece) >= _LONG and not piece.isspace() for piece in pieces):
            _wrap(block)


def _wrap(block: Any) -> None:
    """Move the loose text of a block, with the elements within its lines, into paragraphs."""
    children, words = list(block), block.text
    block.text = None
    for child in children:
        block.remove(child)
    line: Any = None

    def write(loose: str | None) -> None:
        nonlocal line
        if loose and (line is not None or not loose.isspace()):
            if line is None:
                line = block.makeelement("p")
                block.append(line)
            if len(line):
                line[-1].tail = (line[-1].tail or "") + loose
            else:
                line.text = (line.text or "") + loose

    write(words)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in _WITHIN_A_LINE:
            if line is None:
                line = block.makeelement("p")
                block.append(line)
            line.append(child)
        else:
            line = None
            if child.tag != "br":
                block.append(child)
        write(tail)


def _join_chunks(tree: Any) -> None:
    """Put the chunks into which a page cuts its story, between advertisements, into the first of them."""
    chunks: defaultdict[tuple[Any, str, str], dict[Any, None]] = defaultdict(dict)
    for paragraph in tree.xpath("//article//p | //main//p"):
        body = paragraph.getparent()
        rows: list[Any] = list(islice(body.iterancestors(), 2))
        if len(rows) > 1 and body.get("class") and len(paragraph.text_content()) >= _LONG:
            chunks[rows[1], rows[0].get("class") or "", body.get("class")][body] = None
    for bodies in chunks.values():
        first, *others = bodies
        for other in others:
            first.extend(list(other))
