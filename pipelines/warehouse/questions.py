"""What readers ask of the published database: the timeline, one event, any SELECT, and how the last run went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import Connection, Row, reading, rows, with_enough_memory

TIMELINE = """
with latest as (
    select * from marts.timeline
    where ($first is null or coalesce(end_date, date '9999-12-31') >= $first)
      and ($last is null or coalesce(start_date, date '0001-01-01') <= $last)
      and ($place is null or contains(lower(concat_ws(' ', place, country)), lower($place)))
    order by start_date desc nulls first, end_date desc nulls first, title desc, event_id desc
    limit $latest
)

select * from latest order by start_date, end_date, title, event_id
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
    (select count(*) from marts.unresolved where kind = 'phrase') as undated_phrases,
    (select count(*) from marts.unresolved where kind = 'report') as undated_reports,
    (select count(*) from core.documents where anchor_date is null) as undated_documents,
    (select coalesce(sum(rows_written), 0) from core.runs where run_id = $run_id) as rows_written
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in a few figures, and the files that it could not read.

    Args:
        documents: read.
        events: in the timeline.
        phrases: of time, found.
        undated_phrases: without one date.
        undated_reports: of events, without a day.
        undated_documents: without an anchor date.
        rows_written: by this run; 0 if nothing changed.
        unreadable: rows of core.unreadable_documents.
        corrections: those that are not applied, each with its status and the problem.
    """

    documents: int
    events: int
    phrases: int
    undated_phrases: int
    undated_reports: int
    undated_documents: int
    rows_written: int
    unreadable: tuple[Row, ...]
    corrections: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event, its reports and where they disagree: rows of marts.timeline, marts.sources and core.contradictions."""

    event: Row
    sources: tuple[Row, ...]
    contradictions: tuple[Row, ...]


def timeline(
    published: Path,
    first: date | None = None,
    last: date | None = None,
    place: str | None = None,
    latest: int | None = None,
) -> list[Row]:
    """The events that overlap some days, and whose place or country holds some words.

    Args:
        published: the database that readers open.
        first: first day, inclusive; None is no bound. An event without a bound on a side overlaps all days there.
        last: last day, inclusive; None is no bound.
        place: words, in any case; None is everywhere.
        latest: how many, of those that come last; None is all.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        return rows(connection, TIMELINE, {"first": first, "last": last, "place": place, "latest": latest})


def event(published: Path, event_id: str) -> Told:
    """One event.

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
        return Told(
            event=rows(connection, "select * from marts.timeline where event_id = ?", found)[0],
            sources=tuple(rows(connection, "select * from marts.sources where event_id = ?", found)),
            contradictions=tuple(rows(connection, "select * from core.contradictions where event_id = ?", found)),
        )


def _not_there(connection: Connection, event_id: str) -> str:
    dropped = rows(connection, DROPPED, [event_id]) if event_id else []
    if dropped:
        by = dropped[0]
        return f"{event_id} was dropped by {by['author']} on {by['made_on']}: {by['reason']} ({by['correction']})"
    return f"No event has the id {event_id!r}; `dateline timeline --json` lists them."


def summary(published: Path, run_id: str) -> Summary:
    """How a run went, by what it published.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        figures = rows(connection, SUMMARY, {"run_id": run_id})[0]
        unreadable = rows(connection, "select * from core.unreadable_documents order by source_path")
        return Summary(
            **{name: int(value) for name, value in figures.items()},
            unreadable=tuple(unreadable),
            corrections=tuple(rows(connection, NOT_APPLIED)),
        )


def select(published: Path, sql: str) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    """The answer to any SQL that only reads: the names of the columns, and the rows.

    Raises:
        WarehouseError: DuckDB refuses it; the message is DuckDB's own.
    """
    with reading(published) as connection:
        try:
            return _answer(connection, sql)
        except duckdb.Error as error:
            raise WarehouseError(f"DuckDB refuses the query: {error}") from error


@with_enough_memory
def _answer(connection: Connection, sql: str) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    answer = connection.execute(sql)
    return [column[0] for column in answer.description or ()], answer.fetchall()
