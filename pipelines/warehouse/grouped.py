"""Redo the steps that look across documents: over whole tables, or over the groups of reports that a change affects."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from pipelines.faults import concerns_one, log_fault
from pipelines.step import GroupStep, StepResult, Streams, WholeStep
from pipelines.warehouse.connection import Connection, rows, transaction
from pipelines.warehouse.incremental import DueDocument, book, due_documents, enter
from pipelines.warehouse.tables import Stored, columns, insert, stored

KEYS = ("event_id", "report_id", "block", "document_id")
"""The first of these columns that a table has: its rows of one value are replaced together."""

ALL = "*"
"""Stands for the document in the ledger of a step over all documents."""

MOST_OF_ALL = 4
"""If more than one document in this many is due, all groups are redone at once."""

WHOLE = ("core.event_aliases", "core.crowded_blocks", "core.stated_corrections", "core.event_corrections")
"""Tables that a step over groups reads whole: small ones, and those in which a row may belong to several groups."""


def run_whole(connection: Connection, step: WholeStep, version: str, run_id: str) -> StepResult:
    """Run a step over whole tables, if their rows or the step's version changed since it last ran.

    The rows of one event, report or document are replaced only if one of them differs.

    Args:
        connection: to the build file.
        step: its work takes all rows of `reads` and the present rows of `writes`; it returns all rows of `writes`.
        version: the step's version.
        run_id: the run in whose account the rows are recorded.
    """
    entry = (step.name, ALL, _tables_sha256(connection, step.reads), version)
    if entry in connection.execute("select * from core.ledger where step = ?", [step.name]).fetchall():
        return StepResult(0, 0)
    with transaction(connection):
        made = step.work(_given(connection, step, part=False))
        written = StepResult(0, sum(_write_difference(connection, table, made) for table in step.writes))
        connection.execute("delete from core.ledger where step = ?", [step.name])
        connection.execute("insert into core.ledger values (?, ?, ?, ?)", list(entry))
        book(connection, run_id, step.name, written)
    return written


def run_groups(connection: Connection, step: GroupStep, version: str, run_id: str) -> StepResult:
    """Redo the groups that the changed documents affect; an event of theirs is written only if it differs.

    Args:
        connection: to the build file.
        step: its work takes all rows of some groups in `reads`, and their present rows in `writes`.
        version: the step's version; a new one redoes all groups.
        run_id: the run in whose account the rows are recorded.
    """
    due = due_documents(connection, step, version)
    if not due:
        return StepResult(0, 0)
    try:
        return _redo(connection, step, step.work, due, version, run_id)
    except Exception as error:
        if not concerns_one(error):
            raise
        log_fault(f"{step.name}, all groups at once", error)
        return _redo(connection, step, step.carefully, due, version, run_id)


def _redo(
    connection: Connection,
    step: GroupStep,
    work: Callable[[Streams], Streams],
    due: Sequence[DueDocument],
    version: str,
    run_id: str,
) -> StepResult:
    with transaction(connection):
        connection.execute(
            "create or replace temp table due as select unnest(?) as document_id", [[d.document_id for d in due]]
        )
        part = not _most_are_due(connection, step, version) and _gather(connection, step)
        made = work(_given(connection, step, part))
        written = sum(
            _write_difference(connection, table, made, _condition(connection, table, part)) for table in step.writes
        )
        enter(connection, step.name, due, version)
        result = StepResult(len(due), written)
        book(connection, run_id, step.name, result)
    return result


def _given(connection: Connection, step: WholeStep, part: bool) -> dict[str, Stored]:
    tables = (*step.reads, *step.writes)
    return {table: _rows(connection, step.through.get(table, table), part) for table in tables}


def _most_are_due(connection: Connection, step: GroupStep, version: str) -> bool:
    answer = connection.execute(
        "select (select count(*) from due) * ? > count(*) from core.ledger where step = ? and step_version = ?",
        [MOST_OF_ALL, step.name, version],
    ).fetchall()
    return bool(answer[0][0])


def _gather(connection: Connection, step: GroupStep) -> bool:
    """Collect the reports of the affected groups in the table `touched` and their events in `scope`.

    Returns:
        False if everything has to be redone instead.
    """
    connection.execute(f"create or replace temp table changed as {step.changed}")
    connection.execute(f"create or replace temp table touched as {step.near}")
    near = {table: _rows(connection, step.through.get(table, table), True) for table in (*step.reads, *WHOLE)}
    reached = step.reach(near, rows(connection, "select * from changed"))
    if reached is None:
        return False
    connection.execute("insert into changed (report_id) select unnest(?)", [list(reached)])
    connection.execute(
        "create or replace temp table touched as "
        "select report_id from changed "
        "union select report_id from core.reports where document_id in (select document_id from due) "
        "union select report_id from core.merge_groups where group_id in "
        "(select group_id from core.merge_groups where report_id in (select report_id from changed))"
    )
    connection.execute(
        "create or replace temp table scope as "
        "select distinct event_id from core.tellings where report_id in (select report_id from touched)"
    )
    return True


def _rows(connection: Connection, table: str, part: bool) -> Stored:
    return stored(connection, table, _condition(connection, table, part))


def _condition(connection: Connection, table: str, part: bool) -> str:
    """Return the condition on a table's rows: every row, or only those of affected groups."""
    if not part or table in WHOLE:
        return "true"
    names = columns(connection, table)
    if "event_id" in names:
        return "event_id in (select event_id from scope)"
    if "report_id" in names:
        return "report_id in (select report_id from touched)"
    return "document_id in (select document_id from core.reports where report_id in (select report_id from touched))"


def _tables_sha256(connection: Connection, tables: Iterable[str]) -> str:
    """Return one SHA-256 over all rows of some tables, from their fingerprints."""
    answer = connection.execute(
        "select string_agg(table_name || document_id || sha256, ' ' order by table_name, document_id) "
        "from core.fingerprints where table_name in (select unnest(?))",
        [list(tables)],
    ).fetchall()
    return hashlib.sha256((answer[0][0] or "").encode()).hexdigest()


def _write_difference(connection: Connection, table: str, made: Streams, standing: str = "true") -> int:
    """Replace rows of a table, leaving equal ones untouched.

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
