"""What a format cannot say: each export has a report of it beside it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pipelines.exports.model import Event, id_of
from pipelines.faults import Fault, guarded

One = TypeVar("One")


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
        losses: in the order of the events; behind them those that broke.
        notes: what the format cannot say of any event.
    """

    files: dict[str, str | bytes]
    losses: tuple[Loss, ...] = ()
    notes: tuple[str, ...] = ()


def loss(event: Event, kind: Kind, reason: str) -> Loss:
    """A loss of an event."""
    return Loss(event.event_id, event.title, kind, reason)


def broken(fault: Fault) -> Loss:
    """The loss of what broke while it was read or written."""
    return Loss(fault.key, "", Kind.LEFT_OUT, f"a fault of dateline: {fault.reason}")


def written(
    events: Iterable[Event], rows: Callable[[Event], Iterable[One]], losses: Callable[[Event], Iterable[Loss]]
) -> tuple[list[One], tuple[Loss, ...]]:
    """What a format writes of each event, and what it does not say; an event that breaks is left out and counted.

    Args:
        events: of the timeline.
        rows: of an event; none where the format has no place for it.
        losses: of an event.
    """
    return each_written(events, lambda event: (list(rows(event)), list(losses(event))), id_of)


def each_written(
    things: Iterable[Any], write: Callable[[Any], tuple[Iterable[One], Iterable[Loss]]], name: Callable[[Any], str]
) -> tuple[list[One], tuple[Loss, ...]]:
    """The same of other things than events.

    Args:
        things: to be written.
        write: from one of them to its rows and its losses.
        name: its id.
    """
    faults: list[Fault] = []
    done = list(guarded(write, things, name, faults))
    losses = (*(loss for _, some in done for loss in some), *map(broken, faults))
    return [row for some, _ in done for row in some], losses


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
