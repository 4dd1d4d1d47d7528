"""The folders of a run, as a Dagster resource; and the one place that reads the clock."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from pipelines.errors import BusyError
from pipelines.pool import Pool
from pipelines.settings import Settings
from pipelines.step import AnyStep, GroupStep, Step, StepResult, WholeStep, step_version
from pipelines.steps.report import REPORT, report_step
from pipelines.warehouse.build import building, turn_of
from pipelines.warehouse.connection import Connection, locked
from pipelines.warehouse.grouped import run_groups, run_whole
from pipelines.warehouse.incremental import run_step


def now() -> datetime:
    """Return the current time, UTC, without a zone, as in `core.runs`."""
    return datetime.now(UTC).replace(tzinfo=None)  # noqa: TID251


def now_ns() -> int:
    """Return nanoseconds since the epoch, the unit of file stamps."""
    return time.time_ns()


def moment(seconds: float) -> datetime:
    """Convert seconds since the epoch to a time, UTC, without a zone."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def seconds() -> float:
    """Return seconds since the epoch, the unit of Dagster's run times."""
    return time.time()  # noqa: TID251


TRIES = 3
"""How often a step asks again for a warehouse that another process holds, after its first wait."""


class Folders(dg.ConfigurableResource):
    """Where a run reads and writes.

    Args:
        raw: the documents.
        build: the database that runs write.
        published: the database that readers open.
        cache: what can be built again.
        model: the language model's folder; empty for the one that is installed.
        wait_seconds: for another run to end, before the step is tried again.
    """

    raw: str
    build: str
    published: str
    cache: str
    model: str = ""
    wait_seconds: float = 60
    _run: ExitStack = PrivateAttr(default_factory=ExitStack)
    _has_turn: bool = PrivateAttr(default=False)
    _failures: int = PrivateAttr(default=0)
    _pool: Pool | None = PrivateAttr(default=None)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Folders"]:
        """Hold the folders for one run: from its first writing step to its end, no other run writes."""
        with ExitStack() as self._run, Pool() as self._pool:
            yield self
        self._has_turn = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Take the run's turn to write; retry at growing intervals while another process holds it.

        Raises:
            RetryRequested: to Dagster, which tries the step again after a while, up to three times.
        """
        try:
            if not self._has_turn:
                self._run.enter_context(locked(turn_of(Path(self.build)), self.wait_seconds))
                self._has_turn = True
            yield
        except BusyError as error:
            self._failures += 1
            wait = self.wait_seconds * 2**self._failures / 4
            raise dg.RetryRequested(max_retries=TRIES, seconds_to_wait=wait) from error

    @contextmanager
    def building(self) -> Iterator[Connection]:
        """Open the build file in the run's turn, and close it at the end of the block."""
        with self.turn(), building(Path(self.build), Path(self.published)) as connection:
            yield connection

    def run(self, connection: Connection, step: Step | WholeStep, run_id: str) -> StepResult:
        """Run a step where its input or code changed, in worker processes if there is enough to do."""
        version = self.version(step)
        if isinstance(step, GroupStep):
            return run_groups(connection, step, version, run_id)
        if isinstance(step, WholeStep):
            return run_whole(connection, step, version, run_id)
        if step is REPORT:
            step = report_step(Path(self.model) if self.model else None)
        return run_step(connection, step, version, run_id, self._pool)

    def version(self, step: AnyStep) -> str:
        """Return the version of a step's code, libraries and, where it parses, language model."""
        return _version(step.packages, step.libraries, self.model if "spacy" in step.libraries else "")


@lru_cache
def _version(packages: tuple[str, ...], libraries: tuple[str, ...], model: str) -> str:
    return step_version(packages, libraries, model)


def folders(settings: Settings) -> Folders:
    """Return the resource for some settings."""
    return Folders(
        raw=str(settings.raw),
        build=str(settings.build_file),
        published=str(settings.published_file),
        cache=str(settings.cache),
        model=str(settings.model or ""),
    )
