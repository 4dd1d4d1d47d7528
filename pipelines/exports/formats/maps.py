"""GeoJSON (RFC 7946) and KML 2.2: the events that have coordinates, as points with their dates."""

import json
from collections.abc import Iterator
from typing import Any

from pipelines.exports.escaping import add_element
from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, loss, written
from pipelines.exports.model import EventDetail, Timeline
from pipelines.exports.words import event_date_words, place_words, toll_words
from pipelines.warehouse.connection import Connection

KML = "http://www.opengis.net/kml/2.2"


def as_geojson(timeline: Timeline, connection: Connection) -> Exported:
    """Return a FeatureCollection with one Point for each event that has coordinates (WGS 84, longitude first)."""
    features, losses = written(timeline.events, _features, _unplaced)
    collection = {"type": "FeatureCollection", "features": features}
    return Exported({"": json.dumps(collection, ensure_ascii=False, indent=1)}, losses)


def as_kml(timeline: Timeline, connection: Connection) -> Exported:
    """Return a Placemark for each event that has coordinates, with its TimeSpan and its facts as ExtendedData."""
    from lxml import etree

    marks, losses = written(timeline.events, _placemarks, _unplaced)
    root = etree.Element("kml", nsmap={None: KML})
    document = etree.SubElement(root, "Document")
    add_element(document, "name", "Timeline")
    document.extend(marks)
    return Exported({"": etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)}, losses)


def _features(event: EventDetail) -> Iterator[dict[str, Any]]:
    if event.latitude is not None and event.longitude is not None:
        yield {
            "type": "Feature",
            "id": event.event_id,
            "geometry": {"type": "Point", "coordinates": [event.longitude, event.latitude]},
            "properties": {
                "title": event.title,
                "start_date": event.start_date and event.start_date.isoformat(),
                "end_date": event.end_date and event.end_date.isoformat(),
                **_facts(event),
            },
        }


def _facts(event: EventDetail) -> dict[str, Any]:
    return {
        "date": event_date_words(event),
        "edtf": event.edtf,
        "place": place_words(event),
        "event_class": event.event_class,
        "status": event.status,
        "certainty": event.certainty,
        "toll": toll_words(event),
        "source_count": event.source_count,
        "sources": ", ".join(document.name for document in event.documents),
    }


def _placemarks(event: EventDetail) -> Iterator[Any]:
    from lxml import etree

    if event.latitude is None or event.longitude is None:
        return
    mark = etree.Element("Placemark", id=f"event-{event.event_id}")
    add_element(mark, "name", event.title)
    add_element(mark, "description", "\n".join(dict.fromkeys(telling.sentence for telling in event.tellings)))
    span = etree.SubElement(mark, "TimeSpan")
    for name, day in (("begin", event.start_date), ("end", event.end_date)):
        if day:
            add_element(span, name, day.isoformat())
    data = etree.SubElement(mark, "ExtendedData")
    for name, value in _facts(event).items():
        if value not in (None, ""):
            add_element(etree.SubElement(data, "Data", name=name), "value", str(value))
    add_element(etree.SubElement(mark, "Point"), "coordinates", f"{event.longitude},{event.latitude}")
    yield mark


def _unplaced(event: EventDetail) -> Iterator[ExportLoss]:
    if event.latitude is None or event.longitude is None:
        yield loss(event, Kind.LEFT_OUT, "no coordinates are known, so a map has no place for it")
