"""What the warehouse asks of a step, of what the reading step found, and what it says was written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from pipelines.warehouse.tables import Streams, Tables


class AnyStep(Protocol):
    """A step by its name and the tables on either side."""

    @property
    def name(self) -> str:
        """The step's name in the ledger."""
        ...

    @property
    def reads(self) -> tuple[str, ...]:
        """The tables whose rows are the input."""
        ...

    @property
    def writes(self) -> tuple[str, ...]:
        """The tables that the step alone writes."""
        ...

    @property
    def through(self) -> Mapping[str, str]:
        """Views by table: what of it the step really reads."""
        ...


class WholeStep(AnyStep, Protocol):
    """A pure function over all rows of some tables, which need not be in memory at once."""

    @property
    def work(self) -> Callable[[Streams], Streams]:
        """The function itself."""
        ...


class RowStep(AnyStep, Protocol):
    """A pure function from the rows of a document to rows."""

    @property
    def work(self) -> Callable[[Tables], Tables]:
        """The function itself, which can be pickled."""
        ...


class ReadBatch(Protocol):
    """Documents that were read anew or are gone, with their rows."""

    @property
    def document_ids(self) -> tuple[str, ...]:
        """Documents whose rows are replaced or gone."""
        ...

    @property
    def source_paths(self) -> tuple[str, ...]:
        """Files whose rows in `core.files` and `core.skipped_files` are replaced or gone."""
        ...

    @property
    def tables(self) -> Tables:
        """The new rows, by table."""
        ...

    @property
    def files_seen(self) -> int:
        """Files of the folder that were looked at so far."""
        ...

    @property
    def files(self) -> int:
        """Files of the folder."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """What a step did: documents redone or removed, and rows inserted or deleted."""

    documents: int
    rows: int

    def __str__(self) -> str:
        rows = f"{self.rows} rows written"
        return f"{self.documents} documents redone, {rows}" if self.documents else rows
