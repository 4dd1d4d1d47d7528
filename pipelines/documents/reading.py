"""From a raw file and its sidecar to documents, or to the reason for refusing it."""

from collections.abc import Iterable, Iterator

from pipelines.documents.assembly import assemble
from pipelines.documents.folder import RawFile, open_file, read_bytes
from pipelines.documents.model import ReadDocument, Unreadable
from pipelines.documents.readers import dataset_reader_for, reader_for
from pipelines.documents.readers.content import FileBytes
from pipelines.documents.rows import dataset_documents
from pipelines.documents.setting_aside import set_aside
from pipelines.documents.sidecar import MAX_SIDECAR, Sidecar, parse_sidecar
from pipelines.errors import SidecarError, UnreadableDocument
from pipelines.ids import identifier

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is read as one document; a dataset may have any size."""


def read_file(file: RawFile, content_sha256: str) -> Iterator[ReadDocument | Unreadable]:
    """Yield the documents of a file, in its order; an `Unreadable` for what cannot be read, and for a file of none.

    Args:
        file: as listed, and not refused.
        content_sha256: of its bytes.

    Raises:
        MemoryError: there is not enough of it for this file.
    """
    is_empty = True
    try:
        for document in _documents(file, content_sha256):
            is_empty = False
            yield document
        if is_empty:
            raise UnreadableDocument("empty", "This dataset has no rows.", "Add rows, or remove it.")
    except Exception as error:
        yield set_aside(identifier(file.source_path), file.source_path, error)


def _documents(file: RawFile, content_sha256: str) -> Iterable[ReadDocument | Unreadable]:
    sidecar = _sidecar(file)
    if read_rows := dataset_reader_for(file.source_path):
        with open_file(file.path) as content:
            yield from dataset_documents(file.source_path, read_rows, content, sidecar)
        return
    if sidecar.columns:
        name = file.source_path
        raise SidecarError(f"{name}: [columns] is for datasets, and this is one document. Take it out of the sidecar")
    content = read_bytes(file.path, MAX_BYTES, "Split it, or give its texts as rows of a dataset.")
    yield _document(file.source_path, content, content_sha256, sidecar)


def _sidecar(file: RawFile) -> Sidecar:
    if file.sidecar is None:
        return Sidecar()
    name = f"{file.source_path.rpartition('.')[0] or file.source_path}.toml"
    try:
        content = read_bytes(file.sidecar, MAX_SIDECAR, "Leave in it only what it states about the document.")
    except UnreadableDocument as error:
        raise UnreadableDocument(error.kind, f"{name}: {error.reason}", error.remedy) from error
    return parse_sidecar(name, content)


def _document(source_path: str, content: bytes, content_sha256: str, sidecar: Sidecar) -> ReadDocument:
    reader, size = reader_for(source_path), len(content)
    read = reader(FileBytes(content, sidecar.day("retrieved_date")))
    return assemble(
        document_id=identifier(source_path),
        source_path=source_path,
        content_sha256=content_sha256,
        size=size,
        reader=reader.__name__.removeprefix("read_"),
        content=read,
        sidecar=sidecar,
    )
