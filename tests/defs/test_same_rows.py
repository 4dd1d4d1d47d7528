"""The same documents give the same rows in another time zone and in another year, in processes of their own."""

from pathlib import Path

import pytest

from tests.defs.conftest import ask, exported

A_YEAR_LATER = """
import ctypes, datetime, gc, time

YEAR = 366 * 24 * 3600
now, now_ns = time.time, time.time_ns
time.time = lambda: now() + YEAR
time.time_ns = lambda: now_ns() + YEAR * 10**9


def replace(kind, **methods):
    (attributes,) = gc.get_referents(kind.__dict__)
    attributes.update({name: classmethod(method) for name, method in methods.items()})
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


def moment(cls, tz=None):
    return cls.fromtimestamp(time.time(), tz)


replace(datetime.datetime, now=moment, today=moment, utcnow=lambda cls: cls.utcfromtimestamp(time.time()))
replace(datetime.date, today=lambda cls: cls.fromtimestamp(time.time()))
"""


@pytest.fixture
def rows_elsewhere(root: Path, run_dateline, tmp_path: Path):
    """The rows of the seeds in another environment."""

    def run(**environment: str) -> dict[str, list[tuple[object, ...]]]:
        done = run_dateline("run", "--raw", str(root / "raw"), "--warehouse", str(tmp_path / "w"), **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return exported(tmp_path / "w" / "timeline.duckdb")

    return run


@pytest.mark.soak
def test_in_another_time_zone(seed_run, rows_elsewhere):
    assert rows_elsewhere(TZ="Asia/Tokyo") == exported(seed_run[1] / "timeline.duckdb")


def test_a_year_later_in_another_time_zone(seed_run, rows_elsewhere, tmp_path: Path):
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(A_YEAR_LATER)
    rows = rows_elsewhere(PYTHONPATH=str(tmp_path / "later"), TZ="Asia/Tokyo")
    assert rows == exported(seed_run[1] / "timeline.duckdb")
    ((later,),) = ask(tmp_path / "w" / "timeline.duckdb", "select finished_at from core.runs")
    ((earlier,),) = ask(seed_run[1] / "timeline.duckdb", "select finished_at from core.runs")
    assert (later - earlier).days in (365, 366)
