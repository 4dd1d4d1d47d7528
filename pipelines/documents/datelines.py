"""Datelines and delivery lines: where a text states its own day."""

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise

from pipelines.documents.blocks import Block, Offsets
from pipelines.documents.language import words_of
from pipelines.temporal import tag
from pipelines.temporal.model import AnchorKind, Context, Granularity, Status, TimeReference

LINE_WORDS = words_of("beside_a_day")
"""Words that may stand in a date line beside its day without making it a sentence, in small letters."""
_DAY_GRAINS = (Granularity.DAY, Granularity.HOUR, Granularity.INSTANT)
_LINE_CHARACTERS = 120
_DELIVERED_CHARACTERS = 300
_PLACE_WORDS = 6
_SMALL_WORDS = 3
_REMEMBERED = 1_000
_DASHED = re.compile(r"([^–—\n]{3,80}?)\s*(?:[–—]|\s--?\s|(?<=[)/])\.-?\s)\s*(?=\S)")
_AGENCY = re.compile(r"\([^()]{1,40}\)|/[^/]{1,40}/")
_GIVEN = re.compile(r"\b(?:delivered|given|recorded|spoken|pronounced)\b", re.IGNORECASE)
_DELIVERED = re.compile(rf"{_GIVEN.pattern}[^.\n]{{0,60}}?\bon\s+(?:\w+,\s+)?", re.IGNORECASE)
_UPDATED = re.compile("|".join(sorted(words_of("changed"))), re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d\d ?[ap]\.?m\b\.?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)\.(?= {0,2}[^\W\d_])")
_ITEM = ("|", "- ", "* ", "•", "–", "—")
"""What a cell of a table, an item of a list or the name under a quotation begins with."""
_BY = words_of("by")
_SEPARATOR = re.compile(r"\s*[|,(·–—-]")
_DIGIT = re.compile(r"\d")
_FIRST_WORD = re.compile(r"\s*([^\W\d_][\w.]*)")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")


def is_update(line: str) -> bool:
    """True if a line says when the text was changed, not when it was published.

    >>> is_update("Aktualisiert am 19.02.2020"), is_update("Published 19 February 2020")
    (True, False)
    """
    return _UPDATED.search(line) is not None


def printed_day(line: str, language: str) -> date | None:
    """Return the one calendar day that a line states, with its year and little else.

    >>> printed_day("Veröffentlicht am 24. April 2020 | Presse", "de")
    datetime.date(2020, 4, 24)
    >>> [printed_day(line, "en") for line in ("Version 3, 29 June 2007", "Since 29 June 2007 the old road is shut.")]
    [None, None]
    """
    words = _CLOCK.sub("", readable(line))
    if not _is_date_line(words, language, credit=True):
        return None
    days = {day for each in tag(words, Context(language=language)) if (day := stated_day(each)) is not None}
    return date.fromordinal(days.pop()) if len(days) == 1 else None


def names_place(line: str, language: str) -> bool:
    """True if a date line says where or how the words were given: by a place before its day, or as "delivered".

    >>> names_place("LINDAU, May 3 (Lake News)", "en"), names_place("By Ann Lee, 3 May 2025", "en")
    (True, False)
    """
    words = readable(_AGENCY.sub("", line))
    days = [each for each in tag(words, Context(language=language)) if _is_day(each)]
    before = _names(words[: days[0].char_start]) if days else []
    return (bool(before) and before[0].casefold() not in _BY) or _GIVEN.search(line) is not None


def has_agency(line: str) -> bool:
    """True if a date line names who sent it, as "LINDAU, May 3 (Lake News)" does."""
    return _AGENCY.search(line) is not None


def readable(line: str) -> str:
    """Return a line with the full stop of an ordinal, as in "24. April", as a blank: no character moves.

    >>> readable("am 24. April 2020, 24.4.")
    'am 24  April 2020, 24.4.'
    """
    return _ORDINAL.sub(" ", line)


def dateline_in(block: Block, language: str) -> Offsets | None:
    """Return the part of a block that states the day of the text, as offsets in it, or None.

    It is the whole of a line that holds a day and little else, the part before the dash of "LINDAU, May 3 (News) —",
    or the date after "delivered on".

    >>> dateline_in(Block(0, 40, "LINDAU, May 3 (Lake News) — It rained.", True), "en")
    (0, 25)
    >>> dateline_in(Block(0, 33, "It rained on 3 May 2025 in Lindau", True), "en") is None
    True
    """
    if not _DIGIT.search(block.text, 0, _DELIVERED_CHARACTERS) and not _weekday_line(block):
        return None
    text = readable(block.text[: max(_LINE_CHARACTERS, _DELIVERED_CHARACTERS)])
    if len(block.text) <= _LINE_CHARACTERS and _is_date_line(text, language):
        return (0, len(block.text))
    dashed = _DASHED.match(text)
    if dashed and _is_date_line(_AGENCY.sub("", dashed[1]), language, place=True) and dashed[1].lstrip()[0].isupper():
        return (0, dashed.end(1))
    return _delivered(text, language) if len(block.text) <= _DELIVERED_CHARACTERS else None


def _weekday_line(block: Block) -> bool:
    return len(block.text) <= _LINE_CHARACTERS and "day" in block.text[:_LINE_CHARACTERS]


@lru_cache(maxsize=_REMEMBERED)
def _is_date_line(line: str, language: str, place: bool = False, credit: bool = False) -> bool:
    """True if a line holds a day and otherwise only a place and words of the trade.

    Args:
        place: whether a place must precede the day.
        credit: whether a few lower-case words may follow the day, as in "3 May 2021 - by our staff".
    """
    small = sum(word[0].islower() for word in _names(line))
    if "?" in line or line.lstrip().startswith(_ITEM) or small > _SMALL_WORDS:
        return False
    days = [reference for reference in tag(line, Context(language=language)) if _is_day(reference)]
    if not days:
        return False
    before, after = line[: days[0].char_start], line[days[-1].char_end :]
    between = "".join(line[left.char_end : right.char_start] for left, right in pairwise(days))
    names, behind = _names(before), _names(after)
    if _names(between) or (behind and not _SEPARATOR.match(_behind_the_clock(after))) or (names and ":" in before):
        return False
    alone = all(_is_bare_weekday(each) for each in days) and not before.rstrip().endswith(",")
    if (alone and (names or line.endswith("."))) or (place and not names) or (names and _DIGIT.search(before)):
        return False
    return len(names) <= _PLACE_WORDS and all(word[0].isupper() for word in (names if credit else names + behind))


def _behind_the_clock(after: str) -> str:
    """Return what follows a day without the word that may end its time, such as "Uhr" or "GMT"."""
    word = _FIRST_WORD.match(after)
    return after[word.end() :] if word and word[1].casefold().rstrip(".") in LINE_WORDS else after


def _names(words: str) -> list[str]:
    return [word for word in _WORD.findall(words) if word.casefold().rstrip(".") not in LINE_WORDS]


def _is_bare_weekday(reference: TimeReference) -> bool:
    return reference.timex_value is not None and reference.timex_value.startswith(("XXXX-W", "XXXX-XX"))


def _is_day(reference: TimeReference) -> bool:
    """True if a reference names a calendar day, even without its year or only by weekday."""
    if reference.timex_value is None or reference.part_of is not None:
        return False
    undated = reference.granularity is None and reference.anchor_kind is AnchorKind.NARRATIVE
    return reference.granularity in _DAY_GRAINS or (undated and reference.timex_value.startswith("X"))


def _delivered(text: str, language: str) -> Offsets | None:
    match = _DELIVERED.search(text)
    if match is None:
        return None
    for reference in tag(text, Context(language=language)):
        if match.end() - 12 <= reference.char_start <= match.end() and stated_day(reference) is not None:
            return (match.start(), reference.char_end)
    return None


def stated_day(reference: TimeReference) -> int | None:
    """Return the day number of a reference that is a day without needing another."""
    fixed = reference.anchor_kind is AnchorKind.ABSOLUTE and reference.status is Status.RESOLVED
    return reference.interval.start if fixed and reference.granularity in _DAY_GRAINS else None


@lru_cache(maxsize=_REMEMBERED)
def read_dateline(words: str, language: str, country: str | None, near: int | None) -> TimeReference | None:
    """Return the day that a dateline names.

    Args:
        words: of the dateline.
        near: a day number; a date without a year, or a weekday, is the latest one up to it. None reads full dates only.
    """
    found = tag(readable(words), Context(near, language=language, country=country))
    days = (each for each in found if each.granularity in _DAY_GRAINS and each.part_of is None)
    return next((each for each in days if each.status is Status.RESOLVED), None)
