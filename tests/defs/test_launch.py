"""What `dateline run` learns of a run."""

import shutil
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
from pipelines.settings import ROOT, Settings
from pipelines.warehouse import incremental
from tests.defs.conftest import ask, exported

pytestmark = pytest.mark.usefixtures("home")
RECORD = "select * exclude (run_id, started_at, finished_at) from core.runs"


def runs_known(_number: int) -> int:
    with opened() as instance:
        return instance.get_runs_count()


def test_a_new_home_may_be_opened_by_many_at_once(home):
    for made in ("history", "schedules"):
        shutil.rmtree(home / made)
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(runs_known, range(4))) == [0, 0, 0, 0]


def test_a_record_that_cannot_be_kept_is_told_with_its_home(home):
    full = OperationalError("insert", {}, Exception("database or disk is full"))
    with pytest.raises(DatelineError, match=f"cannot be kept in {home}: database or disk is full"), opened():
        raise full


def test_a_failed_check_is_told_with_its_offenders(settings, put, monkeypatch):
    put("a", "They met yesterday.")
    checks = tuple(replace(c, query="select 'Lviv' as place") if c.name == "offsets_true" else c for c in tables.CHECKS)
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


@pytest.fixture(scope="module")
def on_a_terminal(told: Settings, tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, str]:
    """The folders of a launch over two documents, one at a time, and what a terminal showed of it."""
    folder = tmp_path_factory.mktemp("launched")
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", folder)
    settings = replace(told, warehouse=folder / "warehouse")
    screen = Console(file=StringIO(), force_terminal=True, width=100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(folder))
        patch.setattr(incremental, "BATCH", 1)
        assert launch(settings, screen=screen)[1] == []
    return settings, screen.file.getvalue()


def test_a_terminal_shows_how_many_documents_of_all_are_done(on_a_terminal):
    _, seen = on_a_terminal
    assert "resolve: 2 documents redone" in seen
    assert "0 of 2" in seen and "1 of 2" in seen


@pytest.mark.soak
def test_what_is_no_terminal_gets_lines_alone(settings, put, capsys):
    put("a", "They met yesterday.")
    launch(settings)
    seen = capsys.readouterr()
    assert "\x1b" not in seen.err and "0 of 1" not in seen.err and seen.out == ""


def test_the_command_leaves_the_rows_and_the_record_of_a_run_that_dagster_starts(told, on_a_terminal):
    by_dagster, by_command = told.published_file, on_a_terminal[0].published_file
    assert exported(by_command) == exported(by_dagster)
    assert ask(by_command, RECORD) == ask(by_dagster, RECORD)
