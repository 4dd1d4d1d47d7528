"""Redo a step that looks at all documents together, and write only what came out differently."""

import hashlib
from collections.abc import Iterable

from pipelines.warehouse.connection import Connection, transaction, with_enough_memory
from pipelines.warehouse.incremental import book
from pipelines.warehouse.step import WholeStep, Written
from pipelines.warehouse.tables import Streams, columns, insert, stored

KEYS = ("event_id", "report_id", "block", "document_id")
"""The first of these columns that a table has: its rows of one value are replaced together."""

ALL = "*"
"""Stands for the document in the ledger of a step that looks at all of them."""


@with_enough_memory
def run_whole(connection: Connection, step: WholeStep, version: str, run_id: str) -> Written:
    """Run a step over whole tables, if their rows or the step's version changed since it last ran.

    The rows of one event, report or document are replaced only if one of them differs.

    Args:
        connection: to the build file.
        step: its work takes all rows of `reads` and, as they stand, of `writes`; it returns all rows of `writes`.
        version: the step's version.
        run_id: the run on whose account the rows are booked.
    """
    entry = (step.name, ALL, tables_sha256(connection, step.reads), version)
    if entry in connection.execute("select * from core.ledger where step = ?", [step.name]).fetchall():
        return Written(0, 0)
    with transaction(connection):
        tables = (*step.reads, *step.writes)
        made = step.work({table: stored(connection, step.through.get(table, table)) for table in tables})
        written = Written(0, sum(write_difference(connection, table, made) for table in step.writes))
        connection.execute("delete from core.ledger where step = ?", [step.name])
        connection.execute("insert into core.ledger values (?, ?, ?, ?)", list(entry))
        book(connection, run_id, step.name, written)
    return written


def tables_sha256(connection: Connection, tables: Iterable[str]) -> str:
    """One SHA-256 over all rows of some tables, from their fingerprints."""
    answer = connection.execute(
        "select string_agg(table_name || document_id || sha256, ' ' order by table_name, document_id) "
        "from core.fingerprints where table_name in (select unnest(?))",
        [list(tables)],
    ).fetchall()
    return hashlib.sha256((answer[0][0] or "").encode()).hexdigest()


def write_difference(connection: Connection, table: str, made: Streams, standing: str = "true") -> int:
    """Let a table hold the rows made instead of those that stand; equal ones stay untouched.

    Args:
        connection: to the build file, in a transaction of the caller's.
        table: its name.
        made: the new rows, by table.
        standing: which rows of the table the new ones replace, as an SQL condition.

    Returns:
        How many rows were inserted, or deleted without successor.
    """
    key = next(name for name in KEYS if name in columns(connection, table))
    connection.execute(f"create or replace temp table made as select * from {table} limit 0")
    insert(connection, "temp.made", made.get(table, []))
    connection.execute(
        f"create or replace temp table differing as "
        f"select {key} from (select * from {table} where {standing} except all select * from made) "
        f"union select {key} from (select * from made except all select * from {table} where {standing})"
    )
    differs = f"{key} in (select {key} from differing)"
    gone = connection.execute(f"delete from {table} where {standing} and {differs}").fetchall()
    new = connection.execute(f"insert into {table} select * from made where {differs} order by all").fetchall()
    connection.execute("drop table made; drop table differing")
    written = max(int(gone[0][0]), int(new[0][0]))
    if written:
        _stamp(connection, table)
    return written


def _stamp(connection: Connection, table: str) -> None:
    connection.execute("delete from core.fingerprints where table_name = ?", [table])
    connection.execute(
        "insert into core.fingerprints "
        "select ?, ?, sha256(coalesce(string_agg(row_md5, '' order by row_md5), '')) "
        f"from (select md5(cast(each as varchar)) as row_md5 from {table} as each)",
        [table, ALL],
    )
