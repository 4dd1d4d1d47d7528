"""Step 6, merge: dated reports → events."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs
from pipelines.steps.merge import MERGE
from pipelines.warehouse.whole import run_whole


@dg.multi_asset(
    name="merge",
    specs=specs("events", MERGE.writes, MERGE.reads, PYTHON),
    check_specs=check_specs(MERGE.writes),
    can_subset=True,
)
def merge(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Merge the reports of one event, of all documents, and hold them against each other."""
    with folders.building() as connection:
        written = run_whole(connection, MERGE, folders.version(MERGE), context.run.run_id)
        yield from materialized(context, connection, MERGE.writes, written)
