"""What the step makes of a folder, as rows."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.documents.folder import FileState
from pipelines.steps.read import ReadBatch, all_read, read_documents

LATER_NS = 4_000_000_000_000_000_000


def batches(
    raw: Path, known: Mapping[str, FileState] | None = None, run_ns: int = LATER_NS, **kept: Any
) -> list[ReadBatch]:
    nothing_due = all_read(raw, known or {}, "v1", kept.get("skipped", {}))
    found = list(read_documents(raw, known or {}, "v1", run_ns, **kept))
    assert nothing_due is (not found)
    return found


def rows(raw: Path, table: str) -> list[dict[str, Any]]:
    return [dict(row) for batch in batches(raw) for row in batch.tables[table]]


def documents(raw: Path) -> list[dict[str, Any]]:
    return rows(raw, "core.texts")


def refusals(raw: Path) -> list[dict[str, Any]]:
    return rows(raw, "core.unreadable_documents")


def states(found: list[ReadBatch]) -> dict[str, FileState]:
    """The rows of `core.files`, as a next run gets them."""
    files = [row for batch in found for row in batch.tables["core.files"]]
    return {row["source_path"]: FileState(**{key: _tupled(value) for key, value in row.items()}) for row in files}


def _tupled(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value
