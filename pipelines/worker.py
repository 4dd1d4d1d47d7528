"""A process beside ours that works off one task at a time, under limits of memory and of processor time.

Work on what strangers wrote may take all memory, never end, or crash the interpreter. Here it costs one process, which
the next task finds replaced, and never the run. These are limits, and no sandbox: the process has the rights of ours.

The process is this file, started on its own: it inherits no threads and no open files, runs no main module again, and
imports nothing but the function that it was made for. Both sides speak over one pair of sockets. If our process dies,
however it dies, the other one reads the end of the socket, or reaches its limit of processor time, and ends as well.
"""

import logging
import os
import re
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from itertools import islice
from math import ceil
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Self, cast

LOGGER = "dateline"
"""What is logged below this name over there is logged under the same name here."""

OUT_OF_MEMORY = 77
"""The exit code of a process that ran out of memory."""

RESULT, END, RAISED, LOG = "result", "end", "raised", "log"
"""What the process says: a result; the end of a task, and whether it is worn; what was raised; a line for the log."""

WORN = 3
"""A process is replaced if, behind a task, it holds a third of a task's memory more than it held at first."""

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
"""A worker computes on one core, so that what it needs does not depend on how many the machine has."""

SECRET = re.compile("PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY", re.IGNORECASE)
"""Variables whose names say that they are for nobody else are kept from a process that reads what strangers wrote."""

_FRAMES = 12


class Failure(StrEnum):
    """Why a task came to no end."""

    MEMORY = "memory"
    TIME = "time"
    SILENCE = "silence"
    KILLED = "killed"
    CRASHED = "crashed"
    RAISED = "raised"


BY_SIGNAL = {signal.SIGXCPU: Failure.TIME, signal.SIGKILL: Failure.KILLED, signal.SIGTERM: Failure.KILLED}


class TaskFailed(Exception):
    """A task came to no end; what it gave before stands, and the worker is ready for the next one.

    Args:
        failure: why.
        name: the type of an exception that was raised, or the signal that ended the process.
    """

    def __init__(self, failure: Failure, name: str) -> None:
        super().__init__(f"{failure}: {name}")
        self.failure = failure
        self.name = name

    def limit(self, limits: "Limits", cpu_seconds: int) -> str | None:
        """Return in words which limit the task broke; None if it broke none."""
        return {
            Failure.MEMORY: f"it takes more than {limits.memory // 1_000_000:,} MB of memory",
            Failure.TIME: f"it takes more than {cpu_seconds:,} seconds of processor time",
            Failure.SILENCE: f"it gave nothing for {limits.silence // 60:.0f} minutes",
            Failure.KILLED: "its process was killed twice, as it is where memory is short",
        }.get(self.failure)


class WorkerError(Exception):
    """A worker cannot be started: the installation is broken, not a task."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a task may use.

    Args:
        memory: bytes that it may allocate beyond what the process holds when it begins.
        silence: seconds by the clock without a result, after which the process counts as hung.
    """

    memory: int
    silence: float


class Worker:
    """A process that applies one function to task after task; it starts with the first one.

    A worker that is killed from outside is replaced, and its task begun again, once. To work with several at a time,
    make several and let each be gone through by a thread of its own: all of the work is done over there.

    Args:
        function: `module:name` of a function from a task to its results; tasks and results are pickled.
        limits: what each task may use.
    """

    def __init__(self, function: str, limits: Limits) -> None:
        self._function = function
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def results(self, task: object, cpu_seconds: int) -> Generator[Any, None, None]:
        """Yield the results of the function for a task; the worker waits until each is taken.

        A caller who leaves before the end costs the process.

        Args:
            task: the function's argument.
            cpu_seconds: the processor time that may pass before the first result, and from each to the next.

        Raises:
            TaskFailed: the function raised an exception, broke a limit, or the process died.
            WorkerError: the process cannot be started.
        """
        taken = 0
        for last in (False, True):
            try:
                with closing(self._attempt(task, cpu_seconds)) as found:
                    for result in islice(found, taken, None):
                        yield result
                        taken += 1
                return
            except TaskFailed as failed:
                if last or self._over or failed.failure is not Failure.KILLED:
                    raise

    def interrupt(self) -> None:
        """Kill the process, if any, and start no other; any thread may call this."""
        self._over = True
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _attempt(self, task: object, cpu_seconds: int) -> Generator[Any, None, None]:
        reusable = False
        try:
            connection = self._connection or self._start()
            with suppress(ConnectionError):  # it died while it was idle, which shows where its answer is awaited
                connection.send((task, cpu_seconds))
            kind, value = self._receive(connection)
            while kind == RESULT:
                yield value
                kind, value = self._receive(connection)
            reusable = kind == END and not value
            if kind == RAISED:
                raise TaskFailed(Failure.RAISED, value)
        finally:
            if not reusable:
                self.close()

    def _start(self) -> Connection:
        ours, theirs = cast(tuple[Connection, Connection], Pipe())  # typed by the platform
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # libraries print what they like, pieces of documents too
                stderr=subprocess.DEVNULL,
                env={name: value for name, value in os.environ.items() if not SECRET.search(name)} | ONE_CORE,
            )
            if self._over:  # since the other thread looked for a process
                self._process.kill()
        self._connection = ours
        ours.send((sys.path, self._function, self._limits.memory))
        try:
            kind, value = self._receive(ours)
        except TaskFailed as failed:
            raise WorkerError(f"{self._function}: its process ended while starting ({failed}).") from failed
        if kind == RAISED:
            raise WorkerError(f"{self._function}: it cannot be imported.\n{value}")
        return ours

    def _receive(self, connection: Connection) -> tuple[str, Any]:
        """Return the next message that is not for the log."""
        while True:
            try:
                if not connection.poll(self._limits.silence):
                    raise TaskFailed(Failure.SILENCE, f"{self._limits.silence:.0f} seconds")
                kind, value = connection.recv()
            except (EOFError, ConnectionError) as error:
                raise self._death() from error
            if kind != LOG:
                return kind, value
            name, level, text = value
            logging.getLogger(name).log(level, "%s", text)

    def _death(self) -> TaskFailed:
        """Return how the process died."""
        code = self._process.wait() if self._process else 0
        if code == OUT_OF_MEMORY:
            return TaskFailed(Failure.MEMORY, f"{self._limits.memory:,} bytes")
        if code >= 0:
            return TaskFailed(Failure.CRASHED, f"exit code {code}")
        by = signal.Signals(-code)
        return TaskFailed(BY_SIGNAL.get(by, Failure.CRASHED), by.name)


class Forwarding(logging.Handler):
    """Sends what is logged to the other side."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection

    def emit(self, record: logging.LogRecord) -> None:
        """Send the record as text."""
        _send(self.connection, LOG, (record.name, record.levelno, self.format(record)))


def where_raised(error: BaseException) -> str:
    """Return the type of an exception and its path through the code, but not its message, which may quote a document.

    >>> try:
    ...     int("the mayor")
    ... except ValueError as error:
    ...     where_raised(error).splitlines()[0]
    'ValueError at'
    """
    frames = traceback.format_tb(error.__traceback__, limit=-_FRAMES)
    return f"{type(error).__name__} at\n{''.join(frames)}".rstrip()


def serve(connection: Connection) -> None:
    """Take tasks from the connection until it closes; this is the main loop of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for our parent, who ends us
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[:], function, memory = connection.recv()
    log = logging.getLogger(LOGGER)
    log.addHandler(Forwarding(connection))
    log.propagate = False
    try:
        module, _, name = function.partition(":")
        work = getattr(import_module(module), name)
    except Exception:
        _send(connection, RAISED, traceback.format_exc())
        return
    _send(connection, END, False)
    at_first = _bytes("VmRSS")
    with suppress(EOFError):
        while True:
            task, cpu_seconds = connection.recv()
            _limit(resource.RLIMIT_DATA, _bytes("VmData") + memory)
            _work_off(connection, work, task, cpu_seconds)
            _send(connection, END, _bytes("VmRSS") > at_first + memory // WORN)


def _work_off(connection: Connection, work: Callable[[Any], Iterable[object]], task: object, cpu_seconds: int) -> None:
    try:
        _limit(resource.RLIMIT_CPU, _cpu_seconds() + cpu_seconds)
        for result in work(task):
            _send(connection, RESULT, result)
            _limit(resource.RLIMIT_CPU, _cpu_seconds() + cpu_seconds)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # whatever else could be done would need memory
    except BaseException as error:
        logging.getLogger(LOGGER).error("%s", where_raised(error))
        _send(connection, RAISED, type(error).__name__)
        sys.exit()


def _send(connection: Connection, kind: str, value: object) -> None:
    try:
        connection.send((kind, value))
    except ConnectionError:
        os._exit(0)  # nobody is there any more


def _limit(what: int, soft: int) -> None:
    resource.setrlimit(what, (soft, resource.getrlimit(what)[1]))


def _cpu_seconds() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return ceil(used.ru_utime + used.ru_stime)


def _bytes(what: str) -> int:
    """Return the bytes of memory the process has: `VmData`, its private writable memory, or `VmRSS`."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition(f"{what}:")[2].split()[0]) * 1024


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
