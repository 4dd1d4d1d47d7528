"""Redo the documents whose input or code changed, and only those; `core.ledger` records what is done."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import NamedTuple

from pipelines.faults import Cause, cause_of, concerns_one, log_fault
from pipelines.pool import Batch, Outcomes, Pool, here
from pipelines.step import AnyStep, ReadBatch, Row, Step, StepResult
from pipelines.warehouse.connection import Connection, query, rows, transaction
from pipelines.warehouse.tables import insert, read_documents, remove_documents, replace_documents

PROGRESS = logging.getLogger("dateline.progress")
"""Logs a step's progress before and after each transaction: its name, how much is done, of how much."""
FAR = "%s: %d of %d"

BATCH = 500
"""The most documents of a batch."""
BATCH_CHARACTERS = 100_000
"""The most characters in the texts of a batch, if it has several."""
WORTH_A_POOL = 200_000
"""Characters due, in total, from which on the pool does a step: some 60 articles of 500 words. Below that, starting
processes that load the language model takes longer than they save."""

UNREADABLE = "core.unreadable_documents"
CORRECTIONS = "core.stated_corrections"


class DueDocument(NamedTuple):
    """A document that a step has to redo: the hash of its input, None if it is gone, and the length of its text."""

    document_id: str
    input_sha256: str | None
    characters: int


def run_step(connection: Connection, step: Step, version: str, run_id: str, pool: Pool | None = None) -> StepResult:
    """Redo the step for each document whose input or version differs from the ledger's, one transaction per batch.

    A document on which the step fails is set aside with its reason, and stops no other.

    Args:
        connection: to the build file.
        step: what to do.
        version: the step's version; a new one redoes every document.
        run_id: the run in whose account the rows are recorded.
        pool: worker processes, used if there is enough to do; without them all work is done here.
    """
    due = due_documents(connection, step, version)
    batches = list(in_batches(due))
    given = (_given(connection, step, batch) for batch in batches)
    if pool is not None and sum(document.characters for document in due) >= WORTH_A_POOL:
        found = pool.outcomes(step.work, step.name, given)
    else:
        found = (here(step.work, step.name, batch) for batch in given)
    written = done = 0
    PROGRESS.debug(FAR, step.name, done, len(due))
    for batch, outcomes in zip(batches, found, strict=True):
        written += _store(connection, step, batch, outcomes, version, run_id)
        done += len(batch)
        PROGRESS.debug(FAR, step.name, done, len(due))
    return StepResult(len(due), written)


def due_documents(connection: Connection, step: AnyStep, version: str) -> list[DueDocument]:
    """Return the documents whose input or version differs from the ledger's, and those that are gone."""
    found = query(connection, "due", reads=list(step.reads), step=step.name, version=version)
    gone = query(connection, "vanished", step=step.name)
    return [*(DueDocument(**row) for row in found), *(DueDocument(row["document_id"], None, 0) for row in gone)]


def in_batches(due: Iterable[DueDocument]) -> Iterator[list[DueDocument]]:
    """Yield documents in batches of limited number and length; a longer document is a batch of its own.

    >>> [[each.document_id for each in batch] for batch in in_batches([DueDocument(d, "", 40_000) for d in "abc"])]
    [['a', 'b'], ['c']]
    """
    batch: list[DueDocument] = []
    held = 0
    for document in due:
        if batch and (len(batch) == BATCH or held + document.characters > BATCH_CHARACTERS):
            yield batch
            batch, held = [], 0
        batch.append(document)
        held += document.characters
    if batch:
        yield batch


def _given(connection: Connection, step: Step, batch: Sequence[DueDocument]) -> Batch:
    """Read the input of each document of a batch; documents that are gone have none."""
    present = [document.document_id for document in batch if document.input_sha256]
    documents: dict[str, dict[str, list[Row]]] = {key: {table: [] for table in step.reads} for key in present}
    for table, found in read_documents(connection, step.reads, present).items():
        for row in found:
            documents[row["document_id"]][table].append(row)
    return Batch(documents, max(document.characters for document in batch))


def _store(
    connection: Connection, step: Step, batch: Sequence[DueDocument], outcomes: Outcomes, version: str, run_id: str
) -> int:
    """Store the outcomes of a batch in one transaction; if a row does not fit, each document in its own.

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
    connection: Connection, step: Step, batch: Sequence[DueDocument], outcomes: Outcomes, version: str, run_id: str
) -> int:
    new: dict[str, list[Row]] = {table: [] for table in step.writes}
    for document_id in (each.document_id for each in batch if each.document_id in outcomes):
        for table in step.writes:
            new[table] += outcomes[document_id].get(table, [])
    with transaction(connection):
        written = replace_documents(connection, new, [document.document_id for document in batch])
        enter(connection, step.name, batch, version)
        book(connection, run_id, step.name, StepResult(len(batch), written))
    return written


def write_batches(
    connection: Connection, batches: Iterable[ReadBatch], tables: Sequence[str], run_id: str
) -> StepResult:
    """Store the documents of the reading step and the state of their files, one transaction per batch."""
    total = StepResult(0, 0)
    for batch in batches:
        PROGRESS.debug(FAR, "read", batch.files_seen, batch.files)
        with transaction(connection):
            new = {table: batch.tables.get(table, []) for table in tables}
            written = StepResult(len(batch.document_ids), replace_documents(connection, new, batch.document_ids))
            for table in ("core.files", "core.skipped_files"):
                paths = [list(batch.source_paths)]
                connection.execute(f"delete from {table} where source_path in (select unnest(?))", paths)
                insert(connection, table, batch.tables.get(table, []))
            book(connection, run_id, "read", written)
        total += written
    return total


def set_aside(connection: Connection, step: str, version: str, causes: Mapping[str, Cause]) -> None:
    """Remove some documents and all their rows, and give the reason in `core.unreadable_documents`.

    The groups of their reports are left for merging to redo, as for documents that are gone.

    Args:
        connection: to the build file.
        step: the step that failed, or `check`.
        version: of the code that set them aside; a new version tries them again.
        causes: the reason for each, by its id.
    """
    sql = "select document_id, source_path from core.texts where document_id in (select unnest(?))"
    aside: list[Row] = [
        {**row, "step": step, **asdict(causes[row["document_id"]]), "version": version}
        for row in rows(connection, sql, [list(causes)])
    ]
    with transaction(connection):
        remove_documents(connection, list(causes), kept=(UNREADABLE, CORRECTIONS))
        replace_documents(connection, {UNREADABLE: aside}, [row["document_id"] for row in aside])


def try_again(connection: Connection, versions: Mapping[str, str]) -> None:
    """Forget the files of documents that another version of a step set aside, so that they are read again.

    Args:
        versions: the present version of each step, by its name.
    """
    for step, version in versions.items():
        connection.execute(
            "delete from core.files where list_has_any(document_ids, "
            f"(select coalesce(list(document_id), []) from {UNREADABLE} where step = ? and version <> ?))",
            [step, version],
        )


def forget(connection: Connection, patterns: Sequence[str]) -> None:
    """Make the next steps read some files and redo their documents, though nothing about them changed.

    Args:
        connection: to the build file.
        patterns: of source paths, with `*` for any characters.
    """
    with transaction(connection):
        connection.execute(
            "create or replace temp table chosen as select distinct source_path, document_ids from core.files "
            "inner join (select unnest(?) as pattern) on source_path glob pattern",
            [list(patterns)],
        )
        connection.execute("delete from core.ledger where document_id in (select unnest(document_ids) from chosen)")
        connection.execute("delete from core.files where source_path in (select source_path from chosen)")
        connection.execute("drop table chosen")


def book(connection: Connection, run_id: str, step: str, written: StepResult) -> None:
    """Add what a step wrote to the run's account; a step that wrote nothing leaves no row."""
    if written.rows:
        connection.execute(
            "insert into core.run_steps values (?, ?, ?, ?)", [run_id, step, written.documents, written.rows]
        )


def enter(connection: Connection, step: str, batch: Sequence[DueDocument], version: str) -> None:
    """Record in the ledger that a step is done with some documents."""
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
