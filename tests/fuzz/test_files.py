"""Whatever befalls a file: it has an outcome, within bounds of time and memory, that can be stored."""

from collections.abc import Iterator

import pytest

from pipelines.worker import Failure, Limits, TaskFailed, Worker
from tests.fuzz.files import KINDS, Mutations

LIMITS = Limits(memory=1_000_000_000, silence=600)
CPU_SECONDS = 20
OUTCOMES = (Failure.MEMORY, Failure.TIME)
FEW, MANY = 100, 20_000


@pytest.fixture(scope="module")
def reader() -> Iterator[Worker]:
    with Worker("tests.fuzz.files:read_mutations", LIMITS) as made:
        yield made


def wrongs(reader: Worker, kind: str, count: int) -> dict[int, list[str]]:
    """What is wrong, by seed; a file that breaks a limit is refused for it, which is an outcome too."""
    found: dict[int, list[str]] = {}
    start = 0
    while start < count:
        try:
            for seed, said in reader.results(Mutations(kind, range(start, count)), CPU_SECONDS):
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
def test_files_after_mishaps(reader: Worker, kind: str) -> None:
    assert wrongs(reader, kind, FEW) == {}


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_many_files_after_mishaps(reader: Worker, kind: str) -> None:
    assert wrongs(reader, kind, MANY) == {}
