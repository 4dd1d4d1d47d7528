"""FollowTheMoney: an entity a line, an Event for each event and a Document for each document."""

from collections.abc import Iterator

from pipelines.exports.escaping import json_line
from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, each_written, loss, written
from pipelines.exports.kinds import class_words
from pipelines.exports.model import EventDetail, SourceDocument, Timeline
from pipelines.exports.words import event_date_words, place_words, precision_words, toll_words
from pipelines.warehouse.connection import Connection

NOTES = ("FollowTheMoney drops qualifiers of dates; startDate and endDate hold the bounds, description the EDTF.",)


def as_followthemoney(timeline: Timeline, connection: Connection) -> Exported:
    """Return the timeline as entities in JSON Lines."""
    documents, broken = each_written(timeline.documents, lambda document: ([_document(document)], ()), _name)
    events, losses = written(timeline.events, lambda event: [_event(event)], _losses)
    return Exported({"": "".join([*documents, *events])}, (*losses, *broken), NOTES)


def _name(document: SourceDocument) -> str:
    return document.document_id


def _entity(entity_id: str, schema: str, properties: dict[str, list[str | None]]) -> str:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    entity = {"id": entity_id, "schema": schema, "properties": {name: some for name, some in kept.items() if some}}
    return f"{json_line(entity)}\n"


def _document(document: SourceDocument) -> str:
    properties: dict[str, list[str | None]] = {
        "title": [document.title],
        "fileName": [document.file.rpartition("/")[2]],
        "sourceUrl": [document.web_address],
        "publisher": [document.publisher],
        "author": [document.author],
        "language": [document.language],
        "country": [document.country and document.country.lower()],
        "date": [document.anchor_date and document.anchor_date.isoformat()],
        "publishedAt": [document.published_date and document.published_date.isoformat()],
        "retrievedAt": [document.retrieved_date and document.retrieved_date.isoformat()],
    }
    return _entity(document.document_id, "Document", properties)


def _event(event: EventDetail) -> str:
    properties: dict[str, list[str | None]] = {
        "name": [event.title],
        "startDate": [event.start_date and event.start_date.isoformat()],
        "endDate": [event.end_date and event.end_date.isoformat()],
        "summary": [f"{event_date_words(event)}, known {precision_words(event)}"],
        "description": list(_description(event)),
        "location": [place_words(event)],
        "country": [event.country and event.country.lower()],
        "recordId": [event.event_id],
        "keywords": [class_words(event.event_class), event.status],
        "publisher": [document.publisher for document in event.documents],
        "sourceUrl": [document.web_address for document in event.documents],
        "proof": [document.document_id for document in event.documents],
    }
    return _entity(event.event_id, "Event", properties)


def _description(event: EventDetail) -> Iterator[str]:
    if event.edtf:
        yield f"EDTF: {event.edtf}"
    if toll_words(event):
        yield toll_words(event)
    yield from dict.fromkeys(telling.sentence for telling in event.tellings)


def _losses(event: EventDetail) -> Iterator[ExportLoss]:
    if event.approximate:
        yield loss(event, Kind.COARSENED, "a vague edge has no property; the description holds the EDTF")
    if event.status != "happened" or event.disputed:
        yield loss(
            event, Kind.COARSENED, f"that it is {event.status} or disputed has no property; keywords hold the status"
        )
    if event.killed or event.injured:
        yield loss(event, Kind.COARSENED, "counts have no property; the description holds them in words")
