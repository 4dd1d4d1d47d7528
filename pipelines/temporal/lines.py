"""Lines that were broken for lack of room, as in mails and printed pages: their ends are blanks.

A line that had no room for the first word of the next one was wrapped. What is the room? The text says so itself: in a
wrapped text hardly any line is longer than its width, and most lines that another one follows are full.
"""

import re
from itertools import accumulate, pairwise

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
