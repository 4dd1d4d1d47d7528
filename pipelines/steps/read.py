"""Step 1, read: files in `raw/` and their sidecars → documents and segments, by batches of whole documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.documents.folder import FileState
from pipelines.steps.model import Tables

READ_WRITES = ("core.texts", "core.segments", "core.unreadable_documents", "core.files")
"""The tables of this step: the first three have their rows by document_id, the last one by source_path."""

READ_PACKAGES = ("pipelines.documents", "pipelines.steps")
READ_LIBRARIES = ("charset-normalizer", "trafilatura", "htmldate", "pypdf", "python-docx", "py3langid")


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A part of what changed: delete the rows of these documents and files, then insert those of `tables`.

    Args:
        document_ids: documents whose rows, in the tables that go by document, are replaced or gone.
        source_paths: files whose row in `core.files` is replaced or gone.
        tables: the new rows, by table; at most 500 documents, each one whole.
    """

    document_ids: tuple[str, ...]
    source_paths: tuple[str, ...]
    tables: Tables


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
        UnreadableFolder: there is no such folder, or it cannot be listed.
    """
    raise NotImplementedError
