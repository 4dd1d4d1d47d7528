"""Whatever befalls a file: it has an outcome, within bounds of time and memory, that can be stored."""

import pytest

from pipelines.worker import Failure, Limits, TaskFailed, Worker
from tests.fuzz.files import KINDS, Mutations

LIMITS = Limits(memory=1_000_000_000, silence=600)
CPU_SECONDS = 20
OUTCOMES = (Failure.MEMORY, Failure.TIME)
FEW, MANY = 100, 20_000


def wrongs(kind: str, count: int) -> dict[int, list[str]]:
    """What is wrong, by seed; a file that breaks a limit is refused for it, which is an outcome too."""
    found: dict[int, list[str]] = {}
    start = 0
    with Worker("tests.fuzz.files:read_mutations", LIMITS) as worker:
        while start < count:
            try:
                for seed, said in worker.results(Mutations(kind, range(start, count)), CPU_SECONDS):
                    start = seed + 1
                    if said:
                        found[seed] = said
                break
            except TaskFailed as failed:
                if failed.failure not in OUTCOMES:
                    found[start] = [str(failed)]
                start += 1
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_files_after_mishaps(kind: str) -> None:
    assert wrongs(kind, FEW) == {}


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_many_files_after_mishaps(kind: str) -> None:
    assert wrongs(kind, MANY) == {}
