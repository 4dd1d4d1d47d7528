"""Programs that a test starts, watches and ends, with all that they started themselves."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipelines.settings import ROOT

PROGRAMS = Path(sys.executable).parent
STARTED = re.compile(r"Started process for run \(pid: (\d+)\)")
Process = subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until(condition: Callable[[], object], what: str, log: Path, seconds: float = 120) -> float:
    """How many seconds it took until the condition held."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > seconds:
            pytest.fail(f"{what}: not within {seconds:.0f} seconds:\n{log.read_text()[-20_000:]}")
        time.sleep(0.2)
    return time.monotonic() - start


def start(command: Sequence[str | Path], log: Path, environment: Mapping[str, str]) -> Process:
    """Start a program as the leader of a group of its own."""
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                **os.environ,
                "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
                "VIRTUAL_ENV": str(PROGRAMS.parent),
                "DAGSTER_DISABLE_TELEMETRY": "1",
                **environment,
            },
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def end(process: Process) -> None:
    """Interrupt a program, then kill what is left of its group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=20)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@dataclass(frozen=True)
class Served:
    """A `dateline ui` at work: its address, and the process that leads the others."""

    url: str
    process: Process


@contextmanager
def dateline_ui(log: Path, environment: Mapping[str, str]) -> Iterator[Served]:
    """`dateline ui` on loopback, until the end of the block."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    process = start([sys.executable, "-m", "pipelines.cli", "ui", "--port", str(port)], log, environment)
    try:
        wait_until(lambda: _answers(f"{url}/server_info", process, log), f"{url} is served", log)
        yield Served(url, process)
    finally:
        end(process)


def _answers(url: str, process: Process, log: Path) -> bool:
    assert process.poll() is None, log.read_text()
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, TimeoutError):
        return False


def child(process: Process, words: str) -> int:
    """The process id of the one child of a program whose command line contains these words."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    (found,) = [int(pid) for pid in children if words in Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")]
    return found


def workers(instance: dg.DagsterInstance) -> list[int]:
    """The process ids of the runs that are going on."""
    going_on = instance.get_run_ids(dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED]))
    logged = (entry.user_message or entry.message for run_id in going_on for entry in instance.all_logs(run_id))
    return [int(found[1]) for message in logged if (found := STARTED.search(message))]


def published(file: Path) -> set[str]:
    """The documents of the published timeline."""
    if not file.exists():
        return set()
    with duckdb.connect(file, read_only=True) as connection:
        return {path for (path,) in connection.execute("select source_path from core.documents").fetchall()}
