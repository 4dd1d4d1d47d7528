"""The speaker of a speech: whom the byline below its title names."""

import re
from collections.abc import Sequence

from pipelines.documents.blocks import Block
from pipelines.documents.quotations import quotations

_NAME_WORD = r"(?:[A-Z][\w.’'-]*|of|the|de|van|von|der)"
_NAME = rf"{_NAME_WORD}(?: +{_NAME_WORD}){{1,9}}"
_SPEECH = re.compile(r"\b(?:remarks|statement|speech|address)\b", re.IGNORECASE)
_BYLINE = re.compile(rf"\b(?:[Bb]y|(?:[Rr]emarks|[Ss]tatement|[Ss]peech|[Aa]ddress) of) +({_NAME})(?! and\b)")
_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou)\b")
_HEAD_BLOCKS = 8
_HEAD_CHARACTERS = 120
_OPENING_BLOCKS = 20
_PERSONAL = 0.25
_BEGINNING = 1_000


def opening_speaker(found: Sequence[Block], named: set[str]) -> str | None:
    """Who speaks before the first label: the one whom the byline of a speech names, if words say "I", "we" or "you".

    Args:
        found: the blocks before the first label.
        named: the speakers whom labels name.
    """
    head = [block.text for block in found[:_HEAD_BLOCKS] if len(block.text) <= _HEAD_CHARACTERS]
    name = next((name for place in range(len(head)) if (name := _byline(head, place))), None)
    if name is None or not _personal(found[:_OPENING_BLOCKS]):
        return None
    return next((known for known in sorted(named) if known in name), name)


def _byline(head: list[str], place: int) -> str | None:
    """The name in a line of the title, if it or the line above says that it is a speech."""
    match = _BYLINE.search(head[place])
    if match is None or head[place].endswith((".", "!", "?")):
        return None
    title = " ".join(head[max(place - 1, 0) : place + 1])
    return match.group(1) if _SPEECH.search(title) else None


def _personal(found: Sequence[Block]) -> bool:
    sentences = [_unquoted(block.text[:_BEGINNING]) for block in found if block.text.endswith((".", "!", "?"))]
    return sum(_PERSON.search(words) is not None for words in sentences) > _PERSONAL * len(sentences)


def _unquoted(text: str) -> str:
    for start, end in reversed(quotations(text)):
        text = text[:start] + text[end:]
    return text
