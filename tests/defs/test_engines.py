"""Dagster's record of a run, kept through one engine a file."""

import sqlite3

import dagster as dg
from dagster._core.storage.event_log.sqlite import sqlite_event_log
from sqlalchemy import create_engine

from pipelines.commands.engines import engines_kept


@dg.asset
def told() -> None:
    pass


def test_events_are_there_for_others_as_they_are_written(tmp_path):
    with engines_kept() as engines, dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        assert dg.materialize([told], instance=instance).success
        files = {address.removeprefix("sqlite:///") for address in engines}
        index = next(file for file in files if file.endswith("index.db"))
        with sqlite3.connect(index) as other:
            (count,) = other.execute("select count(*) from event_logs where asset_key = '[\"told\"]'").fetchone()
    assert count > 0
    assert len(files) == len(engines) == 3


def test_afterwards_all_is_as_before(tmp_path):
    with engines_kept() as engines, dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        dg.materialize([told], instance=instance)
    assert sqlite_event_log.create_engine is create_engine
    assert [engine.pool.checkedin() for engine in engines.values()] == [0, 0, 0]
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        assert instance.get_runs()[0].is_success
