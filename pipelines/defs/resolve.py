"""Step 3, resolve: texts and anchors → time references."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs
from pipelines.steps.resolve import RESOLVE
from pipelines.warehouse.incremental import run_step


@dg.multi_asset(
    name="resolve",
    specs=specs("time", RESOLVE.writes, RESOLVE.reads, PYTHON),
    check_specs=check_specs(RESOLVE.writes),
    can_subset=True,
)
def resolve(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Read each phrase against its anchor."""
    with folders.building() as connection:
        written = run_step(connection, RESOLVE, folders.version(RESOLVE), context.run.run_id)
        yield from materialized(context, connection, RESOLVE.writes, written)
