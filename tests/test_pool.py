"""A pool gives what one process gives, in the order asked, whatever becomes of a worker or a document."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines import pool as pools
from pipelines.errors import ModelError, UnreadableDocument
from pipelines.faults import Cause
from pipelines.pool import Batch, Pool, here
from pipelines.worker import Limits
from tests.tasks import spin, take_memory


def treat(given: dict[str, Any]) -> object:
    """Do with a document what it says."""
    match given:
        case {"refuse": str(kind)}:
            raise UnreadableDocument(kind, "It is a table.", "Leave it out.")
        case {"break": str(said)}:
            raise ValueError(said)
        case {"model": str(name)}:
            raise ModelError(f"{name} is missing.")
        case {"grow": _}:
            return list(take_memory())
        case {"spin": _}:
            return list(spin())
        case {"die_once": str(marker)} if not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case {"die": _}:
            os.kill(os.getpid(), signal.SIGKILL)
        case {"wait": float(seconds)}:
            time.sleep(seconds)
        case _:
            pass
    return given


def batches(*documents: dict[str, Any]) -> list[Batch]:
    """A batch for every two documents, which are named by their numbers."""
    named = list(enumerate(documents))
    return [Batch({str(key): given for key, given in named[at : at + 2]}, 0) for at in range(0, len(named), 2)]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pools, "LIMITS", Limits(memory=200_000_000, silence=60))
        patch.setattr(pools, "CPU_SECONDS", 1)
        with Pool(2) as made:
            yield made


def outcomes(pool: Pool, *documents: dict[str, Any]) -> list[Any]:
    return [found for each in pool.outcomes(treat, "treat", batches(*documents)) for found in each.values()]


def test_what_comes_is_in_order_and_as_in_one_process(pool: Pool) -> None:
    asked = [{"wait": 0.2}, {"n": 1}, {"break": "four"}, {"refuse": "not_prose"}, {"n": 4}]
    alone = [found for batch in batches(*asked) for found in here(treat, "treat", batch).values()]
    assert outcomes(pool, *asked) == alone
    assert alone[2] == Cause(
        "fault", "ValueError", "The step treat broke on this document: ValueError: four.", alone[2].remedy
    )
    assert (alone[3].kind, alone[3].reason) == ("not_prose", "It is a table.")


@pytest.mark.parametrize(
    ("given", "kind", "reason"),
    [
        ({"grow": 1}, "too_large", "MB of memory"),
        ({"spin": 1}, "too_large", "1 seconds of processor time"),
        ({"die": 1}, "too_large", "killed twice"),
    ],
)
def test_a_document_that_ends_its_worker_ends_nothing_else(pool: Pool, given: Any, kind: str, reason: str) -> None:
    before, bad, behind = outcomes(pool, {"n": 0}, given, {"n": 2})
    assert (before, behind) == ({"n": 0}, {"n": 2})
    assert (bad.kind, reason in bad.reason) == (kind, True)


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(pool: Pool, tmp_path: Path) -> None:
    dying = {"die_once": str(tmp_path / "died")}
    assert outcomes(pool, {"n": 0}, dying, {"n": 2}) == [{"n": 0}, dying, {"n": 2}]


def test_what_concerns_all_documents_is_raised(pool: Pool) -> None:
    with pytest.raises(ModelError, match="words is missing"):
        outcomes(pool, {"n": 0}, {"model": "words"})


def test_few_batches_are_taken_ahead(pool: Pool) -> None:
    taken: list[int] = []

    def many() -> Iterator[Batch]:
        for number in range(50):
            taken.append(number)
            yield Batch({str(number): {"wait": 0.5 if number == 0 else 0.0}}, 0)

    first = next(pool.outcomes(treat, "treat", many()))
    assert first == {"0": {"wait": 0.5}}
    assert len(taken) <= 2 + 2 * pools.AHEAD


def gone(condition: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


PARENT = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever started the tests may have it ignored
import sys
from pipelines.pool import Batch, Pool
from tests.test_pool import batches, treat
with Pool(2) as pool:
    for found in pool.outcomes(treat, "treat", batches({"n": 0}, {"n": 1}, *[{"wait": 1.0}] * 40)):
        print("working", flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_whatever_ends_the_run_ends_the_workers(how: signal.Signals) -> None:
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        assert parent.stdout
        parent.stdout.readline()
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
        children += [
            child
            for thread in Path(f"/proc/{parent.pid}/task").iterdir()
            for child in (thread / "children").read_text().split()
        ]
        parent.send_signal(how)
        parent.wait(timeout=20)
    assert children
    assert gone(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
