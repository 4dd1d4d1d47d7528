from pathlib import Path

import pytest

from pipelines.errors import WarehouseError
from pipelines.step import StepResult
from pipelines.warehouse.lineage import store_lineage
from pipelines.warehouse.marts import build_marts, load_models
from tests.warehouse.conftest import store


@pytest.fixture
def sql(tmp_path: Path) -> Path:
    folder = tmp_path / "sql"
    (folder / "marts").mkdir(parents=True)
    model(folder, "select document_id, upper(text) as loud from core.texts")
    return folder


def model(sql: Path, query: str) -> None:
    (sql / "marts" / "shouts.sql").write_text(f"-- One row per document.\n-- key: document_id\n{query}\n")


def built(connection, sql: Path) -> StepResult:
    return build_marts(connection, load_models(sql / "marts"), sql, "run")


def test_a_mart_is_built_once(connection, sql):
    store(connection, a="one", b="two")
    assert built(connection, sql) == StepResult(documents=0, rows=2)
    assert built(connection, sql) == StepResult(documents=0, rows=0)
    assert connection.execute("from marts.shouts order by all").fetchall() == [("a", "ONE"), ("b", "TWO")]


def test_a_changed_document_rebuilds_it(connection, sql):
    store(connection, a="one")
    built(connection, sql)
    store(connection, a="two")
    assert built(connection, sql).rows == 1


def test_changed_sql_rebuilds_it_without_a_new_document(connection, sql):
    store(connection, a="one")
    built(connection, sql)
    model(sql, "select document_id, lower(text) as soft from core.texts")
    assert built(connection, sql).rows == 1
    assert connection.execute("from marts.shouts").fetchall() == [("a", "one")]


def test_a_removed_model_removes_its_table(connection, sql):
    built(connection, sql)
    (sql / "marts" / "shouts.sql").unlink()
    built(connection, sql)
    assert connection.execute("select 1 from duckdb_tables() where schema_name = 'marts'").fetchall() == []


def test_a_refused_model_is_named_and_the_old_marts_stay(connection, sql):
    store(connection, a="one")
    built(connection, sql)
    model(sql, "select document_id, no_such_column from core.texts")
    with pytest.raises(WarehouseError, match=r"marts\.shouts cannot be built: .*no_such_column"):
        built(connection, sql)
    assert connection.execute("from marts.shouts").fetchall() == [("a", "ONE")]


def test_a_macro_serves_the_models(connection, sql):
    (sql / "macros").mkdir()
    (sql / "macros" / "twice.sql").write_text("create macro marts.twice(word) as word || word;")
    model(sql, "select document_id, marts.twice(text) as text from core.texts")
    store(connection, a="one")
    built(connection, sql)
    assert connection.execute("from marts.shouts").fetchall() == [("a", "oneone")]


def test_lineage_names_the_columns_behind_a_column(connection, sql):
    store_lineage(connection, load_models(sql / "marts"), sql.parent / "cache")
    found = "select source_table, source_column from core.lineage where table_name = ? and column_name = ?"
    assert connection.execute(found, ["marts.shouts", "loud"]).fetchall() == [("core.texts", "text")]
    assert connection.execute(found, ["core.documents", "anchor_date"]).fetchall() == [("core.anchors", "anchor_date")]
    assert ("core.quantities", "best") in connection.execute(found, ["core.events", "killed_best"]).fetchall()


def test_every_declared_column_exists(connection, sql):
    store_lineage(connection, load_models(sql / "marts"), sql.parent / "cache")
    unknown = connection.execute(
        "with named as (select table_name, column_name from core.lineage union select source_table, source_column"
        " from core.lineage), known as (select table_schema || '.' || table_name as table_name, column_name"
        " from information_schema.columns) from named where table_name like 'core.%' except from known"
    ).fetchall()
    assert unknown == []
