"""The top of a text, and the sections below it that speak from days of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pipelines.documents.blocks import Block
from pipelines.documents.datelines import read_dateline
from pipelines.documents.model import Segment, SegmentKind
from pipelines.documents.quoted_mails import MailPart, mail_at

_HEAD_BLOCKS = 8
_HEAD_CHARACTERS = 120
_PROSE_CHARACTERS = 80
_PROSE = (SegmentKind.PARAGRAPH, SegmentKind.TURN, SegmentKind.QUESTION)


def may_head(found: list[Block], place: int, spoken: bool) -> bool:
    """Whether a heading may stand here: at the top, or apart from the text around it.

    Args:
        spoken: whether somebody is speaking, where only marked headings count.
    """
    if found[place].text.startswith("#") or place == 0:
        return True
    if place < _HEAD_BLOCKS and all(_short(block) for block in found[:place]):
        return True
    return found[place].apart and not spoken


def _short(block: Block) -> bool:
    return len(block.text) <= _HEAD_CHARACTERS and block.text[-1] not in ".!?"


def head_datelines(parts: Iterable[Segment]) -> list[Segment]:
    """The datelines that speak for the whole text: those with at most one paragraph before them, else a last line.

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


def anchored(text: str, parts: Sequence[Segment], mails: Sequence[MailPart], language: str) -> list[Segment]:
    """The segments, those of a quoted mail and of a dated section with its day; a section lasts until the next one.

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
        result.append(replace(part, anchor_date=part.anchor_date or section) if section else part)
    return result
