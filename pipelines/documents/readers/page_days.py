"""The days that a web page states of itself, in one order of trust, each with where it stands."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from htmldate import find_date

from pipelines.documents.datelines import LINE_WORDS, is_update, printed_day
from pipelines.documents.days import LAST, plausible_day
from pipelines.documents.model import StatedDay
from pipelines.documents.readers.linked_data import Thing, headline_of, kinds
from pipelines.documents.readers.stamps import Stamp, localised, read_stamp

_FIRST_OF_JANUARY = "-01-01"
_LINE_CHARACTERS = 120
_MOST_LINES = 12
_MOST_ELEMENTS = 500
"""Elements of one kind that are asked for their day; no page has as many at its head."""
_PROSE_CHARACTERS = 200
_PUBLISHED = """
article:published_time article:published article:published_date article.published og:article:published_time
og:published_time og:pubdate datepublished date_published published_at published-date published_date published_time
publisheddate publish-date publish_date publishdate publication_date parsely-pub-date cxenseparse:recs:publishtime
citation_publication_date citation_online_date citation_date article_date_original originalpublicationdate pubdate
sw-pubdate bt:pubdate dc.date.issued dcterms.issued dc.date.published date.available
"""
"""Names of meta elements that can only mean the day of publication."""
_DATED = """
date dc.date dc:date dcterms.date dc.date.created dc:date.created dc.created dcterms.created dcterms:created
date.created datecreated created cms_creationdate sailthru.date
"""
"""Names of meta elements that may mean another day too, such as that of the printed paper or of a draft."""
_CHANGED = """
article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified last-modified
article_date_updated date.modified date.updated
"""
_NOT_THE_STORY = re.compile(
    r"(?<![^\W\d_])(?:comment|related|recommend|teaser|sidebar|widget|promo|footer|latest|trending|repl[yi]|respond"
    r"|instagram|twitter|tweet|embed)",
    re.IGNORECASE,
)
_APART = frozenset({"aside", "footer", "nav", "blockquote"})
_MARKED = re.compile(r"publi|posted|post-date|entry-date|creat|issued|dateline", re.IGNORECASE)
_CHANGE = re.compile(r"modif|updat|chang|aktual", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-]|$)")
_DAY_OF_A_LINE = re.compile(
    r"(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}|(?<!\d)\d{1,2}(?!\d)\D{2,40}(?:19|20)\d\d"
    r"|(?:19|20)\d\d\D{1,20}\d{1,2}(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = frozenset({"script", "style", "head", "title", "option", "noscript", "template"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """What the days of a page are read from.

    Args:
        tree: of its elements.
        articles: the things of its JSON-LD that may be the page's own article, the likeliest first.
        works: the other things in it that somebody published.
        language: ISO 639-1 code.
        country: where it is published, as far as its address and language tell.
        latest: the day of retrieval; the page cannot be younger.
        address: of the page.
        title: of the page.
        head: the first lines of its main text.
        guess: the day that htmldate finds in its head and its marked elements.
    """

    tree: Any
    articles: tuple[Thing, ...]
    works: tuple[Thing, ...]
    language: str
    country: str | None
    latest: date | None
    address: str | None
    title: str
    head: tuple[str, ...]
    guess: date | None

    @property
    def month_first(self) -> bool:
        """True if 05/07 is in May here."""
        return self.language == "en" and self.country in (None, "US")


def stated_days(page: WebPage) -> tuple[tuple[StatedDay, ...], date | None]:
    """Return the days on which a page may have been published, the most trusted first, and that of its last change.

    The order of trust is that of `_SOURCES`. A moment in UTC is read where the page is published. What htmldate
    finds is asked for only where nothing is stated.
    """
    changed = [stamp for stamp in _changes(page) if _possible(stamp.day, page)]
    stamps = [stamp for source in _SOURCES for stamp in source(page) if _possible(stamp.day, page)]
    known = [each for stamp in stamps for each in localised(stamp, [*stamps, *changed], page.country)]
    days = {StatedDay(stamp.day, stamp.source, stamp.alternative, stamp.guessed): None for stamp in known}
    change = changed[0].day if changed else None
    if not days and (found := _found(page, change)):
        days = {found: None}
    return tuple(days), change


def _possible(day: date, page: WebPage) -> bool:
    return page.latest is None or day <= page.latest


def _of_things(page: WebPage, things: Iterable[Thing], *keys: str) -> Iterator[Stamp]:
    for key in keys:
        for thing in things:
            source = f"JSON-LD {(*kinds(thing), 'thing')[0]}.{key}"
            if stamp := read_stamp(thing.get(key), source, page.month_first):
                yield stamp


def _article(page: WebPage) -> Iterator[Stamp]:
    return islice(_of_things(page, page.articles, "datePublished"), 1)


def _microdata(page: WebPage) -> Iterator[Stamp]:
    """Yield what an element of an article is marked as, not that of a picture or a comment in it."""
    for element in islice(page.tree.xpath('//*[@itemprop="datePublished"]'), _MOST_ELEMENTS):
        scope = next((each.get("itemtype") or "" for each in element.iterancestors() if "itemscope" in each.attrib), "")
        stamp = read_stamp(_value(element), "itemprop datePublished", page.month_first)
        if stamp and scope.endswith(("Article", "Posting")) and not _aside(element):
            yield stamp
            return


def _value(element: Any) -> str:
    return element.get("content") or element.get("datetime") or " ".join(element.text_content().split())


def _metas(page: WebPage, names: Iterable[str]) -> Iterator[Stamp]:
    stated: dict[str, str] = {}
    for element in islice(page.tree.iter("meta"), _MOST_ELEMENTS):
        scoped = element.get("itemprop") and not _of_the_page(element)
        name = element.get("property") or element.get("name") or (None if scoped else element.get("itemprop"))
        if name and element.get("content"):
            stated.setdefault(name.lower(), element.get("content"))
    for name in names:
        if name in stated and (stamp := _read(stated[name], f"meta {name}", page)):
            yield stamp


def _of_the_page(element: Any) -> bool:
    return not any("itemscope" in each.attrib for each in element.iterancestors() if each.tag not in ("html", "body"))


def _read(value: str, source: str, page: WebPage) -> Stamp | None:
    return read_stamp(value, source, page.month_first) or _written(value, source, page.language)


def _written(words: str, source: str, language: str) -> Stamp | None:
    day = printed_day(words, language) if len(words) <= _LINE_CHARACTERS else None
    return Stamp(day, f"{source} = {words}") if plausible_day(day) and day else None


def _meta(page: WebPage) -> Iterator[Stamp]:
    return islice(_metas(page, _PUBLISHED.split()), 2)


def _loose_meta(page: WebPage) -> Iterator[Stamp]:
    return islice(_metas(page, _DATED.split()), 2)


def _times(page: WebPage) -> Iterator[Stamp]:
    """Yield the first time element that is marked as publication, else the first one of the story."""
    times = islice(page.tree.iter("time", "abbr"), _MOST_ELEMENTS)
    own = [each for each in times if not _aside(each) and not _CHANGE.search(_marks(each))]
    marked = [each for each in own if _MARKED.search(_marks(each))]
    for element in (marked or [each for each in own if each.tag == "time"])[:1]:
        words = " ".join(element.text_content().split())
        for value in dict.fromkeys((element.get("datetime") or element.get("title") or words, words)):
            if stamp := _read(value, "time element", page):
                yield stamp


def _marks(element: Any) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "itemprop", "id", "pubdate", "rel"))


def _aside(element: Any) -> bool:
    """True if an element stands in a comment, a teaser of another story, or another thing beside the story."""
    for each in (element, *element.iterancestors()):
        marks = f"{each.get('class') or ''} {each.get('id') or ''}"
        if each.tag in _APART or (each.tag not in ("body", "html") and _NOT_THE_STORY.search(marks)):
            return True
    return False


def _address(page: WebPage) -> Iterator[Stamp]:
    """Yield the day in the path of the page's address, as in /2024/05/07/."""
    match = _IN_ADDRESS.search(page.address or "")
    if match and (stamp := read_stamp("-".join(match.groups()), "its address")):
        yield stamp


def _headed(page: WebPage) -> Iterator[Stamp]:
    """Yield the first day that ends the title, starts the main text, or follows the headline."""
    titles = [part for element in page.tree.iter("title") for part in element.text_content().split("|")[1:]]
    return islice(_date_lines((*titles, *page.head, *_short_lines(page.tree, page.title, behind=True)), page), 1)


def _printed(page: WebPage) -> Iterator[Stamp]:
    """Yield the date line above the headline, which may be only the day on which the page was shown."""
    return islice(_date_lines(_short_lines(page.tree, page.title, behind=False), page), 1)


def _date_lines(lines: Iterable[str], page: WebPage) -> Iterator[Stamp]:
    for words in islice(lines, _MOST_LINES):
        if not is_update(words) and (stamp := _written(words, "printed", page.language)):
            yield replace(stamp, guessed=True)


def _short_lines(tree: Any, title: str, behind: bool) -> Iterator[str]:
    """Yield the short lines that may hold a day: those between headline and prose, or those above it upwards.

    Of a page without a headline all stand above it, in order.
    """
    headline = headline_of(tree, title)
    headed = headline is not None
    above: deque[tuple[Any, str]] = deque(maxlen=_MOST_LINES if headed and not behind else None)
    seen = False
    for element in tree.iter():
        seen = seen or element is headline
        if seen and (not behind or _is_prose(element)):
            break
        if isinstance(element.tag, str) and element.tag not in _UNSEEN and seen is behind:
            above.extend((element, words) for words in _loose_lines(element))
        if len(above) >= _MOST_LINES and (behind or not headed):
            break
    found = above if behind or not headed else reversed(above)
    return (words for element, words in found if not _aside(element) and not _in_a_row(element))


def _in_a_row(element: Any) -> bool:
    """True if an element follows its label in a row of facts, as "Founded: 3 May 1998" in a box does."""
    cell = next((each for each in (element, *element.iterancestors()) if each.tag in ("td", "dd")), None)
    label = None if cell is None else cell.getprevious()
    if label is None or label.tag not in ("th", "dt"):
        return False
    return not all(word.casefold() in LINE_WORDS for word in _WORD.findall(label.text_content()))


def _is_prose(element: Any) -> bool:
    return element.tag == "p" and len(element.text_content()) >= _PROSE_CHARACTERS


def _loose_lines(element: Any) -> Iterator[str]:
    """Yield the text of an element's own, if it is short and may hold a day."""
    for piece in (element.text, *(child.tail for child in element)):
        if piece and len(piece) <= 4 * _LINE_CHARACTERS and _DAY_OF_A_LINE.search(piece):
            words = " ".join(piece.split())
            if len(words) <= _LINE_CHARACTERS:
                yield words


def _work(page: WebPage) -> Iterator[Stamp]:
    things = (*page.articles, *page.works)
    return islice(_of_things(page, things, "dateCreated", "uploadDate", "datePublished"), 1)


_SOURCES: tuple[Callable[[WebPage], Iterator[Stamp]], ...] = (
    _article,
    _meta,
    _microdata,
    _times,
    _address,
    _headed,
    _loose_meta,
    _printed,
    _work,
)
"""Where a page states its day of publication, the most trusted first."""


def _changes(page: WebPage) -> Iterator[Stamp]:
    yield from islice(_of_things(page, page.articles, "dateModified"), 1)
    yield from _metas(page, _CHANGED.split())


def _found(page: WebPage, change: date | None) -> StatedDay | None:
    """Return the day that htmldate finds in marked elements, else in the whole text, where a bare year does not count.

    What it finds on the day of the last change is that change, as long as the text has another day.
    """
    if page.guess and page.guess != change:
        return StatedDay(page.guess, "found by htmldate in marked elements", guessed=True)
    for element in islice(page.tree.iter("time"), _MOST_ELEMENTS):
        if stamp := _read(element.get("datetime") or "", "time element", page):
            return StatedDay(stamp.day, stamp.source)
    bound = (page.latest or date(LAST, 12, 31)).isoformat()
    found = find_date(page.tree, extensive_search=True, original_date=True, max_date=bound, url=page.address)
    if not found or found.endswith(_FIRST_OF_JANUARY):
        return None
    return StatedDay(date.fromisoformat(found), "found by htmldate in the text", guessed=True)
