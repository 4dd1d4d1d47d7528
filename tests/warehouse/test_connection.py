import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.errors import WarehouseError
from pipelines.warehouse.connection import (
    locked,
    reading,
    transaction,
    writing,
)
from pipelines.warehouse.selecting import select


def test_a_failed_transaction_leaves_nothing(tmp_path: Path):
    with writing(tmp_path / "x.duckdb") as connection:
        connection.execute("create table t (a integer)")
        with pytest.raises(ZeroDivisionError), transaction(connection):
            connection.execute("insert into t values (1)")
            raise ZeroDivisionError
        assert connection.execute("from t").fetchall() == []


def test_a_reader_cannot_write(tmp_path: Path):
    with writing(tmp_path / "x.duckdb") as connection:
        connection.execute("create table t (a integer)")
    with reading(tmp_path / "x.duckdb") as connection, pytest.raises(duckdb.Error, match="read-only"):
        connection.execute("insert into t values (1)")


def test_a_missing_timeline_says_how_to_make_it(tmp_path: Path):
    with pytest.raises(WarehouseError, match="`dateline run` makes it"), reading(tmp_path / "x.duckdb"):
        pass


def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    (tmp_path / "x.duckdb").write_text("no database " * 1000)
    with pytest.raises(WarehouseError, match=r"x\.duckdb"), writing(tmp_path / "x.duckdb"):
        pass


def test_a_spoiled_first_block_is_not_taken_for_a_lock(tmp_path: Path):
    with writing(tmp_path / "x.duckdb"):
        pass
    content = bytearray((tmp_path / "x.duckdb").read_bytes())
    content[64:96] = b"spoiled " * 4
    (tmp_path / "x.duckdb").write_bytes(content)
    with pytest.raises(WarehouseError, match="move it away"), writing(tmp_path / "x.duckdb"):
        pass


def test_the_right_to_write_is_held_by_one_process(tmp_path: Path):
    path = tmp_path / "x.duckdb"
    code = (
        "import sys; from pathlib import Path; from pipelines.warehouse.connection import locked\n"
        f"with locked(Path({str(path)!r})): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WarehouseError, match=r"x\.duckdb is held by another process"), locked(path, 0.1):
            pass
        holder.kill()
        with locked(path, 10):
            pass
    finally:
        holder.kill()
        holder.communicate()


def test_a_file_held_by_another_program_is_waited_for_and_named(tmp_path: Path):
    path = tmp_path / "x.duckdb"
    code = f"import duckdb, sys; held = duckdb.connect({str(path)!r}); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WarehouseError, match=r"after 0 s of waiting"), writing(path, 0.1):
            pass
    finally:
        holder.kill()
        holder.communicate()


def test_a_folder_that_may_only_be_read_is_named(tmp_path: Path, without_rights):
    with writing(tmp_path / "x.duckdb"):
        pass
    tmp_path.chmod(0o555)
    code = (
        "import sys; from pathlib import Path; from pipelines.warehouse.connection import locked\n"
        "with locked(Path(sys.argv[1])): pass"
    )
    command = [*without_rights, sys.executable, "-c", code, tmp_path / "x.duckdb"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"WarehouseError: The folder {tmp_path} cannot be written: Permission denied." in found.stderr
    with reading(tmp_path / "x.duckdb") as connection:
        assert connection.execute("select 1").fetchall() == [(1,)]


MANY = "select len(list(range)) as many from range(20000000)"


def test_work_that_needs_more_memory_than_there_is_says_so(tmp_path: Path):
    with pytest.raises(WarehouseError, match="needs more than 1GB of memory"), writing(tmp_path / "x.duckdb") as opened:
        opened.execute("set memory_limit = '50MB'")
        opened.execute(MANY)


def test_a_question_that_needs_more_memory_is_answered(tmp_path: Path):
    with writing(tmp_path / "x.duckdb") as connection:
        connection.execute("create schema core; create schema marts")
    assert select(tmp_path / "x.duckdb", MANY).rows == [(20_000_000,)]
