"""Step 6, merge: dated reports → events."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, VIEW, check_specs, materialized, specs
from pipelines.steps.merge import MERGE
from pipelines.warehouse.grouped import run_groups

CORRECTIONS = "core.corrections"
TABLES = (*MERGE.writes, CORRECTIONS)
APPLIED = ("core.stated_corrections", "core.anchors", "core.time_references", "core.event_corrections")


@dg.multi_asset(
    name="merge",
    specs=[
        *specs("events", MERGE.writes, MERGE.reads, PYTHON),
        *specs("events", [CORRECTIONS], APPLIED, VIEW),
    ],
    check_specs=check_specs(TABLES),
    can_subset=True,
)
def merge(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Merge the reports of one event, of all documents, correct the events, and hold their reports side by side."""
    with folders.building() as connection:
        written = run_groups(connection, MERGE, folders.version(MERGE), context.run.run_id)
        yield from materialized(context, connection, TABLES, written)
