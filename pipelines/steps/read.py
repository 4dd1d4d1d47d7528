"""Step 1, read: files in `raw/` and their sidecars → documents and segments, by batches of whole documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipelines.documents.folder import FileState, Listing, RawFile, hash_file, list_folder
from pipelines.documents.model import Unreadable
from pipelines.documents.setting_aside import fault, set_aside
from pipelines.errors import FolderError, UnreadableDocument
from pipelines.ids import identifier
from pipelines.step import ReadBatch, Row, Tables
from pipelines.worker import Limits, TaskFailed, Worker

READ_WRITES = (
    "core.texts",
    "core.segments",
    "core.unreadable_documents",
    "core.signatures",
    "core.files",
    "core.skipped_files",
)
"""The tables of this step; the last two are keyed by source_path, the others by document_id."""

READ_PACKAGES = (
    "pipelines.documents",
    "pipelines.temporal",
    "pipelines.steps.read",
    "pipelines.steps.file_rows",
    "pipelines.worker",
)
READ_LIBRARIES = (
    "charset-normalizer",
    "dateparser",
    "holidays",
    "htmldate",
    "icalendar",
    "markdown-it-py",
    "openpyxl",
    "pypdfium2",
    "python-dateutil",
    "pytz",
    "striprtf",
    "webencodings",
    "py3langid",
    "pyarrow",
    "pycountry",
    "lxml",
    "PyYAML",
    "rensa",
    "trafilatura",
    "wordfreq",
)

BATCH_DOCUMENTS = 500
BATCH_CHARACTERS = 8_000_000

LIMITS = Limits(memory=1_000_000_000, silence=600)
"""Limits for reading one file. A dataset may have any size, since its texts are received one by one."""
CPU_SECONDS = 30
MORE_CPU_SECONDS = 30
MORE_AT = 256 * 1024 * 1024
"""A document may take 30 seconds of processor time, and up to 30 more by the size of its file, at 256 MiB."""


NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One file to read, by the worker.

    Args:
        content_sha256: of its bytes.
        version: of the reading code.
    """

    file: RawFile
    content_sha256: str
    version: str


def read_documents(
    raw: Path,
    known: Mapping[str, FileState],
    version: str,
    run_ns: int,
    *,
    skipped: Mapping[str, str] = NOTHING,
    allow_empty: bool = False,
) -> Iterator[ReadBatch]:
    """Yield everything in the folder that is new, changed or gone, in the order of the paths.

    Nothing is yielded if nothing changed, and no process started. A file's state comes in the batch with its last
    document, so that a run that was killed reads the file again. One bad file becomes a row of
    `core.unreadable_documents` and stops no other: it is read in a process of its own, under limits. Of a dataset that
    breaks them, the rows that had been read are taken back.

    Args:
        raw: the folder; nothing outside it is read.
        known: the states of the last run, by source path: the rows of `core.files`.
        version: of the reading code; a file read by another version is read again.
        run_ns: when this run began, in nanoseconds since the epoch.
        skipped: the reasons that the last run gave, by source path: the rows of `core.skipped_files`.
        allow_empty: take a folder from which everything is gone as it is.

    Raises:
        FolderError: there is no such folder, it cannot be listed, or everything is gone from it.
    """
    listing = list_folder(raw)
    if not allow_empty:
        _refuse_emptied(raw, listing, known)
    pending = _Pending(len(listing.files))
    for source_path in sorted(known.keys() - {file.source_path for file in listing.files}):
        pending.forget(known[source_path])
    pending.skip(listing.skipped, skipped)
    with Worker("pipelines.steps.file_rows:file_rows", LIMITS) as worker:
        for pending.files_seen, file in enumerate(listing.files, 1):
            before = known.get(file.source_path)
            if before is None or not _unchanged(file, before, version):
                yield from _read(file, before, version, run_ns, pending, worker)
    if not pending.empty():
        yield pending.take()


def all_read(raw: Path, known: Mapping[str, FileState], version: str, skipped: Mapping[str, str]) -> bool:
    """True if `read_documents`, given the same, would yield nothing. Files are hashed where need be, none is read.

    Raises:
        FolderError: there is no such folder, or it cannot be listed.
    """
    listing = list_folder(raw)
    return (
        listing.skipped == skipped
        and known.keys() == {file.source_path for file in listing.files}
        and all(_is_read(file, known[file.source_path], version) for file in listing.files)
    )


def _is_read(file: RawFile, before: FileState, version: str) -> bool:
    if _unchanged(file, before, version):
        return True
    now = replace(_state(file, version, before.checked_ns), document_ids=before.document_ids)
    return bool(now.content_sha256) and now == before


def last_read(files: Iterable[Row], skipped: Iterable[Row]) -> tuple[dict[str, FileState], dict[str, str]]:
    """Return the states of the files that the last run read, and why it passed others over, by path.

    Args:
        files: the rows of `core.files`.
        skipped: the rows of `core.skipped_files`.
    """
    known = {row["source_path"]: FileState(**{name: _unlisted(cell) for name, cell in row.items()}) for row in files}
    return known, {row["source_path"]: row["reason"] for row in skipped}


def _unlisted(cell: Any) -> Any:
    return tuple(cell) if isinstance(cell, list) else cell


def _refuse_emptied(raw: Path, listing: Listing, known: Mapping[str, FileState]) -> None:
    """Refuse a folder that has none of the known files and less than half as many: it was lost, not tidied."""
    gone = not any(file.source_path in known for file in listing.files)
    if gone and 2 * len(listing.files) < len(known):
        reason = f"of {len(known):,} files that were read from this folder none is there any more"
        raise FolderError(f"{raw}: {reason}. Bring them back (is it mounted?), or run with --allow-empty.")


def _unchanged(file: RawFile, before: FileState, version: str) -> bool:
    same = (before.stamp, before.sidecar_stamp, before.version) == (file.stamp, file.sidecar_stamp, version)
    return same and before.settled()


def _read(
    file: RawFile, before: FileState | None, version: str, run_ns: int, pending: "_Pending", worker: Worker
) -> Iterator[ReadBatch]:
    """Read one file; its documents go to `pending`, which is handed on whenever it is full."""
    state = _state(file, version, run_ns)
    if before is not None and _same_content(state, before):
        if state.stamp != before.stamp or state.sidecar_stamp != before.sidecar_stamp:
            pending.settle(replace(state, document_ids=before.document_ids))
        return
    ids: list[str] = []
    gone = set(before.document_ids if before else ())
    try:
        for rows in _rows(ReadTask(file, state.content_sha256, version), worker):
            if pending.full():
                yield pending.take()
            ids.append(pending.add(rows))
    except TaskFailed as failed:
        if ids:  # its rows may be stored already; they are taken back in a batch behind that with the last of them
            yield pending.take()
        gone.update(ids)
        ids = [pending.add({"core.unreadable_documents": [_failure_row(file, failed, version)]})]
    pending.drop(gone - set(ids))
    pending.settle(replace(state, document_ids=tuple(ids)))


def _state(file: RawFile, version: str, run_ns: int) -> FileState:
    """Return the state of a file as it is now, without its documents."""
    hashes = hash_file(file)
    return FileState(
        file.source_path, file.stamp, file.sidecar_stamp, hashes.content, hashes.sidecar, (), version, run_ns
    )


def _same_content(state: FileState, before: FileState) -> bool:
    def content(file: FileState) -> tuple[str, ...]:
        return (file.content_sha256, file.sidecar_sha256, file.version)

    return bool(state.content_sha256) and content(state) == content(before)


def _rows(task: ReadTask, worker: Worker) -> Iterator[Tables]:
    """Return the rows of each document of a file, by table; a refused one is not opened."""
    path = task.file.source_path
    if task.file.refusal:
        refused = set_aside(identifier(path), path, task.file.refusal)
        return iter([{"core.unreadable_documents": [unreadable_row(refused, task.version)]}])
    size = min(task.file.stamp[0], MORE_AT)
    return worker.results(task, CPU_SECONDS + MORE_CPU_SECONDS * size // MORE_AT)


def _failure_row(file: RawFile, failed: TaskFailed, version: str) -> Row:
    """Return the row of a file that broke a limit, or the process that read it."""
    document_id, path = identifier(file.source_path), file.source_path
    if limit := failed.limit(LIMITS, CPU_SECONDS):
        breach = UnreadableDocument("too_large", f"It cannot be read: {limit}.", "Split it, or save it as plain text.")
        return unreadable_row(set_aside(document_id, path, breach), version)
    return unreadable_row(fault(document_id, path, failed.name), version)


@dataclass(slots=True)
class _Pending:
    """The batch being collected."""

    files: int
    files_seen: int = 0
    document_ids: list[str] = field(default_factory=list[str])
    source_paths: list[str] = field(default_factory=list[str])
    tables: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in READ_WRITES})
    characters: int = 0

    def empty(self) -> bool:
        return not self.document_ids and not self.source_paths

    def full(self) -> bool:
        return len(self.document_ids) >= BATCH_DOCUMENTS or self.characters >= BATCH_CHARACTERS

    def add(self, document: Tables) -> str:
        """Add the rows of one document, and return its id."""
        for table, rows in document.items():
            self.tables[table].extend(rows)
        (row,) = document.get("core.texts") or document["core.unreadable_documents"]
        self.characters += len(row.get("text", ""))
        self.document_ids.append(row["document_id"])
        return row["document_id"]

    def settle(self, state: FileState) -> None:
        self.source_paths.append(state.source_path)
        self.tables["core.files"].append(listed(asdict(state)))

    def skip(self, skipped: Mapping[str, str], known: Mapping[str, str]) -> None:
        changed = dict(skipped.items() - known.items())
        self.source_paths.extend(sorted(changed.keys() | known.keys() - skipped.keys()))
        rows = [{"source_path": path, "reason": reason} for path, reason in sorted(changed.items())]
        self.tables["core.skipped_files"].extend(rows)

    def drop(self, document_ids: set[str]) -> None:
        self.document_ids.extend(sorted(document_ids))

    def forget(self, state: FileState) -> None:
        self.source_paths.append(state.source_path)
        self.document_ids.extend(state.document_ids)

    def take(self) -> ReadBatch:
        batch = ReadBatch(tuple(self.document_ids), tuple(self.source_paths), self.tables, self.files_seen, self.files)
        fresh = _Pending(self.files)
        self.document_ids, self.source_paths, self.tables = fresh.document_ids, fresh.source_paths, fresh.tables
        self.characters = 0
        return batch


def unreadable_row(unreadable: Unreadable, version: str) -> Row:
    """Return the row of a file or row in `core.unreadable_documents`, set aside by this version of the code."""
    return {**asdict(unreadable), "step": "read", "version": version}


def listed(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as a table takes it: tuples are lists there."""
    return {column: list(value) if isinstance(value, tuple) else value for column, value in row.items()}
