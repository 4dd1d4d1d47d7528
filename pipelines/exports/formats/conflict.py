"""Rows in the shape of a conflict dataset, for the events that it would count."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.exports.cells import table
from pipelines.exports.loss import Exported, Kind, Loss, loss
from pipelines.exports.model import Event


@dataclass(frozen=True, slots=True)
class Shape:
    """How a dataset writes an event.

    Args:
        columns: of its files, in their order.
        notes: what it cannot say of any event.
        refusal: why it would not count an event; None if it would.
        row: an event that it would count, by column.
        coarsened: what its row says less exactly than the timeline.
    """

    columns: tuple[str, ...]
    notes: tuple[str, ...]
    refusal: Callable[[Event], str | None]
    row: Callable[[Event], dict[str, Any]]
    coarsened: Callable[[Event], Iterator[str]]

    def of(self, events: Iterable[Event]) -> Exported:
        """The rows of the events that the dataset would count, and what became of the others."""
        rows: list[dict[str, Any]] = []
        losses: list[Loss] = []
        for event in events:
            refusal = self.refusal(event)
            if refusal is None:
                rows.append(self.row(event))
                losses.extend(loss(event, Kind.COARSENED, reason) for reason in self.coarsened(event))
            else:
                losses.append(loss(event, Kind.LEFT_OUT, refusal))
        return Exported({"": table(self.columns, rows)}, tuple(losses), self.notes)


def not_happened(event: Event) -> str | None:
    """Why an event is none that a dataset of what happened would count."""
    return None if event.status == "happened" else f"an event must have happened; this one is {event.status}"
