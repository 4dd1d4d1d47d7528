"""Quotations: what stands between quotation marks, nested, curly and straight, the English, French and German ways."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

QUOTATION_MARKS = '"“”„«»‘’‚‹›'
_MARKS = re.compile(f"[{QUOTATION_MARKS}]")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "‚": "‘’", "‹": "›", "›": "‹"}
_DEPTH = 8


def quotations(text: str) -> list[Span]:
    """The spans inside the quotation marks of one block, inner ones too, in the order of their starts.

    A mark that is never closed opens nothing.

    >>> block = "« Il a dit “non” », then 'we”re off, \\"at last\\""
    >>> [block[start:end] for start, end in quotations(block)]
    [' Il a dit “non” ', 'non', 'at last']
    """
    return sorted(_pairs(text)) if _MARKS.search(text) else []


def _pairs(text: str) -> Iterator[Span]:
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, place = match.group(), match.start()
        depth = _closes(opened, text, mark, place)
        if depth is not None:
            start = opened[depth][1] + 1
            del opened[depth:]
            if text[start:place].strip():
                yield start, place
        elif _opens(text, mark, place) and len(opened) < _DEPTH:
            opened.append((mark, place))


def _closes(opened: list[tuple[str, int]], text: str, mark: str, place: int) -> int | None:
    """The level that this mark closes; an apostrophe inside a word closes nothing."""
    if mark == "’" and text[place + 1 : place + 2].isalpha():
        return None
    for depth in range(len(opened) - 1, -1, -1):
        if mark in _CLOSERS[opened[depth][0]]:
            return depth
    return None


def _opens(text: str, mark: str, place: int) -> bool:
    """Whether a mark that closes nothing can open: straight and single ones only at the start of a word."""
    if mark not in _CLOSERS:
        return False
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if mark in '"‘‚':
        return not before.isalnum() and bool(after.strip())
    return True
