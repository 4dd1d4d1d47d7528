"""What every test may use: the project's folder, a run in a process of its own, the seeds' warehouse."""

import fcntl
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from pipelines import cli
from pipelines.steps import read
from pipelines.worker import ONE_CORE, Worker

settings.register_profile("dateline", deadline=None)  # how long one example takes depends on the machine
settings.load_profile("dateline")
os.environ.update(ONE_CORE)  # as a run has it; before anything imports NumPy

ROOT = Path(__file__).resolve().parent.parent
Command = Callable[..., subprocess.CompletedProcess[str]]


def dateline(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process and with a Dagster home of its own."""
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", home)
    return subprocess.run(
        [sys.executable, "-m", "pipelines.cli", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "DAGSTER_HOME": str(home),
            "DAGSTER_DISABLE_TELEMETRY": "1",
            "COLUMNS": "120",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def seed_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[subprocess.CompletedProcess[str], Path]:
    """One run over raw/ as it stands, shared by all test processes: what it printed, and its warehouse folder."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "seeds"
    printed = folder / "printed.pickle"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            arguments = ("--raw", str(ROOT / "raw"), "--warehouse", str(folder / "warehouse"))
            printed.write_bytes(pickle.dumps(dateline("run", *arguments, home=folder / "dagster")))
    done = pickle.loads(printed.read_bytes())
    assert done.returncode == 0, done.stdout + done.stderr
    return done, folder / "warehouse"


@pytest.fixture(scope="session")
def seed_events(seed_run) -> int:
    """How many events the documents in raw/ tell; tests/gold says which they must be."""
    with duckdb.connect(seed_run[1] / "timeline.duckdb", read_only=True) as connection:
        return connection.execute("select count(*) from marts.timeline").fetchall()[0][0]


@pytest.fixture
def seeds(seed_run: tuple[subprocess.CompletedProcess[str], Path]):
    """A read-only connection to the published timeline of the seeds."""
    connection = duckdb.connect(str(seed_run[1] / "timeline.duckdb"), read_only=True)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """A process that reads files, for all tests of this one; each start would load its libraries anew."""
    with Worker("pipelines.steps.file_rows:file_rows", read.LIMITS) as made:
        yield made


@pytest.fixture
def one_worker(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whatever reads files in this process use that worker."""
    monkeypatch.setattr(read, "Worker", lambda *_: nullcontext(worker))


@pytest.fixture
def run_dateline(tmp_path: Path) -> Command:
    """`dateline` with a Dagster home inside the test's folder."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return dateline(*arguments, home=tmp_path / "dagster", **environment)

    return run


@pytest.fixture
def run_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_worker: None) -> Callable[..., Result]:
    """`dateline` in this process, where its libraries are loaded already, with a Dagster home of the test's own."""
    home = tmp_path / "dagster"
    home.mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", home)
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    return partial(CliRunner().invoke, cli.dateline)


@pytest.fixture
def without_rights() -> list[str]:
    """What to start a program through, so that it may not write where others may not; root may, otherwise."""
    return ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
