"""The lines of a mail's plain text: those that only its program broke, and the footer of a mailing list."""

import re

_FOOTER = re.compile(r"\n?[ \t]*[_-]{5,}[ \t]*\n")
_FOOTER_CHARACTERS = 1_500
_FOOTER_LINES = 12
_LIST = re.compile(r"unsubscrib|subscription|mailing ?list|\blist\b|liste\b|lista\b|abmelden|désabonn", re.IGNORECASE)
_SIGNATURE = "-- "


def flowed(text: str, deletes: bool = False) -> str:
    """Return a text of format=flowed with its paragraphs on one line each (RFC 3676).

    Args:
        deletes: whether the blank before a line end belongs to the break, and not to the words (DelSp).

    >>> flowed("It was \\nshut.\\n> Is it \\n> open?\\n-- \\nAnn")
    'It was shut.\\n> Is it open?\\n-- \\nAnn'
    """
    lines: list[list[str]] = []
    depth, runs_on = 0, False
    for line in text.split("\n"):
        marks = len(line) - len(line.lstrip(">"))
        words = line[marks:].removeprefix(" ")
        if runs_on and marks == depth and words != _SIGNATURE:
            lines[-1].append(words)
        else:
            lines.append([">" * marks + " " * bool(marks), words])
        depth, runs_on = marks, words.endswith(" ") and words != _SIGNATURE
        if runs_on and deletes:
            lines[-1][-1] = words[:-1]
    return "\n".join("".join(pieces) for pieces in lines)


def without_footer(text: str) -> str:
    """Return a text without the lines that a mailing list put under it, below a rule.

    >>> without_footer("It was shut.\\n_____\\nTo leave the list, write to list@example.org")
    'It was shut.'
    """
    first = max(0, len(text) - _FOOTER_CHARACTERS)
    for rule in _FOOTER.finditer(text, first):
        below = text[rule.end() :]
        if below.count("\n") <= _FOOTER_LINES and _LIST.search(below):
            return text[: rule.start()]
    return text
