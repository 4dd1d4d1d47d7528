"""The day on which quoted words were said, where the sentence around them tells it."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from pipelines.documents.datelines import stated_day
from pipelines.temporal import tag
from pipelines.temporal.model import Context

Span = tuple[int, int]

_VERB = (
    r"(?:said|says|told|tells|wrote|writes|announced|declared|stated|added|warned|tweeted|posted|replied|noted|recalled"
    r"|insisted|argued|promised|vowed|remarked|testified|explained|claimed|complained|reported|asked)"
)
_WRITING = (
    r"(?:letter|telegram|cable|statement|speech|interview|diary|entry|post|tweet|address|note|memo|memorandum|message"
    r"|report|order|appeal|proclamation|testimony)"
)
_SAID_ON = re.compile(rf"\b{_VERB}\b(?:\s+[^\s.“”\"«»]+){{0,6}}?\s+on\s+(?:\w+,\s+)?$", re.IGNORECASE)
_WRITTEN_ON = re.compile(rf"\b{_WRITING}\s+(?:of|from|dated|on)\s+(?:\w+,\s+)?$", re.IGNORECASE)
_OPENS_ON = re.compile(r"^\s*On\s+(?:\w+,\s+)?$")
_SPOKEN = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_SENTENCE_END = re.compile(r"[.!?][\"”’»]?\s+(?=[A-Z“\"«])")
_REACH = 250
_BEFORE = 90
_REMEMBERED = 1_000


def quotation_days(block: str, quotations: Sequence[Span], language: str) -> list[date | None]:
    """The day of each quotation of a block; None where nothing says it.

    A day counts only where it dates the saying: "said … on DAY", "On DAY he said", "in a letter of DAY he wrote".

    Args:
        block: the text of the block.
        quotations: offsets in it, the marks left out.
        language: ISO 639-1 code.

    >>> block = 'On 3 March 2022 the mayor wrote: "We left yesterday." He said: "It is over."'
    >>> quotation_days(block, [(34, 52), (64, 75)], "en")
    [datetime.date(2022, 3, 3), None]
    """
    if not _YEAR.search(block):
        return [None] * len(quotations)
    return [_day(block, first - 1, last + 1, language) for first, last in quotations]


def _day(block: str, opens: int, closes: int, language: str) -> date | None:
    before = _last_sentence(block[max(0, opens - _REACH) : max(0, opens)])
    after = _first_sentence(block[closes : closes + _REACH])
    for around in (before, after):
        if _YEAR.search(around) and _SPOKEN.search(around) and (day := _day_of_saying(around, language)):
            return day
    return None


@lru_cache(maxsize=_REMEMBERED)
def _day_of_saying(sentence: str, language: str) -> date | None:
    for reference in tag(sentence, Context(language=language)):
        day = stated_day(reference)
        if day is not None and _dates_the_saying(sentence[: reference.char_start]):
            return date.fromordinal(day)
    return None


def _dates_the_saying(lead: str) -> bool:
    near = lead[-_BEFORE:]
    return any(pattern.search(near) for pattern in (_SAID_ON, _WRITTEN_ON)) or _OPENS_ON.match(lead) is not None


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.start()] if end else text
