"""The published warehouse, read into the shapes that pages and exports are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.errors import DatelineError
from pipelines.exports.guard import Fault, guarded
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
from pipelines.exports.outline import Outline, Outlines, id_of, read_outlines
from pipelines.exports.query import Row, query, streamed
from pipelines.exports.signs import harmless
from pipelines.warehouse.connection import Connection, rows
from pipelines.warehouse.tables import words_at

TELLINGS_AT_A_TIME = 3_000
"""Tellings that are in memory together, or those of one event."""
ROOM = 1_500
"""Characters of source text around each telling."""
ROOM_OF_ALL = 3_500_000
"""Characters of source text in one timeline; when tellings are many, each has its share."""
LEAST_ROOM = 240

Rows = Mapping[str, Sequence[Row]]


def read_timeline(connection: Connection, event_id: str | None = None) -> Timeline:
    """The events with their tellings, and the documents.

    Args:
        connection: to the published database, or any with the schemas `core` and `marts`.
        event_id: of the only event that is wanted; None for all.

    Raises:
        DatelineError: the only event that is wanted cannot be read.
    """
    timeline = with_tellings(connection, read_outlines(connection, event_id))
    if event_id is not None and timeline.faults:
        raise DatelineError(f"The event {event_id} cannot be shown: {timeline.faults[0].reason}")
    return timeline


def with_tellings(connection: Connection, outlines: Outlines) -> Timeline:
    """The whole timeline to an outline, in memory."""
    faults = list(outlines.faults)
    events = tuple(read_events(connection, outlines.events, faults))
    return Timeline(events, outlines.documents, tuple(faults))


def read_events(connection: Connection, wanted: Iterable[Outline], faults: list[Fault]) -> Iterator[Event]:
    """The events with their tellings, in the order of their outlines, read a few thousand tellings at a time.

    Nothing else may be asked of the connection while an event is waited for; between two events it may.

    Args:
        connection: to the database that the outlines are from.
        wanted: the outlines.
        faults: is added to, where the rows of an event make none.
    """
    links = rows(connection, "select count(*) as tellings from core.event_links")[0]["tellings"]
    for some in _portions(wanted):
        yield from list(guarded(_read(connection, some, room_for(links)).event, some, id_of, faults))


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


@dataclass(frozen=True, slots=True)
class _Portion:
    """The rows of some events: those of tellings and verdicts by event, those of references and figures by report."""

    events: Rows
    tellings: Rows
    verdicts: Rows
    references: Rows
    figures: Rows
    passages: Mapping[str, str]

    def event(self, outline: Outline) -> Event:
        """An event with its tellings."""
        (row,) = self.events[outline.event_id]
        documents = {document.document_id: document for document in outline.documents}
        tellings = tuple(self._telling(told, documents) for told in self.tellings.get(outline.event_id, ()))
        return _event(row, tellings, tuple(map(_verdict, self.verdicts.get(outline.event_id, ()))))

    def _telling(self, row: Row, documents: Mapping[str, Document]) -> Telling:
        return Telling(
            report_id=row["report_id"],
            role=row["role"],
            document=documents[row["document_id"]],
            sentence=row["sentence"],
            sentence_start=row["sentence_start"],
            passage=self.passages.get(row["report_id"], ""),
            passage_start=row["passage_start"],
            passage_is_cut=(row["cut_before"], row["cut_after"]),
            event_trigger=row["event_trigger"],
            trigger=Span(row["char_start"], row["char_end"]),
            references=tuple(map(_reference, self.references.get(row["report_id"], ()))),
            figures=tuple(map(_figure, self.figures.get(row["report_id"], ()))),
            **{name: row[name] for name in TOLD},
        )


def _read(connection: Connection, some: Sequence[Outline], room: int) -> _Portion:
    events = " ".join(outline.event_id for outline in some)
    tellings = query(connection, "tellings", events=events, room=room)

    def found(name: str, key: str) -> Rows:
        return _grouped(streamed(connection, name, events=events), key)

    return _Portion(
        events=found("events", "event_id"),
        tellings=_grouped(tellings, "event_id"),
        verdicts=found("verdicts", "event_id"),
        references=found("references", "report_id"),
        figures=found("figures", "report_id"),
        passages=_passages(connection, tellings),
    )


def read_undated(connection: Connection, documents: Iterable[Document]) -> Iterator[Undated]:
    """The reports of events without a day, as they come; until the last one, nothing else may be asked."""
    named = {document.document_id: document for document in documents}
    for row in streamed(connection, "undated"):
        yield Undated(row["report_id"], named[row["document_id"]], row["text"])


def _grouped(found: Iterable[Row], key: str) -> Rows:
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(row[key], []).append(row)
    return grouped


def room_for(tellings: int) -> int:
    """How many characters of source text each of so many tellings may show.

    >>> room_for(2), room_for(10_000), room_for(1_000_000)
    (1500, 350, 240)
    """
    return max(LEAST_ROOM, min(ROOM, ROOM_OF_ALL // max(1, tellings)))


def _passages(connection: Connection, found: Iterable[Row]) -> dict[str, str]:
    """The source text around each report."""
    places = {row["report_id"]: (row["document_id"], row["passage_start"], row["passage_end"]) for row in found}
    return {report: harmless(words) for report, words in words_at(connection, places).items()}


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
    ids = [event.event_id for event in wanted]
    return connection.execute(
        "select * from marts.timeline where event_id in (select unnest(cast(? as varchar[])))", [ids]
    ).to_arrow_table()
