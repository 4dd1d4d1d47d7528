"""Segments: headings, paragraphs, speaker turns, questions, quotations and notes, as spans of the stored text."""

import re
from collections.abc import Iterator

from pipelines.documents.blocks import Block, blocks, heading_like
from pipelines.documents.model import Segment, SegmentKind
from pipelines.documents.notes import is_language_note, is_note, notes_within
from pipelines.documents.quotations import quotations
from pipelines.documents.turns import Label, labels

_NAME_WORD = r"(?:[A-Z][\w.’'-]*|of|the|de|van|von|der)"
_BYLINE = re.compile(rf"\b(?:[Bb]y|of) +({_NAME_WORD}(?: +{_NAME_WORD}){{1,9}})")
_SPEECH = re.compile(r"as delivered|check against delivery|remarks|statement|speech|address|opening", re.IGNORECASE)
_HEAD_CHARACTERS = 120
_HEAD_BLOCKS = 8


def segments(text: str) -> list[Segment]:
    """The segments of a text, in order of their starts, wider ones first.

    Every block is a heading, paragraph, turn, question or note; quotations, and notes inside speech, lie within
    blocks. A turn or question starts behind its label and goes on, block by block, until the next label.

    >>> [(found.kind.value, found.speaker) for found in segments("Question: Why?\\nAnn Lee: Because I must.\\nAlways.")]
    [('question', None), ('turn', 'Ann Lee'), ('turn', 'Ann Lee')]
    """
    found = blocks(text)
    result: list[Segment] = []
    for block, kind, label in _classified(found):
        result.extend(_block_segments(block, kind, label))
    return sorted(result, key=lambda segment: (segment.char_start, -segment.char_end))


def _classified(found: list[Block]) -> Iterator[tuple[Block, SegmentKind, Label]]:
    """Each block with its kind and the label that it stands under."""
    marks = labels(found)
    opening = _opening_speaker(found, marks)
    nobody = Label(None, False, 0)
    current = Label(opening, False, 0) if opening else None
    for place, (block, mark) in enumerate(zip(found, marks, strict=True)):
        following = found[place + 1] if place + 1 < len(found) else None
        if mark is not None:
            current = mark
            kind = SegmentKind.QUESTION if mark.question else SegmentKind.TURN
            yield block, SegmentKind.NOTE if is_language_note(block.text[mark.speech :]) else kind, mark
        elif is_note(block.text):
            yield block, SegmentKind.NOTE, nobody
        elif heading_like(block, following) and _may_head(found, place, current is not None):
            yield block, SegmentKind.HEADING, nobody
        else:
            yield block, _kind_under(current), Label(current.speaker, current.question, 0) if current else nobody


def _kind_under(label: Label | None) -> SegmentKind:
    if label is None:
        return SegmentKind.PARAGRAPH
    return SegmentKind.QUESTION if label.question else SegmentKind.TURN


def _may_head(found: list[Block], place: int, spoken: bool) -> bool:
    """Headings stand at the top, or apart from the text around them; inside speech only marked ones count."""
    if found[place].text.startswith("#") or place == 0:
        return True
    top = place < _HEAD_BLOCKS and all(
        len(block.text) <= 120 and block.text[-1] not in ".!?" for block in found[:place]
    )
    return top or (found[place].apart and not spoken)


def _opening_speaker(found: list[Block], marks: list[Label | None]) -> str | None:
    """Who speaks before the first label: the one whom the byline of a speech names."""
    head = [block.text for block in found[:_HEAD_BLOCKS] if len(block.text) <= _HEAD_CHARACTERS]
    if not any(_SPEECH.search(line) for line in head):
        return None
    byline = next((match for line in head if (match := _BYLINE.search(line))), None)
    if byline is None:
        return None
    names = {mark.speaker for mark in marks if mark and mark.speaker}
    return next((name for name in sorted(names) if name in byline.group(1)), byline.group(1))


def _block_segments(block: Block, kind: SegmentKind, label: Label) -> Iterator[Segment]:
    start = block.char_start + label.speech
    if start >= block.char_end:
        return
    yield Segment(kind, start, block.char_end, label.speaker)
    for first, last in quotations(block.text):
        yield Segment(SegmentKind.QUOTATION, block.char_start + first, block.char_start + last, label.speaker)
    if kind is not SegmentKind.NOTE:
        for first, last in notes_within(block.text):
            yield Segment(SegmentKind.NOTE, block.char_start + first, block.char_start + last)
