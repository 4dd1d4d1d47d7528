"""Blocks: the lines of a text, or the runs of lines that were wrapped by hand."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Offsets = tuple[int, int]
"""The offsets of a stretch of text: from its first character to just after its last."""
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
"""A line without the white space at either end."""
_MARKS = re.compile(r"[>\t ]*")
"""What stands before each line of a mail that another mail quotes."""
_BEGINNING = 10_000
_WRAPPED = range(45, 101)
_FULL_SHARE = 0.8
_WORD = re.compile(r"\S{1,100}")
_MARKDOWN_HEADING = re.compile(r"#{1,6} +")
_HEADING_CHARACTERS = 90
_HEADING_WORDS = 14
_ADDRESS = re.compile(r"@\w|://|\bwww\.|^(?:[A-Z]{1,2}-)?\d{5}\s|\b\d{5}(?:-\d{4})?$", re.IGNORECASE)
"""An address on the web, or a postal code of five digits at an end of the line."""
_FIGURE = re.compile(r"\d[\d.,:/-]*\d[\d%]|\d[.,]\d+%?|\d+%")
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:[-/](?:1\d|20)?\d\d)?")
_SENTENCE_ENDS = tuple(".!?:;,…\"'”’»)")


class Block(NamedTuple):
    """A paragraph or heading of a text.

    Args:
        text: the words, without white space at either end; of a long block only the beginning.
        apart: whether blank lines or the ends of the text are on both sides.
    """

    char_start: int
    char_end: int
    text: str
    apart: bool

    @property
    def length(self) -> int:
        """Its characters."""
        return self.char_end - self.char_start


def blocks(text: str) -> list[Block]:
    """Return the blocks of a text, in order.

    Each line is a block, but wrapped lines without a blank line between them form one block.
    The marks before quoted lines do not belong to a block, and a block never mixes quoted lines with others.

    >>> [block.text for block in blocks("One.\\r\\n\\r\\nTwo.\\r\\n> Three.")]
    ['One.', 'Two.', 'Three.']
    """
    return [
        Block(start, end, text[start : min(end, start + _BEGINNING)], len(parts) == 1)
        for group in _groups(text)
        for parts in [[(group[0][0], group[-1][1])] if _wrapped(text, group) else group]
        for start, end in parts
    ]


def _groups(text: str) -> Iterator[list[Offsets]]:
    """Yield runs of line spans; a blank line or another depth of quoting ends a run."""
    group: list[Offsets] = []
    depth = 0
    for start, end, marks in _lines(text):
        if group and (marks != depth or _blank_line_between(text, group[-1][1], start)):
            yield group
            group = []
        depth = marks
        group.append((start, end))
    if group:
        yield group


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the span of each line that holds words, and its depth of quoting."""
    for match in _LINE.finditer(text):
        start, end = match.span()
        marks = _MARKS.match(text, start, end) if text[start] == ">" else None
        if marks is None:
            yield start, end, 0
        elif marks.end() < end:
            yield marks.end(), end, text.count(">", start, marks.end())


def _blank_line_between(text: str, end: int, start: int) -> bool:
    return start - end > 1 and len(text[end:start].replace("\r\n", "\n").replace("\r", "\n").split("\n")) > 2


def _wrapped(text: str, group: list[Offsets]) -> bool:
    """True if lines were wrapped: all of similar length, or nearly all too long for the next word to fit."""
    lengths = [end - start for start, end in group]
    before = lengths[:-1]
    if not before or max(before) not in _WRAPPED:
        return False
    full = sum(
        length + 1 + _first_word(text, start, end) > max(lengths)
        for length, (start, end) in zip(before, group[1:], strict=True)
    )
    return min(before) in _WRAPPED or full >= _FULL_SHARE * len(before)


def _first_word(text: str, start: int, end: int) -> int:
    word = _WORD.match(text, start, end)
    return word.end() - start if word else 0


def heading_like(block: Block, following: Sequence[Block]) -> bool:
    """True if a block is a heading: marked as one, or a short line that does not end a sentence, above another block.

    Figures, addresses and lines that the next block continues are not headings.

    Args:
        following: the blocks after it; a heading has one.

    >>> prose = [Block(13, 48, "The river rose and cut the town off.", True)]
    >>> [heading_like(Block(0, 12, line, False), prose) for line in ("Water supply", "12 Mill Lane 01234", "4.5%")]
    [True, False, False]
    """
    if block.text[0] == "#" and _MARKDOWN_HEADING.match(block.text):
        return True
    if block.text.endswith(_SENTENCE_ENDS) or len(block.text) > _HEADING_CHARACTERS or not following:
        return False
    starts = block.text[0].isupper() or block.text[0].isdigit() or block.text.startswith("by ")
    if not starts or len(block.text.split()) > _HEADING_WORDS:
        return False
    return not (_figures(block.text) or _ADDRESS.search(block.text) or _runs_on(block, following[0]))


def _figures(line: str) -> bool:
    """True if a line holds more figures than words; days and years do not count as figures."""
    figures = sum(len(match.group()) for match in _FIGURE.finditer(line) if not _YEAR.fullmatch(match.group()))
    letters = sum(map(str.isalpha, line))
    return 2 * figures > letters or (letters <= 1 and not _YEAR.fullmatch(line))


def _runs_on(block: Block, following: Block) -> bool:
    """True if the next line begins in small letters, within a sentence that this one began; a byline may do so too."""
    return not block.apart and following.text[0].islower() and not following.text.startswith("by ")
