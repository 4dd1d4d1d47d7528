"""What a format cannot say: each export has a report of it beside it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pipelines.exports.model import EventDetail, id_of
from pipelines.faults import Fault, guarded

Made = TypeVar("Made")


class Kind(StrEnum):
    """What became of an event, or of a cell."""

    COARSENED = "coarsened"
    SPLIT = "split"
    LEFT_OUT = "left out"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class ExportLoss:
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
    losses: tuple[ExportLoss, ...] = ()
    notes: tuple[str, ...] = ()


Losses = Callable[[EventDetail], Iterable[ExportLoss]]


def loss(event: EventDetail, kind: Kind, reason: str) -> ExportLoss:
    """Return a loss of an event."""
    return ExportLoss(event.event_id, event.title, kind, reason)


def broken(fault: Fault) -> ExportLoss:
    """Return the loss of something that broke while it was read or written."""
    return ExportLoss(fault.key, "", Kind.LEFT_OUT, f"a fault of dateline: {fault.reason}")


def written(
    events: Iterable[EventDetail], rows: Callable[[EventDetail], Iterable[Made]], losses: Losses
) -> tuple[list[Made], tuple[ExportLoss, ...]]:
    """Return the rows and the losses of all events; an event that breaks is left out and counted as a loss.

    Args:
        events: of the timeline.
        rows: of an event; none if the format has no place for it.
        losses: of an event.
    """
    return each_written(events, lambda event: (list(rows(event)), list(losses(event))), id_of)


def each_written(
    things: Iterable[Any],
    write: Callable[[Any], tuple[Iterable[Made], Iterable[ExportLoss]]],
    name: Callable[[Any], str],
) -> tuple[list[Made], tuple[ExportLoss, ...]]:
    """Do as `written` does with things that are not events.

    Args:
        things: to be written.
        write: from one of them to its rows and its losses.
        name: its id.
    """
    faults: list[Fault] = []
    done = list(guarded(write, things, name, faults))
    losses = (*(loss for _, some in done for loss in some), *map(broken, faults))
    return [row for rows, _ in done for row in rows], losses


def report(name: str, events: int, exported: Exported) -> str:
    """Return the loss report as JSON.

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
