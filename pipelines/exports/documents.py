"""A page for each document: its full text with what was read in it, and the events that it tells."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from pipelines.exports.escaping import harmless
from pipelines.exports.highlights import counted
from pipelines.exports.model import SourceDocument, TimelineSummary
from pipelines.exports.page import PageSettings, head
from pipelines.exports.parts import PagePart
from pipelines.exports.reading import query, reference_of
from pipelines.exports.rendering import COUNT, EVENT, TIME, DocumentLinks, TextMark, environment, pieces
from pipelines.exports.words import precision_of_place, quantity_words, value_words, weekday_words
from pipelines.faults import guarded
from pipelines.step import by_document
from pipelines.warehouse.connection import Connection, Row, stream

MOST = 5_000
"""Beyond so many documents none has a page of its own."""
AT_A_TIME = 50
QUANTITY = ("kind", "low", "best", "high", "unit")
PLACE = "place"

Read = dict[str, dict[str, list[Row]]]
"""Rows by query and document."""


def document_pages(
    connection: Connection,
    shown: TimelineSummary,
    parts: Sequence[PagePart],
    links: DocumentLinks,
    around: PageSettings,
) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each document's page, some documents at a time.

    A document in which something cannot be shown has a page with its bare text; the log says why.

    Args:
        connection: to the database that the documents are from.
        shown: the documents and events of the timeline.
        parts: the pages on which the events stand.
        links: to the documents.
        around: where the pages are made.
    """
    titles = {event.event_id: event.title for event in shown.events}
    at = {event.event_id: f"../{part.file}#{event.event_id}" for part in parts for event in part.events}
    template = environment().get_template("document.html.j2")
    index = f"../{parts[0].index or parts[0].file}"
    for start in range(0, len(shown.documents), AT_A_TIME):
        some = shown.documents[start : start + AT_A_TIME]
        read = _read(connection, some)

        def page(document: SourceDocument, read: Read = read) -> str:
            frame = head(document.name, around, sheet="document")
            content = _content(document, read, titles, at)
            return template.render(**frame, **content, document=document, link=links.link, index=index)

        for document in some:
            whole = guarded(page, [document], attrgetter("document_id"), [])
            content = next(whole, None) or page(document, {"texts": read["texts"]})
            yield f"{document.document_id}.html", content


def _read(connection: Connection, some: Sequence[SourceDocument]) -> Read:
    """Return the rows of some documents by query and document."""
    wanted = [document.document_id for document in some]
    found: Read = {}
    for name in ("document_references", "marked_reports", "document_counts", "document_segments"):
        found[name] = by_document(query(connection, name, documents=wanted))
    texts = "select document_id, text from core.texts where document_id in (select unnest(?))"
    found["texts"] = {row["document_id"]: [row] for row in stream(connection, texts, [wanted])}
    return found


def _content(document: SourceDocument, read: Read, titles: dict[str, str], at: dict[str, str]) -> dict[str, Any]:
    def rows(name: str) -> list[Row]:
        return read.get(name, {}).get(document.document_id, [])

    references = [reference_of({"role": "dates", **row}) for row in rows("document_references")]
    reports = rows("marked_reports")
    marks = [
        TextMark(one.span.start, one.span.end, TIME, value_words(one), f"t-{one.reference_id}") for one in references
    ]
    marks += [
        TextMark(
            row["char_start"], row["char_end"], EVENT, "", f"r-{row['report_id']}", at.get(row["event_id"] or "", "")
        )
        for row in reports
    ]
    marks += [
        TextMark(row["char_start"], row["char_end"], COUNT, quantity_words(*(row[name] for name in QUANTITY)))
        for row in rows("document_counts")
    ]
    marks += set(filter(None, map(_place, reports)))
    told = dict.fromkeys(row["event_id"] for row in reports if row["event_id"] in at)
    events = [(titles[event_id], at[event_id]) for event_id in told]
    notes = {row["char_start"]: weekday_words(row["anchor_date"]) for row in rows("document_segments")}
    text = harmless(rows("texts")[0]["text"])
    return {
        "kinds": [kind for kind in (TIME, EVENT, COUNT, PLACE) if any(mark.kind == kind for mark in marks)],
        "pieces": pieces(text, marks, notes),
        "references": references,
        "events": events,
        "events_words": counted(len(events), "event"),
    }


def _place(report: Row) -> TextMark | None:
    """Return the mark of the place that a report's own words say; None if they say none."""
    start = report["sentence"].find(report["place"]) if report["place"] else -1
    if start < 0 or report["place_basis"] != "stated":
        return None
    start += report["sentence_start"]
    return TextMark(
        start, start + len(report["place"]), PLACE, precision_of_place(report["place_precision"], report["country"])
    )
