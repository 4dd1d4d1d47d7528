"""What a step is: a pure function from rows to rows, by batches of whole documents."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way of the data.

    Args:
        name: a verb: find, date, resolve, report.
        reads: tables whose rows of a document are the step's input for that document.
        writes: tables that belong to the step; it alone writes their rows.
        packages: Python packages whose files make the step's version.
        libraries: distributions whose installed versions are part of the step's version.
        work: from the input rows of a batch of documents, by table, to the output rows, by table.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    packages: tuple[str, ...]
    libraries: tuple[str, ...]
    work: Callable[[Tables], Tables]


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, in the order given.

    >>> by_document([{"document_id": "a", "n": 1}, {"document_id": "a", "n": 2}])["a"][1]["n"]
    2
    """
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["document_id"], []).append(row)
    return grouped
