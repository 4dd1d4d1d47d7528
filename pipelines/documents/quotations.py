"""Quotations, between English, French or German quotation marks, and the days on which they were said."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from pipelines.documents.blocks import Offsets
from pipelines.documents.datelines import stated_day
from pipelines.temporal import tag
from pipelines.temporal.lexicon import LEXICONS
from pipelines.temporal.model import Context

QUOTATION_MARKS = '"“”„«»‘’‚‹›'
_MARKS = re.compile(f"[{QUOTATION_MARKS}]")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "‚": "‘’", "‹": "›", "›": "‹"}
_DEPTH = 8
_OPENS_ON = re.compile(r"\s*On\s+(?:\w+,\s+)?$")
_YEAR = re.compile(r"\d{4}")
_SENTENCE_END = re.compile(r"[.!?][\"”’»]?\s+(?=[A-Z“\"«])")
_REACH = 250
_BEFORE = 90


def quotations(text: str) -> list[Offsets]:
    """Return the spans inside the quotation marks of one block, inner ones too, in the order of their starts.

    A mark that is never closed opens nothing.

    >>> block = "« Il a dit “non” », then 'we”re off, \\"at last\\""
    >>> [block[start:end] for start, end in quotations(block)]
    [' Il a dit “non” ', 'non', 'at last']
    """
    return sorted(_pairs(text)) if _MARKS.search(text) else []


def _pairs(text: str) -> Iterator[Offsets]:
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        depth = _closed_level(opened, text, mark, at)
        if depth is not None:
            start = opened[depth][1] + 1
            del opened[depth:]
            if text[start:at].strip():
                yield start, at
        elif _opens(text, mark, at) and len(opened) < _DEPTH:
            opened.append((mark, at))


def _closed_level(opened: list[tuple[str, int]], text: str, mark: str, at: int) -> int | None:
    """Return the level that a mark closes, if any; an apostrophe inside a word closes nothing."""
    if mark == "’" and text[at + 1 : at + 2].isalpha():
        return None
    return next((depth for depth in reversed(range(len(opened))) if mark in _CLOSERS[opened[depth][0]]), None)


def _opens(text: str, mark: str, at: int) -> bool:
    """True if a mark that closes nothing can open: straight and single ones only at the start of a word."""
    if mark not in _CLOSERS:
        return False
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark in '"‘‚':
        return not before.isalnum() and bool(after.strip())
    return True


def quotation_days(block: str, quoted: Sequence[Offsets], language: str) -> list[date | None]:
    """Return the day on which each quotation of a block was said; None where the sentence around it does not say.

    A day counts only where it dates the saying: "said … on DAY", "On DAY he said", "in a letter of DAY he wrote".

    Args:
        block: the text of the block.
        quoted: offsets in it, without the marks.
        language: ISO 639-1 code; its lexicon names the verbs of saying and what words are written in.

    >>> block = 'On 3 March 2022 the mayor wrote: "We left yesterday." He said: "It is over."'
    >>> quotation_days(block, [(34, 52), (64, 75)], "en")
    [datetime.date(2022, 3, 3), None]
    """
    if language not in LEXICONS or not _YEAR.search(block):
        return [None] * len(quoted)
    return [_day(block, first - 1, last + 1, language) for first, last in quoted]


def _day(block: str, opens: int, closes: int, language: str) -> date | None:
    *_, before = _SENTENCE_END.split(block[max(0, opens - _REACH) : max(0, opens)])
    after, *_ = _SENTENCE_END.split(block[closes : closes + _REACH])
    said, _ = _patterns(language)
    for around in (before, after):
        if _YEAR.search(around) and said.search(around) and (day := _day_of_saying(around, language)):
            return day
    return None


@lru_cache(maxsize=1_000)
def _day_of_saying(sentence: str, language: str) -> date | None:
    _, dates_the_saying = _patterns(language)
    for reference in tag(sentence, Context(language=language)):
        day = stated_day(reference)
        lead = sentence[: reference.char_start]
        if day is not None and (dates_the_saying.search(lead[-_BEFORE:]) or _OPENS_ON.match(lead)):
            return date.fromordinal(day)
    return None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a verb of saying, and what ends before the day on which something was said or written."""
    lexicon = LEXICONS[language]
    verbs = "|".join(sorted({*lexicon.sayings, *(word for word, cue in lexicon.verbs.items() if cue == "say")}))
    writings = "|".join(sorted(lexicon.writings))
    said_on = rf"\b(?:{verbs})\b(?:\s+[^\s.“”\"«»]+){{0,6}}?\s+on"
    written_on = rf"\b(?:{writings})\s+(?:of|from|dated|on)"
    lead = re.compile(rf"(?:{said_on}|{written_on})\s+(?:\w+,\s+)?$", re.IGNORECASE)
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE), lead
