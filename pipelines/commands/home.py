"""Dagster's home: its environment, and its instance opened by one process at a time."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import yaml
from dagster_shared.check import CheckError
from sqlalchemy.exc import DatabaseError, OperationalError

from pipelines.errors import DatelineError
from pipelines.settings import ROOT
from pipelines.warehouse.connection import locked
from pipelines.worker import ONE_CORE


def dagster_environment() -> dict[str, str]:
    """Return the environment of this process, with Dagster's home in the project unless it names one, and no telemetry.

    Each process computes on one core; there are several processes where there is work for more.
    """
    programs = Path(sys.executable).parent
    return {
        **os.environ,
        **ONE_CORE,
        "DAGSTER_HOME": os.environ.get("DAGSTER_HOME") or str(ROOT / ".dagster"),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "VIRTUAL_ENV": str(programs.parent),
    }


REMEDY = "move it away, and start again: it holds Dagster's record of past runs; the timeline does not need it"


@contextmanager
def opened() -> Iterator[dg.DagsterInstance]:
    """Open the instance of DAGSTER_HOME under a lock, since the first process to open it creates its databases.

    Raises:
        DatelineError: the databases or the configuration of that home cannot be read, or the databases not written.
    """
    home = Path(os.environ["DAGSTER_HOME"])
    try:
        with locked(home / "instance"):
            found = _instance(home)
        with found as instance:
            yield instance
    except (DatabaseError, sqlite3.DatabaseError) as error:
        if damaged := _damaged(home):
            raise DatelineError(f"{damaged} is damaged; {REMEDY}.") from error
        if not isinstance(error, OperationalError):
            raise
        raise DatelineError(f"The record of the run cannot be kept in {home}: {error.orig}.") from error


def _instance(home: Path) -> dg.DagsterInstance:
    try:
        return dg.DagsterInstance.get()
    except (yaml.YAMLError, UnicodeDecodeError, CheckError, dg.DagsterInvalidConfigError) as error:
        raise DatelineError(f"{home / 'dagster.yaml'} cannot be parsed; correct it, or move it away.") from error


def _damaged(home: Path) -> Path | None:
    """Return a database of the home that SQLite cannot read; None if all are sound."""
    for path in sorted(home.rglob("*.db")):
        try:
            _check(path)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):
                return path
    return None


def _check(path: Path) -> None:
    connection = sqlite3.connect(path.as_uri() + "?mode=ro", uri=True)
    try:
        ((said, *_), *_) = connection.execute("pragma quick_check(1)").fetchall()
    finally:
        connection.close()
    if said != "ok":
        raise sqlite3.DatabaseError(said)
