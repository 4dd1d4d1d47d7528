"""What a web page says of itself: title, author, publisher, section, address, language, and its days."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from pytz import country_timezones
from trafilatura.metadata import extract_metadata

from pipelines.documents.days import LAST
from pipelines.documents.language import detect_language
from pipelines.documents.model import StatedDay
from pipelines.documents.readers.content import stated
from pipelines.documents.readers.linked_data import (
    About,
    Thing,
    articles,
    names_of,
    same_page,
    same_words,
    things,
    works,
)
from pipelines.documents.readers.page_days import WebPage, stated_days

_LONGEST = 80
_MOST_BUTTONS = 1_000
_NO_NAME = re.compile(r"://|@|\bwww\.|©|\(c\)|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{4}-\d\d-\d\d", re.IGNORECASE)
_PARTS = re.compile(r"(\s(?:[|/–—»«›·•-]|::)\s|[|：])")
_HEAD, _HEAD_LINES = 1_000, 4
_TITLE_PARTS = re.compile(r"\s[|–—-]\s")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2}))?\b")
_CLOSE = ({"no", "nb", "nn", "da"}, {"hr", "bs", "sr", "sh"}, {"id", "ms"}, {"cs", "sk"}, {"gl", "pt"}, {"af", "nl"})
"""Languages that are easily confused."""
_DOMAINS_OF_ALL = frozenset({"ai", "cc", "co", "fm", "gg", "io", "ly", "me", "nu", "to", "tv", "ws"})
"""Domains of small countries that are sold to everybody."""


def host_of(address: str | None) -> str | None:
    """Return the host of an address, without www.

    >>> host_of("https://www.lake.example/news")
    'lake.example'
    """
    try:
        return urlsplit(address or "").netloc.lower().removeprefix("www.") or None
    except ValueError:
        return None


def publisher_of(stated: Iterable[str | None], title: str, host: str | None) -> str | None:
    """Return the first name that can be a publisher's, else the host.

    An address, a day, a line of copyright and a name that contains the title do not count.

    Args:
        stated: the names, the most trusted first.
        title: of the page.
        host: from which the page comes.

    >>> publisher_of(["02.11.2021", "https://lake.example", "Ferry sunk | Lake News"], "Ferry sunk", "lake.example")
    'lake.example'
    """
    return next((name for name in stated if name and _is_publisher(name, same_words(title))), host)


def _is_publisher(name: str, title: str) -> bool:
    return len(name) <= _LONGEST and not _NO_NAME.search(name) and not (title and title in same_words(name))


def author_of(name: str | None, publisher: str | None, title: str, host: str | None, tree: Any) -> str | None:
    """Return a name if it can be an author's: not the publisher's, the title, an address, a day, or on a button."""
    if name is None or _NO_NAME.search(name):
        return None
    others = {_letters(each or "") for each in (publisher, title, host)}
    buttons = (each.text_content() for each in islice(tree.iter("button"), _MOST_BUTTONS))
    return None if _letters(name) in others or _letters(name) in map(_letters, buttons) else name


def without_site(title: str | None, publisher: str | None, host: str | None) -> str | None:
    """Return a title without the name of the site at its end.

    >>> without_site("Ferry sunk - no one hurt | Lake News", "Lake News", "lake.example")
    'Ferry sunk - no one hurt'
    """
    sites = {_letters(each) for each in (publisher or "", host or "", (host or "").partition(".")[0])} - {""}
    parts = _PARTS.split(title or "")
    while len(parts) > 2 and _letters(parts[-1]) in sites:
        parts = parts[:-2]
    return "".join(parts) if title else None


def _letters(name: str) -> str:
    return same_words(name).replace(" ", "").replace("_", "")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself.

    Args:
        stated: values by the keys of a sidecar, and metadata_date, modified_date, section.
        days: every day of publication that it states, the most trusted first.
        bodies: what it states as the whole text of its article.
    """

    stated: dict[str, str | date]
    days: tuple[StatedDay, ...]
    bodies: tuple[str, ...]


def page_metadata(tree: Any, text: str, latest: date | None) -> PageMetadata:
    """Return what a page says of itself: in its JSON-LD, its meta elements, or as trafilatura finds it.

    Args:
        tree: of its elements.
        text: its main text.
        latest: the day of retrieval, if known; the page cannot be younger.
    """
    described = things(script.text or "" for script in tree.xpath('//script[contains(@type, "ld+json")]'))
    about = _about(tree)
    own = articles(described, about)
    bound = (latest or date(LAST, 12, 31)).isoformat()
    dates = {"max_date": bound, "original_date": True, "extensive_search": False}
    found = extract_metadata(tree, date_config=dates)
    language, region = _language(tree, own)
    address = next(iter(_addresses(tree)), found.url)
    country, host = _country_of(address) or region, host_of(address)
    title = _first(own, "headline") or _title(tree, about, found.title)
    publisher = _publisher(tree, own, found.sitename, title or "", host)
    title = without_site(title, publisher, host)
    page = WebPage(
        tree,
        tuple(own),
        tuple(works(described)),
        language or "en",
        country,
        latest,
        address,
        title or "",
        tuple(text[:_HEAD].splitlines()[:_HEAD_LINES]),
        date.fromisoformat(found.date) if found.date else None,
    )
    days, changed = stated_days(page)
    values = stated(
        title=title,
        author=author_of(_first(own, "author") or found.author, publisher, title or "", host, tree),
        publisher=publisher,
        section=_first(own, "articleSection") or next(_contents(tree, "article:section"), None),
        url=address,
        language=_written(text, language),
        metadata_date=days[0].day if days else None,
        modified_date=changed,
    )
    return PageMetadata(values, days, tuple(body for each in own if isinstance(body := each.get("articleBody"), str)))


def _about(tree: Any) -> About:
    """Return by which addresses and headlines a page knows itself."""
    titles = [
        *_contents(tree, "og:title", "twitter:title"),
        *(each.text_content() for each in tree.iter("h1", "title")),
    ]
    parts = [part for title in titles for part in (title, *_TITLE_PARTS.split(title))]
    return About(
        frozenset(same_page(url) for url in _addresses(tree)) - {""},
        frozenset(same_words(part) for part in parts) - {""},
    )


def _addresses(tree: Any) -> list[str]:
    """Return the whole addresses that a page gives itself."""
    found = [*tree.xpath('//link[@rel="canonical"]/@href'), *_contents(tree, "og:url")]
    return [url.strip() for url in found if url.strip().startswith(("http://", "https://"))]


def _contents(tree: Any, *names: str) -> Iterator[str]:
    """Yield what the meta elements of some names hold, in the order of the names."""
    held: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        if content := (element.get("content") or "").strip():
            held.setdefault(element.get("property") or element.get("name") or "", []).append(content)
    return (content for name in names for content in held.get(name, ()))


def _first(own: list[Thing], key: str) -> str | None:
    """Return the first words that the page's article has under a key."""
    return next((name for each in own if (name := names_of(each.get(key)))), None)


def _publisher(tree: Any, own: list[Thing], found: str | None, title: str, host: str | None) -> str | None:
    accounts = [account.lstrip("@").casefold() for account in _contents(tree, "twitter:site", "twitter:creator")]
    guess = None if found is None or found.casefold() in accounts else found
    return publisher_of((_first(own, "publisher"), *_contents(tree, "og:site_name"), guess), title, host)


def _title(tree: Any, about: About, found: str | None) -> str | None:
    """Return the title that was found if it is a headline, or a part of the title element; else that one's first part.

    Other headings, such as that of the comment form, are not titles.
    """
    titles = [element.text_content().strip() for element in tree.iter("title")]
    words = same_words(found or "")
    if words and (words in about.headlines or any(words in same_words(title) for title in titles)):
        return found
    return next((_TITLE_PARTS.split(title)[0] for title in titles if title), None) or found


def _written(text: str, said: str | None) -> str | None:
    """Return the language in which a text is surely written, else that which is said; of two close ones that, too."""
    written = detect_language(text)
    close = any({written, said} <= languages for languages in _CLOSE)
    return said if written is None or (said and close) else written


def _language(tree: Any, own: list[Thing]) -> tuple[str | None, str | None]:
    """Return the language of a page, and the country whose language it is, where it says so."""
    said = [tree.get("lang") or "", *(str(each.get("inLanguage") or "") for each in own), *_contents(tree, "og:locale")]
    codes = [match for each in said if (match := _LANGUAGE.match(each.strip()))]
    if not codes:
        return None, None
    language = codes[0][1].lower()
    return language, next((code[2].upper() for code in codes if code[2] and code[1].lower() == language), None)


def _country_of(address: str | None) -> str | None:
    """Return the country in whose domain an address is.

    >>> _country_of("https://www.lake.example.co.uk/news"), _country_of("https://lake.example.com/de/")
    ('GB', None)
    """
    try:
        domain = (urlsplit(address or "").hostname or "").rpartition(".")[2]
    except ValueError:
        return None
    code = "GB" if domain == "uk" else domain.upper()
    return code if code in country_timezones and domain not in _DOMAINS_OF_ALL else None
