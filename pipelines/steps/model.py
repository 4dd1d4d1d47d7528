"""What a step is: a pure function from rows to rows, by batches of whole documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipelines.temporal.scan import pieces

Row = Mapping[str, Any]
Tables = Mapping[str, list[Row]]
Span = tuple[int, int]

ENDLESS = 2**62


def nothing_kept() -> None:
    """Of a step that keeps nothing between batches: there is nothing to give back."""


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
        through: views by table: what of it the step really reads, where that is far less than all.
        longest: the most characters of a text that are given at once. A longer document comes in portions: its row
            of `core.texts` has the whole text and, as `portion`, the stretch that is asked about; of the other
            tables come the rows that touch it. A step that reads no texts is given each row once, with the stretch
            that it starts in. A step with one answer for the whole document sets it to `ENDLESS`.
        release: gives back the memory that the work keeps between batches; called after the last one.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    packages: tuple[str, ...]
    libraries: tuple[str, ...]
    work: Callable[[Tables], Tables]
    through: Mapping[str, str] = field(default_factory=dict[str, str])
    longest: int = 1_000_000
    release: Callable[[], object] = field(default=nothing_kept)

    def portions(self, text: str) -> Iterator[Span]:
        """Start and end of the stretches in which a long text is given."""
        return pieces(text, self.longest)


def portion(text: Row) -> Span:
    """The stretch of a text that a step is asked about: all of it, unless its row says otherwise.

    >>> portion({"text": "It rained."}), portion({"text": "It rained.", "portion": (3, 9)})
    ((0, 10), (3, 9))
    """
    return text.get("portion") or (0, len(text["text"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStep(Step):
    """A step over groups of reports: of all reports, it looks at the groups that a change touches.

    Args:
        changed: SQL for id and days of the reports of the documents in the table `due`, as they were and as they are.
        near: SQL for the ids of the reports that those of the table `changed` may stand in a group with.
        reach: from the rows of the near reports and the changed ones to the ids of those that stand in a group with a
            changed one; None if everything has to be looked at.
    """

    work: Callable[[Tables], Tables]
    release: Callable[[], object] = field(default=nothing_kept)
    changed: str
    near: str
    reach: Callable[[Tables, Sequence[Row]], Sequence[str] | None]


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, in the order given.

    >>> by_document([{"document_id": "a", "n": 1}, {"document_id": "a", "n": 2}])["a"][1]["n"]
    2
    """
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["document_id"], []).append(row)
    return grouped
