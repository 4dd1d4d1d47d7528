"""Web pages: main text and metadata by trafilatura, the date by JSON-LD and htmldate. Nothing in them is executed."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from htmldate import find_date
from trafilatura import extract, load_html
from trafilatura.metadata import extract_metadata

from pipelines.documents.encoding import decode, decode_as
from pipelines.documents.readers.content import Content, Source, stated
from pipelines.errors import UnreadableDocument

MAX_BYTES = 32 * 1024 * 1024
LONGEST_RUN = 10_000_000
"""Characters between two tags; of a longer run libxml2, which reads the page, keeps nothing and says nothing."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_HEAD = 4096
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NO_BOUND = date(9999, 12, 31)
_DATE_KEYS = ("datePublished", "dateCreated", "uploadDate")
_DEPTH = 6


def read_html(source: Source) -> Content:
    """The main text of a page, and what it says about itself.

    The date is that of its JSON-LD, else the one that htmldate finds in its head and its marked elements; it is
    never later than the day of retrieval.

    Raises:
        UnreadableDocument: no text of its own, a wrong charset declared, or too large.
    """
    if len(source.data) > MAX_BYTES:
        reason = f"The page has more than {MAX_BYTES:,} bytes."
        raise UnreadableDocument("too_large", reason, "Save its text as a .txt file.")
    markup, flags = _decoded(source.data)
    return page_content(markup, source.latest, flags)


def page_content(markup: str, latest: date | None, flags: tuple[str, ...] = ()) -> Content:
    """The content of a page that is already text.

    Raises:
        UnreadableDocument: there is no text in the page itself, or too long a run of it without a tag.
    """
    if len(markup) > LONGEST_RUN and max(map(len, markup.split("<"))) > LONGEST_RUN:
        reason = f"The page has more than {LONGEST_RUN:,} characters without a tag between them."
        raise UnreadableDocument("too_large", reason, "Save its text as a .txt file.")
    try:
        tree: Any = load_html(_XML.sub("", markup, count=1))
        text = None if tree is None else extract(tree, include_comments=False, favor_recall=True, fast=True)
        if tree is None or not text:
            raise _no_text()
        return Content(text, _metadata(tree, markup, latest), flags)
    except RecursionError as error:
        reason = "Its elements are nested too deeply."
        raise UnreadableDocument("too_deep", reason, "Save its text as a .txt file.") from error


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    declared = _CHARSET.search(data, 0, _HEAD)
    if declared is None or data.startswith(_BOMS):
        return decode(data)
    return decode_as(data, declared.group(1).decode()), ()


def _no_text() -> UnreadableDocument:
    reason = "The page has no text of its own; scripts put it there in a browser."
    return UnreadableDocument("no_text", reason, "Open it in a browser and save the text that shows.")


def _metadata(tree: Any, markup: str, latest: date | None) -> dict[str, str | date]:
    bound = (latest or _NO_BOUND).isoformat()
    dates = {"max_date": bound, "original_date": True, "extensive_search": False}
    found = extract_metadata(tree, date_config=dates)
    linked = _linked_data_date(tree, latest)
    guessed = None if linked else find_date(markup, extensive_search=False, original_date=True, max_date=bound)
    return stated(
        title=found.title,
        author=found.author,
        publisher=found.sitename,
        url=found.url,
        language=_language(tree),
        metadata_date=linked or (date.fromisoformat(guessed) if guessed else None),
    )


def _language(tree: Any) -> str | None:
    code = str(tree.get("lang") or "").lower().partition("-")[0]
    return code if re.fullmatch("[a-z]{2}", code) else None


def _linked_data_date(tree: Any, latest: date | None) -> date | None:
    """The date of publication in the page's JSON-LD."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        for thing in _things(_json(script.text or ""), _DEPTH):
            for key in _DATE_KEYS:
                day = _day(thing.get(key))
                if day and (latest is None or day <= latest):
                    return day
    return None


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, dict):
        thing = cast(dict[str, Any], value)
        yield thing
        for part in ("@graph", "mainEntity"):
            yield from _things(thing.get(part), depth - 1)
    elif depth and isinstance(value, list):
        for part in cast(list[Any], value):
            yield from _things(part, depth - 1)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
