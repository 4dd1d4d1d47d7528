"""Last: the build takes the place of the published timeline, if it differs and no blocking check failed."""

from datetime import timedelta
from pathlib import Path

import dagster as dg

from pipelines.defs.clock import moment, now
from pipelines.defs.marts import TABLES
from pipelines.defs.resources import Folders
from pipelines.defs.tables import OWNERS, key
from pipelines.events.syntax import model_sha256
from pipelines.steps.resolve import RESOLVE
from pipelines.warehouse.account import account
from pipelines.warehouse.publishing import Run, publish
from pipelines.warehouse.versions import step_version

FRESH = dg.FreshnessPolicy.time_window(warn_window=timedelta(hours=26), fail_window=timedelta(hours=50))
"""The daily run may be late once before the timeline counts as stale."""


@dg.asset(
    key=["published", "timeline"],
    deps=[key(table) for table in TABLES],
    group_name="published",
    kinds={"duckdb"},
    owners=OWNERS,
    description="The database that readers open: warehouse/timeline.duckdb, replaced whole.",
    freshness_policy=FRESH,
)
def timeline(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult:
    """Publish the build."""
    finished = now()
    started = context.instance.get_run_stats(context.run.run_id).start_time
    run = Run(
        run_id=context.run.run_id,
        started_at=moment(started) if started else finished,
        finished_at=finished,
        code_version=step_version(["pipelines"], []),
        rules_version=step_version(["pipelines.temporal"], RESOLVE.libraries),
        model_sha256=model_sha256(Path(folders.model) if folders.model else None),
    )
    published = Path(folders.published)
    with folders.turn():
        changed = publish(Path(folders.build), published, run)
    figures, tables = account(published)
    return dg.MaterializeResult(
        metadata={
            "changed": changed,
            "file": dg.MetadataValue.path(folders.published),
            **{name.replace("_", " "): value for name, value in figures.items()},
            **{title: dg.MetadataValue.md(table) for title, table in tables.items()},
        }
    )
