"""Files put in place whole: a reader meets the old one or the new one."""

from collections.abc import Iterable
from pathlib import Path


def write_whole(target: Path, content: str | bytes | Iterable[str]) -> None:
    """Write a file beside its place, then put it there.

    Args:
        target: its folder is made if it is not there.
        content: text is written as UTF-8, with no translation of line ends; a text may come in pieces.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    try:
        if isinstance(content, bytes):
            fresh.write_bytes(content)
        else:
            _write_text(fresh, [content] if isinstance(content, str) else content)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _write_text(target: Path, pieces: Iterable[str]) -> None:
    with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(pieces)
