"""One worker for the tests of a process: each would start its own, and load its libraries anew."""

import pytest


@pytest.fixture(autouse=True)
def _one_worker(one_worker: None) -> None:
    pass
