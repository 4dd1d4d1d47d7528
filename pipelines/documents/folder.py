"""The folder of raw files: which of them are documents, which are refused, and which changed since the last run."""

import errno
import os
import stat
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

from pipelines.errors import FolderError, UnreadableDocument

RACY_NS = 2_000_000_000
"""A file touched less than two seconds before it was read may change again under the same stamp."""

CORRECTIONS = "corrections"
"""The folder below `raw/` that holds corrections, and no documents."""

FileStamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when last read. A row of `core.files`.

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
    stamp: FileStamp
    sidecar_stamp: FileStamp
    content_sha256: str
    sidecar_sha256: str
    document_ids: tuple[str, ...]
    version: str
    checked_ns: int

    def settled(self) -> bool:
        """True if the stamps alone prove that nothing changed: both files were at rest when they were read."""
        changed = max(*self.stamp[1:3], *self.sidecar_stamp[1:3])
        return changed + RACY_NS <= self.checked_ns


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of the folder that holds one document or many, or that is refused before it is opened."""

    source_path: str
    path: Path
    stamp: FileStamp
    sidecar: Path | None = None
    sidecar_stamp: FileStamp = ()
    refusal: UnreadableDocument | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds.

    Args:
        files: those with documents in them, and those that are refused, in the order of their paths.
        skipped: why a file is passed over, by path; a folder that is passed over whole is named once, with a `/`.
    """

    files: list[RawFile]
    skipped: Mapping[str, str]


def list_folder(raw: Path) -> Listing:
    """Return all files of a folder and its subfolders.

    README.md, sidecars (*.toml), names that start with a dot and the folder `corrections/` are not documents.
    Links are not followed. Two documents of one stem are both refused, since one sidecar would belong to both.
    A sidecar without a document is refused: its name is probably misspelt. Files that vanish meanwhile are ignored.

    Raises:
        FolderError: there is no such folder, or it cannot be listed.
    """
    entries: list[RawFile] = []
    skipped: dict[str, str] = {}
    for entry in _walk(raw):
        if isinstance(entry, RawFile):
            entries.append(entry)
        else:
            skipped |= [entry]
    entries = _refuse_one_name(entries)
    files = _refuse_shared_stems([entry for entry in entries if entry.path.suffix != ".toml"])
    sidecars = {entry.path: entry for entry in entries if entry.path.suffix == ".toml"}
    documents = {file.path.with_suffix(".toml"): file.source_path for file in files}
    alone = [_alone(sidecar, documents) for path, sidecar in sidecars.items() if path not in documents]
    used = [(sidecar.source_path, documents[path]) for path, sidecar in sidecars.items() if path in documents]
    skipped |= {sidecar: f"It is the sidecar of {document}." for sidecar, document in used}
    whole = [*(_with_sidecar(file, sidecars) for file in files), *alone]
    return Listing(sorted(whole, key=lambda file: file.source_path), skipped)


def _walk(raw: Path) -> Iterator[RawFile | tuple[str, str]]:
    """Yield each file, or a path that is passed over and why; a list of folders, since they may be nested deeply."""
    folders = [raw]
    while folders:
        folder = folders.pop()
        try:
            entries = _entries(folder)
        except OSError as error:
            if folder == raw:
                remedy = "Create it, or name another folder."
                reason = f"the folder of documents cannot be listed: {error.strerror}"
                raise FolderError(f"{raw}: {reason}. {remedy}") from error
            yield from _unlisted(raw, folder, error)
            continue
        for path, status in entries:
            is_folder = stat.S_ISDIR(status.st_mode)
            if reason := _passed_over(raw, path, is_folder):
                yield path_below(raw, path) + "/" * is_folder, reason
            elif is_folder:
                folders.append(path)
            else:
                yield _file(raw, path, status)


def _entries(folder: Path) -> list[tuple[Path, os.stat_result]]:
    found: list[tuple[Path, os.stat_result]] = []
    with os.scandir(folder) as listing:
        for entry in listing:
            with suppress(FileNotFoundError):  # it vanished, so that there is nothing to tell
                found.append((Path(entry.path), entry.stat(follow_symlinks=False)))
    return found


def _passed_over(raw: Path, path: Path, is_folder: bool) -> str | None:
    if path.parent == raw / CORRECTIONS:
        return "It is a correction, not a document."
    if path.name.startswith("."):
        return "Its name starts with a dot."
    if path.name == "README.md" and not is_folder:
        return "It describes the folder to people; it is not a document."
    return None


def _unlisted(raw: Path, folder: Path, error: OSError) -> Iterator[RawFile]:
    try:
        stamp = _stamp(folder.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return  # it vanished
    if isinstance(error, PermissionError):
        remedy = "Allow reading and entering it, or take it out."
        refusal = UnreadableDocument("permission", "This folder may not be read.", remedy)
    else:
        reason = f"This folder cannot be listed: {error.strerror}."
        refusal = UnreadableDocument("io", reason, "Check the disk and the folder.")
    yield _refused(RawFile(path_below(raw, folder), folder, stamp), refusal)


def _file(raw: Path, path: Path, status: os.stat_result) -> RawFile:
    file = RawFile(path_below(raw, path), path, _stamp(status))
    if stat.S_ISLNK(status.st_mode):
        return _refused(file, _link())
    if not stat.S_ISREG(status.st_mode):
        reason = "This is a pipe, socket or device, not a file."
        return _refused(file, UnreadableDocument("not_a_file", reason, "Take it out, or save its content as a file."))
    return file


def _refuse_one_name(files: list[RawFile]) -> list[RawFile]:
    """Refuse files whose names are the same text, since they could not be told apart."""
    named: dict[str, list[RawFile]] = defaultdict(list)
    for file in files:
        named[file.source_path].append(file)
    return [_told_apart(sorted(found, key=lambda file: file.path)) for found in named.values()]


def _told_apart(found: list[RawFile]) -> RawFile:
    if len(found) == 1:
        return found[0]
    reason = f"{len(found)} files have this name: theirs differ only in Unicode form, or in bytes that are not text."
    stamp = tuple(number for file in found for number in file.stamp)
    refusal = UnreadableDocument("duplicate_stem", reason, "Rename all but one of them.")
    return _refused(replace(found[0], stamp=stamp), refusal)


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


def _alone(sidecar: RawFile, expected: Mapping[Path, str]) -> RawFile:
    """Return a sidecar without a document; the remedy names the file it was probably meant for."""
    meant = sidecar.path.with_suffix("").with_suffix(".toml")
    name = meant.name if meant in expected else "the document's name with the ending .toml"
    reason = "No document goes with this sidecar, so what it states is not used."
    return _refused(sidecar, UnreadableDocument("sidecar", reason, f"Name it {name}, or take it out."))


def _stamp(status: os.stat_result) -> FileStamp:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino & 0x7FFF_FFFF_FFFF_FFFF)


def path_below(raw: Path, path: Path) -> str:
    """Return the path below `raw` in NFC; bytes of a name that are not UTF-8 are written as backslash escapes."""
    name = os.fsencode(path.relative_to(raw).as_posix()).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", name)


def open_file(path: Path) -> BufferedReader:
    """Return a regular file, opened for reading, never through a link.

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


def read_bytes(path: Path, limit: int, remedy: str) -> bytes:
    """Return the bytes of a regular file.

    Args:
        limit: the most bytes that are taken in.
        remedy: what to do with a file of more.

    Raises:
        UnreadableDocument: it cannot be opened, or is larger than the limit.
    """
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > limit:
            reason = f"The file has {size:,} bytes; at most {limit:,} are read."
            raise UnreadableDocument("too_large", reason, remedy)
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


@dataclass(frozen=True, slots=True)
class FileHashes:
    """The SHA-256 of a file and of its sidecar, empty where there is none or it cannot be read."""

    content: str
    sidecar: str


def hash_file(file: RawFile) -> FileHashes:
    """Return the hashes of a file and its sidecar; where either cannot be read, `read_file` says so."""
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
