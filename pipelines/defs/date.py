"""Step 3, date: what is stated and what the text says → the anchor date of each document."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, VIEW, check_specs, materialized, specs, withhold_offenders
from pipelines.steps.date import DATE
from pipelines.steps.reprint import REPRINT
from pipelines.warehouse.step import Written
from pipelines.warehouse.whole import run_whole

DOCUMENTS = "core.documents"
TABLES = (*DATE.writes, *REPRINT.writes, DOCUMENTS)


@dg.multi_asset(
    name="date",
    specs=[
        *specs("documents", DATE.writes, DATE.reads, PYTHON),
        *specs("documents", REPRINT.writes, REPRINT.reads, PYTHON),
        *specs("documents", [DOCUMENTS], ["core.texts", "core.anchors", "core.reprints"], VIEW),
    ],
    check_specs=check_specs(TABLES),
    can_subset=True,
)
def date(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Settle the day from which each document speaks, or that it is not known, and which are reprints of which."""
    with folders.building() as connection:
        written = folders.run_step(connection, DATE, context.run.run_id)
        found = run_whole(connection, REPRINT, folders.version(REPRINT), context.run.run_id)
        written = Written(written.documents, written.rows + found.rows)
        verdicts = withhold_offenders(context, connection, TABLES)
        yield from materialized(context, connection, TABLES, written, verdicts)
