"""Datelines and delivery lines: where a text itself says from which day it speaks."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipelines.documents.blocks import Block
from pipelines.temporal import tag
from pipelines.temporal.model import AnchorKind, Context, Granularity, Status, TimeReference

Span = tuple[int, int]

DAY_GRAINS = (Granularity.DAY, Granularity.HOUR, Granularity.INSTANT)
_LINE_CHARACTERS = 120
_DELIVERED_CHARACTERS = 300
_PLACE_WORDS = 6
_SMALL_WORDS = 3
_REMEMBERED = 1_000
_DASHED = re.compile(r"([^–—\n]{3,80}?)\s*(?:[–—]|\s--?\s|(?<=[)/])\.-?\s)\s*(?=\S)")
_AGENCY = re.compile(r"\([^()]{1,40}\)|/[^/]{1,40}/")
_DELIVERED = re.compile(
    r"\b(?:delivered|given|recorded|spoken|pronounced)\b[^.\n]{0,60}?\bon\s+(?:\w+,\s+)?", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[|,(·–—-]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_LINE = """
updated update published posted issued released delivered as prepared last on at of the from first date dated day time
gmt utc est edt pst pdt cst cdt bst cet cest msk eet eest ist local a.m p.m am pm and to press release for immediate
remarks statement
le à publié mis jour stand uhr den am vom veröffentlicht aktualisiert publicado actualizado pubblicato року рік р года г
"""
LINE_WORDS = frozenset(_LINE.split())
"""Words that may stand in a date line without making it a sentence."""


def dateline_in(block: Block, language: str) -> Span | None:
    """The stretch of a block that says from which day the text speaks, as offsets in the block; None if none does.

    It is the whole of a line that holds a day and little else, the part before the dash of "LINDAU, May 3 (News) —",
    or the date behind "delivered on".

    >>> dateline_in(Block(0, 40, "LINDAU, May 3 (Lake News) — It rained.", True), "en")
    (0, 25)
    >>> dateline_in(Block(0, 33, "It rained on 3 May 2025 in Lindau", True), "en") is None
    True
    """
    if not _DIGIT.search(block.text, 0, _DELIVERED_CHARACTERS) and not _weekday_line(block):
        return None
    if len(block.text) <= _LINE_CHARACTERS and _is_date_line(block.text, language):
        return (0, len(block.text))
    dashed = _DASHED.match(block.text)
    if dashed and _is_date_line(_AGENCY.sub("", dashed[1]), language, place=True) and dashed[1].lstrip()[0].isupper():
        return (0, dashed.end(1))
    return _delivered(block.text, language) if len(block.text) <= _DELIVERED_CHARACTERS else None


def _weekday_line(block: Block) -> bool:
    return len(block.text) <= _LINE_CHARACTERS and "day" in block.text[:_LINE_CHARACTERS]


@lru_cache(maxsize=_REMEMBERED)
def _is_date_line(line: str, language: str, place: bool = False) -> bool:
    """Whether a line holds a day, and beside it nothing but a place and words of the trade.

    Args:
        place: whether a place must stand before the day.
    """
    if "?" in line or len([word for word in _names(line) if word[0].islower()]) > _SMALL_WORDS:
        return False
    days = [reference for reference in tag(line, Context(language=language)) if is_day(reference)]
    if not days:
        return False
    before, after = line[: days[0].char_start], line[days[-1].char_end :]
    between = "".join(line[left.char_end : right.char_start] for left, right in pairwise(days))
    names, behind = _names(before), _names(after)
    if _names(between) or (behind and not _SEPARATOR.match(after)) or (names and ":" in before):
        return False
    alone = all(_is_weekday(each) for each in days) and not before.rstrip().endswith(",")
    if (names and alone) or (place and not names):
        return False
    return len(names) <= _PLACE_WORDS and all(word[0].isupper() for word in names + behind)


def _names(words: str) -> list[str]:
    return [word for word in _WORD.findall(words) if word.casefold().rstrip(".") not in LINE_WORDS]


def _is_weekday(reference: TimeReference) -> bool:
    return reference.timex_value is not None and reference.timex_value.startswith(("XXXX-W", "XXXX-XX"))


def is_day(reference: TimeReference) -> bool:
    """Whether a reference names a day of the calendar, be it without its year or only by its weekday."""
    if reference.timex_value is None or reference.part_of is not None:
        return False
    return reference.granularity in DAY_GRAINS or (
        reference.granularity is None
        and reference.anchor_kind is AnchorKind.NARRATIVE
        and reference.timex_value[0] in "X"
    )


def _delivered(text: str, language: str) -> Span | None:
    match = _DELIVERED.search(text)
    if match is None:
        return None
    for reference in tag(text, Context(language=language)):
        if match.end() - 12 <= reference.char_start <= match.end() and stated_day(reference) is not None:
            return (reference.char_start, reference.char_end)
    return None


def stated_day(reference: TimeReference) -> int | None:
    """The day number of a reference that needs no other to be a day."""
    fixed = reference.anchor_kind is AnchorKind.ABSOLUTE and reference.status is Status.RESOLVED
    return reference.interval.start if fixed and reference.granularity in DAY_GRAINS else None


@lru_cache(maxsize=_REMEMBERED)
def read_dateline(words: str, language: str, country: str | None, near: int | None) -> TimeReference | None:
    """The day that a dateline names.

    Args:
        words: of the dateline.
        near: a day number; a date without a year, or a weekday, is the latest one up to it. None reads full dates only.
    """
    days = [
        each for each in tag(words, Context(near, language=language, country=country)) if each.granularity in DAY_GRAINS
    ]
    resolved: Sequence[TimeReference] = [
        each for each in days if each.status is Status.RESOLVED and each.part_of is None
    ]
    return resolved[0] if resolved else None
