"""The folder of raw files: which files are documents, and whether one changed since it was last read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileState:
    """What was seen of a file when it was last read. A row of `core.files`.

    Args:
        source_path: path relative to `raw/`, in NFC, with `/` between folders.
        stamp: size, mtime_ns, ctime_ns and inode of the file.
        sidecar_stamp: the same of its sidecar; empty if there is none.
        content_sha256: of the bytes of the file.
        sidecar_sha256: of the bytes of the sidecar; empty if there is none.
        document_ids: the documents, readable or not, that came from it.
        version: the version of the reading code.
        checked_ns: when the run that read it began, in nanoseconds since the epoch.
    """

    source_path: str
    stamp: tuple[int, ...]
    sidecar_stamp: tuple[int, ...]
    content_sha256: str
    sidecar_sha256: str
    document_ids: tuple[str, ...]
    version: str
    checked_ns: int
