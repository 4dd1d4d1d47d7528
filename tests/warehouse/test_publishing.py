import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.errors import WarehouseError
from pipelines.warehouse.build import building
from pipelines.warehouse.files import seal_of
from pipelines.warehouse.marts import build_marts, load_models
from pipelines.warehouse.publishing import RunFacts, publish, versions_folder
from tests.warehouse.conftest import store

NOON = datetime(2025, 4, 15, 12)


@pytest.fixture
def sql(tmp_path: Path) -> Path:
    (tmp_path / "sql" / "marts").mkdir(parents=True)
    (tmp_path / "sql" / "marts" / "words.sql").write_text(
        "-- One row per document.\n-- key: document_id\nselect document_id, text from core.texts\n"
    )
    return tmp_path / "sql"


def put(build: Path, published: Path, sql: Path, run_id: str, **texts: str | None) -> bool:
    with building(build, published) as connection:
        store(connection, run_id, **texts)
        build_marts(connection, load_models(sql / "marts"), sql, run_id)
    return publish(build, published, RunFacts(run_id, NOON, NOON, "code"))


def words(published: Path) -> list[tuple[str, str]]:
    with duckdb.connect(published, read_only=True) as connection:
        return connection.execute("from marts.words order by all").fetchall()


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "timeline.duckdb"


def test_the_published_file_holds_the_build(build, published, sql):
    assert put(build, published, sql, "first", a="one")
    assert words(published) == [("a", "one")]
    assert published.stat().st_mode & 0o777 == 0o444
    beside = {path.name for path in published.parent.iterdir() if "timeline" in path.name}
    assert beside == {"timeline.duckdb", "timeline.duckdb.sha256"}
    assert subprocess.run(["sha256sum", "--check", "timeline.duckdb.sha256"], cwd=published.parent).returncode == 0


def test_what_did_not_change_is_not_published_again(build, published, sql):
    put(build, published, sql, "first", a="one")
    before = published.stat().st_mtime_ns, build.stat().st_mtime_ns
    assert not put(build, published, sql, "second", a="one")
    assert (published.stat().st_mtime_ns, build.stat().st_mtime_ns) == before


def test_a_build_that_was_never_published_is_published_without_a_change(build, published, sql):
    with building(build, published) as connection:
        store(connection, "killed", a="one")
        build_marts(connection, load_models(sql / "marts"), sql, "killed")
    assert put(build, published, sql, "next", a="one")
    with duckdb.connect(published, read_only=True) as connection:
        assert connection.execute("select run_id, rows_written from core.runs").fetchall() == [("next", 2)]


def test_a_session_that_writes_the_published_file_spoils_neither_version(build, published, sql):
    put(build, published, sql, "first", a="one")
    published.chmod(0o644)
    session = duckdb.connect(published)
    session.execute("insert into marts.words values ('x', 'mine')")
    put(build, published, sql, "second", a="one", b="two")
    session.execute("insert into marts.words values ('y', 'mine')")
    session.close()
    assert words(published) == [("a", "one"), ("b", "two")]


KILLED = """
import os, signal, sys, duckdb
session = duckdb.connect(sys.argv[1])
session.execute("set wal_autocheckpoint = '1TB'")
session.execute("insert into marts.words values ('x', 'mine')")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_log_left_by_a_killed_session_is_not_replayed(build, published, sql):
    put(build, published, sql, "first", a="one")
    log = published.with_name("timeline.duckdb.wal")
    spare = published.with_name("spare.duckdb")
    put(build, published, sql, "second", a="two")
    shutil.copy(published, spare)
    spare.chmod(0o644)
    subprocess.run([sys.executable, "-c", KILLED, str(spare)], check=False)
    shutil.copy(spare.with_name("spare.duckdb.wal"), log)
    with duckdb.connect(spare) as replayed:
        assert replayed.execute("select count(*) from marts.words").fetchall() == [(2,)], "a log that would be replayed"
    damage(published)
    assert put(build, published, sql, "third", a="two")
    assert words(published) == [("a", "two")]


def damage(published: Path) -> None:
    """Turn over a few thousand bytes in the middle of a file."""
    published.chmod(0o644)
    content = bytearray(published.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8_192] = bytes(255 - byte for byte in content[middle : middle + 8_192])
    published.write_bytes(content)


def test_damage_in_the_middle_is_found_and_mended_by_a_run_that_changes_nothing(build, published, sql):
    put(build, published, sql, "first", a="one")
    damage(published)
    stamp = published.stat()
    os.utime(published, ns=(stamp.st_atime_ns, stamp.st_mtime_ns - 10**9))
    assert put(build, published, sql, "second", a="one")
    assert words(published) == [("a", "one")]
    assert not put(build, published, sql, "third", a="one")


def test_a_damaged_file_is_no_version(build, published, sql):
    put(build, published, sql, "first", a="one")
    damage(published)
    put(build, published, sql, "second", a="two")
    put(build, published, sql, "third", a="three")
    (version,) = versions_folder(published).glob("*.duckdb")
    assert words(version) == [("a", "two")]


def test_a_file_published_before_there_were_seals_is_kept_as_a_version(build, published, sql):
    put(build, published, sql, "first", a="one")
    seal_of(published).unlink()
    assert put(build, published, sql, "second", a="one")
    assert len(list(versions_folder(published).glob("*.duckdb"))) == 1


def test_a_reader_keeps_the_version_that_it_opened(build, published, sql):
    put(build, published, sql, "first", a="one")
    with duckdb.connect(published, read_only=True) as reader:
        put(build, published, sql, "second", a="two")
        assert reader.execute("from marts.words").fetchall() == [("a", "one")]


def test_a_spoiled_published_file_is_replaced(build, published, sql):
    put(build, published, sql, "first", a="one")
    published.chmod(0o644)
    published.write_bytes(b"not a database")
    assert put(build, published, sql, "second", a="one")
    assert words(published) == [("a", "one")]


def test_a_lost_build_is_taken_from_the_published_file(build, published, sql):
    put(build, published, sql, "first", a="one")
    build.unlink()
    assert not put(build, published, sql, "second", a="one")
    with duckdb.connect(build, read_only=True) as connection:
        assert connection.execute("select run_id from core.runs").fetchall() == [("first",)]


def test_a_build_without_marts_is_not_published(build, published):
    with building(build, published):
        pass
    with pytest.raises(WarehouseError, match="no marts to publish"):
        publish(build, published, RunFacts("run", NOON, NOON, "code"))
    assert not published.exists()
