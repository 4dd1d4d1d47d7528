"""Runs killed at any moment, with a reader at work: no error, no half state, and the next run finishes the rest."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.settings import ROOT
from tests.defs.conftest import exported

PLACES = ("Lviv", "Kharkiv", "Odesa", "Sumy", "Dnipro", "Poltava")
READER = """
import sys, time
import duckdb
seen = 0
while True:
    try:
        with duckdb.connect(sys.argv[1], read_only=True) as c:
            documents, told = c.execute(
                "select (select documents from core.runs order by finished_at desc limit 1),"
                " (select count(*) from core.texts)").fetchall()[0]
            events, rows = c.execute(
                "select (select count(*) from core.events), (select count(*) from marts.timeline)").fetchall()[0]
    except duckdb.Error as error:
        print("ERROR", error, flush=True)
    else:
        if documents != told or events != rows:
            print("HALF", documents, told, events, rows, flush=True)
    time.sleep(0.02)
"""


def document(number: int) -> str:
    place = PLACES[number % len(PLACES)]
    told = f"Shells struck the market in {place} yesterday, killing {number + 2} people."
    return f"{place}, April {number % 28 + 1}, 2025\n\n{told}\n"


def write(raw: Path, numbers: range) -> None:
    raw.mkdir(exist_ok=True)
    for number in numbers:
        (raw / f"{number:05}.txt").write_text(document(number))


@pytest.fixture
def run(tmp_path: Path):
    """Start a run in a process of its own."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", home)
    environment = {**os.environ, "DAGSTER_HOME": str(home), "DAGSTER_DISABLE_TELEMETRY": "1"}

    def start(warehouse: str = "warehouse", **how: Any) -> subprocess.Popen[bytes]:
        folders = ("--raw", tmp_path / "raw", "--warehouse", tmp_path / warehouse)
        return subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", "run", *folders],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            **how,
        )

    return start


def finish(process: subprocess.Popen[bytes], seconds: float) -> None:
    _, errors = process.communicate(timeout=seconds)
    assert process.returncode == 0, errors.decode()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[list[str]]:
    """A process that reads the published file all the while; what it complains of."""
    process = subprocess.Popen(
        [sys.executable, "-c", READER, tmp_path / "warehouse" / "timeline.duckdb"], stdout=subprocess.PIPE, text=True
    )
    complaints: list[str] = []
    yield complaints
    assert process.poll() is None
    process.kill()
    complaints += process.communicate()[0].splitlines()
    assert complaints == []


def check_kills(tmp_path: Path, run, request, documents: int, kills: int) -> None:
    chance = random.Random(7)
    write(tmp_path / "raw", range(documents // 2))
    started = time.monotonic()
    finish(run(), 600)
    whole = time.monotonic() - started
    request.getfixturevalue("reader")
    for kill in range(kills):
        write(tmp_path / "raw", range(documents // 2 + kill * 3, documents // 2 + kill * 3 + 3))
        process = run()
        time.sleep(chance.uniform(0.1, 1.1) * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    write(tmp_path / "raw", range(documents))
    finish(run(), 600)
    finish(run("undisturbed"), 600)
    published = (tmp_path / name / "timeline.duckdb" for name in ("warehouse", "undisturbed"))
    disturbed, undisturbed = map(exported, published)
    assert disturbed == undisturbed
    with duckdb.connect(tmp_path / "warehouse" / "timeline.duckdb", read_only=True) as connection:
        assert connection.execute("select count(*) from core.texts").fetchall() == [(documents,)]


def test_a_killed_run_is_finished_by_the_next(tmp_path, run, request):
    check_kills(tmp_path, run, request, documents=12, kills=2)


@pytest.mark.soak
def test_50_killed_runs_over_2000_documents(tmp_path, run, request):
    check_kills(tmp_path, run, request, documents=2_000, kills=50)


def test_a_full_disk_is_said_and_the_timeline_stays(tmp_path, run):
    write(tmp_path / "raw", range(2))
    finish(run(), 120)
    before = exported(tmp_path / "warehouse" / "timeline.duckdb")
    write(tmp_path / "raw", range(4))
    full = (tmp_path / "warehouse" / "build.duckdb").stat().st_size // 2
    process = run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (full, full)))
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 1, errors.decode()
    assert "cannot be " in errors.decode() and "Traceback" not in errors.decode()
    assert exported(tmp_path / "warehouse" / "timeline.duckdb") == before


def test_a_spoiled_build_file_is_named_with_the_remedy(tmp_path, run):
    write(tmp_path / "raw", range(2))
    finish(run(), 120)
    before = exported(tmp_path / "warehouse" / "timeline.duckdb")
    (tmp_path / "warehouse" / "build.duckdb").write_bytes(b"spoiled " * 10_000)
    process = run()
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "build.duckdb is not a database" in errors.decode() and "move it away" in errors.decode()
    assert exported(tmp_path / "warehouse" / "timeline.duckdb") == before
    (tmp_path / "warehouse" / "build.duckdb").unlink()
    finish(run(), 120)
    assert exported(tmp_path / "warehouse" / "timeline.duckdb") == before
