"""All that Dagster loads: the assets in their order, the job that materialises them, its schedule and its sensor."""

from collections.abc import Mapping

import dagster as dg

from pipelines.defs.assets import STEPS, marts, read
from pipelines.defs.publish import page, timeline
from pipelines.defs.resources import folders
from pipelines.defs.watch import raw_sensor
from pipelines.settings import Settings, load_settings

ASSETS = (read, *STEPS, marts, timeline, page)
JOB = dg.define_asset_job(
    "timeline",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="From raw/ to the published timeline.",
)
DAILY = dg.ScheduleDefinition(
    name="daily", job=JOB, cron_schedule="0 4 * * *", default_status=dg.DefaultScheduleStatus.STOPPED
)


def pipeline(settings: Settings, loggers: Mapping[str, dg.LoggerDefinition] | None = None) -> dg.Definitions:
    """Return the definitions over the folders of some settings.

    Args:
        settings: where to read and write.
        loggers: instead of Dagster's own console log.
    """
    return dg.Definitions(
        assets=ASSETS,
        jobs=[JOB],
        schedules=[DAILY],
        sensors=[raw_sensor],
        executor=dg.in_process_executor,
        resources={"folders": folders(settings)},
        loggers=loggers,
    )


@dg.definitions
def defs() -> dg.Definitions:
    """The pipeline over the folders of the environment."""
    return pipeline(load_settings())
