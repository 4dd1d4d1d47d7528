"""Corrections in the warehouse: what a new one is about, the texts it is made for, and those that were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import WarehouseError
from pipelines.step import Row, StepResult
from pipelines.warehouse.connection import Connection, reading, rows, transaction
from pipelines.warehouse.incremental import book
from pipelines.warehouse.tables import replace_documents

TABLE = "core.stated_corrections"

TEXTS = """
select source_path, document_id, sha256(text) as text_sha256
from core.texts where source_path in (select unnest(?)) order by source_path
"""
DOCUMENTS = """
select source_path as id, coalesce(title, source_path) as said, source_path
from core.documents where source_path = $given
"""
REFERENCES = """
select t.reference_id as id, t.text as said, d.source_path
from core.time_references as t
inner join core.texts as d on d.document_id = t.document_id
where starts_with(t.reference_id, $given)
"""
REPORTS = """
select r.report_id as id, r.clause as said, d.source_path
from core.reports as r
inner join core.texts as d on d.document_id = r.document_id
where starts_with(r.report_id, $given)
"""
EVENTS = """
select e.event_id as id, e.title as said, d.source_path
from marts.timeline as e
inner join core.tellings as t on t.event_id = e.event_id
inner join core.reports as r on r.report_id = t.report_id
inner join core.texts as d on d.document_id = r.document_id
where starts_with(e.event_id, $given)
"""
QUERIES = {
    **{"document_date": ("document", DOCUMENTS), "reference": ("reference", REFERENCES), "split": ("report", REPORTS)},
    **dict.fromkeys(("event_date", "event_place", "event_title", "event_status"), ("event", EVENTS)),
    **dict.fromkeys(("confirm", "merge", "distinct", "drop"), ("event", EVENTS)),
}


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of a correction.

    Args:
        ids: whole, in the order in which they were given.
        said: the words of each: a title, a phrase, a clause.
        texts: the documents on which they rest, by path, each with the SHA-256 of its text.
    """

    ids: tuple[str, ...]
    said: tuple[str, ...]
    texts: Mapping[str, str]


def find_targets(published: Path, target: str, given: Sequence[str]) -> Targets:
    """Find what is meant by paths, by ids or by the first letters of ids.

    Raises:
        WarehouseError: nothing fits, or more than one thing.
    """
    with reading(published) as connection:
        what, sql = QUERIES[target]
        found = [_find(connection, what, sql, each) for each in given]
        paths = {row["source_path"] for each in found for row in each}
        texts = {row["source_path"]: row["text_sha256"] for row in texts_now(connection, paths)}
    ids, said = (tuple(each[0][name] for each in found) for name in ("id", "said"))
    return Targets(ids, said, texts)


def _find(connection: Connection, what: str, sql: str, given: str) -> list[Row]:
    found = rows(connection, f"{sql} order by all", {"given": given})
    ids = sorted({row["id"] for row in found})
    if len(ids) == 1:
        return found
    remedy = "`dateline timeline` and `dateline lineage EVENT` print ids; a document is named by its path below raw/"
    said = f"More than one {what} has an id that starts with" if ids else f"There is no {what}"
    raise WarehouseError(f"{said} {given!r}{': ' + ', '.join(ids[:5]) if ids else ''}; {remedy}.")


def texts_now(connection: Connection, source_paths: Iterable[str]) -> list[Row]:
    """Return the documents at some paths: source_path, document_id and text_sha256."""
    return rows(connection, TEXTS, [sorted(set(source_paths))])


def write_corrections(connection: Connection, found: Sequence[Row], run_id: str) -> StepResult:
    """Replace `core.stated_corrections` with these rows, rewriting only what changed."""
    with transaction(connection):
        known = connection.execute(f"select distinct document_id from {TABLE}").fetchall()
        homes = sorted({document_id for (document_id,) in known} | {row["document_id"] for row in found})
        ordered = sorted(found, key=lambda row: (row["document_id"], row["correction"]))
        written = StepResult(0, replace_documents(connection, {TABLE: ordered}, homes))
        book(connection, run_id, "correct", written)
    return written
