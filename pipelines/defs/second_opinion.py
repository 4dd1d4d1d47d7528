"""Beside the way: what dateparser alone says of each phrase that names a day, for a check that warns."""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs
from pipelines.steps.second_opinion import SECOND_OPINION
from pipelines.warehouse.incremental import run_step


@dg.multi_asset(
    name="second_opinion",
    specs=specs("time", SECOND_OPINION.writes, SECOND_OPINION.reads, PYTHON),
    check_specs=check_specs(SECOND_OPINION.writes),
    can_subset=True,
)
def second_opinion(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Ask dateparser for the phrases of each document whose references changed."""
    with folders.building() as connection:
        written = run_step(connection, SECOND_OPINION, folders.version(SECOND_OPINION), context.run.run_id)
        yield from materialized(context, connection, SECOND_OPINION.writes, written)
