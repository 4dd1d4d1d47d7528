"""Redo a step that looks at groups of reports: those that a changed document touches, and no others."""

from collections.abc import Callable, Sequence
from typing import Protocol

from pipelines.faults import concerns_one, log_fault
from pipelines.warehouse.connection import Connection, rows, transaction, with_enough_memory
from pipelines.warehouse.incremental import Due, book, due_documents, enter
from pipelines.warehouse.step import WholeStep, Written
from pipelines.warehouse.tables import Row, Stored, Streams, columns, stored
from pipelines.warehouse.whole import write_difference

MOST_OF_ALL = 4
"""If more than one document in so many is due, all groups are redone at once."""


class GroupStep(WholeStep, Protocol):
    """A pure function over groups of reports, and the queries that find the groups a change touches."""

    @property
    def carefully(self) -> Callable[[Streams], Streams]:
        """Does the same as `work` when that breaks, group by group."""
        ...

    @property
    def changed(self) -> str:
        """SQL: id and days of the reports of the documents in the table `due`, as they were and as they are."""
        ...

    @property
    def near(self) -> str:
        """SQL: ids of the reports that those of the table `changed` may stand in a group with."""
        ...

    @property
    def reach(self) -> Callable[[Streams, Sequence[Row]], Sequence[str] | None]:
        """The near reports that stand in a group with a changed one; None if everything has to be redone."""
        ...


@with_enough_memory
def run_groups(connection: Connection, step: GroupStep, version: str, run_id: str) -> Written:
    """Redo the groups that the changed documents touch; each event of theirs is written if it came out differently.

    Args:
        connection: to the build file.
        step: its work takes all rows of some groups in `reads`, and what stands of them in `writes`.
        version: the step's version; another one redoes all groups.
        run_id: the run on whose account the rows are booked.
    """
    due = due_documents(connection, step, version)
    if not due:
        return Written(0, 0)
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
    due: Sequence[Due],
    version: str,
    run_id: str,
) -> Written:
    with transaction(connection):
        connection.execute(
            "create or replace temp table due as select unnest(?) as document_id", [[d.document_id for d in due]]
        )
        part = not _most_are_due(connection, step, version) and _gather(connection, step)
        tables = {
            table: _rows(connection, step.through.get(table, table), part) for table in (*step.reads, *step.writes)
        }
        made = work(tables)
        written = sum(_write(connection, table, made, part) for table in step.writes)
        enter(connection, step.name, due, version)
        result = Written(len(due), written)
        book(connection, run_id, step.name, result)
    return result


def _most_are_due(connection: Connection, step: GroupStep, version: str) -> bool:
    answer = connection.execute(
        "select (select count(*) from due) * ? > count(*) from core.ledger where step = ? and step_version = ?",
        [MOST_OF_ALL, step.name, version],
    ).fetchall()
    return bool(answer[0][0])


def _gather(connection: Connection, step: GroupStep) -> bool:
    """Put the reports of the touched groups into the table `touched`, and their events into `scope`; or say no."""
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


WHOLE = ("core.event_aliases", "core.crowded_blocks", "core.stated_corrections", "core.event_corrections")
"""Small tables, and those in which a row may belong to several groups."""


def _rows(connection: Connection, table: str, part: bool) -> Stored:
    return stored(connection, table, _standing(connection, table, part))


def _touched(connection: Connection, table: str) -> str:
    """The condition that a row of a table belongs to a touched group."""
    names = columns(connection, table)
    if "event_id" in names:
        return "event_id in (select event_id from scope)"
    if "report_id" in names:
        return "report_id in (select report_id from touched)"
    return "document_id in (select document_id from core.reports where report_id in (select report_id from touched))"


def _write(connection: Connection, table: str, made: Streams, part: bool) -> int:
    return write_difference(connection, table, made, _standing(connection, table, part))


def _standing(connection: Connection, table: str, part: bool) -> str:
    """The condition that a row is looked at: all of them are, or those that belong to a touched group."""
    return _touched(connection, table) if part and table not in WHOLE else "true"
