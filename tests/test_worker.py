"""A worker gives what its function gives, and whatever happens over there, the next task is worked off."""

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.worker import Failure, Limits, TaskFailed, Worker, WorkerError

LIMITS = Limits(memory=200_000_000, silence=60)
TASKS = "tests.tasks:work"


def alive(process_id: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{process_id}/stat").read_text()
    except FileNotFoundError:
        return False


def wait_until_gone(process_id: int, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while alive(process_id) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(process_id)


def test_results_come_one_by_one_and_the_process_stays() -> None:
    with Worker(TASKS, LIMITS) as worker:
        *numbers, first = worker.results(("end", 3), 5)
        (second,) = worker.results(("end", 0), 5)
    assert (numbers, first) == ([0, 1, 2], second)
    assert wait_until_gone(first)


def test_no_task_no_process() -> None:
    with Worker("no.such:module", LIMITS):
        pass


@pytest.mark.parametrize(
    ("task", "failure", "name"),
    [
        ("take_memory", Failure.MEMORY, "200,000,000 bytes"),
        ("spin", Failure.TIME, "SIGXCPU"),
        ("crash", Failure.CRASHED, "SIGSEGV"),
        ("be_killed", Failure.KILLED, "SIGKILL"),
        ("recurse", Failure.RAISED, "RecursionError"),
        ("run_out", Failure.RAISED, "EOFError"),
        ("give_what_cannot_be_sent", Failure.RAISED, "AttributeError"),
        ("no_such_task", Failure.RAISED, "KeyError"),
    ],
)
def test_a_task_without_an_end_is_told_and_the_next_one_goes_on(task: str, failure: Failure, name: str) -> None:
    with Worker(TASKS, LIMITS) as worker:
        found = worker.results((task, 2), 1)
        assert [next(found), next(found)] == [0, 1]
        with pytest.raises(TaskFailed) as caught:
            next(found)
        assert (caught.value.failure, caught.value.name) == (failure, name)
        assert len(list(worker.results(("end", 0), 5))) == 1


def test_a_process_that_says_nothing_is_ended() -> None:
    with Worker(TASKS, Limits(memory=200_000_000, silence=1)) as worker:
        found = worker.results(("wait", 0), 5)
        process_id = next(found)
        with pytest.raises(TaskFailed, match="silence"):
            next(found)
        assert wait_until_gone(process_id)


def test_each_result_is_given_the_time_anew() -> None:
    with Worker("tests.tasks:slowly", LIMITS) as worker:
        assert list(worker.results(3, 1)) == [0, 1, 2]


def test_a_process_that_was_killed_from_outside_is_replaced_and_nothing_comes_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARKER", str(tmp_path / "killed"))
    with Worker(TASKS, LIMITS) as worker:
        assert list(worker.results(("be_killed_once", 3), 5)) == [0, 1, 2, "done"]


def test_a_process_that_was_killed_while_idle_is_replaced() -> None:
    with Worker(TASKS, LIMITS) as worker:
        (first,) = worker.results(("end", 0), 5)
        os.kill(first, signal.SIGKILL)
        (second,) = worker.results(("end", 0), 5)
        assert first != second


def test_a_process_that_keeps_much_is_replaced() -> None:
    with Worker(TASKS, Limits(memory=120_000_000, silence=60)) as worker:
        (first,) = worker.results(("keep_memory", 0), 5)
        (second,) = worker.results(("end", 0), 5)
        assert first != second


def test_a_caller_who_leaves_early_leaves_nothing_behind() -> None:
    worker = Worker(TASKS, LIMITS)
    found = worker.results(("wait", 0), 5)
    process_id = next(found)
    found.close()
    assert wait_until_gone(process_id)
    worker.close()


def test_what_it_logs_is_logged_here_and_what_others_print_is_not(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with Worker(TASKS, LIMITS) as worker:
        assert list(worker.results(("chat", 0), 5)) == ["done"]
        with pytest.raises(TaskFailed):
            list(worker.results(("run_out", 0), 5))
    assert [record.name for record in caplog.records] == ["dateline.test", "dateline"]
    assert caplog.records[0].levelno == logging.WARNING
    assert "in run_out" in caplog.records[1].getMessage()
    assert "secret\n" not in caplog.text + "".join(capfd.readouterr())


def test_a_function_that_cannot_be_imported_is_no_fault_of_a_task() -> None:
    with Worker("tests.tasks:nothing", LIMITS) as worker, pytest.raises(WorkerError, match="cannot be imported"):
        list(worker.results(0, 1))


PARENT = """
import sys
from pipelines.worker import Limits, Worker
worker = Worker("tests.tasks:work", Limits(200_000_000, 60))
for process_id in worker.results((sys.argv[1], 0), 1):
    print(process_id, flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_whatever_ends_the_parent_ends_the_worker(how: signal.Signals) -> None:
    command = [sys.executable, "-c", PARENT, "speak_and_spin"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        assert parent.stdout
        process_id = int(parent.stdout.readline())
        parent.send_signal(how)
    assert wait_until_gone(process_id)
