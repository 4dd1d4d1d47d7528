"""The words of the events domain: reports, quantities, merged events."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipelines.temporal.model import Granularity, Interval

LEAD_CHARACTERS = 600
"""Characters with which a document leads: its headings and the sentences that tell its main event."""
LONGEST_ACCOUNT = 200_000
"""Characters of a document beyond which no account goes on: what stands farther apart is not read together."""
LONGEST_TITLE = 180
"""Characters of the longest title of an event."""


class DateBasis(StrEnum):
    """How the date of a report is known."""

    EXPLICIT = "explicit"
    ANCHORED = "anchored"
    INHERITED = "inherited"
    NARRATIVE = "narrative"
    DOCUMENT = "document"
    ATTACHED = "attached"
    NONE = "none"


class ActorKind(StrEnum):
    """What kind of actor takes part in an event."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    CIVILIANS = "civilians"


class Role(StrEnum):
    """Whether somebody does what an event is, or it is done to them."""

    AGENT = "agent"
    PATIENT = "patient"


class PlaceBasis(StrEnum):
    """How the place of a report is known: its own clause says it, or the document does as a whole, or nothing does."""

    STATED = "stated"
    DOCUMENT = "document"
    ASSUMED = "assumed"


class Modality(StrEnum):
    """How the text puts the event."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    REPORTED = "reported"
    QUESTION = "question"


class ReferenceRole(StrEnum):
    """What a time reference does for a report."""

    DATES = "dates"
    ANCHORS = "anchors"
    BOUNDS = "bounds"


class LinkRole(StrEnum):
    """What a report is to its event."""

    TELLING = "telling"
    PLAN = "plan"
    DENIAL = "denial"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of people or money, as an interval. A row of `core.quantities`.

    Args:
        kind: killed, injured, missing, displaced, arrested or money.
        low: least value, inclusive; None if open.
        high: greatest value, inclusive; None if open.
        unit: "person", or an ISO 4217 code.
        subset_of: place in the report's quantities of the one that contains it.
        bound_text: the words, such as "more than 100".
    """

    kind: str
    low: float | None
    high: float | None
    unit: str
    bound_text: str
    char_start: int
    char_end: int
    whom: str | None = None
    subset_of: int | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in what a report tells. A row of `core.participants`.

    Args:
        actor: the fullest name that the document has.
        kind: None where the words do not say it.
        said: the word of the clause: "he", "mayor".
        char_start: where these stand.
    """

    role: Role
    actor: str
    kind: ActorKind | None
    said: str
    char_start: int
    char_end: int


class ReportReference(NamedTuple):
    """A time reference of a report. A row of `core.report_references`.

    Args:
        probability: that it means the days that the report takes from it; None where there is no choice.
        reason: why the parse took other days than the reference has; None if it did not.
    """

    reference_id: str
    role: ReferenceRole
    probability: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class EventReport:
    """One telling of one event in one document. A row of `core.reports`.

    Args:
        report_id: hash(document_id, trigger span).
        char_start: start of the trigger in the document's text.
        char_end: end of the trigger.
        references: the report's time references.
        anchor_report_id: the report of the same document that an event-anchored phrase hangs on.
        interval: the days of the event; Interval(None, None) if undated.
        admin1: the state or province of the place.
        place_precision: how exact the place is, after UCDP GED's `where_prec`.
        background: whether it is told in passing, or of more than a year before its document.
    """

    report_id: str
    document_id: str
    char_start: int
    char_end: int
    sentence_start: int
    sentence: str
    clause: str
    event_trigger: str
    trigger_lemma: str
    event_class: str
    title: str
    interval: Interval
    granularity: Granularity | None
    date_basis: DateBasis
    references: tuple[ReportReference, ...] = ()
    anchor_report_id: str | None = None
    who: str | None = None
    whom: str | None = None
    place: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: int | None = None
    place_basis: PlaceBasis | None = None
    tense: str | None = None
    polarity: str = "positive"
    modality: Modality = Modality.ASSERTED
    attributed_to: str | None = None
    speaker: str | None = None
    agency: str | None = None
    certainty: str = "stated"
    background: bool = False
    quantities: tuple[Quantity, ...] = ()
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLink:
    """Why a report belongs to an event. A row of `core.event_links`.

    Args:
        score: log-odds, the sum of the terms.
        terms: named evidence, such as (("same place", 4.0), ("same day", 2.7)).
    """

    event_id: str
    report_id: str
    role: LinkRole
    score: float
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PossibleLink:
    """Two events that are possibly one. A row of `core.possible_links`.

    Args:
        score: log-odds of the strongest evidence between their reports.
        terms: that evidence.
    """

    event_id: str
    other_id: str
    left_report_id: str
    right_report_id: str
    score: float
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two reports of one event held against each other. A row of `core.contradictions`."""

    event_id: str
    field: str
    left_report_id: str
    right_report_id: str
    verdict: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people, as all tellings of an event have it: the bounds, and the latest exact figure or the low one."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Event:
    """One event, merged from its reports. A row of `core.events`.

    Args:
        interval: its days; a side that nobody states is open.
        status: happened, planned, disputed, denied, negated or hypothetical.
        flags: `merge_fault` where its reports could not be held against others.
    """

    event_id: str
    title: str
    event_class: str
    interval: Interval
    granularity: Granularity | None
    date_precision: int | None
    edtf: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    killed: Toll | None
    injured: Toll | None
    report_count: int
    document_count: int
    source_count: int
    status: str
    certainty: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """How an event is told.

    Args:
        tense: past, present, future, perfect or infinitive; None for an event noun without a verb.
        polarity: positive, negative, or denied if it is negative because somebody denies it.
        attributed_to: who says it, in the words of the text; None for the document itself.
    """

    tense: str | None
    polarity: str
    modality: Modality
    attributed_to: str | None
