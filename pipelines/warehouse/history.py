"""What was published when: the rows of marts.timeline, with the times between which they stood.

Rows are kept as JSON, for the columns of the timeline change with its SQL; `core.timeline_shapes` keeps the columns.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.warehouse.connection import Connection

STANDING = "recorded_from < $day + interval 1 day and (recorded_to is null or recorded_to >= $day + interval 1 day)"
"""What stood at the end of a day, UTC: its last publication."""

FILES = """
select source_path, content_sha256, sidecar_sha256 from core.files
union all
select correction, sha256(concat_ws(' ', target, target_ids, value, reason, author, made_on, made_for)), ''
from core.stated_corrections
"""
CORRECTIONS = "select distinct event_id, correction from core.event_corrections where status = 'applied'"
LATEST = """
select max(greatest(recorded_from, recorded_to)) from (
    select recorded_from, recorded_to from core.timeline_shapes
    union all
    select recorded_from, recorded_to from core.timeline_history
    union all
    select recorded_from, recorded_to from core.file_history
    union all
    select recorded_from, recorded_to from core.correction_history
)
"""
SHAPE = "select $structure as structure"
TIMELINE = "select event_id, cast(to_json(t) as varchar) as fields from marts.timeline as t"


@dataclass(frozen=True, slots=True)
class Changes:
    """How many events a publication adds, changes and takes away."""

    new: int
    changed: int
    vanished: int


def record(connection: Connection, at: datetime) -> Changes:
    """Write down what is about to be published, in a transaction of the caller's.

    Args:
        connection: to the build file.
        at: the time of the run, UTC. A clock that went back is taken to stand still.
    """
    latest = connection.execute(LATEST).fetchall()[0][0]
    moment = max(at, latest or at)
    _keep(connection, "core.file_history", FILES, moment)
    _keep(connection, "core.correction_history", CORRECTIONS, moment)
    structure = timeline_structure(connection)
    if structure is None:
        return Changes(0, 0, 0)
    _keep(connection, "core.timeline_shapes", SHAPE, moment, {"structure": structure})
    before, after = _keep(connection, "core.timeline_history", TIMELINE, moment)
    return Changes(len(after - before), len(after & before), len(before - after))


def _keep(
    connection: Connection, table: str, query: str, moment: datetime, parameters: dict[str, str] | None = None
) -> tuple[set[str], set[str]]:
    """Close the rows that no longer stand and open those that are new; the first values of both."""
    connection.execute(f"create or replace temp table standing as {query}", parameters or {})
    names = [column[0] for column in connection.execute("from standing limit 0").description]
    same = " and ".join(f"h.{name} is not distinct from s.{name}" for name in names)
    gone = connection.execute(
        f"update {table} as h set recorded_to = $moment where h.recorded_to is null "
        f"and not exists (from standing as s where {same}) returning {names[0]}",
        {"moment": moment},
    ).fetchall()
    come = connection.execute(
        f"insert into {table} select s.*, $moment, null from standing as s "
        f"where not exists (from {table} as h where h.recorded_to is null and {same}) order by all "
        f"returning {names[0]}",
        {"moment": moment},
    ).fetchall()
    connection.execute("drop table standing")
    return {row[0] for row in gone}, {row[0] for row in come}


def timeline_structure(connection: Connection) -> str | None:
    """The columns of marts.timeline and their types, as DuckDB's JSON functions take them; None if it is not there."""
    found = connection.execute(
        "select column_name, data_type from duckdb_columns() "
        "where schema_name = 'marts' and table_name = 'timeline' order by column_index"
    ).fetchall()
    return json.dumps(dict(found)) if found else None


def define_as_of(connection: Connection) -> None:
    """Make the macro `marts.timeline_as_of(day)`: the timeline as it was last published on a day or before.

    It has the columns that the timeline has now; one that it did not have then is null. `as_of` has those of the day.
    """
    structure = timeline_structure(connection)
    if structure is not None:
        connection.execute(
            f"create or replace macro marts.timeline_as_of(day) as table select each.* from ("
            f"select from_json(fields, {_quoted(structure)}) as each from core.timeline_history "
            f"where {STANDING.replace('$day', 'day')})"
        )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def as_of(connection: Connection, day: date) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    """The timeline as it was last published on a day or before: the names of its columns then, and its rows by key."""
    shapes = connection.execute(f"select structure from core.timeline_shapes where {STANDING}", {"day": day}).fetchall()
    if not shapes:
        return (), []
    answer = connection.execute(
        f"select each.* from (select event_id, from_json(fields, $structure) as each from core.timeline_history "
        f"where {STANDING}) order by event_id",
        {"day": day, "structure": shapes[0][0]},
    )
    return tuple(json.loads(shapes[0][0])), answer.fetchall()
