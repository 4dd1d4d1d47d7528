"""Publish the build if it differs and no blocking check failed, then write the page."""

import base64
from datetime import timedelta
from pathlib import Path

import dagster as dg

from pipelines.defs.assets import MARTS
from pipelines.defs.resources import Folders, moment, now
from pipelines.defs.tables import OWNERS, key
from pipelines.events.syntax import model_sha256
from pipelines.exports.files import write_whole
from pipelines.exports.refresh import Published, refresh
from pipelines.exports.still import daily_png
from pipelines.step import step_version
from pipelines.steps.resolve import RESOLVE
from pipelines.warehouse.publishing import RunFacts, publish
from pipelines.warehouse.questions import account, events_a_day

FRESH = dg.FreshnessPolicy.time_window(warn_window=timedelta(hours=26), fail_window=timedelta(hours=50))
"""The daily run may be late once before the timeline counts as stale."""


@dg.asset(
    key=["published", "timeline"],
    deps=[key(table) for table in MARTS],
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
    run = RunFacts(
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


@dg.asset(
    key=["published", "page"],
    deps=[["published", "timeline"]],
    group_name="published",
    kinds={"python", "html"},
    owners=OWNERS,
    description="The timeline to look at: warehouse/timeline.html, one file that works offline.",
)
def page(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult:
    """Write the page anew, if the published timeline changed."""
    published = Path(folders.published)
    source = Published(published, Path(folders.raw))
    made = refresh(source)
    for line in made.not_drawn:
        context.log.info(line)
    if made.events or (made.picture and not source.daily.exists()):
        write_whole(source.daily, daily_png(events_a_day(published)))
    pictures = {"overview": made.picture, "events a day": source.daily if made.picture else None}
    return dg.MaterializeResult(
        metadata={
            "file": dg.MetadataValue.path(str(made.page)),
            "changed": dg.MetadataValue.bool(made.events is not None),
            "not drawn": len(made.faults),
            **{title: _image(title, file) for title, file in pictures.items() if file},
        }
    )


def _image(title: str, file: Path) -> dg.MetadataValue:
    return dg.MetadataValue.md(f"![{title}](data:image/png;base64,{base64.b64encode(file.read_bytes()).decode()})")
