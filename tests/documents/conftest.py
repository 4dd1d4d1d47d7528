"""One worker for the tests of a process: each would start its own, and load its libraries anew."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from pipelines.steps import read
from pipelines.worker import Worker


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    with Worker("pipelines.steps.file_rows:file_rows", read.LIMITS) as made:
        yield made


@pytest.fixture(autouse=True)
def _shared_worker(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "Worker", lambda *_: nullcontext(worker))
