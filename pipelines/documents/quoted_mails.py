"""Mails inside a text: those that it quotes or passes on, where each stands, and the day on which it was sent."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.documents.mail_heads import Head, Line, head_in_a_line, head_of_fields, may_hold_heads

MOST_MAILS = 1_000
"""The mails that are looked for in one text."""

_LINE = re.compile(r"([\t >]*)([^\n]*)\n?")
_BEGINNING = 400
_END = re.compile(r"-{2,20}\s?end (?:of )?(?:forwarded|original) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailPart:
    """A stretch of a text that belongs to another mail.

    Args:
        head: whether it is the lines that say whose mail follows, and not its words.
        day: on which that mail was sent; None if its head does not say it.
    """

    char_start: int
    char_end: int
    head: bool
    day: date | None


def quoted_mails(text: str, language: str = "en", mail: bool = False) -> list[MailPart]:
    """Return the parts of a text that belong to other mails, in order; they do not overlap.

    A mail lasts from its head to the next one, to the end of the lines that are marked as quoted, or of the text.

    Args:
        language: ISO 639-1 code, for days in words.
        mail: whether the text is the body of a mail. In any other text a block of fields at the very top is its own.

    >>> text = "It is shut.\\n\\nOn Tue, 7 May 2024 Bo wrote:\\n> It was open yesterday.\\n\\nSee you."
    >>> [(text[part.char_start : part.char_end], str(part.day)) for part in quoted_mails(text) if not part.head]
    [('> It was open yesterday.', '2024-05-07')]
    """
    if not may_hold_heads(text):
        return []
    lines = _lines(text)
    heads = _heads(lines, language, mail)
    return list(_parts(lines, heads)) if heads else []


def mail_at(parts: Sequence[MailPart], offset: int) -> MailPart | None:
    """Return the part that holds a place of the text, if any does.

    Args:
        parts: as found by `quoted_mails`.
    """
    place = bisect_right(parts, offset, key=lambda part: part.char_start) - 1
    return parts[place] if place >= 0 and offset < parts[place].char_end else None


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    for match in _LINE.finditer(text):
        depth = text.count(">", match.start(), match.end(1))
        words = text[match.start(2) : min(match.end(2), match.start(2) + _BEGINNING)].strip()
        found.append(Line(match.start(), match.end(2), depth, words))
    return found


def _heads(lines: Sequence[Line], language: str, mail: bool) -> Mapping[int, Head]:
    """The heads by the numbers of their first lines."""
    heads: dict[int, Head] = {}
    place = free = 0
    top = not mail
    while place < len(lines) and len(heads) < MOST_MAILS:
        head = _head(lines, place, language) if lines[place].words else None
        if head and head.first >= free and (head.marked or not top):
            heads[head.first] = head
        top = top and not lines[place].words
        free = head.end if head else free
        place = head.end if head else place + 1
    return heads


def _head(lines: Sequence[Line], place: int, language: str) -> Head | None:
    return head_of_fields(lines, place, language) or head_in_a_line(lines, place, language)


def _parts(lines: Sequence[Line], heads: Mapping[int, Head]) -> Iterator[MailPart]:
    mails: list[Head | None] = [None]
    """Whose words bear so many marks of quoting; None are those of the text itself."""
    place = 0
    while place < len(lines):
        line = lines[place]
        if head := heads.get(place):
            mails = [*mails[: head.depth], *mails[-1:] * (head.depth - len(mails)), head]
            yield MailPart(line.start, lines[head.end - 1].end, True, head.day)
            place = head.end
            continue
        if _END.match(line.words):
            mails = mails[: line.depth] or [None]
        first, speaker = place, mails[min(line.depth, len(mails) - 1)]
        while place < len(lines) and place not in heads and _goes_on(lines[place], mails, speaker):
            place += 1
        place = max(place, first + 1)
        if speaker is not None:
            yield MailPart(line.start, lines[place - 1].end, False, speaker.day)


def _goes_on(line: Line, mails: Sequence[Head | None], speaker: Head | None) -> bool:
    ended = _END.match(line.words) is not None
    return not ended and mails[min(line.depth, len(mails) - 1)] is speaker
