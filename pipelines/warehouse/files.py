"""Replace files atomically, and verify them by their SHA-256."""

import hashlib
import os
import shutil
from pathlib import Path


def copy_whole(source: Path, target: Path, mode: int) -> None:
    """Replace a database by a copy of a closed one; readers of the old one keep it.

    Args:
        source: a database that nobody writes meanwhile.
        target: what is replaced, by one process at a time; it may not be there yet.
        mode: the permissions of the copy.
    """
    copy = target.with_name(f".{target.name}.new")
    try:
        shutil.copyfile(source, copy)
        copy.chmod(mode)
        sync(copy)
        # A reader that opened the old file for writing may have left a log; it would be replayed into the new file.
        target.with_name(target.name + ".wal").unlink(missing_ok=True)
        copy.replace(target)
    finally:
        copy.unlink(missing_ok=True)
    sync(target.parent)


def sync(path: Path) -> None:
    """Flush a file, or the names in a folder, so that they survive a power loss."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def seal_of(file: Path) -> Path:
    """Return the path of a file's SHA-256, in the format of `sha256sum --check`."""
    return file.with_name(f"{file.name}.sha256")


def seal(file: Path) -> None:
    """Write the SHA-256 of a file beside it."""
    fresh = file.with_name(f".{file.name}.sha256.new")
    try:
        fresh.write_text(_line(file), encoding="utf-8")
        fresh.replace(seal_of(file))
    finally:
        fresh.unlink(missing_ok=True)


def sealed(file: Path) -> bool:
    """True if a file is unchanged since it was sealed; False if it never was.

    It reads the whole file: about half a second per gigabyte.
    """
    try:
        return seal_of(file).read_bytes() == _line(file).encode()
    except OSError:
        return False


def _line(file: Path) -> str:
    with file.open("rb") as content:
        return f"{hashlib.file_digest(content, 'sha256').hexdigest()}  {file.name}\n"
