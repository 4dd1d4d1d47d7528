"""Step 6, merge: dated reports → events."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, VIEW, check_specs, materialized, specs, withhold_offenders
from pipelines.steps.merge import MERGE
from pipelines.steps.reprint import REPRINT
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.grouped import run_groups
from pipelines.warehouse.step import Written
from pipelines.warehouse.whole import run_whole

CORRECTIONS = "core.corrections"
TABLES = (*MERGE.writes, CORRECTIONS)
APPLIED = ("core.stated_corrections", "core.anchors", "core.time_references", "core.event_corrections")


@dg.multi_asset(
    name="merge",
    specs=[
        *specs("events", MERGE.writes, MERGE.reads, PYTHON),
        *specs("events", [CORRECTIONS], APPLIED, VIEW),
    ],
    check_specs=check_specs(TABLES),
    can_subset=True,
)
def merge(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Merge the reports of one event, of all documents, correct the events, and hold their reports side by side."""

    def merged(connection: Connection) -> Written:
        # documents that were set aside after the step `date` are reprints of none
        reprints = run_whole(connection, REPRINT, folders.version(REPRINT), context.run.run_id)
        events = run_groups(connection, MERGE, folders.version(MERGE), context.run.run_id)
        return Written(events.documents, events.rows + reprints.rows)

    with folders.building() as connection:
        written = merged(connection)
        verdicts = withhold_offenders(context, connection, TABLES, redo=lambda: merged(connection))
        yield from materialized(context, connection, TABLES, written, verdicts)
