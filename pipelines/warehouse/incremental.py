"""Redo the documents whose input or code changed, and no others; keep books in `core.ledger`."""

import logging
from collections.abc import Iterable, Sequence

from pipelines.faults import cause_of, concerns_one, log_fault
from pipelines.warehouse.aside import set_aside
from pipelines.warehouse.connection import Connection, transaction
from pipelines.warehouse.portions import UNFINISHED, Due, batches, redo_in_portions
from pipelines.warehouse.step import AnyStep, ReadBatch, RowStep, Written
from pipelines.warehouse.tables import Row, insert, read_documents, replace_documents

PROGRESS = logging.getLogger("dateline.progress")
"""Is told, before each transaction, how far a step is: its name, what is done, and of how much."""
FAR = "%s: %d of %d"

DUE = """
with prints as (
    select table_name, document_id, sha256 from core.fingerprints
    union all -- reprints are found for all documents together, so their table has but one fingerprint
    select 'core.reprints', document_id, reprint_of from core.reprints
),
inputs as (
    select document_id, sha256(string_agg(table_name || ' ' || sha256, ' ' order by table_name)) as input_sha256
    from prints
    where table_name in (select unnest($reads))
      and document_id in (select document_id from core.fingerprints where table_name = 'core.texts')
    group by document_id
)
select document_id, input_sha256, coalesce(l.characters, 0)
from inputs
-- where the last segment ends the text ends: to ask the texts themselves would have them all in memory
left join (select document_id, max(char_end) as characters from core.segments group by document_id) as l
    using (document_id)
where not exists (
    from core.ledger as l
    where l.step = $step and l.document_id = inputs.document_id
      and l.input_sha256 = inputs.input_sha256 and l.step_version = $version
)
order by document_id
"""

VANISHED = """
select document_id from core.ledger
where step = ? and document_id not in (select document_id from core.fingerprints where table_name = 'core.texts')
order by document_id
"""


def run_step(connection: Connection, step: RowStep, version: str, run_id: str) -> Written:
    """Redo the step for each document whose input or version differs from the ledger's, a batch a transaction.

    A document that is too long to be worked at once is a transaction a portion: what is not committed is in memory.
    A document on which the step fails is set aside with its reason, and stops no other.

    Args:
        connection: to the build file.
        step: what to do.
        version: the step's version; another one redoes every document.
        run_id: the run on whose account the rows are booked.
    """
    due = due_documents(connection, step, version)
    rows = done = 0
    for batch in batches(due, step.longest):
        PROGRESS.debug(FAR, step.name, done, len(due))
        rows += _redo(connection, step, batch, version, run_id)
        done += len(batch)
    if due:
        step.release()
    return Written(len(due), rows)


def due_documents(connection: Connection, step: AnyStep, version: str) -> list[Due]:
    """The documents whose input or version differs from the ledger's, and those that are gone."""
    found = connection.execute(DUE, {"reads": list(step.reads), "step": step.name, "version": version}).fetchall()
    gone = connection.execute(VANISHED, [step.name]).fetchall()
    return [*(Due(*row) for row in found), *(Due(document_id, None, 0) for (document_id,) in gone)]


def _redo(connection: Connection, step: RowStep, batch: Sequence[Due], version: str, run_id: str) -> int:
    """Redo a batch in one transaction; if that fails, each document in its own, so that only those that fail are lost.

    Returns:
        How many rows were inserted, or deleted without successor.
    """
    redo = _redo_long if batch[0].characters > step.longest else _redo_together
    try:
        return redo(connection, step, batch, version, run_id)
    except Exception as error:
        if not concerns_one(error) or (len(batch) == 1 and not batch[0].input_sha256):
            raise
        if len(batch) > 1:
            return sum(_redo(connection, step, [document], version, run_id) for document in batch)
        document_id = batch[0].document_id
        cause = cause_of(error, f"The step {step.name}")
        if cause.error_type:
            log_fault(f"{step.name}, document {document_id}", error)
        set_aside(connection, step.name, version, {document_id: cause})
        return 1


def _redo_together(connection: Connection, step: RowStep, batch: Sequence[Due], version: str, run_id: str) -> int:
    with transaction(connection):
        present = [document.document_id for document in batch if document.input_sha256]
        made = step.work(read_documents(connection, step.reads, present)) if present else {}
        new = {table: made.get(table, []) for table in step.writes}
        written = replace_documents(connection, new, [document.document_id for document in batch])
        enter(connection, step.name, batch, version)
        book(connection, run_id, step.name, Written(len(batch), written))
    return written


def _redo_long(connection: Connection, step: RowStep, batch: Sequence[Due], version: str, run_id: str) -> int:
    (document,) = batch
    with transaction(connection):
        enter(connection, step.name, [document._replace(input_sha256=UNFINISHED)], version)
    written = redo_in_portions(connection, step, document)
    with transaction(connection):
        enter(connection, step.name, batch, version)
        book(connection, run_id, step.name, Written(1, written))
    return written


def write_batches(connection: Connection, batches: Iterable[ReadBatch], tables: Sequence[str], run_id: str) -> Written:
    """Store what the reading step found, a batch a transaction, and the state of the files with it."""
    documents = rows = 0
    for batch in batches:
        PROGRESS.debug(FAR, "read", batch.files_seen, batch.files)
        with transaction(connection):
            new = {table: batch.tables.get(table, []) for table in tables}
            written = replace_documents(connection, new, batch.document_ids)
            for stored in new.values():
                stored.clear()  # a long text is not to be in memory while DuckDB commits it
            for table in ("core.files", "core.skipped_files"):
                paths = [list(batch.source_paths)]
                connection.execute(f"delete from {table} where source_path in (select unnest(?))", paths)
                insert(connection, table, batch.tables.get(table, []))
            book(connection, run_id, "read", Written(len(batch.document_ids), written))
        documents, rows = documents + len(batch.document_ids), rows + written
    return Written(documents, rows)


def forget(connection: Connection, patterns: Sequence[str]) -> int:
    """Let the next steps read some files and redo their documents, though nothing about them changed.

    Args:
        connection: to the build file.
        patterns: of source paths, with `*` for any characters.

    Returns:
        How many files that are.
    """
    with transaction(connection):
        connection.execute(
            "create or replace temp table chosen as select distinct source_path, document_ids from core.files "
            "inner join (select unnest(?) as pattern) on source_path glob pattern",
            [list(patterns)],
        )
        connection.execute("delete from core.ledger where document_id in (select unnest(document_ids) from chosen)")
        gone = connection.execute("delete from core.files where source_path in (select source_path from chosen)")
        found = int(gone.fetchall()[0][0])
        connection.execute("drop table chosen")
    return found


def book(connection: Connection, run_id: str, step: str, written: Written) -> None:
    """Add to the run's account what a step wrote; a step that wrote nothing leaves no trace."""
    if written.rows:
        connection.execute(
            "insert into core.run_steps values (?, ?, ?, ?)", [run_id, step, written.documents, written.rows]
        )


def enter(connection: Connection, step: str, batch: Sequence[Due], version: str) -> None:
    """Write into the ledger that a step is done with some documents."""
    connection.execute(
        "delete from core.ledger where step = ? and document_id in (select unnest(?))",
        [step, [document.document_id for document in batch]],
    )
    entries: list[Row] = [
        {"step": step, "document_id": document_id, "input_sha256": sha256, "step_version": version}
        for document_id, sha256, _ in batch
        if sha256
    ]
    insert(connection, "core.ledger", entries)
