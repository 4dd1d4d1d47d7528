"""Queries of the published database: the timeline, an event and where it comes from, and the last run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import WarehouseError
from pipelines.step import Row
from pipelines.warehouse.connection import Connection, query, reading, rows
from pipelines.warehouse.describe import preview

NOT_APPLIED = "select correction, status, problem from core.corrections where status <> 'applied' order by correction"
CORRECTIONS = "select * from marts.corrections where list_contains(event_ids, ?) order by correction"

LAST_RUN = "select * exclude (started_at, finished_at) from core.runs order by rowid desc limit 1"


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
        return query(connection, "latest", most=most)


def event(published: Path, event_id: str) -> Row:
    """Return one event, a row of marts.timeline.

    Args:
        published: the database that readers open.
        event_id: the id, a former id, or the first letters of either, if they fit one event only.

    Raises:
        WarehouseError: no event fits, or more than one.
    """
    with reading(published) as connection:
        found = [row["event_id"] for row in query(connection, "event_ids", id=event_id)]
        if not found or not event_id:
            raise WarehouseError(_not_there(connection, event_id))
        if len(found) > 1:
            raise WarehouseError(f"More than one event has an id that starts with {event_id!r}: {', '.join(found)}.")
        return rows(connection, "select * from marts.timeline where event_id = ?", found)[0]


def _not_there(connection: Connection, event_id: str) -> str:
    dropped = query(connection, "dropped", id=event_id) if event_id else []
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
        figures = query(connection, "summary", run_id=run_id)[0]
        unreadable = rows(connection, "select * from core.unreadable_documents order by source_path")
        return Summary(
            **{name: int(value) for name, value in figures.items()},
            accounting=tuple(rows(connection, "from marts.accounting")),
            unreadable=tuple(unreadable),
            guessed=tuple(query(connection, "guessed")),
            unsupported=tuple(query(connection, "unsupported")),
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
        runs = query(connection, "run_of_event", event=event_id)
        links, corrections = query(connection, "chain", event=event_id), rows(connection, CORRECTIONS, [event_id])
        return Chain(runs[0] if runs else None, tuple(links), tuple(corrections))


def account(published: Path) -> tuple[Row, Mapping[str, str]]:
    """Return the last run's figures, and tables in Markdown by title.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        figures = rows(connection, LAST_RUN)[0]
        names = ("dated_phrases", "dated_reports", "unresolved")
        return figures, {name.replace("_", " "): preview(query(connection, name)) for name in names}


def events_a_day(published: Path) -> list[Row]:
    """Return how many events happened on each day of the timeline's last year that has any."""
    with reading(published) as connection:
        return query(connection, "events_a_day")
