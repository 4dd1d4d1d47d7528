"""The bytes of a file and of its sidecar by their hashes, which tell whether there is anything to read anew."""

from dataclasses import dataclass
from hashlib import file_digest

from pipelines.documents.folder import RawFile, open_file
from pipelines.errors import UnreadableDocument


@dataclass(frozen=True, slots=True)
class FileHashes:
    """The SHA-256 of a file and of its sidecar, empty where there is none or it cannot be read."""

    content: str
    sidecar: str


def hash_file(file: RawFile) -> FileHashes:
    """The hashes of a file and its sidecar; where either cannot be read, `read_file` says so."""
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
