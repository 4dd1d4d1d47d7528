"""What a format cannot say: each export has a report of it beside it."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum

from pipelines.exports.model import Event


class Kind(StrEnum):
    """What became of an event, or of a cell."""

    COARSENED = "coarsened"
    SPLIT = "split"
    LEFT_OUT = "left out"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that an export does not say as the timeline says it."""

    event_id: str
    title: str
    kind: Kind
    reason: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What a format made of a timeline.

    Args:
        files: content by file name; the name "" is the target itself.
        losses: in the order of the events.
        notes: what the format cannot say of any event.
    """

    files: dict[str, str | bytes]
    losses: tuple[Loss, ...] = ()
    notes: tuple[str, ...] = ()


def loss(event: Event, kind: Kind, reason: str) -> Loss:
    """A loss of an event."""
    return Loss(event.event_id, event.title, kind, reason)


def report(name: str, events: int, exported: Exported) -> str:
    """The loss report as JSON.

    Args:
        name: of the format.
        events: how many were wanted.
    """
    counted = Counter(loss.kind for loss in exported.losses)
    return json.dumps(
        {
            "format": name,
            "events": events,
            **{kind.value.replace(" ", "_"): counted[kind] for kind in Kind},
            "notes": list(exported.notes),
            "losses": [asdict(loss) for loss in exported.losses],
        },
        ensure_ascii=False,
        indent=2,
    )
