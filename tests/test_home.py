"""Dagster's home: damaged, it is named with its remedy; and it does not grow for ever."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipelines.commands.home import opened
from pipelines.defs import runs
from pipelines.defs.runs import forget_old_runs
from pipelines.errors import DatelineError

ROOT = Path(__file__).resolve().parent.parent
GARBAGE = b"\x00\xffnothing that anybody wrote" * 500


@dg.op
def nothing() -> None:
    pass


@dg.job
def idle() -> None:
    nothing()


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the record of one run, to be copied."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(folder))
        with opened() as instance:
            idle.execute_in_process(instance=instance)
    return folder


@pytest.fixture
def home(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, with that record."""
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    return shutil.copytree(recorded, tmp_path, dirs_exist_ok=True)


def damage(path: Path, how: str) -> None:
    if how == "garbage":
        path.write_bytes(GARBAGE)
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("how", ["garbage", "half"])
@pytest.mark.parametrize("name", ["history/runs.db", "history/runs/index.db", "schedules/schedules.db"])
def test_a_damaged_database_is_named_and_may_be_moved_away(home, name, how):
    damage(home / name, how)
    with pytest.raises(DatelineError) as told, opened() as instance:
        instance.all_instigator_state()
        idle.execute_in_process(instance=instance)
        instance.get_latest_materialization_events([dg.AssetKey("none")])
        # SQLite reads what it needs: a file cut in half may serve this run, and is no fault then.
        raise DatelineError(f"{home / name} is damaged; move it away") if how == "half" else AssertionError(name)
    assert str(told.value).startswith(f"{home / name} is damaged; move it away")
    (home / name).unlink()
    with opened() as instance:
        assert idle.execute_in_process(instance=instance).success


@pytest.mark.parametrize(
    "text", [b"a: [", b"- a list", b"just words", b"\xff\x00", b"run_coordinatr: {}", b"telemetry: 7"]
)
def test_a_configuration_that_cannot_be_understood_is_named(home, text):
    (home / "dagster.yaml").write_bytes(text)
    with pytest.raises(DatelineError, match=r"dagster\.yaml cannot be parsed; correct it, or move it away"), opened():
        pass


@pytest.mark.parametrize("command", [["run"], ["ui", "--port", "39471"]])
def test_the_command_says_it_in_a_line(home, tmp_path_factory, command):
    damage(home / "history" / "runs.db", "garbage")
    folder = tmp_path_factory.mktemp("folders")
    (folder / "raw").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", *command],
        cwd=ROOT,
        env={**os.environ, "DATELINE_RAW": str(folder / "raw"), "DATELINE_WAREHOUSE": str(folder / "warehouse")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith(f"dateline: {home / 'history' / 'runs.db'} is damaged; move it away")


def test_the_record_of_old_runs_is_forgotten(home, monkeypatch):
    monkeypatch.setattr(runs, "KEPT_RUNS", 2)
    monkeypatch.setattr(runs, "AT_ONCE", 2)
    with opened() as instance:
        later = [idle.execute_in_process(instance=instance).run_id for _ in range(4)]
        waiting = instance.create_run_for_job(idle).run_id
        assert len(forget_old_runs(instance)) == 2
        assert forget_old_runs(instance) == [later[1]]
        assert forget_old_runs(instance) == []
        assert set(instance.get_run_ids()) == {waiting, *later[2:]}
    assert {path.stem for path in (home / "history" / "runs").glob("*-*.db")} >= set(later[2:])
    assert not list(home.rglob(f"*{later[0]}*")) and not list(home.rglob(f"*{later[1]}*"))
