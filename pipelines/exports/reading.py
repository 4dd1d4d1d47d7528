"""Read the published warehouse into what pages and exports are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

from pipelines.errors import DatelineError
from pipelines.exports.escaping import harmless
from pipelines.exports.model import (
    Comparison,
    CorrectionDetail,
    CountRange,
    EventDetail,
    EventSummary,
    Figure,
    MentionDetail,
    PassageSpan,
    Reference,
    SourceDocument,
    Story,
    Timeline,
    TimelineSummary,
    UndatedReport,
    documents_of,
    id_of,
    stories_of,
)
from pipelines.exports.words import place_words
from pipelines.faults import Fault, guarded
from pipelines.warehouse.connection import Connection, Row, query_text, rows, stream
from pipelines.warehouse.tables import words_at

TELLINGS_AT_A_TIME = 3_000
"""Tellings that are in memory together, or those of one event."""
ROOM = 1_500
"""Characters of source text around each telling."""
ROOM_OF_ALL = 3_500_000
"""Characters of source text in one timeline; when tellings are many, each has its share."""
LEAST_ROOM = 240

RowsBy = Mapping[str, Sequence[Row]]
QUERIES = Path(__file__).with_name("queries")


def query(connection: Connection, name: str, **parameters: object) -> list[Row]:
    """Return the rows of a query, a file of the folder `queries`, with no control character in any text."""
    return list(map(_harmless, rows(connection, query_text(name, QUERIES), parameters or None)))


def streamed(connection: Connection, name: str, **parameters: object) -> Iterator[Row]:
    """Yield the rows of a query as `query` does; the connection is busy until the last one."""
    return map(_harmless, stream(connection, query_text(name, QUERIES), parameters or None))


def _harmless(value: Any) -> Any:
    """Return a row, or a value in it, with no control character in any of its texts."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {name: _harmless(one) for name, one in value.items()}
    return list(map(_harmless, value)) if isinstance(value, list) else value


def read_summaries(connection: Connection, event_id: str | None = None) -> TimelineSummary:
    """Return all events in the order of time, and all documents.

    Args:
        connection: to the published database, or any with the schemas `core` and `marts`.
        event_id: of the only event that is wanted; None for all.
    """
    documents = {row["document_id"]: SourceDocument(**row) for row in query(connection, "documents")}
    faults: list[Fault] = []

    def summary(row: Row) -> EventSummary:
        named = tuple(documents[each] for each in dict.fromkeys(row["documents"]))
        counts = {kind: _count(row, kind) for kind in ("killed", "injured")}
        kept = {name: value for name, value in row.items() if not name.startswith(("killed_", "injured_"))}
        return EventSummary(**{**kept, **counts, "documents": named, "mentions": len(row["documents"])})

    found = streamed(connection, "summaries", event=event_id)
    events = tuple(guarded(summary, found, itemgetter("event_id"), faults))
    stories = stories_of(events, (Story(**row) for row in query(connection, "stories")))
    undated = query(connection, "undated_count")[0]["reports"]
    return TimelineSummary(events, tuple(documents.values()), stories, undated, tuple(faults))


def read_timeline(connection: Connection, event_id: str | None = None) -> Timeline:
    """Return the events with their tellings, and the documents.

    Args:
        connection: to the published database, or any with the schemas `core` and `marts`.
        event_id: of the only event that is wanted; None for all.

    Raises:
        DatelineError: the only event that is wanted cannot be read.
    """
    timeline = with_tellings(connection, read_summaries(connection, event_id))
    if event_id is not None and timeline.faults:
        raise DatelineError(f"The event {event_id} cannot be shown: {timeline.faults[0].reason}")
    return timeline


def with_tellings(connection: Connection, summaries: TimelineSummary) -> Timeline:
    """Return the summarised events with their tellings, all in memory."""
    faults = list(summaries.faults)
    events = tuple(read_events(connection, summaries.events, faults))
    return Timeline(events, summaries.documents, tuple(faults))


def read_events(connection: Connection, wanted: Iterable[EventSummary], faults: list[Fault]) -> Iterator[EventDetail]:
    """Yield the events with their tellings in the order of their summaries, a few thousand tellings at a time.

    Nothing else may be asked of the connection while an event is waited for; between two events it may.

    Args:
        connection: to the database that the summaries are from.
        wanted: the summaries.
        faults: is added to, where the rows of an event make none.
    """
    links = rows(connection, "select count(*) as tellings from core.event_links")[0]["tellings"]
    for some in _portions(wanted):
        found = list(guarded(_read(connection, some, room_for(links)).event, some, id_of, faults))
        yield from found


def _portions(wanted: Iterable[EventSummary]) -> Iterator[list[EventSummary]]:
    portion: list[EventSummary] = []
    held = 0
    for summary in wanted:
        if portion and held + summary.mentions > TELLINGS_AT_A_TIME:
            yield portion
            portion, held = [], 0
        portion.append(summary)
        held += summary.mentions
    if portion:
        yield portion


@dataclass(frozen=True, slots=True)
class _Portion:
    """The rows of some events: those of tellings and verdicts by event, those of references and figures by report."""

    events: RowsBy
    tellings: RowsBy
    verdicts: RowsBy
    references: RowsBy
    figures: RowsBy
    passages: Mapping[str, str]

    def event(self, summary: EventSummary) -> EventDetail:
        """Return an event with its tellings."""
        (row,) = self.events[summary.event_id]
        documents = {document.document_id: document for document in summary.documents}
        known = {field.name: getattr(summary, field.name) for field in fields(summary)}
        return EventDetail(
            **known
            | dict(row)
            | {
                "corrections": tuple(CorrectionDetail(**each) for each in row["corrections"]),
                "tellings": tuple(self._telling(told, documents) for told in self.tellings.get(summary.event_id, ())),
                "verdicts": tuple(map(_verdict, self.verdicts.get(summary.event_id, ()))),
            }
        )

    def _telling(self, row: Row, documents: Mapping[str, SourceDocument]) -> MentionDetail:
        passage = self.passages.get(row["report_id"], "")
        trigger = PassageSpan(row["char_start"], row["char_end"])
        first, last = whole_words(passage, trigger.start - row["passage_start"], trigger.end - row["passage_start"])
        first, last = first if row["cut_before"] else 0, last if row["cut_after"] else len(passage)
        return MentionDetail(
            document=documents[row["document_id"]],
            passage=passage[first:last],
            passage_start=row["passage_start"] + first,
            passage_is_cut=(row["cut_before"], row["cut_after"]),
            trigger=trigger,
            references=tuple(map(reference_of, self.references.get(row["report_id"], ()))),
            figures=tuple(map(_figure, self.figures.get(row["report_id"], ()))),
            **{name: row[name] for name in TOLD},
        )


def whole_words(passage: str, start: int, end: int) -> tuple[int, int]:
    """Return where the first whole word of a passage begins and the last one ends; a stretch of it is kept in any case.

    >>> whole_words("ferry sank off the coa", 6, 10)
    (6, 18)
    """
    before, after = passage.find(" ", 0, start), passage.rfind(" ", end)
    return before + 1, after if after >= 0 else len(passage)


def _read(connection: Connection, some: Sequence[EventSummary], room: int) -> _Portion:
    events = " ".join(map(id_of, some))
    tellings = query(connection, "tellings", events=events, room=room)

    def found(name: str, key: str) -> RowsBy:
        return _grouped(streamed(connection, name, events=events), key)

    return _Portion(
        events=found("events", "event_id"),
        tellings=_grouped(tellings, "event_id"),
        verdicts=found("verdicts", "event_id"),
        references=found("references", "report_id"),
        figures=found("figures", "report_id"),
        passages=_passages(connection, tellings),
    )


def read_undated(connection: Connection, documents: Iterable[SourceDocument]) -> Iterator[UndatedReport]:
    """Yield the reports without a day; the connection is busy until the last one."""
    named = {document.document_id: document for document in documents}
    for row in streamed(connection, "undated"):
        yield UndatedReport(row["report_id"], named[row["document_id"]], row["text"])


def _grouped(found: Iterable[Row], key: str) -> RowsBy:
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(row[key], []).append(row)
    return grouped


def room_for(tellings: int) -> int:
    """Return how many characters of source text to show for each of so many tellings.

    >>> room_for(2), room_for(10_000), room_for(1_000_000)
    (1500, 350, 240)
    """
    return max(LEAST_ROOM, min(ROOM, ROOM_OF_ALL // max(1, tellings)))


def _passages(connection: Connection, found: Iterable[Row]) -> dict[str, str]:
    """Return the source text around each report."""
    places = {row["report_id"]: (row["document_id"], row["passage_start"], row["passage_end"]) for row in found}
    return {report: harmless(words) for report, words in words_at(connection, places).items()}


TOLD = (
    *("report_id", "role", "sentence", "sentence_start", "event_trigger"),
    *("start_date", "end_date", "granularity", "date_basis", "who", "whom", "place", "tense"),
    *("modality", "polarity", "attributed_to", "speaker", "certainty"),
)
"""Columns of a telling that are shown as they stand."""
REFERRED = (
    *("reference_id", "role", "text", "timex_type", "timex_value", "anchor_kind", "anchor_date", "rule"),
    *("start_date", "end_date", "other_start", "other_end", "probability"),
)
"""Columns of a time expression that are shown as they stand."""


def reference_of(row: Row) -> Reference:
    """Return a time expression from its row."""
    return Reference(
        span=PassageSpan(row["char_start"], row["char_end"]),
        approximate=bool(row["approximate"]),
        explanation=tuple((row["explanation"] or "").splitlines()),
        **{name: row[name] for name in REFERRED},
    )


def _figure(row: Row) -> Figure:
    return Figure(
        kind=row["kind"],
        count=CountRange(row["low"], row["best"], row["high"]),
        unit=row["unit"],
        text=row["bound_text"],
        span=PassageSpan(row["char_start"], row["char_end"]),
        whom=row["whom"],
        as_of=row["as_of"],
    )


def _verdict(row: Row) -> Comparison:
    return Comparison(row["field"], row["verdict"], row["left_report_id"], row["right_report_id"], row["explanation"])


def _count(row: Row, kind: str) -> CountRange | None:
    count = CountRange(row[f"{kind}_low"], row[f"{kind}_best"], row[f"{kind}_high"])
    return None if count == CountRange(None, None, None) else count


def read_rows(connection: Connection, wanted: Iterable[EventSummary]) -> Any:
    """Return the rows of marts.timeline for some events, in its order, as an Arrow table."""
    ids = [event.event_id for event in wanted]
    return connection.execute(
        "select * from marts.timeline where event_id in (select unnest(cast(? as varchar[])))", [ids]
    ).to_arrow_table()


@dataclass(frozen=True, slots=True)
class Selection:
    """Each condition that is not None must hold.

    Args:
        first: leave out what ended before this day.
        last: leave out what began after this day.
        place: words in the place, the country's name or its code, in any case.
        event_class: such as ASSAULT.
        status: such as planned.
        source: words in the file name or the publisher of a document that tells the event.
        story: words of the title of its story, or the beginning of the story's id.
        min_sources: how many independent sources tell it, at least.
        background: whether what was long before its story was first told is wanted too.
        top: how many, of the most important ones, one for each day of a story.
    """

    first: date | None = None
    last: date | None = None
    place: str | None = None
    event_class: str | None = None
    status: str | None = None
    source: str | None = None
    story: str | None = None
    min_sources: int = 0
    background: bool = True
    top: int | None = None

    def holds(self, event: EventSummary) -> bool:
        """True if an event is selected."""
        return (
            (self.first is None or event.end_date is None or event.end_date >= self.first)
            and (self.last is None or event.start_date is None or event.start_date <= self.last)
            and _within(self.place, f"{place_words(event)} {event.country or ''}")
            and (self.event_class is None or event.event_class.lower() == self.event_class.lower())
            and (self.status is None or event.status == self.status)
            and event.source_count >= self.min_sources
            and (self.background or not event.background)
            and _within(self.source, " ".join(f"{d.source_path} {d.publisher or ''}" for d in event.documents))
        )


def _within(words: str | None, text: str) -> bool:
    return words is None or words.lower() in text.lower()


def _is_named(story: Story, words: str) -> bool:
    return story.story_id.startswith(words) or _within(words, story.title)


def most_important(events: Sequence[EventSummary], most: int) -> tuple[EventSummary, ...]:
    """Return the most important events in their order, one for each day of a story.

    The one that most sources tell stands for its day. Those whose day is only inferred come after all others: a wrong
    one would be believed. Without a story, an event is one of its own.
    """
    days: dict[tuple[str, date | None], list[EventSummary]] = {}
    for event in sorted(events, key=lambda each: (_is_inferred(each), -each.importance, each.event_id)):
        days.setdefault((event.story_id or event.event_id, event.start_date or event.end_date), []).append(event)
    first = list(days.values())[:most]
    kept = {min(told, key=lambda each: (_is_inferred(each), -each.source_count)).event_id for told in first}
    return tuple(event for event in events if event.event_id in kept)


def _is_inferred(event: EventSummary) -> bool:
    return event.certainty == "inferred"


def selected(summaries: TimelineSummary, selection: Selection) -> TimelineSummary:
    """Return the selected events and their documents; a narrowed timeline counts no undated reports."""
    if selection == Selection():
        return summaries
    held = [event for event in summaries.events if selection.holds(event)]
    if selection.story is not None:
        told = {each.story_id for each in summaries.stories if _is_named(each, selection.story)}
        held = [event for event in held if event.story_id in told]
    events = tuple(held) if selection.top is None else most_important(held, selection.top)
    documents, stories = documents_of(events, summaries.documents), stories_of(events, summaries.stories)
    return TimelineSummary(events, documents, stories, faults=summaries.faults)
