"""The words of the documents domain."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    QUESTION = "question"
    QUOTATION = "quotation"
    NOTE = "note"
    DATELINE = "dateline"


class AnchorBasis(StrEnum):
    """How the anchor date is known, in order of trust."""

    OVERRIDE = "override"
    VISIT_DATE = "visit_date"
    DATELINE = "dateline"
    PUBLISHED = "published"
    METADATA = "metadata"
    FILENAME = "filename"
    INFERRED = "inferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its text and what is stated about it. A row of `core.texts`.

    Args:
        document_id: hash of the path relative to `raw/` in NFC, and of the row key in a dataset.
        source_path: that path, with `#row` for a row of a dataset.
        text: the stored text, to which every offset refers, in Unicode code points.
        kind_of_text: as the sidecar states it, else None.
        anchor_date: the sidecar's override of the anchor, else None.
        metadata_date: the date that the file's own metadata gives (a page, a PDF, an e-mail header).
        place: where the document was filed or spoken, if stated.
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
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document's text. A row of `core.segments`."""

    kind: SegmentKind
    char_start: int
    char_end: int
    speaker: str | None = None
    anchor_date: date | None = None


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A day from which a document may speak, with the phrases that say so."""

    candidate_date: date
    rank: int
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """From which day a document speaks, how that is known, and its rivals. A row of `core.anchors`."""

    anchor_date: date | None
    anchor_basis: AnchorBasis
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
