"""The text as a reader sees it: plain spaces, dashes and digits, no invisible characters, wrapped lines joined.

A line was wrapped if it had no room for the first word of the next one. In a wrapped text hardly any line is longer
than its width, and most lines that another one follows are full.

The engine reads the folded text; offsets go back into the stored one, which stays as it is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from pipelines.temporal.lexicon.model import Lexicon


def _between(*ranges: tuple[int, int]) -> Iterator[str]:
    """Return the characters of inclusive ranges of code points."""
    return (chr(code) for first, last in ranges for code in range(first, last + 1))


INVISIBLE = dict.fromkeys(
    chain("\u00ad\ufeff", _between((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069))), ""
)
"""Soft hyphen, zero-width characters, direction marks."""
SPACES = dict.fromkeys(chain("\u00a0\u1680\u202f\u205f\u3000", _between((0x2000, 0x200A))), " ")
DASHES = dict.fromkeys("\u2010\u2011\u2012\u2212", "-")
"""Those that stand for a hyphen; the long ones mean something else."""
FULL_WIDTH = {char: chr(ord(char) - 0xFEE0) for char in _between((0xFF01, 0xFF5E))}
DIGITS = {char: str(int(char)) for char in _between((0x0660, 0xFFFF)) if char.isdecimal()}
FOLDS = {"\r": " ", "\u2028": "\n", "\u2029": "\n", **DIGITS, **FULL_WIDTH, **SPACES, **DASHES, **INVISIBLE}
"""Character to what it looks like: one character, or nothing."""
ODD = re.compile(f"[{''.join(FOLDS)}]")
HYPHENATION = re.compile(r"-\r?\n(?:(?<=\w-\n)|(?<=\w-\r\n))(?=\w)")
LAST_LETTERS, LETTERS = re.compile(r"\b[^\W\d_]{2,20}$"), re.compile(r"[^\W\d_]{1,20}\b")
LONGEST_HALF = 20


class Folded(NamedTuple):
    """A text as it is read, and where it lacks characters of the stored text.

    Args:
        gaps: for each character left out, its offset in the folded text, in order.
    """

    text: str
    gaps: list[int]

    def start(self, offset: int) -> int:
        """Return the offset in the stored text of what starts at an offset here."""
        return offset + bisect_right(self.gaps, offset)

    def end(self, offset: int) -> int:
        """Return the offset in the stored text of what ends at an offset here."""
        return offset + bisect_left(self.gaps, offset)


def fold(text: str, lexicon: Lexicon) -> Folded:
    """Return the text as it is read.

    Args:
        lexicon: the words that may be joined where a line breaks them.

    >>> from pipelines.temporal.lexicon import LEXICONS
    >>> fold("5\\u202fFeb\\u00adruary", LEXICONS["en"])
    Folded(text='5 February', gaps=[5])
    """
    wrapped = wraps(text)
    left_out = sorted({*_left_out(text), *_hyphenated(text, lexicon, frozenset(wrapped))})
    gaps = [offset - number for number, offset in enumerate(left_out)]
    kept = _without(_with_blanks(text, wrapped), left_out) if wrapped or left_out else text
    return Folded(ODD.sub(lambda found: FOLDS[found[0]], kept), gaps)


def _left_out(text: str) -> Iterator[int]:
    """Return the offsets of invisible characters."""
    return (found.start() for found in ODD.finditer(text) if not FOLDS[found[0]])


def _hyphenated(text: str, lexicon: Lexicon, wrapped: frozenset[int]) -> Iterator[int]:
    """Return the offsets of hyphens and line ends that break a word of the lexicon, else of line ends alone."""
    for found in HYPHENATION.finditer(text):
        if _breaks_a_word(text, found, lexicon):
            yield from range(*found.span())
        elif found.end() - 1 in wrapped:
            yield from range(found.start() + 1, found.end())


def _with_blanks(text: str, line_ends: list[int]) -> str:
    """Return the text with blanks for these line ends."""
    starts = chain((0,), (offset + 1 for offset in line_ends))
    return " ".join(text[start:end] for start, end in zip(starts, chain(line_ends, (len(text),)), strict=True))


def _breaks_a_word(text: str, hyphen: re.Match[str], lexicon: Lexicon) -> bool:
    """True if the letters on both sides of a hyphen at a line end are one word of the lexicon."""
    first = LAST_LETTERS.search(text[max(hyphen.start() - LONGEST_HALF, 0) : hyphen.start()])
    last = LETTERS.match(text, hyphen.end())
    if not (first and last):
        return False
    word = first[0] + last[0]
    return word in lexicon.exact or word.lower() in lexicon.words


def _without(text: str, offsets: list[int]) -> str:
    """Return the text without the characters at these offsets."""
    starts = chain((0,), (offset + 1 for offset in offsets))
    ends = chain(offsets, (len(text),))
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


NARROWEST, WIDEST = 40, 120
"""Characters a line; wider lines are paragraphs, narrower ones lists and columns."""
FULL = 0.85
"""How much of the width a line fills in print, where letters differ in width."""
FEWEST = 3
"""Wrapped lines in a text, beneath which chance may play."""
FIRST_WORD = re.compile(r"""[ \t]*(["“'‘(\[]?\w\S*)""")
SENTENCE_END = (".", "!", "?", ":", ".”", '."')


def wraps(text: str) -> list[int]:
    """Return the offsets of the line ends that are blanks.

    >>> wraps("Storm on Friday\\n15 April 2025\\nBy our reporter\\nIt rained.")
    []
    """
    lines = text.split("\n")
    width = width_of(lines)
    if width is None:
        return []
    ends = list(accumulate(len(line) + 1 for line in lines))
    followed = [(end - 1, *pair) for end, pair in zip(ends, pairwise(lines), strict=False) if all(map(str.strip, pair))]
    found = [offset for offset, line, following in followed if is_full(line, following, width)]
    return found if len(found) >= FEWEST and 2 * len(found) >= len(followed) else []


def width_of(lines: list[str]) -> int | None:
    """Return the length that only one line in twenty exceeds; None if the lines are no wrapped ones."""
    lengths = sorted(length for line in lines if (length := len(line.rstrip())))
    width = lengths[(len(lengths) - 1) * 95 // 100] if len(lengths) > FEWEST else 0
    return width if NARROWEST <= width <= WIDEST else None


def is_full(line: str, following: str, width: int) -> bool:
    """True if the next word had no room in a line; a sentence that ends near the margin may end a paragraph.

    >>> is_full("It had rained for two", "days", 24), is_full("It had rained.", "Then", 24), is_full("It had", "a", 24)
    (True, False, False)
    """
    word, line = FIRST_WORD.match(following), line.rstrip()
    if word is None:
        return False
    needed = len(line) + 1 + len(word[1])
    return needed > width or (needed > FULL * width and not line.endswith(SENTENCE_END))
