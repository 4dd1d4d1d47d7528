"""Write files and folders whole, so that a reader sees the old or the new one, and only where nothing else is lost."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import OutputError
from pipelines.warehouse.files import sync

OutputContent = str | bytes | Iterable[str]


def write_whole(target: Path, content: OutputContent) -> None:
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


def write_folder(target: Path, files: Iterable[tuple[str, str | bytes]]) -> None:
    """Write a folder of files beside its place, then put it there; the one that it replaces goes whole.

    Args:
        target: the folder above it is made if it is not there.
        files: names with their content.

    Raises:
        OutputError: it cannot be written; what stood there is as it was.
    """
    fresh, old = _beside(target, "new"), _beside(target, "old")
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _cleared(fresh).mkdir()
            for name, content in files:
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


def _write(target: Path, content: OutputContent) -> None:
    if isinstance(content, bytes):
        target.write_bytes(content)
        return
    with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines([content] if isinstance(content, str) else content)


STATE = '<meta name="dateline-state" content="'
HEAD = 4_000
"""Characters at the beginning of a page, among which is what it was made from."""


def state_of(page: Path) -> str | None:
    """Return the state that a page names in its head; None if there is no page or no state."""
    if not page.is_file():
        return None
    with page.open(encoding="utf-8", errors="replace") as file:
        head = file.read(HEAD)
    _, found, rest = head.partition(STATE)
    return rest.partition('"')[0] if found else None


def is_page(file: Path) -> bool:
    """True if the file is a page written by dateline."""
    return state_of(file) is not None


def report_of(target: Path) -> Path:
    """Return the path of an export's loss report."""
    return target.with_name(f"{target.name}.loss.json")


def is_export(target: Path) -> bool:
    """True if a loss report beside the file or folder shows that dateline exported it."""
    try:
        report = json.loads(report_of(target).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(report, dict) and {"format", "losses"} <= report.keys()


def free_for_file(target: Path, ours: Callable[[Path], bool]) -> None:
    """Refuse a place for a file in which something stands that is not ours.

    Args:
        target: an absolute path.
        ours: whether what stands there is an earlier one.

    Raises:
        OutputError: with what stands there, and the remedy.
    """
    if _asked(target.is_dir, target):
        raise OutputError(f"{target} is a folder; name a file in it.")
    if _asked(target.exists, target) and not (target.is_file() and (target.stat().st_size == 0 or ours(target))):
        raise _taken(target)


def documents_folder(page: Path) -> Path:
    """Return the folder beside a page in which the pages of its documents are."""
    return page.with_name(f"{page.stem}-documents")


def free_for_folder(target: Path, ours: Callable[[Path], bool]) -> None:
    """Refuse a place for a folder in which something stands that is not ours.

    Args:
        target: an absolute path.
        ours: whether the folder that stands there is an earlier one.

    Raises:
        OutputError: with what stands there, and the remedy.
    """
    if not _asked(target.exists, target):
        return
    if not target.is_dir():
        raise OutputError(f"{target} is a file; this format makes many files, so name a folder.")
    if not target.name or (any(target.iterdir()) and not ours(target)):
        raise _taken(target)


def _asked(question: Callable[[], bool], target: Path) -> bool:
    try:
        return question()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"{target} cannot be written: {reason}. Name another place.") from error


def _taken(target: Path) -> OutputError:
    return OutputError(
        f"{target} is there already and not an earlier page or export, so it is left as it is. "
        "Name another place, or move it away."
    )
