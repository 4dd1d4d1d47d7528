"""Markdown, with or without YAML front matter."""

import re
from typing import cast

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipelines.documents.days import day_in
from pipelines.documents.encoding import checked, decode
from pipelines.documents.readers.content import FileBytes, TextContent
from pipelines.documents.sidecar import StatedValue, check_value
from pipelines.errors import SidecarError, UnreadableDocument

MAX_BYTES = 10 * 1024 * 1024
MAX_FRONT = 64 * 1024
_FRONT = re.compile(r"-{3,}[ \t]*\r?\n((?:[^\n]*\n)*?)-{3,}[ \t]*(?:\r?\n|$)")
_NAMES = {
    "title": "title",
    "publisher": "publisher",
    "source": "publisher",
    "author": "author",
    "language": "language",
    "lang": "language",
    "country": "country",
    "place": "place",
    "url": "url",
    "date": "published_date",
    "published": "published_date",
    "published_date": "published_date",
    "visit_date": "visit_date",
    "retrieved_date": "retrieved_date",
    "retrieved": "retrieved_date",
}
"""Keys of front matter that are in common use, and what they state; other keys are left alone."""
_BLANK = ("", "~", "null")


def read_markdown(source: FileBytes) -> TextContent:
    """Return the words of a Markdown file without its markup, a block a line, and what its front matter states.

    Raises:
        UnreadableDocument: no text, or front matter that cannot be understood; names the key and value.
    """
    if len(source.data) > MAX_BYTES:
        reason = f"The file has more than {MAX_BYTES:,} bytes of Markdown."
        raise UnreadableDocument("too_large", reason, "Save it as a .txt file.")
    raw, flags = decode(source.data)
    front, body = _split(raw)
    known = {_NAMES[key]: value for key, value in front.items() if key in _NAMES and value not in _BLANK}
    try:
        stated = {key: _value(key, value) for key, value in known.items()}
    except SidecarError as error:
        raise UnreadableDocument("front_matter", f"{error}.", "Correct the lines between the dashes.") from error
    return TextContent(checked("\n\n".join(_blocks(body))), stated, flags)


def _value(key: str, value: object) -> StatedValue:
    return (day_in(value) if key.endswith("_date") else None) or check_value("front matter", key, value)


def _split(raw: str) -> tuple[dict[str, object], str]:
    """Return front matter and body. Later `---` rules, or an unclosed first one, are not front matter.

    Values are kept as they are written: `1:30` is not a number, and nothing is merged.
    """
    found = _FRONT.match(raw, 0, MAX_FRONT)
    if not found:
        return {}, raw
    try:
        front: object = yaml.load(found[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = f"The front matter is not YAML: {' '.join(str(error).split())[:200]}."
        raise UnreadableDocument("front_matter", reason, "Correct the lines between the dashes.") from error
    return cast(dict[str, object], front) if isinstance(front, dict) else {}, raw[found.end() :]


def _blocks(body: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    texts = (_inline(token) if token.type == "inline" else _code(token) for token in tokens)
    return [text for text in texts if text.strip()]


def _code(token: Token) -> str:
    return token.content.strip("\n") if token.type in ("fence", "code_block") else ""


def _inline(token: Token) -> str:
    return "".join(_words(child) for child in token.children or []).strip()


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " " if token.type == "softbreak" else "\n"
    return "" if token.type == "html_inline" else token.content
