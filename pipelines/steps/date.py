"""Step 2, date: what is stated of a document, and its own words → its reference date and the candidates for it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from pipelines.documents.model import DocumentDate, Segment, SegmentKind, StatedDay, Target
from pipelines.documents.reference_date import date_document
from pipelines.documents.segments import head_datelines
from pipelines.documents.trust import StatedDates
from pipelines.step import Row, Step, Tables, by_document
from pipelines.steps.correct import STATED, corrections_of
from pipelines.steps.read import READ_LIBRARIES

MADE_BY_PROGRAMS = frozenset({"pdf", "docx", "rtf"})
"""Readers of files whose own day is that on which a program wrote them, not that of publication."""


def date_documents(tables: Tables) -> Tables:
    """Return the reference dates of a batch of documents, and their candidates."""
    segments = by_document(tables["core.segments"])
    corrected = {row["document_id"]: row for row in corrections_of(tables, Target.DOCUMENT_DATE)}
    dated = [
        (text["document_id"], _date(text, segments.get(text["document_id"], []), corrected.get(text["document_id"])))
        for text in tables["core.texts"]
    ]
    return {
        "core.anchors": [_anchor_row(key, found, corrected.get(key)) for key, found in dated],
        "core.document_date_candidates": [row for pair in dated for row in _candidate_rows(*pair)],
    }


def _date(text: Row, segments: Sequence[Row], correction: Row | None) -> DocumentDate:
    parts = (
        Segment(SegmentKind(row["kind"]), row["char_start"], row["char_end"])
        for row in sorted(segments, key=lambda row: row["segment_id"])
    )
    lines = [text["text"][part.char_start : part.char_end] for part in head_datelines(parts)]
    return date_document(_stated(text, correction), text["text"], lines, text["language"] or "en", text["country"])


def _stated(text: Row, correction: Row | None) -> StatedDates:
    return StatedDates(
        override=correction["start_date"] if correction else text["anchor_override"],
        visit=text["visit_date"],
        published=text["published_date"],
        metadata=() if text["reader"] in MADE_BY_PROGRAMS else _metadata(text),
        retrieved=text["retrieved_date"],
        source_path=text["source_path"],
        kind_of_text=text["kind_of_text"],
        created=text["metadata_date"] if text["reader"] in MADE_BY_PROGRAMS else None,
    )


def _metadata(text: Row) -> tuple[StatedDay, ...]:
    days = tuple(StatedDay(**each) for each in text["metadata_days"] or ())
    if days or text["metadata_date"] is None:
        return days
    return (StatedDay(text["metadata_date"], f"the day that the file states, read as {text['reader']}"),)


def _anchor_row(document_id: str, found: DocumentDate, correction: Row | None) -> Row:
    return {
        "document_id": document_id,
        "anchor_date": found.anchor_date,
        "anchor_basis": found.anchor_basis.value,
        "kind_of_text": found.kind_of_text,
        "flags": list(found.flags),
        "correction": correction["correction"] if correction else None,
    }


def _candidate_rows(document_id: str, found: DocumentDate) -> Iterable[Row]:
    for candidate in found.candidates:
        row = {**asdict(candidate), "document_id": document_id}
        yield {**row, "evidence": list(candidate.evidence), "basis": candidate.basis.value}


DATE = Step(
    name="date",
    reads=("core.texts", "core.segments", STATED),
    writes=("core.anchors", "core.document_date_candidates"),
    packages=("pipelines.documents", "pipelines.temporal", "pipelines.steps.date", "pipelines.steps.correct"),
    libraries=READ_LIBRARIES,
    work=date_documents,
)
