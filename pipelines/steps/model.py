"""What a step is: a pure function from rows to rows, document by document, or over all of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, list[Row]]
Streams = Mapping[str, Iterable[Row]]
"""Tables that may be too large to be in memory whole; their rows can be gone through more than once."""


@dataclass(frozen=True, slots=True)
class Made:
    """Rows that are made anew each time that they are gone through.

    >>> twice = Made(lambda: ({"n": n} for n in (1, 2)))
    >>> list(twice) == list(twice)
    True
    """

    make: Callable[[], Iterable[Row]]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.make())


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyStep:
    """One step of the way of the data.

    Args:
        name: a verb: find, date, resolve, report.
        reads: tables whose rows are the step's input.
        writes: tables that belong to the step; it alone writes their rows.
        packages: Python packages whose files make the step's version.
        libraries: distributions whose installed versions are part of the step's version.
        through: views by table: what of it the step really reads, where that is far less than all.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    packages: tuple[str, ...]
    libraries: tuple[str, ...]
    through: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(AnyStep):
    """A step whose output for a document depends on the rows of that document alone.

    Args:
        work: from the input rows of a document, by table, to its output rows, by table; a function of a module, or a
            partial of one, since it is pickled for worker processes.
    """

    work: Callable[[Tables], Tables]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStep(AnyStep):
    """A step that looks at all documents together.

    Args:
        work: from all input rows, and the output rows as they stand, by table, to the output rows, by table.
    """

    work: Callable[[Streams], Streams]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStep(WholeStep):
    """A step over groups of reports: of all reports, it looks at the groups that a change touches.

    Args:
        changed: SQL for id and days of the reports of the documents in the table `due`, as they were and as they are.
        near: SQL for the ids of the reports that those of the table `changed` may stand in a group with.
        reach: from the rows of the near reports and the changed ones to the ids of those that stand in a group with a
            changed one; None if everything has to be looked at.
        carefully: does the same as `work` when that breaks, group by group, so that only what breaks is left out.
    """

    work: Callable[[Streams], Streams]
    carefully: Callable[[Streams], Streams]
    changed: str
    near: str
    reach: Callable[[Streams, Sequence[Row]], Sequence[str] | None]


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, in the order given.

    >>> by_document([{"document_id": "a", "n": 1}, {"document_id": "a", "n": 2}])["a"][1]["n"]
    2
    """
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["document_id"], []).append(row)
    return grouped
