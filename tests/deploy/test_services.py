"""The services of `deploy/` as systemd starts them, over PostgreSQL: what becomes of the work when one is killed."""

import configparser
import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.scheduler.instigation import InstigatorType

from tests.deploy.conftest import DEPLOY, prepare
from tests.processes import PROGRAMS, Process, end, free_port, published, start, wait_until, workers

pytestmark = pytest.mark.soak
TEXT = "{place}, April 15, 2025\n\nShells struck the market in {place} yesterday, killing 3 people.\n"
DAY = 24 * 3600


@dataclass
class Services:
    """The services of a server, each the process that its unit starts."""

    folder: Path
    environment: dict[str, str]
    port: str = field(default_factory=lambda: str(free_port()))
    going: dict[str, Process] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace.yaml"

    def start(self, *names: str) -> None:
        self.workspace.write_text((DEPLOY / "workspace.yaml").read_text().replace("4266", self.port))
        for name in names:
            self.going[name] = start(self._command(name), self.log, self.environment)

    def kill(self, name: str) -> None:
        """As the kernel does when memory is short: the whole group, without a word."""
        process = self.going.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def dagster(self, *arguments: str | Path) -> None:
        """A command that a person gives on the server."""
        subprocess.run(
            [PROGRAMS / "dagster", *arguments, "--workspace", self.workspace],
            env={**os.environ, **self.environment},
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def _command(self, name: str) -> list[str]:
        unit = configparser.ConfigParser(strict=False)
        unit.optionxform = str
        unit.read(DEPLOY / f"dateline-{name}.service")
        command = unit["Service"]["ExecStart"].replace("4266", self.port)
        here = {"/opt/dateline/.venv/bin": str(PROGRAMS), "/opt/dateline/deploy/workspace.yaml": str(self.workspace)}
        for there, path in here.items():
            command = command.replace(there, path)
        return shlex.split(command)


@pytest.fixture
def services(postgres, tmp_path: Path, monkeypatch) -> Iterator[Services]:
    made = Services(tmp_path, prepare(postgres, tmp_path))
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    try:
        yield made
    finally:
        for process in made.going.values():
            end(process)


@pytest.fixture
def instance(services) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.get() as found:
        yield found


@pytest.fixture
def drop(tmp_path: Path) -> Callable[[str], None]:
    def write(place: str) -> None:
        (tmp_path / "raw" / f"{place}.txt").write_text(TEXT.format(place=place))

    return write


@pytest.fixture
def arrives(tmp_path: Path, services) -> Callable[[str], None]:
    """Wait until a document is in the published timeline."""

    def wait(place: str) -> None:
        timeline = tmp_path / "warehouse" / "timeline.duckdb"
        took = wait_until(lambda: f"{place}.txt" in published(timeline), f"{place} is published", services.log, 240)
        print(f"{place} after {took:.0f} s")

    return wait


def test_the_sensor_brings_a_file(services, drop, arrives):
    services.start("code", "daemon", "webserver")
    drop("Lviv")
    arrives("Lviv")


def test_a_killed_run_starts_again(services, instance, drop, arrives):
    services.start("code", "daemon")
    drop("Lviv")
    wait_until(lambda: workers(instance), "a run goes on", services.log)
    os.kill(workers(instance)[0], signal.SIGKILL)
    arrives("Lviv")
    killed = instance.get_runs(dg.RunsFilter(statuses=[dg.DagsterRunStatus.FAILURE]))
    assert len(killed) == 1


def test_what_came_while_the_daemon_was_dead_arrives(services, instance, drop, arrives):
    services.start("code", "daemon")
    drop("Lviv")
    wait_until(lambda: workers(instance), "a run goes on", services.log)
    services.kill("daemon")
    arrives("Lviv")
    drop("Odesa")
    services.start("daemon")
    arrives("Odesa")


def test_a_run_dies_with_the_code_server_and_starts_again(services, instance, drop, arrives):
    services.start("code", "daemon")
    drop("Lviv")
    wait_until(lambda: workers(instance), "a run goes on", services.log)
    services.kill("code")
    services.start("code")
    arrives("Lviv")


def queue(services: Services, again: str) -> None:
    """Ask for a run that reads chosen documents again."""
    config = services.folder / "again.yaml"
    config.write_text(f"ops:\n  read:\n    config:\n      again: {again}\n")
    services.dagster("job", "launch", "--location", "dateline", "--job", "timeline", "--config", config)


def test_a_run_that_is_due_while_the_code_server_is_away_is_not_lost(services, instance, drop, arrives):
    services.start("code")
    drop("Lviv")
    wait_until(lambda: "Started Dagster code server" in services.log.read_text(), "the code server is up", services.log)
    queue(services, "[]")
    services.kill("code")
    services.start("daemon")
    (run_id,) = instance.get_run_ids()

    def kept() -> bool:
        return any("re-submitting the run into the queue" in entry.message for entry in instance.all_logs(run_id))

    wait_until(kept, "the queue keeps the run", services.log)
    services.start("code")
    arrives("Lviv")
    over = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE]
    wait_until(lambda: instance.get_run_by_id(run_id).status in over, "the run ends", services.log)
    assert instance.get_run_by_id(run_id).is_success


def test_a_backfill_reads_chosen_documents_again(services, instance, drop, arrives):
    services.start("code", "daemon")
    drop("Lviv")
    drop("Odesa")
    arrives("Odesa")
    wait_until(lambda: not workers(instance), "the run ends", services.log)
    queue(services, '["Lviv*"]')
    succeeded = dg.RunsFilter(statuses=[dg.DagsterRunStatus.SUCCESS])
    wait_until(lambda: len(instance.get_run_ids(succeeded)) == 2, "the backfill ends", services.log)
    told = instance.get_latest_materialization_event(dg.AssetKey(["core", "texts"])).asset_materialization
    assert told.metadata["documents redone"].value == 1


def test_a_tick_of_the_schedule_that_was_missed_comes_once(services, instance):
    services.start("code")
    wait_until(lambda: "Started Dagster code server" in services.log.read_text(), "the code server is up", services.log)
    services.dagster("schedule", "start", "daily", "--location", "dateline")
    (state,) = instance.all_instigator_state(instigator_type=InstigatorType.SCHEDULE)
    since = state.instigator_data._replace(start_timestamp=state.instigator_data.start_timestamp - DAY)
    instance.update_instigator_state(state.with_data(since))
    services.start("daemon")
    scheduled = dg.RunsFilter(tags={"dagster/schedule_name": "daily"}, statuses=[dg.DagsterRunStatus.SUCCESS])
    wait_until(lambda: instance.get_run_ids(scheduled), "the scheduled run ends", services.log, 240)
    assert instance.get_runs_count(dg.RunsFilter(tags={"dagster/schedule_name": "daily"})) == 1
