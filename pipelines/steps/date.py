"""Step 3, date: what is stated of a document, and its own words → its anchor date and the candidates for it."""

from collections.abc import Iterable, Sequence

from pipelines.documents.dateline import StatedDates, date_document
from pipelines.documents.model import DocumentDate, Segment, SegmentKind
from pipelines.documents.sections import head_datelines
from pipelines.steps.model import ENDLESS, Row, Step, Tables, by_document


def date_documents(tables: Tables) -> Tables:
    """The anchors of a batch of documents, and their candidates."""
    segments = by_document(tables["core.segments"])
    dated = [(text["document_id"], _date(text, segments.get(text["document_id"], []))) for text in tables["core.texts"]]
    return {
        "core.anchors": [_anchor_row(document_id, found) for document_id, found in dated],
        "core.document_date_candidates": [row for pair in dated for row in _candidate_rows(*pair)],
    }


def _date(text: Row, segments: Sequence[Row]) -> DocumentDate:
    parts = (
        Segment(SegmentKind(row["kind"]), row["char_start"], row["char_end"])
        for row in sorted(segments, key=lambda row: row["segment_id"])
    )
    lines = [text["text"][part.char_start : part.char_end] for part in head_datelines(parts)]
    return date_document(_stated(text), text["text"], lines, text["language"] or "en", text["country"])


def _stated(text: Row) -> StatedDates:
    return StatedDates(
        override=text["anchor_override"],
        visit=text["visit_date"],
        published=text["published_date"],
        metadata=text["metadata_date"],
        retrieved=text["retrieved_date"],
        source_path=text["source_path"],
        kind_of_text=text["kind_of_text"],
    )


def _anchor_row(document_id: str, found: DocumentDate) -> Row:
    return {
        "document_id": document_id,
        "anchor_date": found.anchor_date,
        "anchor_basis": found.anchor_basis.value,
        "kind_of_text": found.kind_of_text,
        "flags": list(found.flags),
    }


def _candidate_rows(document_id: str, found: DocumentDate) -> Iterable[Row]:
    for candidate in found.candidates:
        yield {
            "document_id": document_id,
            "candidate_date": candidate.candidate_date,
            "rank": candidate.rank,
            "score": candidate.score,
            "evidence": list(candidate.evidence),
        }


DATE = Step(
    name="date",
    reads=("core.texts", "core.segments"),
    writes=("core.anchors", "core.document_date_candidates"),
    packages=("pipelines.documents", "pipelines.temporal", "pipelines.steps.date"),
    libraries=(),
    work=date_documents,
    longest=ENDLESS,
)
