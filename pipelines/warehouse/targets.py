"""What a correction is to be made of: the whole ids of it, its words, and the texts on which it rests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import Connection, Row, reading, rows
from pipelines.warehouse.texts import text_sha256

DOCUMENTS = """
select source_path as id, coalesce(title, source_path) as said, source_path, document_id
from core.documents where source_path = $given
"""
REFERENCES = """
select t.reference_id as id, t.text as said, d.source_path, d.document_id
from core.time_references as t
inner join core.texts as d on d.document_id = t.document_id
where starts_with(t.reference_id, $given)
"""
REPORTS = """
select r.report_id as id, r.clause as said, d.source_path, d.document_id
from core.reports as r
inner join core.texts as d on d.document_id = r.document_id
where starts_with(r.report_id, $given)
"""
EVENTS = """
select e.event_id as id, e.title as said, d.source_path, d.document_id
from marts.timeline as e
inner join core.tellings as t on t.event_id = e.event_id
inner join core.reports as r on r.report_id = t.report_id
inner join core.texts as d on d.document_id = r.document_id
where starts_with(e.event_id, $given)
"""
QUERIES = {
    **{"document_date": ("document", DOCUMENTS), "reference": ("reference", REFERENCES), "split": ("report", REPORTS)},
    **dict.fromkeys(("event_date", "merge", "drop"), ("event", EVENTS)),
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
    """The things that are meant by paths, by ids or by the first letters of ids.

    Raises:
        WarehouseError: nothing fits, or more than one thing.
    """
    with reading(published) as connection:
        what, sql = QUERIES[target]
        found = [_find(connection, what, sql, each) for each in given]
        paths = {row["source_path"]: row["document_id"] for each in found for row in each}
        texts = {path: text_sha256(connection, paths[path]) for path in sorted(paths)}
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
