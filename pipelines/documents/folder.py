"""The folder of raw files: which of them are documents, which are refused, and which changed since the last run."""

import errno
import os
import stat
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path

from pipelines.errors import FolderError, UnreadableDocument

RACY_NS = 2_000_000_000
"""A file touched less than two seconds before it was read may change again under the same stamp."""

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FileState:
    """What was seen of a file when it was last read. A row of `core.files`.

    Args:
        source_path: path relative to `raw/`, in NFC, with `/` between folders.
        stamp: size, mtime_ns, ctime_ns and inode of the file; for a refused file also a checksum of the reason.
        sidecar_stamp: the same of its sidecar; empty if there is none.
        content_sha256: of the bytes of the file; empty for a refused file.
        sidecar_sha256: of the bytes of the sidecar; empty if there is none.
        document_ids: the documents, readable or not, that came from it.
        version: the version of the reading code.
        checked_ns: when the run that read it began, in nanoseconds since the epoch.
    """

    source_path: str
    stamp: Stamp
    sidecar_stamp: Stamp
    content_sha256: str
    sidecar_sha256: str
    document_ids: tuple[str, ...]
    version: str
    checked_ns: int

    def settled(self) -> bool:
        """Whether the stamps alone prove that nothing changed: both files were at rest when they were read."""
        changed = max(*self.stamp[1:3], *self.sidecar_stamp[1:3])
        return changed + RACY_NS <= self.checked_ns


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of the folder that holds one document or many, or that is refused before it is opened."""

    source_path: str
    path: Path
    stamp: Stamp
    sidecar: Path | None = None
    sidecar_stamp: Stamp = ()
    refusal: UnreadableDocument | None = None


def list_folder(raw: Path) -> list[RawFile]:
    """The documents of a folder and its subfolders, in the order of their paths.

    README.md, sidecars (*.toml), names that start with a dot and the folder `corrections/` are no documents.
    Links are not followed. Two documents of one stem are both refused, since one sidecar would belong to both.
    A sidecar without a document is refused, since it is likely misspelt.

    Raises:
        FolderError: there is no such folder, or it cannot be listed.
    """
    try:
        entries = list(_entries(raw, raw))
    except OSError as error:
        remedy = "Create it, or name another folder."
        raise FolderError(f"{raw}: the folder of documents cannot be listed: {error.strerror}. {remedy}") from error
    files = _refuse_shared_stems([entry for entry in entries if entry.path.suffix != ".toml"])
    sidecars = {entry.path: entry for entry in entries if entry.path.suffix == ".toml"}
    expected = {file.path.with_suffix(".toml") for file in files}
    alone = [_alone(sidecar, expected) for path, sidecar in sidecars.items() if path not in expected]
    whole = [*(_with_sidecar(file, sidecars) for file in files), *alone]
    return sorted(whole, key=lambda file: file.source_path)


def _entries(raw: Path, folder: Path) -> Iterator[RawFile]:
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.name.startswith(".") or entry.name == "README.md":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _subfolder(raw, Path(entry.path))
            else:
                yield _file(raw, entry)


def _subfolder(raw: Path, folder: Path) -> Iterator[RawFile]:
    if folder == raw / "corrections":
        return
    try:
        yield from _entries(raw, folder)
    except PermissionError:
        remedy = "Allow reading and entering it, or take it out."
        refusal = UnreadableDocument("permission", "This folder may not be read.", remedy)
        yield _refused(RawFile(path_below(raw, folder), folder, _stamp(folder.lstat())), refusal)


def _file(raw: Path, entry: os.DirEntry[str]) -> RawFile:
    status = entry.stat(follow_symlinks=False)
    file = RawFile(path_below(raw, Path(entry.path)), Path(entry.path), _stamp(status))
    if stat.S_ISLNK(status.st_mode):
        return _refused(file, _link())
    if not stat.S_ISREG(status.st_mode):
        reason = "This is a pipe, socket or device, not a file."
        return _refused(file, UnreadableDocument("not_a_file", reason, "Take it out, or save its content as a file."))
    return file


def _refuse_shared_stems(files: list[RawFile]) -> list[RawFile]:
    stems: dict[str, list[RawFile]] = defaultdict(list)
    for file in files:
        stems[str(Path(file.source_path).with_suffix(""))].append(file)
    return [_sole(file, rivals) for rivals in stems.values() for file in rivals]


def _sole(file: RawFile, rivals: list[RawFile]) -> RawFile:
    if len(rivals) == 1 or file.refusal:
        return file
    names = " and ".join(sorted(rival.source_path for rival in rivals))
    reason = f"{names} have one name but for the ending, so that one sidecar would belong to all of them."
    return _refused(file, UnreadableDocument("duplicate_stem", reason, "Rename all but one of them."))


def _refused(file: RawFile, refusal: UnreadableDocument) -> RawFile:
    return replace(file, stamp=(*file.stamp, zlib.crc32(refusal.reason.encode())), refusal=refusal)


def _with_sidecar(file: RawFile, sidecars: dict[Path, RawFile]) -> RawFile:
    sidecar = file.path.with_suffix(".toml")
    if file.refusal or sidecar not in sidecars:
        return file
    return replace(file, sidecar=sidecar, sidecar_stamp=sidecars[sidecar].stamp)


def _alone(sidecar: RawFile, expected: set[Path]) -> RawFile:
    """A sidecar without a document; the remedy tells the name that it was likely meant to have."""
    meant = sidecar.path.with_suffix("").with_suffix(".toml")
    name = meant.name if meant in expected else "the document's name with the ending .toml"
    reason = "No document goes with this sidecar, so what it states is not used."
    return _refused(sidecar, UnreadableDocument("sidecar", reason, f"Name it {name}, or take it out."))


def _stamp(status: os.stat_result) -> Stamp:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino & 0x7FFF_FFFF_FFFF_FFFF)


def path_below(raw: Path, path: Path) -> str:
    """The path below `raw` in NFC; bytes of a name that are not UTF-8 are written as backslash escapes."""
    name = os.fsencode(path.relative_to(raw).as_posix()).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", name)


def open_file(path: Path) -> BufferedReader:
    """A regular file, opened for reading, never through a link.

    Raises:
        UnreadableDocument: no permission, gone, or no regular file.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _unopened(error) from error
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise UnreadableDocument("not_a_file", "This is no longer a file.", "Put the file back.")
    return file


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file.

    Args:
        limit: the most bytes that are taken in.

    Raises:
        UnreadableDocument: it cannot be opened, or is larger than the limit.
    """
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > limit:
            reason = f"The file has {size:,} bytes; at most {limit:,} are read as one document."
            raise UnreadableDocument("too_large", reason, "Split it, or give its texts as rows of a dataset.")
        return file.read(limit + 1)


def _link() -> UnreadableDocument:
    reason = "This is a link; links are not followed, since they can lead out of the folder."
    return UnreadableDocument("link", reason, "Put a copy of the file itself here.")


def _unopened(error: OSError) -> UnreadableDocument:
    if error.errno == errno.ELOOP:
        return _link()
    if isinstance(error, PermissionError):
        return UnreadableDocument("permission", "This file may not be read.", "Allow the user of the run to read it.")
    if isinstance(error, FileNotFoundError):
        return UnreadableDocument("gone", "The file vanished while the folder was read.", "Run again.")
    return UnreadableDocument("io", f"The file cannot be opened: {error.strerror}.", "Check the disk and the file.")
