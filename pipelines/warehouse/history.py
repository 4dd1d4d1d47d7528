"""What was published when, and what differs between two days: rows of marts.timeline, with the times they were current.

Rows are kept as JSON, for the columns of the timeline change with its SQL; `core.timeline_shapes` keeps the columns.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipelines.warehouse.connection import Connection, query_text, reading

STANDING = "recorded_from < $day + interval 1 day and (recorded_to is null or recorded_to >= $day + interval 1 day)"
"""Condition for the rows that were current at the end of a day, UTC."""

CORRECTIONS = "select distinct event_id, correction from core.event_corrections where status = 'applied'"
SHAPE = "select $structure as structure"
RELATIVE = "'story_id', 'importance', 'background'"
"""Columns that tell how an event stands among all others; they change with each document that arrives."""
KEPT = f"(select columns(name -> name not in ({RELATIVE})) from marts.timeline)"
TIMELINE = f"select event_id, cast(to_json(t) as varchar) as fields from {KEPT} as t"
EVENTS_THEN = f"select event_id, fields from core.timeline_history where {STANDING}"
CORRECTIONS_THEN = f"select event_id, list(correction) from core.correction_history where {STANDING} group by event_id"
FILES_THEN = f"select source_path, content_sha256 || ' ' || sidecar_sha256 from core.file_history where {STANDING}"
VERSION_THEN = """
select rules_version, code_version from core.runs
where finished_at < $day + interval 1 day order by finished_at desc limit 1
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many events a publication adds, changes and removes."""

    new: int
    changed: int
    vanished: int


def record(connection: Connection, at: datetime) -> Changes:
    """Record what is about to be published, in a transaction of the caller's.

    Args:
        connection: to the build file.
        at: the time of the run, UTC. A clock that was set back counts as standing still.
    """
    latest = connection.execute(query_text("last_recorded")).fetchall()[0][0]
    moment = max(at, latest or at)
    _keep(connection, "core.file_history", query_text("files_now"), moment)
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
    """Close the rows that are no longer current and add the new ones; return the first value of each row of both."""
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
    """Return the columns of marts.timeline that are kept, and their types; None if it does not exist."""
    found = connection.execute(
        "select column_name, data_type from duckdb_columns() "
        "where schema_name = 'marts' and table_name = 'timeline' and column_name not in "
        f"({RELATIVE}) order by column_index"
    ).fetchall()
    return json.dumps(dict(found)) if found else None


def define_as_of(connection: Connection) -> None:
    """Create the macro `marts.timeline_as_of(day)`: the timeline as last published on or before a day.

    It has the present columns of the timeline, null where the column is newer.
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


@dataclass(frozen=True, slots=True)
class Change:
    """An event that differs between two days.

    Args:
        event_id: of the event.
        kind: new, changed or vanished.
        title: the later one, if there are two.
        fields: the columns that differ, each with its value on the first and on the last day; none unless changed.
        why: what changed in its inputs, in words.
    """

    event_id: str
    kind: str
    title: str
    fields: Mapping[str, tuple[Any, Any]]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beneath:
    """What changed in the inputs of the timeline between two days.

    Args:
        files: files and corrections that were added, edited or removed, each with that word.
        rules: that the rules or the code changed, in words.
        corrected_before: the corrections of events on the first day, by event.
        corrected_after: the same on the last day.
    """

    files: Mapping[str, str]
    rules: str | None
    corrected_before: Mapping[str, list[str]]
    corrected_after: Mapping[str, list[str]]


def changes(published: Path, first: date, last: date) -> list[Change]:
    """Return the events that differ between what was last published on two days, ordered by id.

    Args:
        published: the database that readers open.
        first: a day, UTC.
        last: a later day.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        before, after = (_standing(connection, EVENTS_THEN, day) for day in (first, last))
        corrected = [_standing(connection, CORRECTIONS_THEN, day) for day in (first, last)]
        beneath = Beneath(_files_changed(connection, first, last), _rules_changed(connection, first, last), *corrected)
    return [
        _change(event_id, _row(before.get(event_id)), _row(after.get(event_id)), beneath)
        for event_id in sorted(before.keys() | after.keys())
        if before.get(event_id) != after.get(event_id)
    ]


def _standing(connection: Connection, sql: str, day: date) -> dict[str, Any]:
    return dict(connection.execute(sql, {"day": day}).fetchall())


def _row(fields: str | None) -> dict[str, Any]:
    return json.loads(fields) if fields else {}


def _files_changed(connection: Connection, first: date, last: date) -> dict[str, str]:
    before, after = (_standing(connection, FILES_THEN, day) for day in (first, last))
    words = {
        path: "was added" if path not in before else "was removed" if path not in after else "was edited"
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path)
    }
    return dict(sorted(words.items()))


def _rules_changed(connection: Connection, first: date, last: date) -> str | None:
    versions = [connection.execute(VERSION_THEN, {"day": day}).fetchall() for day in (first, last)]
    if versions[0] == versions[1]:
        return None
    before, after = (found[0] if found else ("none", "none") for found in versions)
    what, place = ("rules of time", 0) if before[0] != after[0] else ("code", 1)
    return f"the {what} changed from version {before[place][:8]} to {after[place][:8]}"


def _change(event_id: str, before: dict[str, Any], after: dict[str, Any], beneath: Beneath) -> Change:
    fields = {name: (before.get(name), after.get(name)) for name in {**before, **after}} if before and after else {}
    made = _applied(after) | set(beneath.corrected_after.get(event_id, ()))
    taken_back = _applied(before) | set(beneath.corrected_before.get(event_id, ()))
    return Change(
        event_id=event_id,
        kind="changed" if before and after else "new" if after else "vanished",
        title=str((after or before).get("title")),
        fields={name: pair for name, pair in fields.items() if pair[0] != pair[1]},
        why=tuple(_why(made, taken_back, _told_in(before) | _told_in(after), beneath)),
    )


def _why(made: set[str], taken_back: set[str], told_in: set[str], beneath: Beneath) -> list[str]:
    found = [
        f"the correction {name} {beneath.files.get(name, 'holds' if name in made else 'holds no longer')}"
        for name in sorted(made | taken_back)
        if name in made ^ taken_back or name in beneath.files
    ]
    found += [f"{path} {words}" for path, words in beneath.files.items() if path in told_in]
    if not found and beneath.rules:
        found.append(beneath.rules)
    # An event can also change because a report of another file now goes with it, or with another event.
    return found or [f"{path} {words}" for path, words in beneath.files.items()] or ["the SQL of the timeline changed"]


def _applied(row: dict[str, Any]) -> set[str]:
    return {each["correction"] for each in row.get("corrections") or () if each["status"] == "applied"}


def _told_in(row: dict[str, Any]) -> set[str]:
    return {path.partition("#")[0] for path in row.get("source_paths") or ()}


@dataclass(frozen=True, slots=True)
class Recorded:
    """The published versions of an event.

    Args:
        versions: how many there were, the current one included.
        first: when the first was published, UTC.
        last: when the current one was.
    """

    versions: int
    first: datetime
    last: datetime


def recorded(connection: Connection) -> dict[str, Recorded]:
    """Return the published versions of each event, by its id."""
    rows = connection.execute(
        "select event_id, count(*), min(recorded_from), max(recorded_from) from core.timeline_history group by event_id"
    ).fetchall()
    return {event_id: Recorded(versions, first, last) for event_id, versions, first, last in rows}
