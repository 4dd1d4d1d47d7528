"""What the report step knows of a document: its passages, its time references, the day and place it speaks from."""

from dataclasses import dataclass

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
