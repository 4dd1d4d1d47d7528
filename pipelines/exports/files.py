"""Files and folders put in place whole: a reader meets the old one or the new one."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import OutputError
from pipelines.warehouse.files import sync

Content = str | bytes | Iterable[str]


def write_whole(target: Path, content: Content) -> None:
    """Write a file beside its place, then put it there.

    Args:
        target: its folder is made if it is not there.
        content: text is written as UTF-8, with no translation of line ends; a text may come in pieces.

    Raises:
        OutputError: the file cannot be written; what stood there is as it was.
    """
    fresh = _beside(target, "new")
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(fresh, content)
            sync(fresh)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)


def write_folder(target: Path, files: Mapping[str, str | bytes]) -> None:
    """Write a folder of files beside its place, then put it there; the one that it replaces goes whole.

    Args:
        target: the folder above it is made if it is not there.
        files: content by name.

    Raises:
        OutputError: it cannot be written; what stood there is as it was.
    """
    fresh, old = _beside(target, "new"), _beside(target, "old")
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _cleared(fresh).mkdir()
            for name, content in files.items():
                _write(fresh / name, content)
            if target.exists():
                target.rename(_cleared(old))
            fresh.rename(target)
            _cleared(old)
        finally:
            _cleared(fresh)


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(f".{target.name}.{ending}")


def _cleared(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    return folder


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{target} cannot be written: {reason}. See to that, or name another place.") from error


def _write(target: Path, content: Content) -> None:
    if isinstance(content, bytes):
        target.write_bytes(content)
        return
    with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines([content] if isinstance(content, str) else content)
