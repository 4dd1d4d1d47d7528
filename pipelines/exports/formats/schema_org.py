"""JSON-LD in the vocabulary of schema.org: an Event an event, with the articles that report it."""

import json
from collections.abc import Iterator
from typing import Any

from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, loss, written
from pipelines.exports.model import EventDetail, SourceDocument, Timeline
from pipelines.exports.words import event_date_words, toll_words
from pipelines.warehouse.connection import Connection

STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "denied": "https://schema.org/EventCancelled",
    "negated": "https://schema.org/EventCancelled",
    "failed": "https://schema.org/EventCancelled",
    "cancelled": "https://schema.org/EventCancelled",
}


def as_schema_org(timeline: Timeline, connection: Connection) -> Exported:
    """Return a graph of Events; `temporalCoverage` holds the date as EDTF, the description says it in words."""
    events, losses = written(timeline.events, lambda event: [_event(event)], _losses)
    graph = {"@context": "https://schema.org", "@graph": events}
    return Exported({"": json.dumps(graph, ensure_ascii=False, indent=1)}, losses)


def _event(event: EventDetail) -> dict[str, Any]:
    told = {
        "@type": "Event",
        "@id": f"urn:dateline:event:{event.event_id}",
        "identifier": event.event_id,
        "name": event.title,
        "description": " · ".join(filter(None, (event_date_words(event), toll_words(event)))),
        "startDate": event.start_date and event.start_date.isoformat(),
        "endDate": event.end_date and event.end_date.isoformat(),
        "temporalCoverage": event.edtf,
        "eventStatus": STATUS.get(event.status),
        "keywords": event.event_class,
        "location": _place(event),
        "subjectOf": [_article(document) for document in event.documents],
    }
    return {name: value for name, value in told.items() if value}


def _place(event: EventDetail) -> dict[str, Any] | None:
    if not event.place and not event.country:
        return None
    place: dict[str, Any] = {"@type": "Place", "name": event.place or event.country}
    if event.country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": event.country}
    if event.latitude is not None and event.longitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": event.latitude, "longitude": event.longitude}
    return place


def _article(document: SourceDocument) -> dict[str, Any]:
    told = {
        "@type": "Article",
        "name": document.name,
        "url": document.web_address,
        "datePublished": document.published_date and document.published_date.isoformat(),
        "publisher": document.publisher and {"@type": "Organization", "name": document.publisher},
        "author": document.author and {"@type": "Person", "name": document.author},
        "inLanguage": document.language,
    }
    return {name: value for name, value in told.items() if value}


def _losses(event: EventDetail) -> Iterator[ExportLoss]:
    if event.approximate or event.start_date is None or event.end_date is None or event.start_date != event.end_date:
        yield loss(
            event,
            Kind.COARSENED,
            f"startDate and endDate cannot say {event_date_words(event)!r}; only temporalCoverage (EDTF) does",
        )
    if event.killed or event.injured:
        yield loss(event, Kind.COARSENED, "schema.org has no counts of people hurt; the description says them")
