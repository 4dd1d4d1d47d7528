"""What `dateline run` learns of a run."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from sqlalchemy.exc import OperationalError

from pipelines.commands.home import opened
from pipelines.commands.launch import launch
from pipelines.defs import assets, tables
from pipelines.errors import DatelineError
from pipelines.warehouse import incremental
from tests.defs.conftest import ask, exported

pytestmark = pytest.mark.usefixtures("home")
RECORD = "select * exclude (run_id, started_at, finished_at) from core.runs"


def runs_known(_number: int) -> int:
    with opened() as instance:
        return instance.get_runs_count()


def test_a_new_home_may_be_opened_by_many_at_once():
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(runs_known, range(4))) == [0, 0, 0, 0]


def test_a_record_that_cannot_be_kept_is_told_with_its_home(home):
    full = OperationalError("insert", {}, Exception("database or disk is full"))
    with pytest.raises(DatelineError, match=f"cannot be kept in {home}: database or disk is full"), opened():
        raise full


def test_a_failed_check_is_told_with_its_offenders(settings, put, monkeypatch):
    put("a", "They met yesterday.")
    checks = tuple(replace(c, query="select 'Lviv' as place") if c.blocking else c for c in tables.CHECKS)
    monkeypatch.setattr(tables, "CHECKS", checks)
    _, (failure, *others) = launch(settings)
    assert failure.startswith("the check offsets_true of core/reports found 1 offenders; the published")
    assert "| Lviv |" in failure and others == []


def test_an_error_of_ours_is_told_without_a_trace(settings):
    settings.raw.rmdir()
    _, (failure,) = launch(settings)
    assert failure.startswith("read: ") and str(settings.raw) in failure and "Traceback" not in failure


def test_a_fault_of_the_code_is_told_with_all_that_is_known(settings, put, monkeypatch):
    put("a", "They met yesterday.")
    monkeypatch.setattr(assets, "build_marts", lambda *_: {}["nothing"])
    _, (failure,) = launch(settings)
    assert failure.startswith("marts broke, which is a fault of dateline: KeyError") and "test_launch.py" in failure


@pytest.mark.soak
def test_steps_speak_only_when_they_did_something(settings, put, capsys):
    put("a", "They met yesterday.")
    launch(settings)
    assert "resolve: 1 documents redone, 1 rows written" in capsys.readouterr().err
    launch(settings)
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_how_many_documents_of_all_are_done(settings, put, monkeypatch):
    monkeypatch.setattr(incremental, "BATCH", 1)
    for name in "abc":
        put(name, "They met yesterday.")
    screen = Console(file=StringIO(), force_terminal=True, width=100)
    _, failures = launch(settings, screen=screen)
    seen = screen.file.getvalue()
    assert failures == [] and "resolve: 3 documents redone" in seen
    assert "0 of 3" in seen and "2 of 3" in seen


@pytest.mark.soak
def test_what_is_no_terminal_gets_lines_alone(settings, put, capsys):
    put("a", "They met yesterday.")
    launch(settings)
    seen = capsys.readouterr()
    assert "\x1b" not in seen.err and "0 of 1" not in seen.err and seen.out == ""


def test_the_command_leaves_the_rows_and_the_record_of_a_run_that_dagster_starts(settings, put, materialise):
    put("a", "Rebels destroyed the bridge in Lviv two days ago, killing 12 people.")
    by_command = replace(settings, warehouse=settings.warehouse.with_name("by_command"))
    assert materialise().success and launch(by_command)[1] == []
    files = (settings.published_file, by_command.published_file)
    by_dagster, by_command_rows = map(exported, files)
    assert by_command_rows == by_dagster
    record, by_command_record = (ask(file, RECORD) for file in files)
    assert by_command_record == record
