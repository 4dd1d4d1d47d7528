"""The pipeline in this process, on the same graph and with the same record as a run of the Dagster daemon."""

import logging
from collections.abc import Iterator, Sequence

import dagster as dg
from dagster import DagsterEvent, ExecuteInProcessResult
from rich.console import Console

from pipelines.commands.engines import engines_kept
from pipelines.commands.instance import opened
from pipelines.commands.progress import shown
from pipelines.commands.screen import Screen
from pipelines.defs.pipeline import JOB, pipeline
from pipelines.defs.runs import forget_old_runs, report_abandoned
from pipelines.defs.watch import state_tag
from pipelines.settings import Settings

WITH_LOGGERS = {"loggers": {"console": {}}}


def _loggers(handler: logging.Handler) -> dict[str, dg.LoggerDefinition]:
    def logger(_context: dg.InitLoggerContext) -> logging.Logger:
        made = logging.Logger("dateline", logging.DEBUG)
        made.addHandler(handler)
        return made

    return {"console": dg.LoggerDefinition(logger, description="What the steps say, on standard error.")}


def launch(
    settings: Settings, again: Sequence[str] = (), screen: Console | None = None, *, allow_empty: bool = False
) -> tuple[str, list[str]]:
    """Materialise everything once.

    Args:
        settings: where to read and write.
        again: patterns of files to read although nothing about them changed.
        allow_empty: take it as it is if all files that were read before are gone.
        screen: where to show how far it is; standard error unless given.

    Returns:
        The id of the run, and a line for each thing that failed: none if it went well.
    """
    with (
        shown(screen or Screen(stderr=True)) as handler,
        engines_kept(),
        opened() as instance,
    ):
        job = pipeline(settings, _loggers(handler)).resolve_job_def(JOB.name)
        report_abandoned(instance, settings.build_file)
        result = job.execute_in_process(
            instance=instance,
            raise_on_error=False,
            run_config=WITH_LOGGERS | {"ops": {"read": {"config": {"again": list(again), "allow_empty": allow_empty}}}},
            tags=state_tag(settings.raw),
        )
        forget_old_runs(instance)
        return result.run_id, [] if result.success else list(_failures(result))


def _failures(result: ExecuteInProcessResult) -> Iterator[str]:
    for evaluation in result.get_asset_check_evaluations():
        if not evaluation.passed and evaluation.severity == dg.AssetCheckSeverity.ERROR:
            metadata = evaluation.metadata
            yield (
                f"the check {evaluation.check_name} of {evaluation.asset_key.to_user_string()} found "
                f"{metadata['offenders'].value} offenders; the published timeline is as it was.\n"
                f"{metadata['first offenders'].value}"
            )
    for event in result.all_events:
        if event.is_step_failure:
            yield from _reason(event)


def _reason(event: DagsterEvent) -> Iterator[str]:
    """The message of an error of ours; of any other one, all that is known."""
    error = event.step_failure_data.error
    cause = error.cause if error and error.cause else error
    if cause is None or cause.cls_name == "DagsterAssetCheckFailedError":
        return
    text = cause.message.strip()
    if text.startswith("pipelines.errors."):
        yield f"{event.step_key}: {text.split(': ', 1)[1]}"
    else:
        yield f"{event.step_key} broke, which is a fault of dateline: {cause.to_string()}"
