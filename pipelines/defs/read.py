"""Step 1, read: the files in `raw/` that changed → texts and segments."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.defs import catalog
from pipelines.defs.clock import now_ns
from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs
from pipelines.documents.corrections import read_corrections
from pipelines.documents.folder import FileState
from pipelines.steps.correct import STATED, named_documents, stated_corrections
from pipelines.steps.model import Row
from pipelines.steps.read import READ_LIBRARIES, READ_PACKAGES, read_documents
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.corrections import texts_now, write_corrections
from pipelines.warehouse.incremental import Written, forget, write_batches
from pipelines.warehouse.lineage import store_lineage
from pipelines.warehouse.tables import read_table
from pipelines.warehouse.versions import step_version

TABLES = ("core.texts", "core.segments", "core.unreadable_documents", "core.signatures")
MADE = (*TABLES, STATED)


class Again(dg.Config):
    """Files to read, and documents to redo, though nothing about them changed: a backfill.

    Args:
        again: patterns of paths below `raw/`, such as `2024/*`.
    """

    again: list[str] = []  # noqa: RUF012


@dg.multi_asset(name="read", specs=specs("documents", MADE, (), PYTHON), check_specs=check_specs(MADE), can_subset=True)
def read(context: dg.AssetExecutionContext, config: Again, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Read the files that are new, changed or gone, cut their texts into segments, and read the corrections."""
    version = step_version(READ_PACKAGES, READ_LIBRARIES)
    with folders.building() as connection:
        forget(connection, config.again)
        store_lineage(connection, catalog.MODELS, Path(folders.cache))
        known = {row["source_path"]: as_state(row) for row in read_table(connection, "core.files")}
        skipped = {row["source_path"]: row["reason"] for row in read_table(connection, "core.skipped_files")}
        batches = read_documents(Path(folders.raw), known, version, now_ns(), skipped=skipped)
        written = write_batches(connection, batches, TABLES, context.run.run_id)
        corrected = _read_corrections(connection, Path(folders.raw), context.run.run_id)
        written = Written(written.documents, written.rows + corrected.rows)
        yield from materialized(context, connection, MADE, written)


def _read_corrections(connection: Connection, raw: Path, run_id: str) -> Written:
    found = read_corrections(raw)
    texts = texts_now(connection, named_documents(found))
    return write_corrections(connection, stated_corrections(found, texts), run_id)


def as_state(row: Row) -> FileState:
    """What was seen of a file, from its row in `core.files`."""
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return FileState(**values)
