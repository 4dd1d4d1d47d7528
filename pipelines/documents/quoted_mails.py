"""Mails inside a text: those that it quotes or passes on, where each stands, and the day on which it was sent."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.documents.days import day_in_words, sent_day
from pipelines.documents.language import words_of

_FIELD = re.compile(r"\*{0,2}([^\W\d_][\w.' -]{0,24}?)\*{0,2}[ \xa0]?:\*{0,2}(?:\s+(.*))?$")
_SENDER, _DAY, _OTHER = words_of("mail_sender"), words_of("mail_day"), words_of("mail_field")
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(words_of('mail_wrote')))})\b")
_SIGN = re.compile(rf"{_VERB.pattern}|^[\t >*]{{0,40}}(?:{'|'.join(sorted(_SENDER))})\*{{0,2}}[ \xa0]?:", re.I | re.M)
_ADDRESS = re.compile(r"[\w.+-]@[\w-]{1,63}\.")
_MARK = "-_*="
_INNER = 60
_BEGIN = "begin forwarded message:"
_MOST_LINES = 14
_WINDOW = 3
_LONGEST = 400
MOST_MAILS = 1_000
"""The mails that are looked for in one text."""
_LINE = re.compile(r"([\t >]*)([^\n]*)\n?")
_BEGINNING = 400
_END = re.compile(r"-{2,20}\s?end (?:of )?(?:forwarded|original) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text.

    Args:
        depth: how many marks of quoting stand before its words.
        words: its beginning, without the marks and white space.
    """

    start: int
    end: int
    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class MailHead:
    """The head of a mail.

    Args:
        first: the number of its first line.
        end: the number of the line after it.
        depth: how many marks of quoting the words of its mail bear.
        day: on which the mail was sent; None if the head does not say it.
        marked: whether a line such as "-----Original Message-----" says that another's mail follows.
    """

    first: int
    end: int
    depth: int
    day: date | None
    marked: bool


def may_hold_heads(text: str) -> bool:
    """True if the text has a word of writing or the field of a sender, without which it holds no head."""
    return _SIGN.search(text) is not None


def separates(words: str) -> bool:
    """True if a line only parts one mail from another.

    >>> separates("-----Original Message-----"), separates("Begin forwarded message:"), separates("-- two - three")
    (True, True, False)
    """
    dashed = len(words) > 4 and words[:2].strip(_MARK) == "" and words[-2:].strip(_MARK) == ""
    return (dashed and len(words.strip(_MARK + " ")) <= _INNER) or words.casefold() == _BEGIN


def head_of_fields(lines: Sequence[TextLine], first: int, language: str) -> MailHead | None:
    """Return the block of fields that begins at a line, with any separator line before it, or None.

    It names a sender and a day, and has no blank line but single ones before fields that mails have.
    """
    marked = separates(lines[first].words)
    place = _next(lines, first + 1) if marked else first
    sender = value = None
    depth = lines[place].depth if place < len(lines) else 0
    end = place
    while place < min(len(lines), first + _MOST_LINES) and lines[place].depth == depth:
        name, content = _field(lines[place].words)
        if not _belongs(name, lines[place].words, contiguous=place == end, begun=end > first + marked):
            break
        sender = sender or (content if name in _SENDER else None)
        value = value or (content if _kind(name) in _DAY else None)
        end = place + 1
        place = end if end < len(lines) and lines[end].words else end + 1
    if not sender or not (value or marked):
        return None
    return MailHead(first, end, depth, sent_day(value or "", language), marked)


def _field(words: str) -> tuple[str, str]:
    match = _FIELD.match(words)
    return (match[1].casefold(), (match[2] or "").strip()) if match else ("", "")


def _kind(name: str) -> str:
    """Return the first word of a field's name, as of "Enviado el"."""
    return name.partition(" ")[0]


def _belongs(name: str, words: str, contiguous: bool, begun: bool) -> bool:
    """True if a line continues a block of fields; other fields and further addresses only without a blank line."""
    known = name in _SENDER or name in _OTHER or _kind(name) in _DAY
    return known or (begun and contiguous and (bool(name) or "@" in words))


def head_in_a_line(lines: Sequence[TextLine], last: int, language: str) -> MailHead | None:
    """Return the head that ends with a line such as "… Bo wrote:", or None.

    It may have been wrapped, and then has up to three lines. The words behind it are marked with one ">" more, or
    it names an address.
    """
    if not lines[last].words.endswith(":"):
        return None
    after = _next(lines, last + 1)
    marked = after < len(lines) and lines[after].depth > lines[last].depth
    found: MailHead | None = None
    for first, words in _windows(lines, last):
        if (marked or _ADDRESS.search(words)) and _VERB.search(words):
            day = day_in_words(words, language)
            found = MailHead(first, last + 1, lines[last].depth + marked, day, marked=True)
            if day:
                return found
    return found if marked else None


def _windows(lines: Sequence[TextLine], last: int) -> list[tuple[int, str]]:
    """Return the line itself, and with one and two lines before it, as long as they are contiguous."""
    found: list[tuple[int, str]] = []
    words = ""
    for first in range(last, max(-1, last - _WINDOW), -1):
        line = lines[first]
        if not line.words or line.depth != lines[last].depth or len(words) > _LONGEST:
            break
        words = f"{line.words} {words}".strip()
        found.append((first, words))
    return found


def _next(lines: Sequence[TextLine], place: int) -> int:
    """Return the number of the next line with words, of three at most."""
    for number in range(place, min(place + _WINDOW, len(lines))):
        if lines[number].words:
            return number
    return len(lines)


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
    place = bisect_right(parts, offset, key=lambda part: part.char_start) - 1 if parts else -1
    return parts[place] if place >= 0 and offset < parts[place].char_end else None


def _lines(text: str) -> list[TextLine]:
    found: list[TextLine] = []
    for match in _LINE.finditer(text):
        depth = text.count(">", match.start(), match.end(1))
        words = text[match.start(2) : min(match.end(2), match.start(2) + _BEGINNING)].strip()
        found.append(TextLine(match.start(), match.end(2), depth, words))
    return found


def _heads(lines: Sequence[TextLine], language: str, mail: bool) -> Mapping[int, MailHead]:
    """Return the heads by the numbers of their first lines."""
    heads: dict[int, MailHead] = {}
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


def _head(lines: Sequence[TextLine], place: int, language: str) -> MailHead | None:
    return head_of_fields(lines, place, language) or head_in_a_line(lines, place, language)


def _parts(lines: Sequence[TextLine], heads: Mapping[int, MailHead]) -> Iterator[MailPart]:
    mails: list[MailHead | None] = [None]
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


def _goes_on(line: TextLine, mails: Sequence[MailHead | None], speaker: MailHead | None) -> bool:
    ended = _END.match(line.words) is not None
    return not ended and mails[min(line.depth, len(mails) - 1)] is speaker
