"""Step 1, read: files in `raw/` and their sidecars → documents and segments, by batches of whole documents."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from pipelines.documents.folder import FileState, RawFile, list_folder
from pipelines.documents.language import release_model
from pipelines.documents.model import Document, Unreadable
from pipelines.documents.reading import hash_file, read_file
from pipelines.documents.reprints import signature
from pipelines.documents.segments import segments
from pipelines.steps.model import Row, Tables

READ_WRITES = ("core.texts", "core.segments", "core.unreadable_documents", "core.signatures", "core.files")
"""The tables of this step: all but the last one have their rows by document_id, that one by source_path."""

READ_PACKAGES = ("pipelines.documents", "pipelines.temporal", "pipelines.steps.read")
READ_LIBRARIES = (
    "charset-normalizer",
    "markdown-it-py",
    "trafilatura",
    "htmldate",
    "pypdfium2",
    "openpyxl",
    "striprtf",
    "icalendar",
    "pyarrow",
    "pyyaml",
    "python-docx",
    "py3langid",
    "rensa",
)

BATCH_DOCUMENTS = 500
BATCH_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A part of what changed: delete the rows of these documents and files, then insert those of `tables`.

    Args:
        document_ids: documents whose rows, in the tables that go by document, are replaced or gone.
        source_paths: files whose row in `core.files` is replaced or gone.
        tables: the new rows, by table; at most 500 documents, each one whole.
        files_seen: how many files of the folder were looked at so far.
        files: how many the folder has.
    """

    document_ids: tuple[str, ...]
    source_paths: tuple[str, ...]
    tables: Tables
    files_seen: int
    files: int


def read_documents(raw: Path, known: Mapping[str, FileState], version: str, run_ns: int) -> Iterator[ReadBatch]:
    """Everything in the folder that is new, changed or gone, in the order of the paths.

    Nothing is yielded if nothing changed. A file's state comes in the batch with its last document, so that a
    run that was killed reads the file again. One bad file becomes a row of `core.unreadable_documents` and
    stops no other.

    Args:
        raw: the folder; nothing outside it is read.
        known: the states of the last run, by source path: the rows of `core.files`.
        version: of the reading code; a file read by another version is read again.
        run_ns: when this run began, in nanoseconds since the epoch.

    Raises:
        FolderError: there is no such folder, or it cannot be listed.
    """
    files = list_folder(raw)
    pending = _Pending(len(files))
    for source_path in sorted(known.keys() - {file.source_path for file in files}):
        pending.forget(known[source_path])
    for pending.files_seen, file in enumerate(files, 1):
        before = known.get(file.source_path)
        if before is None or not _unchanged(file, before, version):
            yield from _read(file, before, version, run_ns, pending)
    release_model()
    if not pending.empty():
        yield pending.take()


def _unchanged(file: RawFile, before: FileState, version: str) -> bool:
    same = (before.stamp, before.sidecar_stamp, before.version) == (file.stamp, file.sidecar_stamp, version)
    return same and before.settled()


def _read(
    file: RawFile, before: FileState | None, version: str, run_ns: int, pending: "_Pending"
) -> Iterator[ReadBatch]:
    """Read one file; its documents go to `pending`, which is handed on whenever it is full."""
    hashes = hash_file(file)
    state = FileState(
        file.source_path, file.stamp, file.sidecar_stamp, hashes.content, hashes.sidecar, (), version, run_ns
    )
    if before is not None and _same_content(state, before):
        if state.stamp != before.stamp or state.sidecar_stamp != before.sidecar_stamp:
            pending.settle(replace(state, document_ids=before.document_ids))
        return
    ids: list[str] = []
    for document in read_file(file, hashes.content):
        if pending.full():
            yield pending.take()
        ids.append(pending.add(document))
    pending.drop(set(before.document_ids if before else ()) - set(ids))
    pending.settle(replace(state, document_ids=tuple(ids)))


def _same_content(state: FileState, before: FileState) -> bool:
    def content(file: FileState) -> tuple[str, ...]:
        return (file.content_sha256, file.sidecar_sha256, file.version)

    return bool(state.content_sha256) and content(state) == content(before)


@dataclass(slots=True)
class _Pending:
    """The batch in the making."""

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

    def add(self, document: Document | Unreadable) -> str:
        if isinstance(document, Unreadable):
            self.tables["core.unreadable_documents"].append(asdict(document))
        else:
            self.tables["core.texts"].append(text_row(document))
            self.tables["core.segments"].extend(segment_rows(document))
            self.tables["core.signatures"].extend(signature_rows(document))
            self.characters += len(document.text)
        self.document_ids.append(document.document_id)
        return document.document_id

    def settle(self, state: FileState) -> None:
        self.source_paths.append(state.source_path)
        self.tables["core.files"].append(_listed(asdict(state)))

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


def text_row(document: Document) -> Row:
    """The row of a document in `core.texts`."""
    row = _listed(asdict(document))
    row["anchor_override"] = row.pop("anchor_date")
    return row


def segment_rows(document: Document) -> list[Row]:
    """The rows of a document in `core.segments`, numbered in order."""
    return [
        {
            "document_id": document.document_id,
            "segment_id": number,
            "kind": segment.kind.value,
            "char_start": segment.char_start,
            "char_end": segment.char_end,
            "speaker": segment.speaker,
            "anchor_date": segment.anchor_date,
        }
        for number, segment in enumerate(segments(document.text, document.language or "en"))
    ]


def signature_rows(document: Document) -> list[Row]:
    """The row of a document in `core.signatures`; none for a text too short to tell."""
    signed = signature(document.text)
    return [{"document_id": document.document_id, "signature": signed}] if signed else []


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    return {column: list(value) if isinstance(value, tuple) else value for column, value in row.items()}
