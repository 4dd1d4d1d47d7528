"""The steps that work document by document, each an asset over the tables that it writes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import PYTHON, check_specs, materialized, specs, withhold_offenders
from pipelines.steps.date import DATE
from pipelines.steps.model import Step
from pipelines.steps.report import REPORT, report_step
from pipelines.steps.resolve import RESOLVE
from pipelines.steps.second_opinion import SECOND_OPINION

DOCUMENT_STEPS = (DATE, RESOLVE, SECOND_OPINION, REPORT)
"""In their order; the asset of DATE, which has a view beside it, stands in a file of its own."""


def step_asset(
    step: Step, group: str, description: str, with_model: Callable[[Path | None], Step] | None = None
) -> dg.AssetsDefinition:
    """Make the asset of a step: it redoes the documents whose input or code changed.

    Args:
        step: what is done.
        group: the group of its tables in the asset graph.
        description: what it does, for the UI.
        with_model: the step as it reads with a language model of the user's own, if it reads syntax.
    """

    @dg.multi_asset(
        name=step.name.replace(" ", "_"),
        description=description,
        specs=specs(group, step.writes, step.reads, PYTHON),
        check_specs=check_specs(step.writes),
        can_subset=True,
    )
    def made(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
        own = Path(folders.model) if folders.model else None
        with folders.building() as connection:
            written = folders.run_step(connection, with_model(own) if with_model else step, context.run.run_id)
            verdicts = withhold_offenders(context, connection, step.writes)
            yield from materialized(context, connection, step.writes, written, verdicts)

    return made


resolve = step_asset(RESOLVE, "time", "Read each phrase against its anchor.")
second_opinion = step_asset(SECOND_OPINION, "time", "Ask dateparser for the phrases whose references changed.")
report = step_asset(
    REPORT, "events", "Report the events that the references date, as each document tells them.", report_step
)
