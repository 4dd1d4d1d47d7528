"""Web pages: the main text by trafilatura, and what the page says of itself. Nothing in them is executed or fetched."""

import re
from datetime import date
from typing import Any

from trafilatura import load_html

from pipelines.documents.encoding import decode, decode_as
from pipelines.documents.readers.content import FileBytes, TextContent
from pipelines.documents.readers.page_metadata import page_metadata
from pipelines.documents.readers.page_text import (
    fuller,
    is_notice,
    main_text,
    with_headings_apart,
    with_standfirst,
    without_teasers,
)
from pipelines.errors import UnreadableDocument

MAX_BYTES = 32 * 1024 * 1024
MAX_ELEMENTS = 200_000
"""Tags of a page that are taken in; the largest of 2,000 real pages has a tenth of that."""
LONGEST_RUN = 10_000_000
"""Characters between two tags; of a longer run libxml2, which reads the page, keeps nothing and says nothing."""
_SAVE = "Save its text as a .txt file."
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(r"\s{0,100}<\?xml[^>]{0,200}\?>")
_WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_HEAD = 4096


def read_html(source: FileBytes) -> TextContent:
    """Return the main text of a page, and what it says about itself.

    The day of publication is the most trusted of those that the page states (`page_days`), never later than the day
    of retrieval; all of them are handed on. A charset is read as a browser reads it.

    Raises:
        UnreadableDocument: no text of its own, only a notice, or too large.
    """
    if len(source.data) > MAX_BYTES:
        raise UnreadableDocument("too_large", f"The page has more than {MAX_BYTES:,} bytes.", _SAVE)
    markup, flags = _decoded(source.data)
    return page_content(markup, source.latest, flags)


def page_content(markup: str, latest: date | None, flags: tuple[str, ...] = ()) -> TextContent:
    """Return the content of a page, or of a fragment of one, that is already text.

    Args:
        markup: as it was saved.
        latest: the day of retrieval, if known.
        flags: what was found out while it was decoded.

    Raises:
        UnreadableDocument: there is no text in the page itself, only a notice, or too much of something.
    """
    _refuse_large(markup)
    try:
        tree = _tree(markup)
        text = main_text(tree)
        metadata = page_metadata(tree, text, latest)
    except RecursionError as error:
        raise UnreadableDocument("too_deep", "Its elements are nested too deeply.", _SAVE) from error
    title = str(metadata.stated.get("title", ""))
    text = fuller(without_teasers(with_standfirst(text, tree, title), tree, title), metadata.bodies)
    text = with_headings_apart(text, tree)
    if not text:
        reason = "The page has no text of its own; scripts put it there in a browser."
        raise UnreadableDocument("no_text", reason, "Open it in a browser and save the text that shows.")
    if is_notice(text):
        reason = "The file holds only a notice about scripts, cookies or robots, not the page."
        raise UnreadableDocument("not_a_page", reason, "Open it in a browser and save the page that shows.")
    return TextContent(text, metadata.stated, flags, metadata.days)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page, whose head may state the encoding; one that states UTF-16 in ASCII is in UTF-8."""
    declared = _CHARSET.search(data, 0, _HEAD)
    if declared is None:
        return decode(data)
    label = declared.group(1).decode()
    return decode_as(data, "utf-8" if label.lower().startswith("utf-16") else label)


def _refuse_large(markup: str) -> None:
    if markup.count("<") > MAX_ELEMENTS:
        raise UnreadableDocument("too_large", f"The page has more than {MAX_ELEMENTS:,} tags.", _SAVE)
    if len(markup) > LONGEST_RUN and max(map(len, markup.split("<"))) > LONGEST_RUN:
        reason = f"The page has more than {LONGEST_RUN:,} characters without a tag between them."
        raise UnreadableDocument("too_large", reason, _SAVE)


def _tree(markup: str) -> Any:
    """Return the elements of a page; a fragment of one gets the elements that stand around it."""
    opening = _XML.match(markup)
    page = markup[opening.end() :] if opening else markup
    whole = page if _WHOLE.search(page, 0, _HEAD) else f"<html><body>{page}</body></html>"
    tree: Any = load_html(whole)
    if tree is None:
        raise UnreadableDocument("no_text", "It has no elements.", _SAVE)
    return tree
