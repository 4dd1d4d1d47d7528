"""What bounds the memory of a run: batches of few characters, and long documents a portion at a time."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipelines.warehouse.connection import Connection, rows, transaction
from pipelines.warehouse.step import RowStep
from pipelines.warehouse.tables import Fingerprint, Row, Tables, columns, insert, write_fingerprints
from pipelines.warehouse.texts import FACTS, PIECE, TEXTS, stretch

BATCH = 500
"""The most documents of a batch."""
BATCH_CHARACTERS = 1_000_000
"""The most characters in the texts of a batch."""

UNFINISHED = "unfinished"
"""Stands for a hash, of input and output, while a document is redone: it is due again, whatever it then consists of."""

PLACES = ("char_start", "char_end", "sentence_start")
"""Columns that say where something stands in a text."""


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
    """Let a step's tables hold what it makes of one long document, its rows committed as they come.

    Returns:
        How many rows were inserted, or deleted without successor.
    """
    with transaction(connection):
        gone = sum(_delete(connection, table, document.document_id) for table in step.writes)
    prints = {table: Fingerprint() for table in step.writes}
    made = 0
    stretches = _ends if step.beginning else _with_text if TEXTS in step.reads else _without_text
    for offset, given in stretches(connection, step, document):
        with transaction(connection):
            for table, found in step.work(given).items():
                placed = [_moved(row, offset) for row in found]
                insert(connection, table, placed)
                prints[table].add(placed)
                made += len(placed)
    with transaction(connection):
        write_fingerprints(connection, ((table, document.document_id, each) for table, each in prints.items()))
    return max(made, gone)


def _with_text(connection: Connection, step: RowStep, document: Due) -> Iterator[tuple[int, Tables]]:
    """The portions of the text, cut between two sentences, each with the rows that touch it.

    All places count from where the step's lead before the portion begins, which is told with it.
    """
    key = document.document_id
    text = {**_facts(connection, key), "head": stretch(connection, key, 0, PIECE)}
    last = 0
    while words := stretch(connection, key, last, last + step.longest + 1):
        first, last = last, last + step.end_of_portion(words, 0)
        offset = max(0, first - step.lead)
        words = stretch(connection, key, offset, first) + words[: last - first]
        found = _rows(connection, step.reads, document, "char_start < $last and char_end > $first", first, last)
        given = {table: [_moved(row, -offset) for row in within] for table, within in found.items()}
        yield offset, {**given, TEXTS: [{**text, "text": words, "offset": offset, "lead": first - offset}]}


def _ends(connection: Connection, step: RowStep, document: Due) -> Iterator[tuple[int, Tables]]:
    """The beginning and the ending of the text, with the rows that touch either."""
    key, first = document.document_id, max(step.beginning, document.characters - PIECE)
    text = {
        **_facts(connection, key),
        "text": stretch(connection, key, 0, step.beginning),
        "ending": stretch(connection, key, first, document.characters),
        "ending_start": first,
    }
    near = "(char_start < $last or char_end > $first)"
    yield 0, {**_rows(connection, step.reads, document, near, first, step.beginning), TEXTS: [text]}


def _without_text(connection: Connection, step: RowStep, document: Due) -> Iterator[tuple[int, Tables]]:
    """The rows that start in a stretch of the text, for a step that is not asked about the text itself."""
    for first in range(0, document.characters, step.longest):
        last = first + step.longest
        yield 0, _rows(connection, step.reads, document, "char_start >= $first and char_start < $last", first, last)


def _facts(connection: Connection, document_id: str) -> Row:
    return rows(connection, f"select * from {FACTS} where document_id = ?", [document_id])[0]


def _moved(row: Row, by: int) -> Row:
    """A row with its places counted from elsewhere."""
    return {**row, **{name: row[name] + by for name in PLACES if row.get(name) is not None}} if by else row


def _rows(
    connection: Connection, tables: Iterable[str], document: Due, within: str, first: int, last: int
) -> dict[str, list[Row]]:
    """The rows of a document within a stretch of its text; all, if they have no place in it. Texts are left out."""
    found: dict[str, list[Row]] = {}
    for table in (table for table in tables if table != TEXTS):
        placed = "char_start" in columns(connection, table)
        bounds = {"first": first, "last": last} if placed else {}
        sql = f"select * from {table} where document_id = $document {f'and {within}' if placed else ''} order by rowid"
        found[table] = rows(connection, sql, {"document": document.document_id, **bounds})
    return found


def _delete(connection: Connection, table: str, document_id: str) -> int:
    connection.execute("delete from core.fingerprints where table_name = ? and document_id = ?", [table, document_id])
    connection.execute("insert into core.fingerprints values (?, ?, ?)", [table, document_id, UNFINISHED])
    return int(connection.execute(f"delete from {table} where document_id = ?", [document_id]).fetchall()[0][0])
