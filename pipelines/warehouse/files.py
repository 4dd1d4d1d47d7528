"""Database files put in place whole and at once."""

import os
import shutil
from pathlib import Path


def copy_whole(source: Path, target: Path, mode: int) -> None:
    """Put a copy of a closed database in the place of another; readers of the old one keep it.

    Args:
        source: a database that nobody writes meanwhile.
        target: what is replaced, by one process at a time; it may not be there yet.
        mode: the permissions of the copy.
    """
    copy = target.with_name(f".{target.name}.new")
    try:
        shutil.copyfile(source, copy)
        copy.chmod(mode)
        _sync(copy)
        # A reader that opened the old file for writing may have left a log; it would be replayed into the new file.
        target.with_name(target.name + ".wal").unlink(missing_ok=True)
        copy.replace(target)
    finally:
        copy.unlink(missing_ok=True)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
