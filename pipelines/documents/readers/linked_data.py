"""What a page says of itself in JSON-LD, in the vocabulary of schema.org, and which thing in it is its article."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any, cast
from urllib.parse import urlsplit

Thing = Mapping[str, Any]

_DEPTH = 6
_MOST_THINGS = 500
_MOST_HEADLINES = 500
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where the thing that a page is about may stand inside another one; what a list or a link holds is another story."""
_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified|url)"\s{0,9}:\s{0,9}"([^"\\]{1,300})"')
_WORD = re.compile(r"\w+")
_ARTICLES = ("Article", "Posting", "Report")
_PAGE = "Page"
_NO_WORKS = frozenset({"Organization", "NewsMediaOrganization", "Person", "ImageObject", "WebSite", "Event"})


@dataclass(frozen=True, slots=True)
class About:
    """What a page is known by: its addresses and headlines, as `same_page` and `same_words` spell them."""

    urls: frozenset[str]
    headlines: frozenset[str]


def things(scripts: Iterable[str]) -> list[Thing]:
    """Return the things that scripts of JSON-LD describe, outer ones first; a script that is not JSON has none.

    >>> [kinds(thing) for thing in things(['{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"]}]}'])]
    [(), ('WebPage',), ('NewsArticle',)]
    """
    found: list[Thing] = []
    for script in scripts:
        found.extend(_described(_json(script), _DEPTH))
        if len(found) > _MOST_THINGS:
            break
    return found[:_MOST_THINGS]


def _json(text: str) -> Any:
    """Return what a script holds; signs of a comment around it, and raw line ends in its words, are forgiven."""
    inner = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>")
    try:
        return json.loads(inner.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return _salvaged(inner)


def _salvaged(text: str) -> Thing:
    """Return what a script that a stray sign makes no JSON says first of its thing.

    >>> _salvaged('{"@type": "NewsArticle", "author": , "datePublished": "2024-05-07"}')
    {'@type': 'NewsArticle', 'datePublished': '2024-05-07'}
    """
    first: dict[str, str] = {}
    for key, value in _PAIR.findall(text):
        first.setdefault(key, value)
    return first


def _described(value: Any, depth: int) -> Iterator[Thing]:
    if depth and isinstance(value, dict):
        thing = cast(Thing, value)
        yield thing
        for part in _WITHIN:
            yield from _described(thing.get(part), depth - 1)
    elif depth and isinstance(value, list):
        for part in cast(list[Any], value):
            yield from _described(part, depth - 1)


def kinds(thing: Thing) -> tuple[str, ...]:
    """Return the types of a thing, without the address of their vocabulary.

    >>> kinds({"@type": ["http://schema.org/NewsArticle", "Article"]})
    ('NewsArticle', 'Article')
    """
    stated = thing.get("@type")
    names = cast(list[Any], stated) if isinstance(stated, list) else [stated]
    return tuple(name.rstrip("/").rpartition("/")[2] for name in names if isinstance(name, str))


def is_article(thing: Thing) -> bool:
    """True if a thing is an article, a posting or a report."""
    return any(kind.endswith(_ARTICLES) for kind in kinds(thing))


def articles(found: Iterable[Thing], about: About) -> list[Thing]:
    """Return the things that may be the page's own article, the likeliest first: then the pages that hold it.

    One of another address and another headline is another story.
    """
    ranked = [(_likeness(thing, about), thing) for thing in found if is_article(thing)]
    pages = [thing for thing in found if any(kind.endswith(_PAGE) for kind in kinds(thing))]
    own = sorted((pair for pair in ranked if pair[0]), key=lambda pair: -pair[0])
    return [thing for _, thing in own] + [thing for thing in pages if _likeness(thing, about)]


def works(found: Iterable[Thing]) -> list[Thing]:
    """Return the other things that somebody publishes, such as a video, a recipe or a dataset."""
    return [thing for thing in found if kinds(thing) and not is_article(thing) and not _NO_WORKS & set(kinds(thing))]


def _likeness(thing: Thing, about: About) -> int:
    """Return how surely a page is about a thing: 3 by address, 2 by headline, 1 if it states neither, else 0."""
    addresses = {same_page(address) for address in _addresses(thing)} - {""}
    if addresses & about.urls:
        return 3
    headline = same_words(unescape(str(thing.get("headline") or thing.get("name") or "")))
    if headline and headline in about.headlines:
        return 2
    return 0 if addresses and about.urls else 1


def _addresses(thing: Thing) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = thing.get(key)
        for address in (value, cast(Thing, value).get("@id") if isinstance(value, dict) else None):
            if isinstance(address, str) and address.startswith(("http://", "https://", "//")):
                yield address


def same_page(url: str) -> str:
    """Return the part of an address that two addresses of one page share; empty for the front page of a site.

    >>> same_page("https://www.lake.example/news/ferry/?from=mail#top") == same_page("http://lake.example/news/ferry")
    True
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = parts.path.rstrip("/").lower()
    return parts.netloc.lower().removeprefix("www.") + path if path else ""


def same_words(words: str) -> str:
    """Return words without the case and the signs in which two spellings of a headline differ."""
    return " ".join(_WORD.findall(words.casefold()))


def headline_of(tree: Any, title: str) -> Any | None:
    """Return the headline of a page that is its title, else the first one; None if it has none."""
    headlines: list[Any] = list(islice(tree.iter("h1"), _MOST_HEADLINES))
    own = (each for each in headlines if same_words(each.text_content()) == same_words(title))
    return next(own, next(iter(headlines), None))


def names_of(value: Any) -> str | None:
    """Return the name of a person or organisation, or of several, as a thing states it.

    >>> names_of([{"@type": "Person", "name": "Ann Lee"}, "Bo Berg"])
    'Ann Lee; Bo Berg'
    """
    several = cast(list[Any], value) if isinstance(value, list) else [value]
    named = [cast(Thing, each).get("name") if isinstance(each, dict) else each for each in several]
    return "; ".join(unescape(name).strip() for name in named if isinstance(name, str) and name.strip()) or None
