"""The main text of a web page: without teasers of other stories, with its standfirst, its headings set apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import dropwhile, islice
from typing import Any

from trafilatura import extract

from pipelines.documents.readers.linked_data import headline_of, same_words

_LOST = 1.25
"""The stated text of an article replaces the extracted one if it is at least this many times as long."""
_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"<(?:/p|/h[1-6]|/li|br ?/?)>", re.IGNORECASE)
_LONG = 80
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LOOSE = frozenset({"div", "section", "article", "main", "td", "center"})
_IN_A_LINE = "a abbr b cite code em font i mark q s small span strong sub sup u"
_WITHIN_A_LINE = frozenset(_IN_A_LINE.split())
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
_BLOCKS = frozenset({"p", "li", "div", "td", "dd", "figcaption", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
_TEASERS = frozenset({"p", "li", "div"})
_STANDFIRSTS = ("p", "div", "span", "strong", "h2", "h3", "h4")
_MOST_LINKS = 5_000
_MOST_METAS = 500
_MOST_PIECES = 40
_MOST_ELEMENTS = 20_000
_STANDFIRST_CHARACTERS, _PROSE_CHARACTERS, _SAME_CHARACTERS = 40, 80, 40
_TEASER_CHARACTERS, _TEASER_WORDS = 25, 4
_MANY = 4
_LABEL_CHARACTERS = 25
"""Characters that may stand beside the link of a teaser, as "Read more:" or a day does."""
_MOST_OF_THE_TEXT = 0.25
"""Share of a text that teasers may have; of a page that has more of them they are what it is about."""
_BLANK_LINES = re.compile(r"\n{3,}")
_DAY = re.compile(r"\d{1,2}[./]\s?\d{1,2}[./]|\d{4}-\d\d|\b\d{1,2}\.? [^\W\d_]{3,}|[^\W\d_]{3,} \d{1,2}\b")


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


def without_teasers(text: str, tree: Any, title: str) -> str:
    """Return a text without the lines that are nothing but the title of another story and the link to it.

    A sentence stays, and a linked line that states a day, as in a list of events; so does everything if the page
    consists of such lines.

    Args:
        text: the main text of a page, a paragraph a line.
        tree: of the page's elements.
        title: of the page, which may be linked to itself.
    """
    teasers = set(_teasers(tree)) - {same_words(title)}
    lines = text.splitlines()
    kept = [line for line in lines if line.endswith(".") or same_words(line) not in teasers]
    return "\n".join(kept) if sum(map(len, kept)) >= (1 - _MOST_OF_THE_TEXT) * len(text) else text


def _teasers(tree: Any) -> Iterator[str]:
    for link in islice(tree.iter("a"), _MOST_LINKS):
        words = " ".join(link.text_content().split())
        if len(words) < _TEASER_CHARACTERS or len(words.split()) < _TEASER_WORDS or _DAY.search(words):
            continue
        line = words if _between_paragraphs(link) else _line_around(link)
        if len(line) <= len(words) + _LABEL_CHARACTERS and not (link.get("href") or "#").startswith("#"):
            yield "" if _DAY.match(line) else same_words(line)


def _line_around(link: Any) -> str:
    """Return the words of the paragraph or list item around a link; headings, cells and groups of links have none."""
    block: Any = next((each for each in link.iterancestors() if each.tag in _BLOCKS), None)
    if block is None or block.tag not in _TEASERS:
        return ""
    links: list[Any] = list(islice(block.iter("a"), _MANY))
    if len(links) == _MANY:
        return ""
    return " ".join(block.text_content().split())


def _between_paragraphs(link: Any) -> bool:
    beside = (link.getprevious(), link.getnext())
    return any(each is not None and each.tag == "p" for each in beside) and not (link.tail or "").strip()


def with_standfirst(text: str, tree: Any, title: str) -> str:
    """Return a text with the standfirst above it, if the page shows one that the text lacks.

    A standfirst is what the page gives as its description where it shows it as well, between headline and prose.

    Args:
        text: the main text of a page, a paragraph a line.
        tree: of the page's elements.
        title: of the page, below which the standfirst goes if the text begins with it.
    """
    known = same_words(text)
    described = [words for each in _descriptions(tree) if (words := same_words(each)) and words not in known]
    standfirst = _shown(tree, described, same_words(title), _opening(text)) if described else None
    if standfirst is None or same_words(standfirst) in known:
        return text
    first, _, rest = text.partition("\n")
    return "\n".join([first, standfirst, rest] if same_words(first) == same_words(title) else [standfirst, text])


def with_headings_apart(text: str, tree: Any) -> str:
    """Return a text with a blank line on both sides of each line that is a heading of the page.

    Args:
        text: the main text of a page, a paragraph a line.
        tree: of the page's elements.
    """
    headings = {same_words(each.text_content()) for each in islice(tree.iter(*_HEADINGS), _MOST_LINKS)} - {""}
    lines = [f"\n{line}\n" if same_words(line) in headings else line for line in text.splitlines()]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _descriptions(tree: Any) -> Iterator[str]:
    for element in islice(tree.iter("meta"), _MOST_METAS):
        name = (element.get("property") or element.get("name") or "").lower()
        content = (element.get("content") or "").strip().rstrip(".…")
        if name.rpartition(":")[2] == "description" and len(content) >= _STANDFIRST_CHARACTERS:
            yield content


def _opening(text: str) -> str:
    """Return the first words of the first line that is prose."""
    prose = next((line for line in text.splitlines() if len(line) >= _PROSE_CHARACTERS), text)
    return same_words(prose)[:_SAME_CHARACTERS]


def _shown(tree: Any, described: list[str], headline: str, opening: str) -> str | None:
    """Return the shortest line between headline and opening that begins with one of the descriptions."""
    lines: list[str] = []
    for element in islice(_behind_headline(tree, headline), _MOST_ELEMENTS):
        begins = _beginning(element)
        if len(begins) >= _SAME_CHARACTERS and begins == opening:
            break
        if begins and any(each.startswith(begins) for each in described):
            lines.append(" ".join(element.text_content().split()))
    whole = [line for line in lines if any(_begins(same_words(line), each) for each in described)]
    return min(whole, key=len, default=None)


def _behind_headline(tree: Any, title: str) -> Iterator[Any]:
    """Yield the elements that may be a standfirst, after the headline."""
    own = headline_of(tree, title)
    elements = tree.iter("h1", *_STANDFIRSTS)
    return (each for each in dropwhile(lambda each: each is not own, elements) if each.tag != "h1")


def _beginning(element: Any) -> str:
    """Return the first words of an element."""
    words = ""
    for piece in islice(element.itertext(), _MOST_PIECES):
        words += piece[:_PROSE_CHARACTERS]
        if len(words) >= _PROSE_CHARACTERS and not words.isspace():
            break
    return same_words(words)[:_SAME_CHARACTERS]


def _begins(line: str, description: str) -> bool:
    """True if a line is a description, or continues a truncated one."""
    return line.startswith(description) and len(line) <= 2 * len(description)
