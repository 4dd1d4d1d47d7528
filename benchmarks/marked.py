"""Texts with their time references marked: "on {Tuesday|2025-04-15}", "{last week|2025-04-07/2025-04-13}"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipelines.events.source import Passage, Phrase, Source
from pipelines.ids import identifier
from pipelines.temporal.model import AnchorKind, Granularity, Interval

MARK = re.compile(r"\{(?:(?:on|in|by|at|over|within|since|at the)\s)?([^|}]+)\|([^}]*)\}")
ANCHOR = date(2025, 4, 15).toordinal()


def plain(text: str) -> str:
    """The text without its marks.

    >>> plain("It began on {Tuesday|2025-04-15}.")
    'It began on Tuesday.'
    """
    return re.sub(r"\{([^|}]+)\|[^}]*\}", r"\1", text)


def source(
    text: str,
    name: str = "text",
    place: str | None = None,
    kinds: Sequence[str] = (),
    speakers: Sequence[str | None] = (),
    headline: str | None = None,
) -> Source:
    """A document of which each line is a passage.

    `{phrase|}` marks a phrase that hangs on another event; `..` beside the `/` is an open side; `~` behind the days
    marks a vague phrase, `=` one with its own year, `@` a clock time on the day told last.
    """
    words = plain(text)
    passages: list[Passage] = []
    start = 0
    for number, line in enumerate(words.split("\n")):
        kind = kinds[number] if number < len(kinds) else "paragraph"
        speaker = speakers[number] if number < len(speakers) else None
        passages.append(Passage(start, start + len(line), kind, speaker))
        start += len(line) + 1
    return Source(name, words, tuple(passages), tuple(_phrases(text, name)), ANCHOR, place, headline)


def _phrases(text: str, name: str) -> Iterator[Phrase]:
    removed = 0
    for match in MARK.finditer(text):
        start = match.start(1) - removed - 1
        removed += 3 + len(match.group(2))
        yield _phrase(name, start, match.group(1), match.group(2))


def _phrase(name: str, start: int, words: str, days: str) -> Phrase:
    first, one_day, last = days.rstrip("~=@").partition("/")
    last = last if one_day else first
    anchor = {"=": AnchorKind.ABSOLUTE, "@": AnchorKind.NARRATIVE}.get(days[-1:], AnchorKind.DOCUMENT)
    begin = _day(first)
    end = _day(last)
    return Phrase(
        reference_id=identifier(name, start),
        char_start=start,
        char_end=start + len(words),
        text=words,
        timex_type="TIME" if days.endswith("@") else "DATE",
        timex_value=None,
        anchor_kind=anchor if days else AnchorKind.EVENT,
        interval=Interval(begin, None if end is None else end + 1),
        granularity=Granularity.DAY,
        approximate=days.endswith("~"),
    )


def _day(said: str) -> int | None:
    return date.fromisoformat(said).toordinal() if said not in ("", "..") else None
