"""Runs killed at any moment, with a reader at work: no error, no half state, and the next run finishes the rest."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipelines.settings import Settings
from tests.defs.conftest import exported, materialised
from tests.defs.runs import finish, write

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
    time.sleep(0.1)
"""


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


MERGED = b"merge:"
"""What a run says once it has merged; what is left are the marts, publishing and the page."""


def kill_early(process: subprocess.Popen[bytes], whole: float, chance: random.Random) -> None:
    time.sleep(chance.uniform(0.1, 1.1) * whole)
    process.send_signal(signal.SIGKILL)


def kill_late(process: subprocess.Popen[bytes], left: float, chance: random.Random) -> None:
    """Kill a run while it builds the marts, publishes or draws."""
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(MERGED):
            time.sleep(chance.uniform(0, 1.1) * left)
            process.send_signal(signal.SIGKILL)
            return


def timed(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Let a run end; return the seconds that it took, and those after merging."""
    started = merged = time.monotonic()
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(MERGED):
            merged = time.monotonic()
    assert process.wait() == 0
    return time.monotonic() - started, time.monotonic() - merged


def check_kills(settings: Settings, tmp_path: Path, run, request, documents: int, kills: int) -> None:
    chance = random.Random(7)
    write(tmp_path / "raw", range(documents // 2))
    whole, left = timed(run())
    request.getfixturevalue("reader")
    for kill in range(kills):
        write(tmp_path / "raw", range(documents // 2 + kill * 3, documents // 2 + kill * 3 + 3))
        process = run()
        if kill % 2:
            kill_early(process, whole, chance)
        else:
            kill_late(process, left, chance)
        process.communicate()
    write(tmp_path / "raw", range(documents))
    finish(run(), 600)
    assert materialised(replace(settings, warehouse=tmp_path / "undisturbed")).success
    published = (tmp_path / name / "timeline.duckdb" for name in ("warehouse", "undisturbed"))
    disturbed, undisturbed = map(exported, published)
    assert disturbed == undisturbed
    with duckdb.connect(tmp_path / "warehouse" / "timeline.duckdb", read_only=True) as connection:
        assert connection.execute("select count(*) from core.texts").fetchall() == [(documents,)]


def test_a_killed_run_is_finished_by_the_next(settings, tmp_path, run, request):
    check_kills(settings, tmp_path, run, request, documents=6, kills=1)


@pytest.mark.soak
def test_50_killed_runs_over_300_documents(settings, tmp_path, run, request):
    check_kills(settings, tmp_path, run, request, documents=300, kills=50)


LONG = "The council of the town met for an hour and said nothing of note about the roads to the harbour. "


def replace_all(raw: Path, numbers: range) -> None:
    """Let these documents be all, long enough together for worker processes."""
    raw.mkdir(exist_ok=True)
    for file in raw.iterdir():
        file.unlink()
    write(raw, numbers)
    for number in numbers:
        with (raw / f"{number:05}.txt").open("a") as file:
            file.write(f"\nNobody knows more.\n\n{LONG * 60}\n")


def workers_of(process_id: int) -> list[int]:
    """The processes that a run has started."""
    try:
        threads = list(Path(f"/proc/{process_id}/task").iterdir())
        return [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except FileNotFoundError:
        return []


def alive(process_ids: set[int]) -> set[int]:
    return {each for each in process_ids if Path(f"/proc/{each}").exists()}


@pytest.mark.soak
def test_30_kills_of_runs_and_of_single_workers(tmp_path, run):
    chance, started = random.Random(11), set[int]()
    replace_all(tmp_path / "raw", range(60))
    whole, _ = timed(run())
    for kill in range(1, 31):
        replace_all(tmp_path / "raw", range(60 * kill, 60 * kill + 60))
        process = run()
        until = time.monotonic() + chance.uniform(0.2, 1) * whole
        while time.monotonic() < until and process.poll() is None:
            started.update(workers_of(process.pid))
            time.sleep(0.02)
        workers = workers_of(process.pid)
        if kill % 2 and workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            finish(process, 600)
        else:
            process.kill()
            process.communicate()
    end = time.monotonic() + 60
    while alive(started) and time.monotonic() < end:
        time.sleep(0.1)
    assert started
    assert not alive(started)
    finish(run(), 600)
    finish(run("undisturbed"), 600)
    disturbed, undisturbed = (exported(tmp_path / name / "timeline.duckdb") for name in ("warehouse", "undisturbed"))
    assert disturbed == undisturbed
