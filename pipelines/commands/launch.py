"""Run the pipeline in this process, with the record that a run of the Dagster daemon leaves, and show its progress."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import dagster as dg
from dagster import DagsterEvent, ExecuteInProcessResult
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipelines.commands.home import opened
from pipelines.commands.screen import Screen, say
from pipelines.definitions import JOB, pipeline
from pipelines.defs.runs import forget_old_runs, report_abandoned
from pipelines.defs.watch import state_tag
from pipelines.settings import Settings
from pipelines.warehouse.incremental import PROGRESS

COLUMNS = (
    SpinnerColumn(),
    TextColumn("{task.description:<14}"),
    BarColumn(),
    TextColumn("{task.fields[told]}"),
    TimeElapsedColumn(),
    TextColumn("left"),
    TimeRemainingColumn(),
)
REFRESHES = 4
"""How often a second the bar is drawn; more would cost the run time."""


class Lines(logging.Handler):
    """Prints what the steps say, a line each, on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record, if a step wrote it for people."""
        meta = getattr(record, "dagster_meta", {})
        if meta.get("dagster_event"):
            self.event(meta["dagster_event"].event_type_value, meta["step_key"])
        elif meta.get("orig_message") and record.levelno == logging.INFO:
            self.say(meta["orig_message"])

    def say(self, line: str) -> None:
        """Print a line."""
        say(line, err=True)

    def event(self, kind: str, step: str) -> None:
        """Handle a Dagster event; plain lines ignore it."""


class Bar(Lines):
    """Draws, beneath the lines, the step at work and how many of its documents are done."""

    def __init__(self, bar: Progress) -> None:
        super().__init__()
        self.bar = bar

    def emit(self, record: logging.LogRecord) -> None:
        """Move the bar on, or print what a step says."""
        if record.name == PROGRESS.name and isinstance(record.args, tuple):
            self.move(*map(str, record.args))
        else:
            super().emit(record)

    def move(self, _step: str, done: str, total: str) -> None:
        """Show how much of the step is done."""
        told = f"{int(done):,} of {int(total):,}"
        self.bar.update(self.bar.task_ids[-1], completed=float(done), total=float(total), told=told, refresh=True)

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        self.bar.console.print(line, markup=False, highlight=False)

    def event(self, kind: str, step: str) -> None:
        """Begin a bar with each step, and take away the one before."""
        if kind == "STEP_START":
            for done in self.bar.task_ids:
                self.bar.remove_task(done)
            self.bar.add_task(step.rpartition("__")[2], total=None, told="")


@contextmanager
def shown(screen: Console) -> Iterator[logging.Handler]:
    """Yield the handler for a run's messages: a progress bar on a terminal, else plain lines on standard error."""
    if not screen.is_terminal:
        yield Lines()
        return
    with Progress(*COLUMNS, console=screen, transient=True, refresh_per_second=REFRESHES) as progress:
        bar, level = Bar(progress), PROGRESS.level
        PROGRESS.addHandler(bar)
        PROGRESS.setLevel(logging.DEBUG)
        try:
            yield bar
        finally:
            PROGRESS.setLevel(level)
            PROGRESS.removeHandler(bar)


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
    with shown(screen or Screen(stderr=True)) as handler, opened() as instance:
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
    """Yield the message of an error of dateline's; for any other error, its full traceback."""
    error = event.step_failure_data.error
    cause = error.cause if error and error.cause else error
    if cause is None or cause.cls_name == "DagsterAssetCheckFailedError":
        return
    text = cause.message.strip()
    if text.startswith("pipelines.errors."):
        yield f"{event.step_key}: {text.split(': ', 1)[1]}"
    else:
        yield f"{event.step_key} broke, which is a fault of dateline: {cause.to_string()}"
