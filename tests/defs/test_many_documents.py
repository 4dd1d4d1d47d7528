"""Ten thousand documents: what a run does that finds nothing, one, or a hundred of them changed."""

import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.defs.conftest import ask, exported
from tests.defs.runs import document, finish, write

pytestmark = pytest.mark.soak
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def cpu_seconds(run) -> Callable[..., float]:
    """The CPU time of one run."""

    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    def measure(what: str, *warehouse: str) -> float:
        before = spent()
        finish(run(*warehouse), 3_600)
        print(f"{what}: {spent() - before:.1f} CPU seconds")
        return spent() - before

    return measure


def rows_by_document(database: Path) -> dict[str, Rows]:
    """Of each table of the core that names its document: the rows, by document."""
    found: dict[str, Rows] = {}
    with duckdb.connect(database, read_only=True) as connection:
        tables = connection.execute(
            "select table_name from information_schema.columns where table_schema = 'core' "
            "and column_name = 'document_id' and table_name not in (select view_name from duckdb_views()) order by all"
        ).fetchall()
        for (table,) in tables:
            for row in connection.execute(f"select document_id, t from core.{table} as t order by all").fetchall():
                found.setdefault(row[0], {}).setdefault(table, []).append(row)
    return found


def test_ten_thousand_documents(tmp_path, run, cpu_seconds):
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    timeline, build = warehouse / "timeline.duckdb", warehouse / "build.duckdb"
    write(raw, range(1))
    cpu_seconds("first run over one document")
    start_up = min(cpu_seconds("unchanged run over one document") for _ in range(2))
    shutil.rmtree(warehouse)

    write(raw, range(9_900))
    cpu_seconds("first run over 9,900 documents")
    alone = exported(timeline)
    write(raw, range(9_900, 10_000))
    cpu_seconds("100 documents added")

    files = [(file.read_bytes(), file.stat().st_mtime_ns) for file in (build, timeline)]
    unchanged = min(cpu_seconds("unchanged run over 10,000 documents") for _ in range(2))
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in (build, timeline)] == files
    assert unchanged - start_up < 4

    before = rows_by_document(timeline)
    (raw / "05000.txt").write_text(document(5_000).replace("yesterday", "two days ago"))
    cpu_seconds("one document changed")
    after = rows_by_document(timeline)
    ((changed,),) = ask(timeline, "select document_id from core.texts where source_path = '05000.txt'")
    assert {name for name in before | after if before.get(name) != after.get(name)} - {"*"} == {changed}

    write(raw, range(5_000, 5_001))
    for number in range(9_900, 10_000):
        (raw / f"{number:05}.txt").unlink()
    cpu_seconds("that document changed back, 100 removed")
    assert exported(timeline) == alone
    assert rows_by_document(timeline).keys() - {"*"} == {
        name for (name,) in ask(timeline, "select document_id from core.texts")
    }
