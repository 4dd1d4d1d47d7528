"""Step 5, report: references and syntax → reports."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs
from pipelines.steps.report import REPORT, report_step
from pipelines.warehouse.incremental import run_step


@dg.multi_asset(
    name="report",
    specs=specs("events", REPORT.writes, REPORT.reads, PYTHON),
    check_specs=check_specs(REPORT.writes),
    can_subset=True,
)
def report(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Report the events that the references date, as each document tells them."""
    step = report_step(Path(folders.model) if folders.model else None)
    with folders.building() as connection:
        written = run_step(connection, step, folders.version(REPORT), context.run.run_id)
        yield from materialized(context, connection, REPORT.writes, written)
