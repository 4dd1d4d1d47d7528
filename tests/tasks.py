"""Functions for the tests of workers: each takes a task and gives its results, well or badly."""

import ctypes
import logging
import os
import signal
import time
from collections.abc import Iterator


def work(task: tuple[str, int]) -> Iterator[object]:
    """Do what the task says, after as many results as it says."""
    what, results = task
    yield from range(results)
    yield from globals()[what]()


def end() -> Iterator[object]:
    yield os.getpid()


def take_memory() -> Iterator[object]:
    taken: list[bytes] = []
    while True:
        taken.append(bytes(10_000_000))


def keep_memory() -> Iterator[object]:
    globals()["kept"] = b"x" * 60_000_000
    yield os.getpid()


def spin() -> Iterator[object]:
    while True:
        pass


def wait() -> Iterator[object]:
    yield os.getpid()
    time.sleep(600)


def crash() -> Iterator[object]:
    ctypes.string_at(0)
    yield


def be_killed() -> Iterator[object]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield


def be_killed_once() -> Iterator[object]:
    marker = os.environ["MARKER"]
    if not os.path.exists(marker):  # noqa: PTH110
        open(marker, "w").close()  # noqa: PTH123
        os.kill(os.getpid(), signal.SIGKILL)
    yield "done"


def recurse() -> Iterator[object]:
    yield recurse_on(0)


def recurse_on(depth: int) -> int:
    return recurse_on(depth + 1)


def run_out() -> Iterator[object]:
    raise EOFError("a secret")
    yield


def give_what_cannot_be_sent() -> Iterator[object]:
    yield lambda: None


def chat() -> Iterator[object]:
    print("a secret")
    logging.getLogger("dateline.test").warning("said")
    logging.getLogger("elsewhere").warning("a secret")
    yield "done"


def speak_and_spin() -> Iterator[object]:
    yield os.getpid()
    yield from spin()


def slowly(results: int) -> Iterator[object]:
    """Results that take more than half a second each."""
    for number in range(results):
        end = time.process_time() + 0.7
        while time.process_time() < end:
            pass
        yield number
