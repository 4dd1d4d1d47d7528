"""What bounds the memory of a run: batches of few characters, and long documents a portion at a time."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipelines.warehouse.connection import Connection, little_memory, rows
from pipelines.warehouse.step import RowStep
from pipelines.warehouse.tables import Fingerprint, Row, Tables, columns, insert, read_documents, write_fingerprints

BATCH = 500
"""The most documents of a batch."""
BATCH_CHARACTERS = 1_000_000
"""The most characters in the texts of a batch."""

TEXTS = "core.texts"


class Due(NamedTuple):
    """A document that a step has to redo: the hash of its input, None if it is gone, and the length of its text."""

    document_id: str
    input_sha256: str | None
    characters: int


def batches(due: Iterable[Due], longest: int) -> Iterator[list[Due]]:
    """Documents in batches that are neither too many nor too long; a document that is too long is one of its own.

    Args:
        longest: the most characters that the step is given at once.

    >>> [[each.document_id for each in batch] for batch in batches([Due(d, "", 4) for d in "abc"], 9)]
    [['a', 'b'], ['c']]
    """
    longest = min(longest, BATCH_CHARACTERS)
    batch: list[Due] = []
    held = 0
    for document in due:
        if batch and (len(batch) == BATCH or held + document.characters > longest):
            yield batch
            batch, held = [], 0
        batch.append(document)
        held += document.characters
    if batch:
        yield batch


def redo_in_portions(connection: Connection, step: RowStep, document: Due) -> int:
    """Let a step's tables hold what it makes of one long document, its rows written as they come.

    Returns:
        How many rows were inserted, or deleted without successor.
    """
    gone = sum(_delete(connection, table, document.document_id) for table in step.writes)
    prints = {table: Fingerprint() for table in step.writes}
    made = 0
    stretches = _with_text if TEXTS in step.reads else _without_text
    for given in stretches(connection, step, document):
        for table, found in step.work(given).items():
            insert(connection, table, found)
            prints[table].add(found)
            made += len(found)
    write_fingerprints(connection, ((table, document.document_id, each) for table, each in prints.items()))
    return max(made, gone)


def _with_text(connection: Connection, step: RowStep, document: Due) -> Iterator[Tables]:
    """The text, a stretch of it between two sentences, and the rows that touch this."""
    text = read_documents(connection, [TEXTS], [document.document_id])[TEXTS][0]
    tables = [table for table in step.reads if table != TEXTS]
    with little_memory(connection):
        for first, last in step.portions(text["text"]):
            found = _rows(connection, tables, document, "char_start < $last and char_end > $first", first, last)
            yield {**found, TEXTS: [{**text, "portion": (first, last)}]}


def _without_text(connection: Connection, step: RowStep, document: Due) -> Iterator[Tables]:
    """The rows that start in a stretch of the text, for a step that is not asked about the text itself."""
    for first in range(0, document.characters, step.longest):
        last = first + step.longest
        yield _rows(connection, step.reads, document, "char_start >= $first and char_start < $last", first, last)


def _rows(
    connection: Connection, tables: Iterable[str], document: Due, within: str, first: int, last: int
) -> dict[str, list[Row]]:
    """The rows of a document within a stretch of its text; all, if they have no place in it."""
    found: dict[str, list[Row]] = {}
    for table in tables:
        placed = "char_start" in columns(connection, table)
        stretch = {"first": first, "last": last} if placed else {}
        sql = f"select * from {table} where document_id = $document {f'and {within}' if placed else ''} order by rowid"
        found[table] = rows(connection, sql, {"document": document.document_id, **stretch})
    return found


def _delete(connection: Connection, table: str, document_id: str) -> int:
    return int(connection.execute(f"delete from {table} where document_id = ?", [document_id]).fetchall()[0][0])
