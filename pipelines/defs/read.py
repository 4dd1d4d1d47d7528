"""Step 1, read: the files in `raw/` that changed → texts and segments."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.defs import catalog
from pipelines.defs.clock import now_ns
from pipelines.defs.resources import Folders
from pipelines.defs.steps import DOCUMENT_STEPS
from pipelines.defs.tables import CHECK, PYTHON, check_specs, check_version, materialized, specs, withhold_offenders
from pipelines.documents.corrections import read_corrections
from pipelines.documents.folder import FileState
from pipelines.steps.correct import STATED, named_documents, stated_corrections
from pipelines.steps.model import Row
from pipelines.steps.read import READ_LIBRARIES, READ_PACKAGES, read_documents
from pipelines.warehouse.aside import try_again
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.corrections import texts_now, write_corrections
from pipelines.warehouse.incremental import Written, forget, write_batches
from pipelines.warehouse.lineage import store_lineage
from pipelines.warehouse.tables import read_table
from pipelines.warehouse.versions import step_version

TABLES = ("core.texts", "core.segments", "core.unreadable_documents", "core.signatures")
MADE = (*TABLES, "core.files", "core.skipped_files", STATED)


class Reading(dg.Config):
    """What a run reads besides what changed.

    Args:
        again: patterns of paths below `raw/`, such as `2024/*`, of files to read though nothing about them changed.
        allow_empty: take it as it is if all files that were read before are gone.
    """

    again: list[str] = []  # noqa: RUF012
    allow_empty: bool = False


@dg.multi_asset(name="read", specs=specs("documents", MADE, (), PYTHON), check_specs=check_specs(MADE), can_subset=True)
def read(context: dg.AssetExecutionContext, config: Reading, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Read the files that are new, changed or gone, cut their texts into segments, and read the corrections."""
    version = step_version(READ_PACKAGES, READ_LIBRARIES)
    with folders.building() as connection:
        forget(connection, config.again)
        try_again(connection, {CHECK: check_version()} | {step.name: folders.version(step) for step in DOCUMENT_STEPS})
        store_lineage(connection, catalog.MODELS, Path(folders.cache))
        known = {row["source_path"]: as_state(row) for row in read_table(connection, "core.files")}
        skipped = {row["source_path"]: row["reason"] for row in read_table(connection, "core.skipped_files")}
        batches = read_documents(
            Path(folders.raw), known, version, now_ns(), skipped=skipped, allow_empty=config.allow_empty
        )
        written = write_batches(connection, batches, TABLES, context.run.run_id)
        corrected = _read_corrections(connection, Path(folders.raw), context.run.run_id)
        written = Written(written.documents, written.rows + corrected.rows)
        verdicts = withhold_offenders(context, connection, MADE)
        yield from materialized(context, connection, MADE, written, verdicts)


def _read_corrections(connection: Connection, raw: Path, run_id: str) -> Written:
    found = read_corrections(raw)
    texts = texts_now(connection, named_documents(found))
    return write_corrections(connection, stated_corrections(found, texts), run_id)


def as_state(row: Row) -> FileState:
    """What was seen of a file, from its row in `core.files`."""
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return FileState(**values)
