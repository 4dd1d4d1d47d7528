"""What a step is: a pure function from rows to rows, for each document or for all; and which code made its rows."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, list[Row]]
Streams = Mapping[str, Iterable[Row]]
"""Tables that may be too large to hold in memory; their rows can be iterated more than once."""


@dataclass(frozen=True, slots=True)
class Made:
    """Rows that are computed anew on each iteration.

    >>> twice = Made(lambda: ({"n": n} for n in (1, 2)))
    >>> list(twice) == list(twice)
    True
    """

    make: Callable[[], Iterable[Row]]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.make())


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyStep:
    """One step of the pipeline.

    Args:
        name: a verb, such as date, resolve or report; the step's name in the ledger.
        reads: tables whose rows are the step's input.
        writes: tables that this step alone writes.
        packages: Python packages whose files make the step's version.
        libraries: distributions whose installed versions are part of the step's version.
        through: table → view to read instead, where the step needs far less than the whole table.
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
        work: from the input rows of a document, by table, to its output rows, by table; a module's function or a
            partial of one, since it is pickled for worker processes.
    """

    work: Callable[[Tables], Tables]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStep(AnyStep):
    """A step over all documents together.

    Args:
        work: from all input rows and the present output rows, by table, to the new output rows, by table.
    """

    work: Callable[[Streams], Streams]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStep(WholeStep):
    """A step over groups of reports; only the groups that a change affects are redone.

    Args:
        changed: SQL: id and days of the reports of the documents in the table `due`, both before and after the change.
        near: SQL: ids of the reports that may be in one group with a report of the table `changed`.
        reach: from the rows of the near reports and the changed ones to the ids of those that are in one group with a
            changed one; None if everything has to be redone.
        carefully: does the same as `work` when that fails, group by group, so that only what fails is left out.
    """

    carefully: Callable[[Streams], Streams]
    changed: str
    near: str
    reach: Callable[[Streams, Sequence[Row]], Sequence[str] | None]


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """Documents that were read again or are gone, with their new rows.

    Args:
        document_ids: documents whose rows are replaced or deleted.
        source_paths: files whose rows in `core.files` and `core.skipped_files` are replaced or deleted.
        tables: the new rows, by table.
        files_seen: how many files of the folder have been looked at so far.
        files: how many files the folder has.
    """

    document_ids: tuple[str, ...]
    source_paths: tuple[str, ...]
    tables: Tables
    files_seen: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step did: documents redone or removed, and rows inserted or deleted."""

    documents: int
    rows: int

    def __add__(self, other: "StepResult") -> "StepResult":
        return StepResult(self.documents + other.documents, self.rows + other.rows)

    def __str__(self) -> str:
        rows = f"{self.rows} rows written"
        return f"{self.documents} documents redone, {rows}" if self.documents else rows


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Group rows by document, keeping their order.

    >>> by_document([{"document_id": "a", "n": 1}, {"document_id": "a", "n": 2}])["a"][1]["n"]
    2
    """
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["document_id"], []).append(row)
    return grouped


SOURCES = (".py", ".json", ".txt", ".csv", ".toml", ".sql")


def step_version(packages: Iterable[str], libraries: Iterable[str], *more: str) -> str:
    """Return the version of a step: equal files and libraries give an equal version, on any machine.

    Args:
        packages: Python packages or modules whose files count, tests and caches apart.
        libraries: distributions whose installed version counts; one that is not installed counts as absent.
        more: anything else that changes the results, such as the language model.
    """
    digest = hashlib.sha256()
    for package in packages:
        for path, name in _files(package):
            digest.update(f"{name}\0".encode())
            digest.update(path.read_bytes())
    for library in libraries:
        digest.update(f"{library} {_installed(library)}\0".encode())
    for value in more:
        digest.update(f"{value}\0".encode())
    return digest.hexdigest()


def _files(package: str) -> list[tuple[Path, str]]:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The step names the package {package}, which does not exist.")
    if not spec.submodule_search_locations:
        return [(Path(spec.origin), package)]
    folder = Path(spec.origin).parent
    found = (path for path in folder.rglob("*") if path.suffix in SOURCES)
    return sorted((path, f"{package}/{path.relative_to(folder).as_posix()}") for path in found)


@cache
def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
