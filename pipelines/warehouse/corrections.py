"""Corrections in and out of the warehouse: the texts that they were made for, and what was read of them."""

from collections.abc import Iterable, Sequence

from pipelines.warehouse.connection import Connection, Row, rows, transaction
from pipelines.warehouse.incremental import Written, book
from pipelines.warehouse.tables import replace_documents
from pipelines.warehouse.texts import text_sha256

TABLE = "core.stated_corrections"
DOCUMENTS = """
select source_path, document_id from core.texts where source_path in (select unnest(?)) order by source_path
"""


def texts_now(connection: Connection, source_paths: Iterable[str]) -> list[Row]:
    """The documents of some paths: source_path, document_id and text_sha256."""
    wanted = sorted(set(source_paths))
    found = rows(connection, DOCUMENTS, [wanted]) if wanted else []
    return [{**row, "text_sha256": text_sha256(connection, row["document_id"])} for row in found]


def write_corrections(connection: Connection, found: Sequence[Row], run_id: str) -> Written:
    """Let `core.stated_corrections` hold these rows and no others; equal ones stay untouched."""
    with transaction(connection):
        known = connection.execute(f"select distinct document_id from {TABLE}").fetchall()
        homes = sorted({document_id for (document_id,) in known} | {row["document_id"] for row in found})
        ordered = sorted(found, key=lambda row: (row["document_id"], row["correction"]))
        written = Written(0, replace_documents(connection, {TABLE: ordered}, homes))
        book(connection, run_id, "correct", written)
    return written
