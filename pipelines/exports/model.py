"""A timeline as its readers see it: events with their tellings, as the published warehouse holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.documents.readers import dataset_reader_for
from pipelines.faults import Fault


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A stretch of a document's text, in code points; `end` is not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CountRange:
    """How many, as an interval; None is an open side."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as one telling gives it."""

    kind: str
    count: CountRange
    unit: str
    text: str
    span: PassageSpan
    whom: str | None
    as_of: date | None

    @property
    def names_one(self) -> bool:
        """True if its words are those of one person rather than a number: "killed a teacher"."""
        return self.count.best == 1 and self.whom is not None and self.whom.startswith(self.text)

    @property
    def named(self) -> str | None:
        """Return the person whom its words name; None if they are a number."""
        return self.text if self.names_one else None


@dataclass(frozen=True, slots=True)
class Reference:
    """A time expression that bears on the date of a telling.

    Args:
        role: dates, anchors or bounds.
        anchor_kind: what its words are counted from: absolute, document, narrative or another one of the text.
        anchor_date: the day that they are counted from.
        other_start: of the days that it may mean instead, where its direction was not sure.
        probability: that it means its own days rather than the others; None where it was sure.
        explanation: a line for the rule and its meaning, one for each step, and last the result.
    """

    reference_id: str
    role: str
    text: str
    span: PassageSpan
    timex_type: str | None
    timex_value: str | None
    anchor_kind: str | None
    anchor_date: date | None
    start_date: date | None
    end_date: date | None
    rule: str
    approximate: bool
    explanation: tuple[str, ...]
    other_start: date | None = None
    other_end: date | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """Where a telling stands, and from which day it speaks."""

    document_id: str
    source_path: str
    source_url: str | None
    title: str | None
    publisher: str | None
    author: str | None
    language: str | None
    country: str | None
    content_sha256: str
    published_date: date | None
    retrieved_date: date | None
    anchor_date: date | None
    anchor_basis: str

    @property
    def name(self) -> str:
        """Return its title, or its file name if it has none."""
        return self.title or self.source_path

    @property
    def file(self) -> str:
        """Return its path below the raw folder, without the row key that follows a dataset's name after a #.

        A # that follows no dataset's name is one of the file's own.
        """
        for place, sign in enumerate(self.source_path):
            if sign == "#" and dataset_reader_for(self.source_path[:place]):
                return self.source_path[:place]
        return self.source_path

    @property
    def web_address(self) -> str | None:
        """Return its web address; None unless it is http or https, since a browser would run some others."""
        address = self.source_url or ""
        return address if address.lower().startswith(("https://", "http://")) else None

    @property
    def latest_date(self) -> date | None:
        """Return the latest of its known dates."""
        return max(filter(None, (self.anchor_date, self.published_date, self.retrieved_date)), default=None)


@dataclass(frozen=True, slots=True)
class MentionDetail:
    """One report of an event: the sentence in its paragraph, and what dates it.

    Args:
        passage: the text around the trigger, cut at `passage_start`.
        trigger: the word that tells the event, in the document's text.
    """

    report_id: str
    role: str
    document: SourceDocument
    sentence: str
    sentence_start: int
    passage: str
    passage_start: int
    passage_is_cut: tuple[bool, bool]
    event_trigger: str
    trigger: PassageSpan
    start_date: date | None
    end_date: date | None
    granularity: str | None
    date_basis: str
    who: str | None
    whom: str | None
    place: str | None
    tense: str | None
    modality: str
    polarity: str
    attributed_to: str | None
    speaker: str | None
    certainty: str
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def dating(self) -> tuple[Reference, ...]:
        """Return the time expressions that give the date."""
        return tuple(reference for reference in self.references if reference.role == "dates")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tellings held against each other: compatible, superseded or conflict."""

    field: str
    verdict: str
    left_report_id: str
    right_report_id: str
    explanation: str


@dataclass(frozen=True, slots=True)
class CorrectionDetail:
    """What a person set in the place of what the machine made of an event's texts, and why.

    Args:
        correction: its file, with # and the key of its table.
        target: what is corrected, such as event_date.
        value: the days, the place, the title or the status as written; None where there is none.
        status: applied, or stale if it was made for another text.
    """

    correction: str
    target: str
    value: str | None
    reason: str
    author: str
    made_on: date
    status: str

    @property
    def outcome(self) -> str:
        """Return what became of it: `corrected` or `confirmed`, or `stale` if it was made for another text."""
        if self.status != "applied":
            return "stale"
        return "confirmed" if self.target == "confirm" else "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSummary:
    """An event without its reports: what lists, pictures and filters need. Dates are inclusive; None is an open side.

    Args:
        approximate: its date has a vague edge.
        disputed: somebody denies it, or two of its reports cannot both be right.
        documents: those that report it, each once, in the order of its reports.
        mentions: how many reports it has.
        place_precision: how exact its place is, after UCDP GED's `where_prec`: 1 a town, 3 a district, 4 a province,
            5 a region, 6 a country.
        source_count: how many sources report it independently of each other.
        story_id: the story to which it belongs.
        importance: how much it mattered in its story.
        background: it was long before its story was first told, or is told only in passing.
    """

    event_id: str
    title: str
    event_class: str
    start_date: date | None
    end_date: date | None
    granularity: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    place_precision: int | None
    killed: CountRange | None
    injured: CountRange | None
    status: str
    certainty: str
    approximate: bool
    disputed: bool
    source_count: int
    story_id: str | None
    importance: float
    background: bool
    documents: tuple[SourceDocument, ...]
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetail(EventSummary):
    """An event with its reports, the corrections made to it, and how its reports compare."""

    date_precision: int | None
    edtf: str | None
    report_count: int
    document_count: int
    corrections: tuple[CorrectionDetail, ...] = ()
    tellings: tuple[MentionDetail, ...] = ()
    verdicts: tuple[Comparison, ...] = ()

    @property
    def conflicts(self) -> tuple[Comparison, ...]:
        """Return the comparisons in which its reports disagree."""
        return tuple(verdict for verdict in self.verdicts if verdict.verdict == "conflict")

    @property
    def compared(self) -> list[tuple[Comparison, int]]:
        """What comparing the tellings says, each thing once with the number of tellings of which it holds."""
        held: dict[tuple[str, str, str], list[Comparison]] = {}
        for one in self.verdicts:
            held.setdefault((one.field, one.verdict, one.explanation), []).append(one)
        return [
            (found[0], len({report for one in found for report in (one.left_report_id, one.right_report_id)}))
            for found in held.values()
        ]

    def two_of(self, comparison: Comparison) -> list[MentionDetail]:
        """Return the two tellings that were compared."""
        ids = (comparison.left_report_id, comparison.right_report_id)
        return [telling for report_id in ids for telling in self.tellings if telling.report_id == report_id]


@dataclass(frozen=True, slots=True)
class UndatedReport:
    """A report of an event to which no day could be given."""

    report_id: str
    document: SourceDocument
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What an export is made from: events with all their tellings, the documents, and what could not be read."""

    events: tuple[EventDetail, ...]
    documents: tuple[SourceDocument, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A story that several documents tell."""

    story_id: str
    title: str
    document_count: int


@dataclass(frozen=True, slots=True)
class TimelineSummary:
    """The events of a timeline as summaries.

    Args:
        stories: to which the events belong, the one with most documents first.
        undated: how many reports have no day.
        faults: the events left out because something in their rows breaks what reads or shows them.
    """

    events: tuple[EventSummary, ...]
    documents: tuple[SourceDocument, ...]
    stories: tuple[Story, ...] = ()
    undated: int = 0
    faults: tuple[Fault, ...] = ()


def id_of(event: EventSummary) -> str:
    """Return the id of an event."""
    return event.event_id


def documents_of(events: Iterable[EventSummary], documents: Iterable[SourceDocument]) -> tuple[SourceDocument, ...]:
    """Return those of the documents that report any of the events."""
    wanted = {document.document_id for event in events for document in event.documents}
    return tuple(document for document in documents if document.document_id in wanted)


def stories_of(events: Iterable[EventSummary], stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return those of the stories to which any of the events belong."""
    wanted = {event.story_id for event in events}
    return tuple(story for story in stories if story.story_id in wanted)
