"""An Atom feed (RFC 4287) of the events, those that were published or changed last first."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

from pipelines.exports.escaping import add_element, harmless, xml_text
from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, loss, written
from pipelines.exports.model import EventDetail, Timeline
from pipelines.exports.words import event_date_words, place_words, toll_words
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.history import Recorded, recorded

ATOM = "http://www.w3.org/2005/Atom"
MOST = 500
"""Entries of a feed at most; a reader of feeds fetches it again and again."""


def as_atom(timeline: Timeline, connection: Connection) -> Exported:
    """Return the 500 latest events: `published` is when an event first appeared, `updated` when it last changed."""
    from lxml import etree

    known = recorded(connection)
    newest = sorted(timeline.events, key=lambda event: (_times(event, known)[1], event.event_id), reverse=True)
    latest = {event.event_id for event in newest[:MOST]}

    def losses_of(event: EventDetail) -> Iterator[ExportLoss]:
        if event.event_id not in latest:
            yield loss(event, Kind.LEFT_OUT, f"the feed holds the {MOST} events that changed last")

    def entries_of(event: EventDetail) -> list[Any]:
        return [_entry(event, *_times(event, known))] if event.event_id in latest else []

    entries, losses = written(newest, entries_of, losses_of)
    feed = etree.Element("feed", nsmap={None: ATOM})
    add_element(feed, "id", "urn:dateline:timeline")
    add_element(feed, "title", "Timeline")
    add_element(feed, "updated", _times(newest[0], known)[1].isoformat() if newest else "1970-01-01T00:00:00+00:00")
    add_element(etree.SubElement(feed, "author"), "name", "dateline")
    feed.extend(entries)
    return Exported({"": etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)}, losses)


def _times(event: EventDetail, known: dict[str, Recorded]) -> tuple[datetime, datetime]:
    """Return when an event was first published and last changed; without a history, the last day of its documents."""
    if found := known.get(event.event_id):
        return found.first.replace(tzinfo=UTC), found.last.replace(tzinfo=UTC)
    days = [document.latest_date for document in event.documents if document.latest_date]
    moment = datetime.combine(max(days), time(), UTC) if days else datetime(1970, 1, 1, tzinfo=UTC)
    return moment, moment


def _entry(event: EventDetail, published: datetime, updated: datetime) -> Any:
    from lxml import etree

    entry = etree.Element("entry")
    add_element(entry, "id", f"urn:dateline:event:{event.event_id}")
    add_element(entry, "title", f"{event_date_words(event)}: {event.title}")
    add_element(entry, "published", published.isoformat())
    add_element(entry, "updated", updated.isoformat())
    etree.SubElement(entry, "category", term=xml_text(event.event_class))
    facts = filter(None, (place_words(event), toll_words(event), event.status))
    told = dict.fromkeys(f"{telling.document.name}: {telling.sentence}" for telling in event.tellings)
    add_element(entry, "summary", "\n".join([" · ".join(facts), *told]))
    for document in event.documents:
        if document.web_address:
            etree.SubElement(entry, "link", rel="related", href=xml_text(harmless(document.web_address)))
    return entry
