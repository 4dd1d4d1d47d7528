"""What runs beside the UI: the code server, which holds the pipeline, and the daemon of schedule, sensor and queue."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import IO

from pipelines.commands.screen import say
from pipelines.errors import DatelineError
from pipelines.settings import ROOT

CODE_SERVER, DAEMON = "code server", "daemon"
PATIENCE = 300.0
"""Seconds that the code server may take until it answers."""
FAREWELL = 20.0
"""Seconds that a process has to end by itself."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WORKSPACE = """load_from:
  - grpc_server:
      socket: {socket}
      location_name: dateline
"""


@dataclass
class Services:
    """Processes by their names; what they print is passed on, made visible."""

    going: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def start(self, name: str, arguments: Sequence[str]) -> None:
        """Start a module of Python's, as the leader of a group of its own."""
        self.going[name] = process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="backslashreplace",
            start_new_session=True,
        )
        Thread(target=_pass_on, args=(process.stdout,), daemon=True).start()

    def ended(self) -> str | None:
        """The name of one that has ended; None if none has."""
        return next((name for name, process in self.going.items() if process.poll() is not None), None)

    def when_one_ends(self, act: Callable[[], None]) -> None:
        """Do something, in another thread, as soon as one has ended."""

        def watch() -> None:
            while self.ended() is None:
                time.sleep(0.5)
            act()

        Thread(target=watch, daemon=True).start()

    def stop(self) -> None:
        """Interrupt them all, then kill what is left of their groups."""
        for process in self.going.values():
            _signal(process, signal.SIGINT)
        for process in self.going.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(FAREWELL)
            _signal(process, signal.SIGKILL)


def _signal(process: subprocess.Popen[str], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _pass_on(lines: IO[str]) -> None:
    for line in lines:
        say(COLOUR.sub("", line.rstrip("\n")), err=True)


@contextmanager
def services() -> Iterator[tuple[Path, Services]]:
    """Code server and daemon, until the end of the block, and the workspace file that says where they are.

    Raises:
        DatelineError: one of them ended before the block did.
    """
    made = Services()
    with TemporaryDirectory(prefix="dateline-") as folder:
        socket, workspace = Path(folder) / "code", Path(folder) / "workspace.yaml"
        workspace.write_text(WORKSPACE.format(socket=socket))
        try:
            code = ("--module-name", "pipelines.definitions", "--socket", str(socket), "--log-level", "warning")
            made.start(CODE_SERVER, ("dagster", "code-server", "start", *code))
            _wait_for(socket, made)
            made.start(DAEMON, ("dagster._daemon", "run", "--workspace", str(workspace), "--log-level", "warning"))
            yield workspace, made
            if ended := made.ended():
                raise DatelineError(f"The {ended} of Dagster ended, and the UI with it; start it again.")
        finally:
            made.stop()


def _wait_for(socket: Path, made: Services) -> None:
    give_up = time.monotonic() + PATIENCE
    while not socket.exists():
        if made.ended() or time.monotonic() > give_up:
            raise DatelineError(f"The {CODE_SERVER} of Dagster does not start; what it printed above says why.")
        time.sleep(0.1)
