"""Segments: headings, paragraphs, speaker turns, questions, quotations, notes and datelines, as spans of the text."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from pipelines.documents.blocks import Block, blocks, heading_like
from pipelines.documents.datelines import dateline_in
from pipelines.documents.model import Segment, SegmentKind
from pipelines.documents.notes import is_language_note, is_note, notes_within
from pipelines.documents.opening import opening_speaker
from pipelines.documents.quotation_days import quotation_days
from pipelines.documents.quotations import QUOTATION_MARKS, quotations
from pipelines.documents.quoted_mails import MailPart, mail_at, quoted_mails
from pipelines.documents.sections import anchored, may_head
from pipelines.documents.turns import Voice, turn_blocks, voices

_NOBODY = Voice(None, False, 0)
_WITHIN = re.compile(f"[{QUOTATION_MARKS}([]")
"""What a block without quotations and notes has nowhere; it may be a text of many megabytes, which is not copied."""


def segments(text: str, language: str = "en", mail: bool = False) -> list[Segment]:
    """The segments of a text, in order of their starts, wider ones first.

    Every block is a heading, paragraph, turn, question, note or dateline; quotations, and notes inside speech, lie
    within blocks. A turn or question starts behind its label and goes on, block by block, while its dialogue does. A
    paragraph starts behind its dateline. The head of a quoted mail is a note, and its words have its day.

    Args:
        language: ISO 639-1 code, for the words of datelines.
        mail: whether the text is the body of a mail, which speaks from the day in its head and not from a line of it.

    >>> [(found.kind.value, found.speaker) for found in segments("Question: Why?\\nAnn Lee: Because I must.\\nThanks.")]
    [('question', None), ('turn', 'Ann Lee'), ('paragraph', None)]
    """
    found, mails = turn_blocks(blocks(text)), quoted_mails(text, language, mail)
    places = [mail_at(mails, block.char_start) for block in found]
    result = [part for block in _classified(text, found, places, language, mail) for part in block]
    return anchored(text, sorted(result, key=lambda part: (part.char_start, -part.char_end)), mails, language)


def _classified(
    text: str, found: list[Block], places: list[MailPart | None], language: str, mail: bool
) -> Iterator[Iterator[Segment]]:
    """The segments of each block, by who speaks in it."""
    spoken = _spoken(found, places)
    for place, (block, voice, part) in enumerate(zip(found, spoken, places, strict=True)):
        if part is not None and part.head:
            yield iter([_part(block, SegmentKind.NOTE, 0, block.length)])
            continue
        labelled = voice is not None and voice.speech > 0
        dated = _dated(block, language, mail) if not labelled and part is None else None
        if voice is not None and labelled:
            kind = SegmentKind.NOTE if is_language_note(block.text[voice.speech :]) else _kind_under(voice)
            yield _inside(text, block, kind, voice.speaker, voice.speech, language)
        elif dated == (0, block.length):
            yield iter([_part(block, SegmentKind.DATELINE, 0, block.length)])
        elif is_note(block.text) or _in_brackets(block):
            yield _inside(text, block, SegmentKind.NOTE, None, 0, language)
        elif heading_like(block, found[place + 1 : place + 2]) and may_head(found, place, voice is not None):
            yield _with_dateline(text, block, dated, SegmentKind.HEADING, _NOBODY, language)
        else:
            yield _with_dateline(text, block, dated, _kind_under(voice), voice or _NOBODY, language)


def _spoken(found: list[Block], places: list[MailPart | None]) -> list[Voice | None]:
    """Who speaks in each block: in the dialogue of each mail or text, or in the speech before its first label."""
    spoken: list[Voice | None] = []
    for _, run in groupby(zip(found, places, strict=True), key=lambda pair: pair[1]):
        spoken += voices([block for block, _ in run])
    first = next((place for place, voice in enumerate(spoken) if voice), len(found))
    opening = opening_speaker(found[:first], {voice.speaker for voice in spoken if voice and voice.speaker})
    return [Voice(opening, False, 0)] * first + spoken[first:] if opening else spoken


def _dated(block: Block, language: str, mail: bool) -> tuple[int, int] | None:
    """The dateline of a block; a row of a table is none, nor the head of a page, nor a mail's line of a mere day."""
    dated = None if block.text.startswith("|") or _in_brackets(block) else dateline_in(block, language)
    return None if mail and dated == (0, block.length) else dated


def _in_brackets(block: Block) -> bool:
    """Whether a block stands in one pair of square brackets, as the head and foot of a page do."""
    return block.text.startswith("[") and block.text.find("]") == block.length - 1


def _kind_under(voice: Voice | None) -> SegmentKind:
    if voice is None:
        return SegmentKind.PARAGRAPH
    return SegmentKind.QUESTION if voice.question else SegmentKind.TURN


def _part(
    block: Block, kind: SegmentKind, first: int, last: int, speaker: str | None = None, day: date | None = None
) -> Segment:
    return Segment(kind, block.char_start + first, block.char_start + last, speaker, day)


def _with_dateline(
    text: str, block: Block, dated: tuple[int, int] | None, kind: SegmentKind, voice: Voice, language: str
) -> Iterator[Segment]:
    """A block of its own kind; behind a dateline at its head if it has one."""
    start = 0
    if dated is not None:
        yield _part(block, SegmentKind.DATELINE, dated[0], dated[1])
        rest = block.text[dated[1] :]
        start = 0 if dated[0] else len(block.text) - len(rest.lstrip(" \t\u00a0–—-"))
    yield from _inside(text, block, kind, voice.speaker, start, language)


def _inside(
    text: str, block: Block, kind: SegmentKind, speaker: str | None, start: int, language: str
) -> Iterator[Segment]:
    """A block from `start`, with the quotations and notes in it."""
    if start >= block.length:
        return
    yield _part(block, kind, start, block.length, speaker)
    if not _WITHIN.search(text, block.char_start, block.char_end):
        return
    words = text[block.char_start : block.char_end]
    if quoted := quotations(words):
        for span, day in zip(quoted, quotation_days(words, quoted, language), strict=True):
            yield _part(block, SegmentKind.QUOTATION, *span, speaker, day)
    if kind is not SegmentKind.NOTE:
        for first, last in notes_within(words):
            yield _part(block, SegmentKind.NOTE, first, last)
