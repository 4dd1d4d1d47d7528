"""Step 1, read: the files in `raw/` that changed → texts and segments."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.defs import catalog
from pipelines.defs.clock import now_ns
from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs
from pipelines.documents.folder import FileState
from pipelines.steps.model import Row
from pipelines.steps.read import READ_LIBRARIES, READ_PACKAGES, read_documents
from pipelines.warehouse.incremental import forget, write_batches
from pipelines.warehouse.lineage import store_lineage
from pipelines.warehouse.tables import read_table
from pipelines.warehouse.versions import step_version

TABLES = ("core.texts", "core.segments", "core.unreadable_documents", "core.signatures")


class Again(dg.Config):
    """Files to read, and documents to redo, though nothing about them changed: a backfill.

    Args:
        again: patterns of paths below `raw/`, such as `2024/*`.
    """

    again: list[str] = []  # noqa: RUF012


@dg.multi_asset(
    name="read", specs=specs("documents", TABLES, (), PYTHON), check_specs=check_specs(TABLES), can_subset=True
)
def read(context: dg.AssetExecutionContext, config: Again, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Read the files that are new, changed or gone, and cut their texts into segments."""
    version = step_version(READ_PACKAGES, READ_LIBRARIES)
    with folders.building() as connection:
        forget(connection, config.again)
        store_lineage(connection, catalog.MODELS, Path(folders.cache))
        known = {row["source_path"]: _state(row) for row in read_table(connection, "core.files")}
        batches = read_documents(Path(folders.raw), known, version, now_ns())
        written = write_batches(connection, batches, TABLES, context.run.run_id)
        yield from materialized(context, connection, TABLES, written)


def _state(row: Row) -> FileState:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return FileState(**values)
