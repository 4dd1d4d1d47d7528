from pipelines.warehouse import build as build_file
from pipelines.warehouse.build import building
from tests.warehouse.conftest import store


def test_the_same_definition_keeps_the_rows(build, tmp_path):
    with building(build, tmp_path / "timeline.duckdb") as connection:
        store(connection, a="one")
    with building(build, tmp_path / "timeline.duckdb") as connection:
        assert connection.execute("select document_id from core.texts").fetchall() == [("a",)]


def test_another_definition_drops_what_can_be_made_again_and_keeps_the_rest(build, tmp_path, monkeypatch):
    with building(build, tmp_path / "timeline.duckdb") as connection:
        store(connection, a="one")
        connection.execute("insert into core.event_aliases values ('old', 'new')")
    changed = tmp_path / "schema.sql"
    changed.write_text(build_file.SCHEMA_FILE.read_text() + "create table core.more (a integer);")
    monkeypatch.setattr(build_file, "SCHEMA_FILE", changed)
    with building(build, tmp_path / "timeline.duckdb") as connection:
        assert connection.execute("from core.texts").fetchall() == []
        assert connection.execute("from core.more").fetchall() == []
        assert connection.execute("from core.event_aliases").fetchall() == [("old", "new")]


def test_kept_tables_take_new_columns_and_lose_old_ones(build, tmp_path, monkeypatch):
    with building(build, tmp_path / "timeline.duckdb") as connection:
        connection.execute("insert into core.event_aliases values ('old', 'new')")
    changed = tmp_path / "schema.sql"
    definition = build_file.SCHEMA_FILE.read_text()
    changed.write_text(
        definition.replace("core.event_aliases (alias varchar,", "core.event_aliases (since date, former varchar,")
    )
    monkeypatch.setattr(build_file, "SCHEMA_FILE", changed)
    with building(build, tmp_path / "timeline.duckdb") as connection:
        assert connection.execute("from core.event_aliases").fetchall() == [(None, None, "new")]
