"""Last: the build takes the place of the published timeline, if it differs and no blocking check failed."""

from pathlib import Path

import dagster as dg

from pipelines.defs.clock import moment, now
from pipelines.defs.marts import TABLES
from pipelines.defs.resources import Folders
from pipelines.defs.tables import OWNERS, key
from pipelines.warehouse.publishing import Run, publish
from pipelines.warehouse.versions import step_version


@dg.asset(
    key=["published", "timeline"],
    deps=[key(table) for table in TABLES],
    group_name="published",
    kinds={"duckdb"},
    owners=OWNERS,
    description="The database that readers open: warehouse/timeline.duckdb, replaced whole.",
)
def timeline(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult:
    """Publish the build."""
    finished = now()
    started = context.instance.get_run_stats(context.run.run_id).start_time
    run = Run(context.run.run_id, moment(started) if started else finished, finished, step_version(["pipelines"], []))
    changed = publish(Path(folders.build), Path(folders.published), run)
    return dg.MaterializeResult(metadata={"changed": changed, "file": dg.MetadataValue.path(folders.published)})
