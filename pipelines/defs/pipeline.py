"""The whole way: its assets in their order, the job that materialises them, and its schedule."""

from collections.abc import Mapping

import dagster as dg

from pipelines.defs.attach import attach
from pipelines.defs.date import date
from pipelines.defs.marts import marts
from pipelines.defs.merge import merge
from pipelines.defs.page import page
from pipelines.defs.publish import timeline
from pipelines.defs.read import read
from pipelines.defs.resources import folders
from pipelines.defs.steps import report, resolve, second_opinion
from pipelines.defs.watch import raw_sensor
from pipelines.settings import Settings

ASSETS = (read, date, resolve, second_opinion, report, merge, attach, marts, timeline, page)
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
    """The definitions over the folders of some settings.

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
