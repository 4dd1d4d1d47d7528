"""Queries of the published database: the timeline, an event and where it comes from, and the last run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import WarehouseError
from pipelines.step import Row
from pipelines.warehouse.connection import Connection, reading, rows
from pipelines.warehouse.describe import preview

LATEST = """
select * from (
    from marts.timeline
    order by coalesce(start_date, end_date) desc nulls first, end_date desc nulls first, title desc, event_id desc
    limit $most
)
order by coalesce(start_date, end_date), end_date, title, event_id
"""

EVENT_IDS = """
select event_id from marts.timeline where starts_with(event_id, $id)
union
select event_id from core.event_aliases where starts_with(alias, $id)
order by event_id
"""

NOT_APPLIED = "select correction, status, problem from core.corrections where status <> 'applied' order by correction"
DROPPED = """
select c.correction, c.author, c.made_on, c.reason
from core.event_corrections as e
inner join core.corrections as c on c.correction = e.correction and c.target = 'drop' and c.status = 'applied'
where starts_with(e.event_id, ?)
"""

SUMMARY = """
select
    (select count(*) from core.documents) as documents,
    (select count(*) from marts.timeline) as events,
    (select count(*) from core.time_references where timex_type is not null) as phrases,
    (select count(*) from core.time_references where timex_type is not null and status <> 'resolved')
    as undated_phrases,
    (select count(*) from core.documents where anchor_date is null) as undated_documents,
    (select coalesce(sum(rows_written), 0) from core.runs where run_id = $run_id) as rows_written
"""

GUESSED = """
select distinct split_part(source_path, '#', 1) as source_path, flag
from (select source_path, unnest(flags) as flag from core.texts)
where starts_with(flag, 'columns_guessed:') order by all
"""
UNSUPPORTED = """
select language, count(*) as documents
from core.texts where list_contains(flags, 'language_unsupported') group by language order by all
"""

RUN_OF_EVENT = """
select r.run_id, r.finished_at, r.rules_version, r.code_version
from core.timeline_history as h
inner join core.runs as r on r.finished_at = h.recorded_from
where h.event_id = $event and h.recorded_to is null
"""

CHAIN = """
select
    s.role, s.source_path, d.content_sha256, s.anchor_date, s.anchor_basis, s.sentence, s.event_trigger,
    s.report_id, s.char_start, s.char_end, s.date_basis, s.start_date, s.end_date,
    t.reference_id, t.text, t.char_start as phrase_start, t.char_end as phrase_end, t.rule, t.anchor_kind,
    t.anchor_date as read_against, t.explanation, rr.role as does
from marts.sources as s
inner join core.documents as d on d.document_id = s.document_id
left join core.report_references as rr on rr.report_id = s.report_id
left join core.time_references as t on t.reference_id = rr.reference_id
where s.event_id = $event
order by s.source_path, s.char_start, t.char_start
"""

CORRECTIONS_OF_EVENT = "select * from marts.corrections where list_contains(event_ids, $event) order by correction"

LAST_RUN = "select * exclude (started_at, finished_at) from core.runs order by rowid desc limit 1"

BASES = """
select
    anchor_kind as "read against",
    count(*) as phrases,
    count(*) filter (where status = 'resolved') as resolved,
    round(100.0 * count(*) filter (where status = 'resolved') / count(*), 1) as "percent resolved"
from core.time_references where timex_type is not null group by anchor_kind order by phrases desc, anchor_kind
"""

REPORTS = """
select date_basis as "dated by", count(*) as reports
from core.event_reports group by date_basis order by reports desc, date_basis
"""

UNRESOLVED = """
select kind, reason, count(*) as found, list(distinct text order by text)[:3] as "such as"
from marts.unresolved group by kind, reason order by found desc, kind, reason
"""

EVENTS_A_DAY = """
select start_date as day, count(*) as events
from marts.timeline
where start_date = end_date and start_date > (select max(start_date) from marts.timeline) - 366
group by day order by day
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """The key figures of a run, and the files that it could not read.

    Args:
        documents: read.
        events: in the timeline.
        phrases: of time, found.
        undated_phrases: without one date.
        undated_documents: without an anchor date.
        rows_written: by this run; 0 if nothing changed.
        accounting: rows of marts.accounting: every file, document and report by its outcome.
        unreadable: rows of core.unreadable_documents.
        guessed: datasets whose columns were found by their names: source_path and flag.
        unsupported: languages without a table of words: language and documents.
        corrections: those that are not applied, each with its status and the problem.
    """

    documents: int
    events: int
    phrases: int
    undated_phrases: int
    undated_documents: int
    rows_written: int
    accounting: tuple[Row, ...]
    unreadable: tuple[Row, ...]
    guessed: tuple[Row, ...]
    unsupported: tuple[Row, ...]
    corrections: tuple[Row, ...]


def latest(published: Path, most: int) -> list[Row]:
    """Return so many events, of those that come last, in the order of time: rows of marts.timeline.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        return rows(connection, LATEST, {"most": most})


def event(published: Path, event_id: str) -> Row:
    """Return one event, a row of marts.timeline.

    Args:
        published: the database that readers open.
        event_id: the id, a former id, or the first letters of either, if they fit one event only.

    Raises:
        WarehouseError: no event fits, or more than one.
    """
    with reading(published) as connection:
        found = [row["event_id"] for row in rows(connection, EVENT_IDS, {"id": event_id})]
        if not found or not event_id:
            raise WarehouseError(_not_there(connection, event_id))
        if len(found) > 1:
            raise WarehouseError(f"More than one event has an id that starts with {event_id!r}: {', '.join(found)}.")
        return rows(connection, "select * from marts.timeline where event_id = ?", found)[0]


def _not_there(connection: Connection, event_id: str) -> str:
    dropped = rows(connection, DROPPED, [event_id]) if event_id else []
    if dropped:
        by = dropped[0]
        return f"{event_id} was dropped by {by['author']} on {by['made_on']}: {by['reason']} ({by['correction']})"
    return f"No event has the id {event_id!r}; `dateline timeline --json` lists them."


def summary(published: Path, run_id: str | None) -> Summary:
    """Summarise a run by what it published.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        figures = rows(connection, SUMMARY, {"run_id": run_id})[0]
        unreadable = rows(connection, "select * from core.unreadable_documents order by source_path")
        return Summary(
            **{name: int(value) for name, value in figures.items()},
            accounting=tuple(rows(connection, "from marts.accounting")),
            unreadable=tuple(unreadable),
            guessed=tuple(rows(connection, GUESSED)),
            unsupported=tuple(rows(connection, UNSUPPORTED)),
            corrections=tuple(rows(connection, NOT_APPLIED)),
        )


@dataclass(frozen=True, slots=True)
class Chain:
    """The provenance of an event.

    Args:
        run: the run that published it as it stands; None for a timeline that has no history of it.
        links: a row for each report and each phrase that dates, anchors or bounds it.
        corrections: rows of marts.corrections that bear on it.
    """

    run: Row | None
    links: tuple[Row, ...]
    corrections: tuple[Row, ...]


def chain(published: Path, event_id: str) -> Chain:
    """Return the provenance of one event, from the run to the offsets in its files.

    Args:
        published: the database that readers open.
        event_id: a whole id.
    """
    with reading(published) as connection:
        runs = rows(connection, RUN_OF_EVENT, {"event": event_id})
        links, corrections = (
            tuple(rows(connection, sql, {"event": event_id})) for sql in (CHAIN, CORRECTIONS_OF_EVENT)
        )
        return Chain(runs[0] if runs else None, links, corrections)


def account(published: Path) -> tuple[Row, Mapping[str, str]]:
    """Return the last run's figures, and tables in Markdown by title.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        figures = rows(connection, LAST_RUN)[0]
        tables = {"dated phrases": BASES, "dated reports": REPORTS, "unresolved": UNRESOLVED}
        return figures, {title: _table(connection, sql) for title, sql in tables.items()}


def _table(connection: Connection, sql: str) -> str:
    return preview(rows(connection, sql))


def events_a_day(published: Path) -> list[Row]:
    """Return how many events happened on each day of the timeline's last year that has any."""
    with reading(published) as connection:
        return rows(connection, EVENTS_A_DAY)
