"""Step 7, attach: reports still undated → the one event that each fits, if there is exactly one."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, VIEW, check_specs, checked, materialized, specs
from pipelines.steps.attach import ATTACH
from pipelines.warehouse.whole import run_whole

VIEWS = ("core.event_links", "core.event_reports")
TABLES = (*ATTACH.writes, *VIEWS)


@dg.multi_asset(
    name="attach",
    specs=[
        *specs("events", ATTACH.writes, ATTACH.reads, PYTHON),
        *specs("events", VIEWS, ["core.reports", "core.tellings", "core.attachments"], VIEW),
    ],
    check_specs=check_specs(TABLES),
    can_subset=True,
)
def attach(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Link undated reports to the events that lend them their dates."""
    with folders.building() as connection:
        written = run_whole(connection, ATTACH, folders.version(ATTACH), context.run.run_id)
        yield from materialized(context, connection, TABLES, written, checked(connection, TABLES))
