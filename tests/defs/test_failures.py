"""What can go wrong beneath a run: each time a clear message, and the published timeline as it was."""

import os
import resource
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.commands.launch import launch
from pipelines.settings import ROOT, load_settings
from tests.defs.conftest import ask, exported, materialised
from tests.defs.quick import quick_run
from tests.defs.runs import finish, write

Rows = dict[str, list[tuple[object, ...]]]
BLOCK = 256 * 1024
LATER = datetime(2100, 1, 1)


@pytest.fixture(scope="module")
def two_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which two documents stand and have been run over."""
    folder = tmp_path_factory.mktemp("two")
    write(folder / "raw", range(2))
    settings = load_settings({"DATELINE_RAW": str(folder / "raw"), "DATELINE_WAREHOUSE": str(folder / "warehouse")})
    assert materialised(settings).success
    return folder


@pytest.fixture
def before(settings, two_documents) -> Rows:
    """The rows of a first run over two documents; two more came since."""
    shutil.copytree(two_documents, settings.raw.parent, dirs_exist_ok=True)
    write(settings.raw, range(4))
    return exported(settings.published_file)


@pytest.fixture
def refused(settings, run, before) -> Callable[..., str]:
    """A run in a process of its own that must fail; what it says."""

    def start(**how: object) -> str:
        process = run(**how)
        said = process.communicate(timeout=120)[1].decode()
        assert process.returncode == 1, said
        assert "Traceback" not in said
        assert exported(settings.published_file) == before
        return said

    return start


def test_a_full_disk(settings, refused):
    full = settings.build_file.stat().st_size // 2
    assert "cannot be " in refused(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (full, full)))


@pytest.fixture
def read_only(settings, before) -> Iterator[Path]:
    """The warehouse of somebody who lets others only read it."""
    for path in [*settings.warehouse.rglob("*"), settings.warehouse]:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    yield settings.warehouse
    settings.warehouse.chmod(0o755)


@pytest.mark.soak
def test_a_folder_that_may_only_be_read(refused, read_only, without_rights):
    assert f"The folder {read_only} cannot be written: Permission denied." in refused(through=without_rights)


@pytest.fixture
def failures(settings, before, home) -> Callable[[], list[str]]:
    """What a run in this process says, if it fails."""

    def start() -> list[str]:
        found = launch(settings)[1]
        if found:
            assert exported(settings.published_file) == before
        return found

    return start


def spoil_blocks(build: Path) -> None:
    """Overwrite a little of each block but the first, which DuckDB reads as soon as it opens the file."""
    content = bytearray(build.read_bytes())
    for start in range(3 * 4096 + BLOCK, len(content), BLOCK):
        content[start : start + 64] = bytes(64)
    build.write_bytes(content)


def cut_in_half(build: Path) -> None:
    os.truncate(build, build.stat().st_size // 2)


@pytest.mark.parametrize("spoil", [pytest.param(spoil_blocks, marks=pytest.mark.soak), cut_in_half])
def test_a_spoiled_build_is_named_with_the_remedy_which_helps(settings, failures, spoil):
    spoil(settings.build_file)
    (said,) = failures()
    assert f": {settings.build_file} is not a database that this version can read; move it away" in said
    settings.build_file.unlink()
    assert failures() == []
    assert ask(settings.published_file, "select count(*) from core.texts") == [(4,)]


def test_a_build_of_an_older_version_is_made_anew(settings, before):
    with duckdb.connect(settings.build_file) as connection:
        connection.execute("update core.state set value = 'older' where name = 'schema'")
        connection.execute("drop view core.event_links; drop table core.tellings; alter table core.events drop edtf")
    assert quick_run(settings, ROOT / "sql", LATER)
    assert ask(settings.published_file, "select documents from core.runs order by finished_at") == [(2,), (4,)]
    assert ask(settings.published_file, "select count(edtf) from core.events") == [(4,)]


@pytest.mark.soak
def test_two_runs_at_once_end_as_one(tmp_path, run):
    write(tmp_path / "raw", range(200))
    for process in [run(), run(), run("alone")]:
        finish(process, 600)
    published = (tmp_path / name / "timeline.duckdb" for name in ("warehouse", "alone"))
    together, alone = map(exported, published)
    assert together == alone
