"""Segments: headings, paragraphs, speaker turns, questions, quotations, notes and datelines, as spans of the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from pipelines.documents.blocks import Block, Offsets, blocks, heading_like
from pipelines.documents.datelines import dateline_in, read_dateline
from pipelines.documents.model import Segment, SegmentKind
from pipelines.documents.quotations import QUOTATION_MARKS, quotation_days, quotations
from pipelines.documents.quoted_mails import MailPart, mail_at, quoted_mails
from pipelines.documents.turns import Voice, opening_speaker, turn_blocks, voices

_NOBODY = Voice(None, False, 0)
_PROSE = (SegmentKind.PARAGRAPH, SegmentKind.TURN, SegmentKind.QUESTION)
_PROSE_CHARACTERS = 80
_HEAD_BLOCKS = 8
_HEAD_CHARACTERS = 120
_WITHIN = re.compile(f"[{QUOTATION_MARKS}([]")
"""What a block without quotations and notes has nowhere; it may be a text of many megabytes, which is not copied."""
_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{2,120})[)\]]")
_STAGE = re.compile(
    r"\b(?:as (?:delivered|prepared|written)|check against delivery|continues?|response|responds?|speak(?:s|ing)|"
    r"in [A-Z][a-z]+|applause|laughter|laughs|cross-?talk|inaudible|unintelligible|off[- ]mic(?:rophone)?|"
    r"interpret(?:er|ed|ation)|translat(?:ed|ion|or)|transcript|unofficial|pause|silence|end of)\b",
    re.IGNORECASE,
)
_SPOKEN_IN = re.compile(r"\bin [A-Z][a-z]+$")
_CREDIT = re.compile(r"(?:©|\(c\)|copyright\b|(?:photo|picture|image|credit)s?\s*[:©])", re.IGNORECASE)
_CREDIT_CHARACTERS = 160


def segments(text: str, language: str = "en", mail: bool = False) -> list[Segment]:
    """Return the segments of a text, in order of their starts, wider ones first.

    Every block is a heading, paragraph, turn, question, note or dateline; quotations, and notes inside speech, lie
    within blocks. A turn or question starts behind its label and goes on, block by block, while its dialogue does. A
    paragraph starts after its dateline. The header of a quoted mail is a note, and its words have its day.

    Args:
        language: ISO 639-1 code, for the words of datelines.
        mail: True for the body of a mail, which speaks from the day in its header and not from a line of it.

    >>> [(found.kind.value, found.speaker) for found in segments("Question: Why?\\nAnn Lee: Because I must.\\nThanks.")]
    [('question', None), ('turn', 'Ann Lee'), ('paragraph', None)]
    """
    found, mails = turn_blocks(blocks(text)), quoted_mails(text, language, mail)
    parts_of_mails = [mail_at(mails, block.char_start) for block in found]
    parts = [part for block in _classified(text, found, parts_of_mails, language, mail) for part in block]
    return _dated_sections(text, sorted(parts, key=lambda part: (part.char_start, -part.char_end)), mails, language)


def _classified(
    text: str, found: list[Block], mails: list[MailPart | None], language: str, mail: bool
) -> Iterator[list[Segment]]:
    """Yield the segments of each block, by who speaks in it."""
    spoken = _spoken(found, mails)
    for at, (block, voice, part) in enumerate(zip(found, spoken, mails, strict=True)):
        if part is not None and part.head:
            yield [_part(block, SegmentKind.NOTE, 0, block.length)]
            continue
        labelled = voice is not None and voice.speech > 0
        dated = _dated(block, language, mail) if not labelled and part is None else None
        if voice is not None and labelled:
            only_a_note = _SPOKEN_IN.fullmatch(block.text[voice.speech :].rstrip("."))
            kind = SegmentKind.NOTE if only_a_note else _kind_under(voice)
            yield _inside(text, block, kind, voice.speaker, voice.speech, language)
        elif dated == (0, block.length):
            yield [_part(block, SegmentKind.DATELINE, 0, block.length)]
        elif is_note(block.text) or _in_brackets(block):
            yield _inside(text, block, SegmentKind.NOTE, None, 0, language)
        elif heading_like(block, found[at + 1 : at + 2]) and _may_head(found, at, voice is not None):
            yield _with_dateline(text, block, dated, SegmentKind.HEADING, _NOBODY, language)
        else:
            yield _with_dateline(text, block, dated, _kind_under(voice), voice or _NOBODY, language)


def _spoken(found: list[Block], mails: list[MailPart | None]) -> list[Voice | None]:
    """Return who speaks in each block: in the dialogue of each mail or text, or the speech before its first label."""
    spoken: list[Voice | None] = []
    for _, run in groupby(zip(found, mails, strict=True), key=lambda pair: pair[1]):
        spoken += voices([block for block, _ in run])
    first = next((at for at, voice in enumerate(spoken) if voice), len(found))
    opening = opening_speaker(found[:first], {voice.speaker for voice in spoken if voice and voice.speaker})
    return [Voice(opening, False, 0)] * first + spoken[first:] if opening else spoken


def _dated(block: Block, language: str, mail: bool) -> Offsets | None:
    """Return the dateline of a block; a table row, a page header and a mail's line with only a day do not count."""
    dated = dateline_in(block, language)
    if dated is None or block.text.startswith("|") or _in_brackets(block):
        return None
    return None if mail and dated == (0, block.length) else dated


def _in_brackets(block: Block) -> bool:
    """True if a block stands in one pair of square brackets, as the head and foot of a page do."""
    return block.text.startswith("[") and block.text.find("]") == block.length - 1


def _may_head(found: list[Block], at: int, spoken: bool) -> bool:
    """True if a heading may stand here: at the top, or apart; while somebody speaks, marked ones only."""
    if found[at].text.startswith("#") or at == 0:
        return True
    if at < _HEAD_BLOCKS and all(
        len(block.text) <= _HEAD_CHARACTERS and block.text[-1] not in ".!?" for block in found[:at]
    ):
        return True
    return found[at].apart and not spoken


def _kind_under(voice: Voice | None) -> SegmentKind:
    if voice is None:
        return SegmentKind.PARAGRAPH
    return SegmentKind.QUESTION if voice.question else SegmentKind.TURN


def _part(
    block: Block, kind: SegmentKind, first: int, last: int, speaker: str | None = None, day: date | None = None
) -> Segment:
    return Segment(kind, block.char_start + first, block.char_start + last, speaker, day)


def _with_dateline(
    text: str, block: Block, dated: Offsets | None, kind: SegmentKind, voice: Voice, language: str
) -> list[Segment]:
    """Return a block with its kind, after its dateline if it starts with one."""
    if dated is None:
        return _inside(text, block, kind, voice.speaker, 0, language)
    rest = block.text[dated[1] :]
    start = 0 if dated[0] else len(block.text) - len(rest.lstrip(" \t\u00a0–—-"))
    return [_part(block, SegmentKind.DATELINE, *dated), *_inside(text, block, kind, voice.speaker, start, language)]


def _inside(
    text: str, block: Block, kind: SegmentKind, speaker: str | None, start: int, language: str
) -> list[Segment]:
    """Return a block from `start`, with the quotations and notes in it."""
    if start >= block.length:
        return []
    found = [_part(block, kind, start, block.length, speaker)]
    if not _WITHIN.search(text, block.char_start, block.char_end):
        return found
    words = text[block.char_start : block.char_end]
    quoted = quotations(words)
    for span, day in zip(quoted, quotation_days(words, quoted, language), strict=True):
        found.append(_part(block, SegmentKind.QUOTATION, *span, speaker, day))
    if kind is not SegmentKind.NOTE:
        found += [_part(block, SegmentKind.NOTE, *span) for span in notes_within(words)]
    return found


def is_note(block: str) -> bool:
    """True if a whole block is a note rather than speech: in brackets, or a credit line.

    >>> is_note("(answer in Polish)"), is_note("© City Archive"), is_note("(He left.) Then he came back.")
    (True, True, False)
    """
    if block.startswith(("(", "[")) and _BRACKETED.fullmatch(block):
        return True
    return len(block) <= _CREDIT_CHARACTERS and _CREDIT.match(block) is not None


def notes_within(block: str) -> list[Offsets]:
    """Return the notes inside spoken words: brackets with a stage direction in them.

    >>> block = "Thank you. (Speaks in Polish.) And (as we said) goodbye."
    >>> [block[start:end] for start, end in notes_within(block)]
    ['(Speaks in Polish.)']
    """
    if "(" not in block and "[" not in block:
        return []
    return [match.span() for match in _BRACKETED.finditer(block) if _stage_direction(match.group(1))]


def _stage_direction(words: str) -> bool:
    return bool(_STAGE.match(words) or _SPOKEN_IN.search(words.rstrip(".")))


def head_datelines(parts: Iterable[Segment]) -> list[Segment]:
    """Return the datelines that speak for the whole text: those below at most one paragraph, else a last line.

    Args:
        parts: the segments in the order of their starts.
    """
    head: list[Segment] = []
    last: Segment | None = None
    prose = 0
    for part in parts:
        if part.kind is SegmentKind.DATELINE and prose <= 1:
            head.append(part)
        prose += part.kind in _PROSE and part.char_end - part.char_start >= _PROSE_CHARACTERS
        last = last if part.kind is SegmentKind.NOTE else part
    if not head and last is not None and last.kind is SegmentKind.DATELINE:
        return [last]
    return head


def _dated_sections(text: str, parts: Sequence[Segment], mails: Sequence[MailPart], language: str) -> list[Segment]:
    """Return the segments, those of a quoted mail and of a dated section with its day.

    A section begins at a dateline below the head of the text, and lasts until the next one.

    Args:
        parts: the segments of the text in the order of their starts.
        mails: the parts of the text that belong to other mails.
    """
    head = set(head_datelines(parts))
    result: list[Segment] = []
    known: int | None = None
    section: date | None = None
    quoted = False
    for part in parts:
        if mail := mail_at(mails, part.char_start):
            section = None if mail.head else mail.day
        elif quoted:
            section = None
        quoted = mail is not None
        if part.kind is SegmentKind.DATELINE:
            read = read_dateline(text[part.char_start : part.char_end], language, None, known)
            known = read.interval.start if read else known
            section = date.fromordinal(known) if known and read and part not in head else None
        result.append(part._replace(anchor_date=part.anchor_date or section) if section else part)
    return result
