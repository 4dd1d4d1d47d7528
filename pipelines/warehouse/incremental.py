"""Redo the documents whose input or code changed, and no others; keep books in `core.ledger`."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipelines.faults import Cause, cause_of, concerns_one, log_fault
from pipelines.pool import Batch, Outcomes, Pool, here
from pipelines.warehouse.aside import set_aside
from pipelines.warehouse.connection import Connection, transaction
from pipelines.warehouse.step import AnyStep, ReadBatch, RowStep, Written
from pipelines.warehouse.tables import Row, insert, read_documents, replace_documents

PROGRESS = logging.getLogger("dateline.progress")
"""Is told, before and after each transaction, how far a step is: its name, what is done, and of how much."""
FAR = "%s: %d of %d"

BATCH = 500
"""The most documents of a batch."""
BATCH_CHARACTERS = 100_000
"""The most characters in the texts of a batch, if it has several."""
WORTH_A_POOL = 200_000
"""Characters that are due, all together, from which on a step is done by the pool: some 60 articles of 500 words. With
fewer, starting processes that load the language model takes longer than they save."""

DUE = """
with prints as (
    select table_name, document_id, sha256 from core.fingerprints
    union all -- reprints and links are found for all documents together, so their tables have but one fingerprint
    select 'core.reprints', document_id, reprint_of from core.reprints
    union all
    select 'core.document_links', document_id, string_agg(other_id || ' ' || similarity, ' ' order by other_id)
    from core.linked_documents
    group by document_id
),
inputs as (
    select document_id, sha256(string_agg(table_name || ' ' || sha256, ' ' order by table_name)) as input_sha256
    from prints
    where table_name in (select unnest($reads))
      and document_id in (select document_id from core.fingerprints where table_name = 'core.texts')
    group by document_id
)
select document_id, input_sha256, characters
from inputs
inner join core.text_facts using (document_id)
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


class Due(NamedTuple):
    """A document that a step has to redo: the hash of its input, None if it is gone, and the length of its text."""

    document_id: str
    input_sha256: str | None
    characters: int


def run_step(connection: Connection, step: RowStep, version: str, run_id: str, pool: Pool | None = None) -> Written:
    """Redo the step for each document whose input or version differs from the ledger's, a batch a transaction.

    A document on which the step fails is set aside with its reason, and stops no other.

    Args:
        connection: to the build file.
        step: what to do.
        version: the step's version; another one redoes every document.
        run_id: the run on whose account the rows are booked.
        pool: of the processes that do it if it is worth their start; without them it is done here.
    """
    due = due_documents(connection, step, version)
    batches = list(in_batches(due))
    given = (_given(connection, step, batch) for batch in batches)
    if pool is not None and sum(document.characters for document in due) >= WORTH_A_POOL:
        found = pool.outcomes(step.work, step.name, given)
    else:
        found = (here(step.work, step.name, batch) for batch in given)
    rows = done = 0
    PROGRESS.debug(FAR, step.name, done, len(due))
    for batch, outcomes in zip(batches, found, strict=True):
        rows += _store(connection, step, batch, outcomes, version, run_id)
        done += len(batch)
        PROGRESS.debug(FAR, step.name, done, len(due))
    return Written(len(due), rows)


def due_documents(connection: Connection, step: AnyStep, version: str) -> list[Due]:
    """The documents whose input or version differs from the ledger's, and those that are gone."""
    found = connection.execute(DUE, {"reads": list(step.reads), "step": step.name, "version": version}).fetchall()
    gone = connection.execute(VANISHED, [step.name]).fetchall()
    return [*(Due(*row) for row in found), *(Due(document_id, None, 0) for (document_id,) in gone)]


def in_batches(due: Iterable[Due]) -> Iterator[list[Due]]:
    """Documents in batches that are neither too many nor too long; a document that is too long is one of its own.

    >>> [[each.document_id for each in batch] for batch in in_batches([Due(d, "", 40_000) for d in "abc"])]
    [['a', 'b'], ['c']]
    """
    batch: list[Due] = []
    held = 0
    for document in due:
        if batch and (len(batch) == BATCH or held + document.characters > BATCH_CHARACTERS):
            yield batch
            batch, held = [], 0
        batch.append(document)
        held += document.characters
    if batch:
        yield batch


def _given(connection: Connection, step: RowStep, batch: Sequence[Due]) -> Batch:
    """Read what the step is given of each document of a batch; of those that are gone, there is nothing."""
    present = [document.document_id for document in batch if document.input_sha256]
    documents: dict[str, dict[str, list[Row]]] = {key: {table: [] for table in step.reads} for key in present}
    for table, found in read_documents(connection, step.reads, present).items():
        for row in found:
            documents[row["document_id"]][table].append(row)
    return Batch(documents, max(document.characters for document in batch))


def _store(
    connection: Connection, step: RowStep, batch: Sequence[Due], outcomes: Outcomes, version: str, run_id: str
) -> int:
    """Store what came of a batch in one transaction; if a row does not fit, that of each document in its own.

    Returns:
        How many rows were inserted, or deleted without successor; a document that is set aside counts as one.
    """
    causes = {d: outcomes[d] for d, *_ in batch if isinstance(outcomes.get(d), Cause)}
    done = [document for document in batch if document.document_id not in causes]
    written = 0
    try:
        written = _replace(connection, step, done, outcomes, version, run_id) if done else 0
    except Exception as error:
        if not concerns_one(error) or not any(document.input_sha256 for document in done):
            raise
        if len(done) > 1:
            written = sum(_store(connection, step, [each], outcomes, version, run_id) for each in done)
        else:
            causes[done[0].document_id] = cause_of(error, f"The step {step.name}")
            log_fault(f"{step.name}, document {done[0].document_id}", error)
    if causes:
        set_aside(connection, step.name, version, causes)
    return written + len(causes)


def _replace(
    connection: Connection, step: RowStep, batch: Sequence[Due], outcomes: Outcomes, version: str, run_id: str
) -> int:
    new: dict[str, list[Row]] = {table: [] for table in step.writes}
    for document_id in (each.document_id for each in batch if each.document_id in outcomes):
        for table in step.writes:
            new[table] += outcomes[document_id].get(table, [])
    with transaction(connection):
        written = replace_documents(connection, new, [document.document_id for document in batch])
        enter(connection, step.name, batch, version)
        book(connection, run_id, step.name, Written(len(batch), written))
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
