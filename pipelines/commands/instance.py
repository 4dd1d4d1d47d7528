"""Dagster's instance, opened by one process at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from sqlalchemy.exc import OperationalError

from pipelines.errors import DatelineError
from pipelines.warehouse.connection import locked


@contextmanager
def opened() -> Iterator[dg.DagsterInstance]:
    """The instance of DAGSTER_HOME; who opens it first makes its databases, which two processes must not do at once.

    Raises:
        DatelineError: the databases of that home cannot be read or written.
    """
    home = Path(os.environ["DAGSTER_HOME"])
    try:
        with locked(home / "instance"):
            found = dg.DagsterInstance.get()
        with found as instance:
            yield instance
    except OperationalError as error:
        raise DatelineError(f"The record of the run cannot be kept in {home}: {error.orig}.") from error
