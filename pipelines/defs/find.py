"""Step 2, find: text → time expressions."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs
from pipelines.steps.find import FIND
from pipelines.warehouse.incremental import run_step


@dg.multi_asset(
    name="find",
    specs=specs("time", FIND.writes, FIND.reads, PYTHON),
    check_specs=check_specs(FIND.writes),
    can_subset=True,
)
def find(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Find the phrases of time in each text that changed."""
    with folders.building() as connection:
        written = run_step(connection, FIND, folders.version(FIND), context.run.run_id)
        yield from materialized(context, connection, FIND.writes, written)
