"""A timeline as its readers see it: events with their tellings, as the published warehouse holds them."""

from dataclasses import dataclass
from datetime import date

from pipelines.documents.readers import dataset_reader_for
from pipelines.exports.guard import Fault


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, in code points; `end` is not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as an interval; None is an open side."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as one telling gives it."""

    kind: str
    count: Count
    unit: str
    text: str
    span: Span
    whom: str | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A time expression that bears on the date of a telling.

    Args:
        role: dates, anchors or bounds.
        explanation: the steps from the words to the date.
    """

    reference_id: str
    role: str
    text: str
    span: Span
    timex_type: str | None
    timex_value: str | None
    start_date: date | None
    end_date: date | None
    rule: str
    approximate: bool
    explanation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
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
        """What to call it: the title, else the file."""
        return self.title or self.source_path

    @property
    def file(self) -> str:
        """Its file below the folder of documents; behind a dataset's name stands the key of the row, after a #.

        A # that follows no dataset's name is one of the file's own.
        """
        for place, sign in enumerate(self.source_path):
            if sign == "#" and dataset_reader_for(self.source_path[:place]):
                return self.source_path[:place]
        return self.source_path

    @property
    def web_address(self) -> str | None:
        """Its address on the web; one that a browser would run, not fetch, is none."""
        address = self.source_url or ""
        return address if address.lower().startswith(("https://", "http://")) else None

    @property
    def latest_date(self) -> date | None:
        """The last day that is known of it."""
        return max(filter(None, (self.anchor_date, self.published_date, self.retrieved_date)), default=None)


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an event: the sentence in its paragraph, and what dates it.

    Args:
        passage: the text around the trigger, cut at `passage_start`.
        trigger: the word that tells the event, in the document's text.
    """

    report_id: str
    role: str
    document: Document
    sentence: str
    sentence_start: int
    passage: str
    passage_start: int
    passage_is_cut: tuple[bool, bool]
    event_trigger: str
    trigger: Span
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
        """The time expressions that give the date."""
        return tuple(reference for reference in self.references if reference.role == "dates")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two tellings held against each other: compatible, superseded or conflict."""

    field: str
    verdict: str
    left_report_id: str
    right_report_id: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person set in the place of what the machine made of an event's texts, and why.

    Args:
        correction: its file, with # and the key of its table.
        target: what is corrected, such as event_date.
        value: the new days as written; None where nothing is dated.
        status: applied, or stale if it was made for another text.
    """

    correction: str
    target: str
    value: str | None
    reason: str
    author: str
    made_on: date
    status: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the timeline. Dates are inclusive; None is a side without a known bound."""

    event_id: str
    title: str
    event_class: str
    start_date: date | None
    end_date: date | None
    granularity: str | None
    date_precision: int | None
    edtf: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    killed: Count | None
    injured: Count | None
    report_count: int
    document_count: int
    source_count: int
    status: str
    certainty: str
    corrections: tuple[Correction, ...] = ()
    tellings: tuple[Telling, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def conflicts(self) -> tuple[Verdict, ...]:
        """Where its tellings disagree."""
        return tuple(verdict for verdict in self.verdicts if verdict.verdict == "conflict")

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it or two tellings cannot both be right."""
        return self.status in ("disputed", "denied") or bool(self.conflicts)

    @property
    def approximate(self) -> bool:
        """Whether its edges are vague."""
        return "~" in (self.edtf or "") or any(
            reference.approximate for telling in self.tellings for reference in telling.dating
        )

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that tell it, each once, in the order of the tellings."""
        return tuple({telling.document.document_id: telling.document for telling in self.tellings}.values())


@dataclass(frozen=True, slots=True)
class Undated:
    """A report of an event to which no day could be given."""

    report_id: str
    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What an export is made from: events with all their tellings, the documents, and what could not be read."""

    events: tuple[Event, ...]
    documents: tuple[Document, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def latest_date(self) -> date | None:
        """The last day that is known of any of its documents."""
        return max(filter(None, (document.latest_date for document in self.documents)), default=None)
