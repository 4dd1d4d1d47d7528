"""Behind merging: events and their stories → which events are parts of others."""

import re
from collections import defaultdict

from pipelines.events.parts import Lasting, parts
from pipelines.step import Row, Streams, WholeStep
from pipelines.steps.merge import EVENT_LIBRARIES
from pipelines.temporal.calendar import from_dates
from pipelines.temporal.model import Interval

_WORD = re.compile(r"[^\W\d_]{3,}")


def find_parts(tables: Streams) -> Streams:
    """Return the parts of lasting events.

    Args:
        tables: the rows of `core.named_events`, in place of those of `core.events`.
    """
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    rows: dict[str, Row] = {}
    for row in tables["core.events"]:
        lemmas[row["event_id"]].add(row["trigger_lemma"])
        rows[row["event_id"]] = row
    found = parts(_lasting(row, lemmas[key]) for key, row in rows.items())
    return {"core.parts": [{"event_id": key, "parent_event_id": found[key]} for key in sorted(found)]}


def _lasting(row: Row, lemmas: set[str]) -> Lasting:
    return Lasting(
        event_id=row["event_id"],
        story_id=row["story_id"],
        interval=Interval(*from_dates(row["start_date"], row["end_date"])),
        lemmas=frozenset(lemmas),
        words=frozenset(word.casefold() for word in _WORD.findall(row["title"])),
        place=row["place"],
        country=row["country"],
    )


PART = WholeStep(
    name="part",
    reads=("core.events", "core.tellings", "core.reports", "core.stories"),
    writes=("core.parts",),
    packages=("pipelines.events", "pipelines.documents.similarity", "pipelines.temporal", "pipelines.steps.part"),
    libraries=EVENT_LIBRARIES,
    through={"core.events": "core.named_events"},
    work=find_parts,
)
