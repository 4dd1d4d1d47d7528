"""Dagster's instance, opened by one process at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipelines.warehouse.connection import locked


@contextmanager
def opened() -> Iterator[dg.DagsterInstance]:
    """The instance of DAGSTER_HOME; who opens it first makes its databases, which two processes must not do at once."""
    with locked(Path(os.environ["DAGSTER_HOME"]) / "instance"):
        found = dg.DagsterInstance.get()
    with found as instance:
        yield instance
