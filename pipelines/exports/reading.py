"""The published warehouse, read into the shapes that pages and exports are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pipelines.exports.model import (
    Correction,
    Count,
    Document,
    Event,
    Figure,
    Reference,
    Span,
    Telling,
    Timeline,
    Undated,
    Verdict,
)
from pipelines.exports.outline import Outline, Outlines, read_outlines
from pipelines.exports.query import Row, query, streamed
from pipelines.warehouse.connection import Connection, give_back, rows
from pipelines.warehouse.texts import words_at

TELLINGS_AT_A_TIME = 3_000
"""Tellings that are in memory together, or those of one event."""
ROOM = 1_500
"""Characters of source text around each telling."""
ROOM_OF_ALL = 3_500_000
"""Characters of source text in one timeline; when tellings are many, each has its share."""
LEAST_ROOM = 240

Value = TypeVar("Value")


def read_timeline(connection: Connection, event_id: str | None = None) -> Timeline:
    """The events with their tellings, and the documents.

    Args:
        connection: to the published database, or any with the schemas `core` and `marts`.
        event_id: of the only event that is wanted; None for all.
    """
    return with_tellings(connection, read_outlines(connection, event_id))


def with_tellings(connection: Connection, outlines: Outlines) -> Timeline:
    """The whole timeline to an outline, in memory."""
    return Timeline(tuple(read_events(connection, outlines.events)), outlines.documents)


def read_events(connection: Connection, wanted: Iterable[Outline]) -> Iterator[Event]:
    """The events with their tellings, in the order of their outlines, read a few thousand tellings at a time.

    Nothing else may be asked of the connection while an event is waited for; between two events it may.
    """
    links = rows(connection, "select count(*) as tellings from core.event_links")[0]["tellings"]
    for some in _portions(wanted):
        found = _portion(connection, some, room_for(links))
        give_back(connection)
        yield from found


def _portions(wanted: Iterable[Outline]) -> Iterator[list[Outline]]:
    portion: list[Outline] = []
    held = 0
    for outline in wanted:
        if portion and held + outline.tellings > TELLINGS_AT_A_TIME:
            yield portion
            portion, held = [], 0
        portion.append(outline)
        held += outline.tellings
    if portion:
        yield portion


def _portion(connection: Connection, some: Sequence[Outline], room: int) -> list[Event]:
    events = " ".join(outline.event_id for outline in some)
    documents = {document.document_id: document for outline in some for document in outline.documents}
    tellings = _grouped(_tellings(connection, documents, events, room))
    verdicts = _grouped((row["event_id"], _verdict(row)) for row in streamed(connection, "verdicts", events=events))
    found = {
        row["event_id"]: _event(row, tellings.get(row["event_id"], ()), verdicts.get(row["event_id"], ()))
        for row in streamed(connection, "events", events=events)
    }
    return [found[outline.event_id] for outline in some]


def read_undated(connection: Connection, documents: Iterable[Document]) -> Iterator[Undated]:
    """The reports of events without a day, as they come; until the last one, nothing else may be asked."""
    named = {document.document_id: document for document in documents}
    for row in streamed(connection, "undated"):
        yield Undated(row["report_id"], named[row["document_id"]], row["text"])


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    grouped: dict[str, list[Value]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}


def room_for(tellings: int) -> int:
    """How many characters of source text each of so many tellings may show.

    >>> room_for(2), room_for(10_000), room_for(1_000_000)
    (1500, 350, 240)
    """
    return max(LEAST_ROOM, min(ROOM, ROOM_OF_ALL // max(1, tellings)))


def _tellings(
    connection: Connection, documents: Mapping[str, Document], events: str, room: int
) -> Iterator[tuple[str, Telling]]:
    references = _grouped(
        (row["report_id"], _reference(row)) for row in streamed(connection, "references", events=events)
    )
    figures = _grouped((row["report_id"], _figure(row)) for row in streamed(connection, "figures", events=events))
    found = query(connection, "tellings", events=events, room=room)
    passages = _passages(connection, found)
    for row in found:
        yield row["event_id"], _telling(row, passages[row["report_id"]], documents, references, figures)


def _passages(connection: Connection, found: Iterable[Row]) -> dict[str, str]:
    """The source text around each report."""
    return words_at(
        connection, {row["report_id"]: (row["document_id"], row["passage_start"], row["passage_end"]) for row in found}
    )


def _telling(
    row: Row,
    passage: str,
    documents: Mapping[str, Document],
    references: Mapping[str, tuple[Reference, ...]],
    figures: Mapping[str, tuple[Figure, ...]],
) -> Telling:
    return Telling(
        report_id=row["report_id"],
        role=row["role"],
        document=documents[row["document_id"]],
        sentence=row["sentence"],
        sentence_start=row["sentence_start"],
        passage=passage,
        passage_start=row["passage_start"],
        passage_is_cut=(row["cut_before"], row["cut_after"]),
        event_trigger=row["event_trigger"],
        trigger=Span(row["char_start"], row["char_end"]),
        references=references.get(row["report_id"], ()),
        figures=figures.get(row["report_id"], ()),
        **{name: row[name] for name in TOLD},
    )


TOLD = (
    *("start_date", "end_date", "granularity", "date_basis", "who", "whom", "place", "tense"),
    *("modality", "polarity", "attributed_to", "speaker", "certainty"),
)
"""Columns of a telling that are shown as they stand."""


def _reference(row: Row) -> Reference:
    return Reference(
        reference_id=row["reference_id"],
        role=row["role"],
        text=row["text"],
        span=Span(row["char_start"], row["char_end"]),
        timex_type=row["timex_type"],
        timex_value=row["timex_value"],
        start_date=row["start_date"],
        end_date=row["end_date"],
        rule=row["rule"],
        approximate=bool(row["approximate"]),
        explanation=tuple((row["explanation"] or "").splitlines()),
    )


def _figure(row: Row) -> Figure:
    return Figure(
        kind=row["kind"],
        count=Count(row["low"], row["best"], row["high"]),
        unit=row["unit"],
        text=row["bound_text"],
        span=Span(row["char_start"], row["char_end"]),
        whom=row["whom"],
        as_of=row["as_of"],
    )


def _verdict(row: Row) -> Verdict:
    return Verdict(row["field"], row["verdict"], row["left_report_id"], row["right_report_id"], row["explanation"])


def _event(row: Row, tellings: tuple[Telling, ...], verdicts: tuple[Verdict, ...]) -> Event:
    plain = {name: value for name, value in row.items() if not name.startswith(("killed_", "injured_"))}
    killed, injured = _count(row, "killed"), _count(row, "injured")
    plain["corrections"] = tuple(Correction(**each) for each in row["corrections"])
    return Event(**plain, killed=killed, injured=injured, tellings=tellings, verdicts=verdicts)


def _count(row: Row, kind: str) -> Count | None:
    count = Count(row[f"{kind}_low"], row[f"{kind}_best"], row[f"{kind}_high"])
    return None if count == Count(None, None, None) else count


def read_rows(connection: Connection, wanted: Iterable[Event]) -> Any:
    """The rows of marts.timeline for some events, in its order, as an Arrow table."""
    ids = {event.event_id for event in wanted}
    found = connection.sql("select * from marts.timeline").to_arrow_table()
    return found.filter([event_id in ids for event_id in found["event_id"].to_pylist()])
