"""What a run shows while it goes on: a line for each step that did something, and on a terminal a bar."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipelines.commands.screen import say
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
        """Take notice of an event of Dagster's; a list of lines has nothing to say of it."""


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
    """What a run's messages go to: a bar if the screen is a terminal, else plain lines on standard error."""
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
