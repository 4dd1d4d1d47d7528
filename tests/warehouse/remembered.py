"""The timeline as it was published on a day, with the columns that it had then."""

import json
from collections.abc import Sequence
from datetime import date

from pipelines.warehouse.connection import Connection
from pipelines.warehouse.history import STANDING


def as_of(connection: Connection, day: date) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    """Return the timeline as last published on or before a day: the names of its columns then, and its rows by key."""
    shapes = connection.execute(f"select structure from core.timeline_shapes where {STANDING}", {"day": day}).fetchall()
    if not shapes:
        return (), []
    answer = connection.execute(
        f"select each.* from (select event_id, from_json(fields, $structure) as each from core.timeline_history "
        f"where {STANDING}) order by event_id",
        {"day": day, "structure": shapes[0][0]},
    )
    return tuple(json.loads(shapes[0][0])), answer.fetchall()
