"""Rows in the shape of a conflict dataset, for the events that it would count."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.exports.cells import Cells, cells, csv_file
from pipelines.exports.loss import Exported, Kind, Loss, loss, written
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
        rows, losses = written(events, self._cells, self._losses)
        return Exported({"": csv_file(self.columns, rows)}, losses, self.notes)

    def _cells(self, event: Event) -> Iterator[Cells]:
        if self.refusal(event) is None:
            yield cells(self.columns, self.row(event))

    def _losses(self, event: Event) -> Iterator[Loss]:
        if refusal := self.refusal(event):
            yield loss(event, Kind.LEFT_OUT, refusal)
        else:
            yield from (loss(event, Kind.COARSENED, reason) for reason in self.coarsened(event))


def not_happened(event: Event) -> str | None:
    """Why an event is none that a dataset of what happened would count."""
    return None if event.status == "happened" else f"an event must have happened; this one is {event.status}"
