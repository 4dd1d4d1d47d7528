"""Which events differ between two days, and why."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.warehouse.connection import Connection, reading
from pipelines.warehouse.history import STANDING

EVENTS = f"select event_id, fields from core.timeline_history where {STANDING}"
CORRECTIONS = f"select event_id, list(correction) from core.correction_history where {STANDING} group by event_id"
FILES = f"select source_path, content_sha256 || ' ' || sidecar_sha256 from core.file_history where {STANDING}"
VERSION = """
select rules_version, code_version from core.runs
where finished_at < $day + interval 1 day order by finished_at desc limit 1
"""


@dataclass(frozen=True, slots=True)
class Change:
    """An event that differs between two days.

    Args:
        event_id: of the event.
        kind: new, changed or vanished.
        title: the later one, if there are two.
        fields: the columns that differ, each with its value on the first and on the last day; none unless changed.
        why: what differs beneath it, in words.
    """

    event_id: str
    kind: str
    title: str
    fields: Mapping[str, tuple[Any, Any]]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beneath:
    """What differs beneath the timeline between two days.

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
    """The events that differ between what was published last on one day and on another, by their ids.

    Args:
        published: the database that readers open.
        first: a day, UTC.
        last: a later day.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        before, after = (_standing(connection, EVENTS, day) for day in (first, last))
        corrected = [_standing(connection, CORRECTIONS, day) for day in (first, last)]
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
    before, after = (_standing(connection, FILES, day) for day in (first, last))
    words = {
        path: "was added" if path not in before else "was removed" if path not in after else "was edited"
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path)
    }
    return dict(sorted(words.items()))


def _rules_changed(connection: Connection, first: date, last: date) -> str | None:
    versions = [connection.execute(VERSION, {"day": day}).fetchall() for day in (first, last)]
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
