"""The whole pipeline in this process, over folders of the test's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pytest

from pipelines.commands.home import opened
from pipelines.definitions import JOB, pipeline
from pipelines.settings import ROOT, Settings, load_settings

STATE = {
    *("files", "ledger", "fingerprints", "state", "lineage", "runs", "run_steps", "event_aliases"),
    *("timeline_history", "timeline_shapes", "file_history", "correction_history"),
}
"""Tables about the pipeline itself; the others must be the same on every machine, day and order of arrival."""

BRIDGE = "Rebels destroyed the bridge in Lviv two days ago, killing 12 people."
MARKET = "Shells struck the market in Kharkiv yesterday, injuring 40 people."

Materialise = Callable[..., dg.ExecuteInProcessResult]


@pytest.fixture
def settings(tmp_path: Path, one_worker: None) -> Settings:
    """Folders of the test's own; whatever it runs in this process reads them with the one worker."""
    (tmp_path / "raw").mkdir()
    return load_settings({"DATELINE_RAW": str(tmp_path / "raw"), "DATELINE_WAREHOUSE": str(tmp_path / "warehouse")})


def put_into(raw: Path, name: str, text: str | None, visit_date: str = "2025-04-15") -> None:
    """Write a document and its sidecar; without a text, take both away."""
    document, sidecar = raw / f"{name}.txt", raw / f"{name}.toml"
    if text is None:
        document.unlink()
        sidecar.unlink()
    else:
        document.write_text(text, encoding="utf-8")
        sidecar.write_text(f'visit_date = {visit_date}\npublisher = "The {name} Herald"\n', encoding="utf-8")


@pytest.fixture
def put(settings: Settings) -> Callable[..., None]:
    """Write a document and its sidecar into the test's folder; without a text, take both away."""
    return partial(put_into, settings.raw)


def materialised(settings: Settings, again: Sequence[str] = ()) -> dg.ExecuteInProcessResult:
    """One run of the timeline job, without a trace outside the folders."""
    job = pipeline(settings).resolve_job_def(JOB.name)
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    chosen = {"ops": {"read": {"config": {"again": list(again)}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        return job.execute_in_process(instance=instance, raise_on_error=False, run_config=quiet | chosen)


@pytest.fixture
def materialise(settings: Settings) -> Materialise:
    """A run over the test's own folders."""
    return partial(materialised, settings)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Folders after a run over two documents, for all tests; none of them changes anything there."""
    folder = tmp_path_factory.mktemp("told")
    found = load_settings({"DATELINE_RAW": str(folder / "raw"), "DATELINE_WAREHOUSE": str(folder / "warehouse")})
    found.raw.mkdir()
    put_into(found.raw, "a", BRIDGE)
    put_into(found.raw, "b", MARKET)
    assert materialised(found).success
    return found


@pytest.fixture
def after_a_run(told: Settings, settings: Settings) -> None:
    """The test's own folders, as they are after that run."""
    shutil.copytree(told.raw, settings.raw, dirs_exist_ok=True)
    shutil.copytree(told.warehouse, settings.warehouse)


def exported(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows that the promise of equal results covers, by table, in key order."""
    with duckdb.connect(database, read_only=True) as connection:
        tables = connection.execute(
            "select table_schema || '.' || table_name, table_name from information_schema.tables"
            " where table_schema in ('core', 'marts')"
        ).fetchall()
        return {
            table: connection.execute(f"select * from {table} order by all").fetchall()
            for table, name in tables
            if name not in STATE
        }


def ask(database: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(database, read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def seeds(settings: Settings) -> Settings:
    """Settings whose raw folder holds the two seed documents."""
    shutil.copytree(ROOT / "raw", settings.raw, dirs_exist_ok=True)
    return settings


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Dagster home without a run, whose databases are made, which takes a second."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(folder))
        with opened() as instance:
            instance.all_instigator_state()
    return folder


@pytest.fixture
def home(tmp_path: Path, empty_home: Path, monkeypatch) -> Path:
    """A Dagster home of the test's own, for runs in this process and in others."""
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    return shutil.copytree(empty_home, tmp_path / "home")


@pytest.fixture
def run(tmp_path: Path, home: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Start `dateline run` in a process of its own, through another program if need be."""
    environment = {**os.environ, "DAGSTER_DISABLE_TELEMETRY": "1"}

    def start(warehouse: str = "warehouse", through: Sequence[str] = (), **how: Any) -> subprocess.Popen[bytes]:
        folders = ("--raw", tmp_path / "raw", "--warehouse", tmp_path / warehouse)
        return subprocess.Popen(
            [*through, sys.executable, "-m", "pipelines.cli", "run", *folders],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            **how,
        )

    return start
