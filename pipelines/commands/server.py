"""The Dagster UI: its webserver behind the guard, and the code server and daemon that run beside it.

This is the one file that imports private modules of Dagster. The command `dagster-webserver` has no place for a guard,
and a guarding proxy before it would leave its own port open to the pages of other sites, so the webserver is built here
as that command builds it, from `WorkspaceProcessContext`, for which Dagster has no public name.
"""

import os
import re
import signal
import socket
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

import uvicorn
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import WorkspaceFileTarget
from dagster_webserver.app import create_app_from_workspace_process_context
from dagster_webserver.cli import DEFAULT_DB_STATEMENT_TIMEOUT, DEFAULT_POOL_MAX_OVERFLOW, DEFAULT_POOL_RECYCLE
from dagster_webserver.version import __version__

from pipelines.commands.guard import Guard
from pipelines.commands.home import opened
from pipelines.commands.screen import say
from pipelines.errors import DatelineError
from pipelines.settings import ROOT

CODE_SERVER, DAEMON = "code server", "daemon"
PATIENCE = 300.0
"""Seconds that the code server may take until it answers."""
FAREWELL = 20.0
"""Seconds that a process has to end by itself."""
GOODBYE = 3
"""Seconds that an open page has to close when the server ends."""
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
        """Start a program of this environment as the leader of its own process group.

        Args:
            name: what to call it when it ends.
            arguments: the program, such as `dagster-daemon`, and what it is given.
        """
        self.going[name] = process = subprocess.Popen(
            [str(Path(sys.executable).with_name(arguments[0])), *arguments[1:]],
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
        """Return the name of a process that has ended; None if all are running."""
        return next((name for name, process in self.going.items() if process.poll() is not None), None)

    def when_one_ends(self, act: Callable[[], None]) -> None:
        """Act, in another thread, as soon as a process has ended."""

        def watch() -> None:
            while self.ended() is None:
                time.sleep(0.5)
            act()

        Thread(target=watch, daemon=True).start()

    def stop(self) -> None:
        """Interrupt all processes, then kill what is left of their groups."""
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
    """Run code server and daemon until the block ends, and yield the workspace file that locates them.

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
            made.start(DAEMON, ("dagster-daemon", "run", "--workspace", str(workspace), "--log-level", "warning"))
            yield workspace, made
            if ended := made.ended():
                raise DatelineError(f"Dagster's {ended} ended, and the UI with it; start it again.")
        finally:
            made.stop()


def _wait_for(socket: Path, made: Services) -> None:
    give_up = time.monotonic() + PATIENCE
    while not socket.exists():
        if made.ended() or time.monotonic() > give_up:
            raise DatelineError(f"Dagster's {CODE_SERVER} does not start; its output above says why.")
        time.sleep(0.1)


def serve(listener: socket.socket, workspace: Path, services: Services | None = None) -> None:
    """Serve the UI until it is interrupted, or one of its services has ended.

    Args:
        listener: the socket, on loopback.
        workspace: Dagster's file that says where the code servers are.
        services: what must be running beside it.
    """
    with opened() as instance:
        instance.optimize_for_webserver(DEFAULT_DB_STATEMENT_TIMEOUT, DEFAULT_POOL_RECYCLE, DEFAULT_POOL_MAX_OVERFLOW)
        target = WorkspaceFileTarget([str(workspace)])
        with WorkspaceProcessContext(instance, target, version=__version__, code_server_log_level="warning") as context:
            app = Guard(create_app_from_workspace_process_context(context))
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GOODBYE)
            server = uvicorn.Server(config)
            if services:
                services.when_one_ends(lambda: setattr(server, "should_exit", True))
            server.run([listener])
