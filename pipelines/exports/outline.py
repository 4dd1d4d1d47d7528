"""The timeline in outline: of each event what the picture, the filters and the parts of a page need, without tellings.

A timeline may have more tellings than fit in memory, but not more outlines.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from pipelines.exports.guard import Fault, guarded
from pipelines.exports.model import Document, Event
from pipelines.exports.query import Row, query, streamed
from pipelines.warehouse.connection import Connection


@dataclass(frozen=True, slots=True)
class Outline:
    """An event without its tellings; what they add up to is that of the Event.

    Args:
        documents: that tell it, each once, in the order of the tellings.
        tellings: how many there are.
    """

    event_id: str
    title: str
    event_class: str
    start_date: date | None
    end_date: date | None
    granularity: str | None
    place: str | None
    country: str | None
    status: str
    certainty: str
    approximate: bool
    disputed: bool
    documents: tuple[Document, ...]
    tellings: int


Shown = Event | Outline
"""What can be placed, drawn and named."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """A timeline in outline.

    Args:
        undated: how many reports of events have no day.
        faults: the events that are not among them, since something in their rows breaks what reads or shows them.
    """

    events: tuple[Outline, ...]
    documents: tuple[Document, ...]
    undated: int = 0
    faults: tuple[Fault, ...] = ()


def id_of(event: Shown) -> str:
    """The id of an event."""
    return event.event_id


Told = tuple[tuple[Document, ...], bool, int]
"""The documents of an event's tellings, whether an approximate time dates any of them, and how many there are."""
UNTOLD: Told = ((), False, 0)
REPEATED = ("event_class", "start_date", "end_date", "granularity", "place", "country", "status", "certainty")
"""Values that many events share, and that are kept once."""


def read_outlines(connection: Connection, event_id: str | None = None) -> Outlines:
    """All events in the order of time, and all documents.

    Args:
        connection: to the published database, or any with the schemas `core` and `marts`.
        event_id: of the only event that is wanted; None for all.
    """
    documents = {row["document_id"]: Document(**row) for row in query(connection, "documents")}
    told = _told(connection, documents, event_id)
    known: dict[object, Any] = {}
    faults: list[Fault] = []

    def outline(row: Row) -> Outline:
        return _outline(row, told.get(row["event_id"], UNTOLD), known)

    found = streamed(connection, "outlines", event=event_id)
    events = tuple(guarded(outline, found, itemgetter("event_id"), faults))
    undated = query(connection, "undated_count")[0]["reports"]
    return Outlines(events, tuple(documents.values()), undated, tuple(faults))


def _told(connection: Connection, documents: Mapping[str, Document], event_id: str | None) -> dict[str, Told]:
    """What the tellings of each event add up to; equal sums are kept once."""
    known: dict[tuple[object, ...], Told] = {}
    found: dict[str, Told] = {}
    for key, rows in groupby(streamed(connection, "told", event=event_id), key=itemgetter("event_id")):
        told = [(row["document_id"], row["approximate"]) for row in rows]
        ids, vague = tuple(dict.fromkeys(each for each, _ in told)), any(each for _, each in told)
        found[key] = known.setdefault(
            (ids, vague, len(told)), (tuple(documents[each] for each in ids), vague, len(told))
        )
    return found


def _outline(row: Row, told: Told, known: dict[object, Any]) -> Outline:
    documents, vague, tellings = told
    return Outline(
        event_id=row["event_id"],
        title=row["title"],
        approximate=row["approximate"] or vague,
        disputed=row["disputed"],
        documents=documents,
        tellings=tellings,
        **{name: known.setdefault(row[name], row[name]) for name in REPEATED},
    )


def told_in(events: Iterable[Outline], documents: Iterable[Document]) -> tuple[Document, ...]:
    """Those of the documents that tell any of the events."""
    told = {document.document_id for event in events for document in event.documents}
    return tuple(document for document in documents if document.document_id in told)
