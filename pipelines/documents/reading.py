"""From a raw file and its sidecar to documents, or to the reason why there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pipelines.documents.folder import RawFile, read_bytes
from pipelines.documents.model import Document, Unreadable
from pipelines.documents.readers import reader_for
from pipelines.documents.sidecar import Sidecar, Value, parse_sidecar
from pipelines.errors import SidecarError, UnreadableDocument
from pipelines.ids import identifier

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is read as one document."""


@dataclass(frozen=True, slots=True)
class Hashes:
    """The SHA-256 of a file and of its sidecar, empty where there is none."""

    content: str
    sidecar: str


def digest(content: bytes) -> str:
    """The SHA-256 of bytes, in hex."""
    return sha256(content).hexdigest()


def read_file(file: RawFile) -> tuple[Hashes, Iterator[Document | Unreadable]]:
    """The documents of a file, in its order; every fault is an `Unreadable` instead.

    Args:
        file: as listed.

    Returns:
        The hashes of what was read, and the documents.
    """
    content_sha256 = sidecar_sha256 = ""
    try:
        if file.refusal:
            raise file.refusal
        content = read_bytes(file.path, MAX_BYTES)
        content_sha256 = digest(content)
        sidecar = Sidecar()
        if file.sidecar:
            stated = read_bytes(file.sidecar, MAX_BYTES)
            sidecar_sha256 = digest(stated)
            sidecar = parse_sidecar(f"{file.source_path.rpartition('.')[0]}.toml", stated)
        document = _document(file.source_path, content, content_sha256, sidecar)
    except (UnreadableDocument, SidecarError) as error:
        return Hashes(content_sha256, sidecar_sha256), iter([unreadable(file.source_path, error)])
    return Hashes(content_sha256, sidecar_sha256), iter([document])


def unreadable(source_path: str, error: UnreadableDocument | SidecarError) -> Unreadable:
    """The row that tells a person what is wrong and what to do."""
    if isinstance(error, UnreadableDocument):
        return Unreadable(source_path, error.kind, error.reason, error.remedy)
    reason, _, remedy = str(error).rpartition(". ")
    return Unreadable(source_path, "sidecar", f"{reason}.", remedy)


def _document(source_path: str, content: bytes, content_sha256: str, sidecar: Sidecar) -> Document:
    reader = reader_for(source_path)
    read = reader(content)
    stated: dict[str, Value] = {**read.stated, **sidecar.stated}
    return Document(
        document_id=identifier(source_path),
        source_path=source_path,
        content_sha256=content_sha256,
        size=len(content),
        reader=reader.__name__.removeprefix("read_"),
        text=read.text,
        source_url=_words(stated, "url"),
        title=_words(stated, "title"),
        publisher=_words(stated, "publisher"),
        author=_words(stated, "author"),
        language=_words(stated, "language"),
        country=_words(stated, "country"),
        kind_of_text=_words(stated, "kind"),
        visit_date=_day(stated, "visit_date"),
        published_date=_day(stated, "published_date"),
        retrieved_date=_day(stated, "retrieved_date"),
        anchor_date=_day(stated, "anchor_date"),
        metadata_date=_day(stated, "metadata_date"),
        place=_words(stated, "place"),
        flags=read.flags,
    )


def _words(stated: dict[str, Value], key: str) -> str | None:
    value = stated.get(key)
    return value if isinstance(value, str) else None


def _day(stated: dict[str, Value], key: str) -> date | None:
    value = stated.get(key)
    return value if isinstance(value, date) else None
