"""When `dateline run` may say that nothing has changed, and when it has to run."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipelines.commands import unchanged
from pipelines.commands.unchanged import code_version, remember
from pipelines.settings import Settings, load_settings
from pipelines.warehouse.build import turn_of
from pipelines.warehouse.connection import locked
from tests.defs.conftest import BRIDGE, MARKET, materialised, put_into

CORRECTION = '[no_such_event]\ndrop = "0123456789abcdef"\nreason = "told twice"\nauthor = "Ida"\ndate = 2025-05-01\n'


def nothing_changed(settings: Settings) -> bool:
    return unchanged.nothing_changed(settings, code_version(settings))


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Folders after a run without a failure over two documents and a correction."""
    folder = tmp_path_factory.mktemp("complete")
    found = load_settings({"DATELINE_RAW": str(folder / "raw"), "DATELINE_WAREHOUSE": str(folder / "warehouse")})
    (found.raw / "corrections").mkdir(parents=True)
    (found.raw / "corrections" / "ida.toml").write_text(CORRECTION)
    put_into(found.raw, "a", BRIDGE)
    put_into(found.raw, "b", MARKET)
    assert materialised(found).success
    assert not nothing_changed(found)
    remember(found, code_version(found))
    return found


@pytest.fixture
def copied(complete: Settings, tmp_path: Path) -> Settings:
    """The same documents with a warehouse of the test's own."""
    return replace(complete, warehouse=shutil.copytree(complete.warehouse, tmp_path / "warehouse"))


def test_a_run_after_a_good_one_has_nothing_to_do(copied):
    before = {path: path.stat().st_mtime_ns for path in copied.warehouse.rglob("*") if path.is_file()}
    assert nothing_changed(copied)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def lose(name: str) -> Callable[[Settings], object]:
    return lambda settings: (settings.warehouse / name).unlink()


def damage(settings: Settings) -> None:
    settings.published_file.chmod(0o644)
    content = bytearray(settings.published_file.read_bytes())
    content[-100] ^= 1
    settings.published_file.write_bytes(content)


def kill_midway(settings: Settings) -> None:
    """Leave the rows as a run does that was killed after it had read a document."""
    with duckdb.connect(settings.build_file) as connection:
        connection.execute("update core.fingerprints set sha256 = 'other' where table_name = 'core.texts'")


@pytest.mark.parametrize(
    "change",
    [
        *map(lose, ("build.duckdb", "timeline.duckdb", "timeline.html", "timeline.duckdb.sha256", "events-a-day.png")),
        damage,
        kill_midway,
    ],
)
def test_a_lost_damaged_or_half_written_warehouse_needs_a_run(copied, change):
    change(copied)
    assert not nothing_changed(copied)


def test_another_version_of_a_library_needs_a_run(copied, monkeypatch, tmp_path):
    (tmp_path / "another-2.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert not nothing_changed(copied)


def test_another_model_needs_a_run(copied, tmp_path):
    assert not nothing_changed(replace(copied, model=tmp_path))


def test_another_check_needs_a_run(copied, tmp_path):
    root = tmp_path / "root"
    shutil.copytree(copied.sql, root / "sql")
    assert nothing_changed(replace(copied, root=root))
    check = next((root / "sql" / "checks").glob("*.sql"))
    check.write_text(f"{check.read_text()}\n-- seen to\n")
    assert not nothing_changed(replace(copied, root=root))


def test_a_run_at_work_is_waited_for_by_the_run(copied):
    with locked(turn_of(copied.build_file)):
        assert not nothing_changed(copied)
        remember(copied, "of another run")
    assert nothing_changed(copied)


@pytest.fixture
def edited(complete: Settings) -> Iterator[Callable[[str, str], None]]:
    """Write a file of the shared folder; it is as it was when the test is over."""
    with ExitStack() as after:

        def edit(name: str, text: str) -> None:
            path = complete.raw / name
            after.callback(path.write_text, path.read_text()) if path.exists() else after.callback(path.unlink)
            path.write_text(text)

        yield edit


@pytest.mark.parametrize("name", ["corrections/ida.toml", "corrections/new.toml", "new.txt", "new.toml", "b.txt"])
def test_a_changed_file_needs_a_run(complete, edited, name):
    assert nothing_changed(complete)
    edited(name, CORRECTION.replace("drop", "drops"))
    assert not nothing_changed(complete)
