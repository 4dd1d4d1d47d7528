"""The words of the documents domain."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class SegmentKind(StrEnum):
    """What kind of text a segment is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    QUESTION = "question"
    QUOTATION = "quotation"
    NOTE = "note"
    DATELINE = "dateline"


class ReferenceBasis(StrEnum):
    """How the reference date is known, in order of trust: of two stated days, the one that stands first holds."""

    OVERRIDE = "override"
    """The sidecar's `anchor_date`, or a correction."""
    VISIT_DATE = "visit_date"
    """The sidecar's: the day on which it was said or seen."""
    DATELINE = "dateline"
    """A line at the head of the text that says where and when it was filed or given."""
    PUBLISHED = "published"
    """The day of publication, as the sidecar, a row of a dataset or front matter says."""
    METADATA = "metadata"
    """The day of publication, as a page or the head of an e-mail says."""
    PRINTED = "printed"
    """A line at the head of the text that is a day and little else."""
    FILENAME = "filename"
    """The day in the name or the folders of the file."""
    CREATED = "created"
    """The day on which a program made the file, as a PDF or a Word file says."""
    INFERRED = "inferred"
    """The one day that the text's own words leave."""
    NONE = "none"
    """No day is known."""


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day on which a file says that it was published.

    Args:
        day: of the publisher's calendar.
        source: where the file says so, and in which words.
        alternative: whether it is the other day of the moment before it, which is stated in UTC alone.
        guessed: whether the file does not mark it as that of publication, but only prints it where such a day stands.
    """

    day: date
    source: str
    alternative: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as read: its text and stated metadata. A row of `core.texts`.

    Args:
        document_id: hash of the path relative to `raw/` in NFC, and of the row key in a dataset.
        source_path: that path, with `#row` for a row of a dataset.
        text: the stored text, to which every offset refers, in Unicode code points.
        kind_of_text: as the sidecar states it, else None.
        anchor_date: the sidecar's override of the reference date, else None.
        metadata_date: the date that the file's own metadata gives (a page, a PDF, an e-mail header).
        place: where the document was filed or spoken, if stated.
        section: of the publication in which it appeared, if stated.
        topic: the story that it tells, if stated.
        modified_date: when it was last changed, if its file says so; never the reference date.
        metadata_days: every day of publication that the file states, the most trusted first.
    """

    document_id: str
    source_path: str
    content_sha256: str
    size: int
    reader: str
    text: str
    source_url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    country: str | None = None
    kind_of_text: str | None = None
    visit_date: date | None = None
    published_date: date | None = None
    retrieved_date: date | None = None
    anchor_date: date | None = None
    metadata_date: date | None = None
    place: str | None = None
    section: str | None = None
    topic: str | None = None
    modified_date: date | None = None
    metadata_days: tuple[StatedDay, ...] = ()
    flags: tuple[str, ...] = ()


class Segment(NamedTuple):
    """A stretch of a document's text. A row of `core.segments`; `anchor_date` is its own reference date, if any."""

    kind: SegmentKind
    char_start: int
    char_end: int
    speaker: str | None = None
    anchor_date: date | None = None


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A day from which a document may speak: who says so, and why it was taken or not.

    Args:
        score: the share of the weight that a day found in the words has; None for a day that is stated.
        evidence: the words or the place in the file that say so.
        verdict: why the day was taken, or why another one was.
    """

    candidate_date: date
    rank: int
    score: float | None
    evidence: tuple[str, ...]
    basis: ReferenceBasis
    verdict: str


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The reference date of a document, how it is known, and its rivals. A row of `core.anchors`."""

    anchor_date: date | None
    anchor_basis: ReferenceBasis
    kind_of_text: str
    candidates: tuple[DateCandidate, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a row of a dataset, that could not be read.

    Args:
        kind: a short stable word for the reason; `fault` if that lies in this program.
        error_type: for a fault, the exception or the signal that showed it.
    """

    document_id: str
    source_path: str
    kind: str
    reason: str
    remedy: str
    error_type: str | None = None


class Target(StrEnum):
    """What a correction changes: the key in its table."""

    DOCUMENT_DATE = "document_date"
    REFERENCE = "reference"
    EVENT_DATE = "event_date"
    EVENT_PLACE = "event_place"
    EVENT_TITLE = "event_title"
    EVENT_STATUS = "event_status"
    CONFIRM = "confirm"
    MERGE = "merge"
    DISTINCT = "distinct"
    SPLIT = "split"
    DROP = "drop"


DATED = (Target.DOCUMENT_DATE, Target.REFERENCE, Target.EVENT_DATE, Target.CONFIRM)
WORDED = (Target.EVENT_PLACE, Target.EVENT_TITLE, Target.EVENT_STATUS)
LISTED = (Target.MERGE, Target.DISTINCT, Target.SPLIT)
EVENT_STATUSES = ("happened", "planned", "disputed", "denied", "negated", "hypothetical")
