"""What the report step knows of a document: its passages, its time references, the day and place it speaks from.

All who quote one news agency are one source.
"""

import re
from dataclasses import dataclass

from pipelines.events.lexicon.agencies import AGENCIES
from pipelines.temporal.model import AnchorKind, Granularity, Interval

HEADING = "heading"
QUESTION = "question"
SPEECH = frozenset({"turn", QUESTION})


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that is parsed as one: a paragraph, a turn or a question.

    Args:
        kind: as in `core.segments`.
        speaker: who speaks, if it is speech and the name is known.
    """

    char_start: int
    char_end: int
    kind: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time reference, as far as reports need it.

    Args:
        timex_type: None for an outer row (a range, "since X").
        interval: the days that it denotes; Interval(None, None) where it dates nothing.
        probability: that these are its days and not those of the other side; None where there is no choice.
        other: the days of the other side, where it is unsure which are meant.
        reason: why the parse took other days than the words near the phrase would have; empty if it did not.
    """

    reference_id: str
    char_start: int
    char_end: int
    text: str
    timex_type: str | None
    timex_value: str | None
    anchor_kind: AnchorKind
    interval: Interval
    granularity: Granularity | None
    approximate: bool
    probability: float | None = None
    other: Interval | None = None
    reason: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the document's text."""
        return self.char_start, self.char_end

    @property
    def says_when(self) -> bool:
        """Whether it dates or bounds an event, or would if the document's own day were known."""
        if self.interval.start is not None or self.interval.end is not None:
            return True
        unread = self.timex_type in ("DATE", "TIME") and self.anchor_kind is not AnchorKind.EVENT
        return unread and not (self.timex_value or "").endswith("_REF")

    @property
    def vague(self) -> bool:
        """Whether it says too little of the days for an event to be told from another by them."""
        return self.approximate


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as the report step reads it.

    Args:
        anchor_day: the day from which the document speaks, a day number; None if unknown.
        place: where it was spoken or filed.
        headline: what stands above it, in its text or beside it.
        country: that of its publisher, ISO 3166-1 alpha-2.
        history: told long after its events.
        agency: the news agency that filed it.
    """

    document_id: str
    text: str
    passages: tuple[Passage, ...]
    phrases: tuple[Phrase, ...]
    anchor_day: int | None = None
    place: str | None = None
    headline: str | None = None
    country: str | None = None
    history: bool = False
    agency: str | None = None


NAMES = {name: agency for agency, names in AGENCIES.items() for name in names}
HEAD = 300
"""In so many characters from its start a report says that an agency filed it."""

_NAME = rf"(?P<name>{'|'.join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))})(?![\w-])"
_FILED = re.compile(
    rf"\(\s?{_NAME}\s?(?:/[^()\n]{{1,20}})?\)"
    rf"|(?<!via\s)(?<![\w/]){_NAME.replace('name', 'before')}\s[A-Z][A-Z.,\s]{{2,40}}\s(?:--?|[—–])\s"
    rf"|(?:^|\n)By\s(?:[^\n]{{1,80}}?[,\s]\s?)??(?:[Tt]he\s)?{_NAME.replace('name', 'author')}(?:\s[Ww]riters?)?\s*\n"
)
_QUOTED = re.compile(
    rf"(?:(?:according\sto|citing|cited\sby|told|reported\sby|quoted\sby|by)\s(?:the\s)?(?:news\sagency\s|agency\s)?{_NAME})"
    rf"|(?:(?<!\w){_NAME.replace('name', 'sayer')}(?:\snews\sagency)?\s"
    r"(?:has\s|also\s)?(?:reported|reports|said|says|wrote|quoted|cited))"
)


def filed_by(text: str, publisher: str | None) -> str | None:
    """Return the agency that a document is of, by its publisher or by the credit at its head.

    >>> filed_by("RIGA, May 2 (Reuters) - A ferry sank.", "The Courier"), filed_by("A ferry sank.", "AFP")
    ('Reuters', 'AFP')
    >>> [filed_by(text, None) for text in ("By Ana Voss, Associated Press Writer\\nA ferry", "AP RIGA -- A ferry")]
    ['AP', 'AP']
    >>> filed_by("Photograph: Reuters\\nA ferry sank.", None) is None
    True
    """
    credit = _FILED.search(text, 0, HEAD)
    return NAMES[credit.group(credit.lastgroup or "name")] if credit else NAMES.get(publisher or "")


def quoted_in(sentence: str) -> str | None:
    """Return the agency whose news a sentence tells.

    >>> quoted_in("Two ships collided, Interfax-Ukraine reported."), quoted_in("She told AFP that it was late.")
    ('Interfax-Ukraine', 'AFP')
    >>> quoted_in("The Bloomberg tower was shut.") is None
    True
    """
    found = _QUOTED.search(sentence)
    return NAMES[found.group("name") or found.group("sayer")] if found else None
