"""Corrections in the warehouse: what a new one is about, the texts it is made for, and those that were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import WarehouseError
from pipelines.step import Row, StepResult
from pipelines.warehouse.connection import Connection, query, reading, transaction
from pipelines.warehouse.incremental import book
from pipelines.warehouse.tables import replace_documents

TABLE = "core.stated_corrections"

KINDS = {"document_date": "document", "reference": "reference", "split": "report"}
"""What those targets of corrections name; all others name events."""


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
        found = [_find(connection, KINDS.get(target, "event"), each) for each in given]
        paths = {row["source_path"] for each in found for row in each}
        texts = {row["source_path"]: row["text_sha256"] for row in texts_now(connection, paths)}
    ids, said = (tuple(each[0][name] for each in found) for name in ("id", "said"))
    return Targets(ids, said, texts)


def _find(connection: Connection, what: str, given: str) -> list[Row]:
    found = query(connection, f"target_{what}", given=given)
    ids = sorted({row["id"] for row in found})
    if len(ids) == 1:
        return found
    remedy = "`dateline timeline` and `dateline lineage EVENT` print ids; a document is named by its path below raw/"
    said = f"More than one {what} has an id that starts with" if ids else f"There is no {what}"
    raise WarehouseError(f"{said} {given!r}{': ' + ', '.join(ids[:5]) if ids else ''}; {remedy}.")


def texts_now(connection: Connection, source_paths: Iterable[str]) -> list[Row]:
    """Return the documents at some paths: source_path, document_id and text_sha256."""
    return query(connection, "texts_now", paths=sorted(set(source_paths)))


def write_corrections(connection: Connection, found: Sequence[Row], run_id: str) -> StepResult:
    """Replace `core.stated_corrections` with these rows, rewriting only what changed."""
    with transaction(connection):
        known = connection.execute(f"select distinct document_id from {TABLE}").fetchall()
        homes = sorted({document_id for (document_id,) in known} | {row["document_id"] for row in found})
        ordered = sorted(found, key=lambda row: (row["document_id"], row["correction"]))
        written = StepResult(0, replace_documents(connection, {TABLE: ordered}, homes))
        book(connection, run_id, "correct", written)
    return written
