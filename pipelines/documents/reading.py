"""From a raw file and its sidecar to documents, or to the reason why there is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest

from pipelines.documents.assembly import assemble
from pipelines.documents.folder import RawFile, open_file, read_bytes
from pipelines.documents.model import Document, Unreadable
from pipelines.documents.readers import reader_for
from pipelines.documents.readers.content import Source
from pipelines.documents.readers.datasets import dataset_reader_for
from pipelines.documents.rows import dataset_documents
from pipelines.documents.sidecar import MAX_SIDECAR, Sidecar, parse_sidecar
from pipelines.errors import SidecarError, UnreadableDocument
from pipelines.ids import identifier

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is read as one document; a dataset may have any size."""


@dataclass(frozen=True, slots=True)
class FileHashes:
    """The SHA-256 of a file and of its sidecar, empty where there is none or it cannot be read."""

    content: str
    sidecar: str


def hash_file(file: RawFile) -> FileHashes:
    """The hashes of a file and its sidecar; reading either is not refused here."""
    if file.refusal:
        return FileHashes("", "")
    try:
        with open_file(file.path) as content:
            content_sha256 = file_digest(content, "sha256").hexdigest()
        if file.sidecar is None:
            return FileHashes(content_sha256, "")
        with open_file(file.sidecar) as sidecar:
            return FileHashes(content_sha256, file_digest(sidecar, "sha256").hexdigest())
    except (UnreadableDocument, OSError):
        return FileHashes("", "")


def read_file(file: RawFile, content_sha256: str) -> Iterator[Document | Unreadable]:
    """The documents of a file, in its order; every fault is an `Unreadable` instead.

    Args:
        file: as listed.
        content_sha256: of its bytes.
    """
    try:
        yield from _documents(file, content_sha256)
    except UnreadableDocument as error:
        yield Unreadable(identifier(file.source_path), file.source_path, error.kind, error.reason, error.remedy)
    except SidecarError as error:
        reason, _, remedy = str(error).rpartition(". ")
        yield Unreadable(identifier(file.source_path), file.source_path, "sidecar", f"{reason}.", remedy)
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror}."
        yield Unreadable(identifier(file.source_path), file.source_path, "io", reason, "Check the disk and the file.")


def _documents(file: RawFile, content_sha256: str) -> Iterable[Document | Unreadable]:
    if file.refusal:
        raise file.refusal
    sidecar = _sidecar(file)
    if read_rows := dataset_reader_for(file.source_path):
        with open_file(file.path) as content:
            yield from dataset_documents(file.source_path, read_rows, content, sidecar)
        return
    if sidecar.columns:
        name = file.source_path
        raise SidecarError(f"{name}: [columns] is for datasets, and this is one document. Take it out of the sidecar")
    yield _document(file.source_path, read_bytes(file.path, MAX_BYTES), content_sha256, sidecar)


def _sidecar(file: RawFile) -> Sidecar:
    if file.sidecar is None:
        return Sidecar()
    name = f"{file.source_path.rpartition('.')[0] or file.source_path}.toml"
    return parse_sidecar(name, read_bytes(file.sidecar, MAX_SIDECAR))


def _document(source_path: str, content: bytes, content_sha256: str, sidecar: Sidecar) -> Document:
    reader, size = reader_for(source_path), len(content)
    read = reader(Source(content, sidecar.day("retrieved_date")))
    del content  # with a large text, it is not to be in memory twice
    return assemble(
        document_id=identifier(source_path),
        source_path=source_path,
        content_sha256=content_sha256,
        size=size,
        reader=reader.__name__.removeprefix("read_"),
        content=read,
        sidecar=sidecar,
    )
