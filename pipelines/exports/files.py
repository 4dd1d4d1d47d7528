"""Files put in place whole: a reader meets the old one or the new one."""

from pathlib import Path


def write_whole(target: Path, content: str | bytes) -> None:
    """Write a file beside its place, then put it there.

    Args:
        target: its folder is made if it is not there.
        content: text is written as UTF-8, with no translation of line ends.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
