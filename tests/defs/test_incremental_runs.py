"""What a run does when nothing, or one thing, changed."""

from dataclasses import replace
from datetime import datetime, timedelta

from pipelines.settings import ROOT
from tests.defs.conftest import BRIDGE, MARKET, ask, exported, materialised
from tests.defs.quick import quick_run

FIRST = datetime(2025, 5, 1, 12)


def test_a_second_run_writes_nothing(told):
    files = (told.build_file, told.published_file)
    before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
    assert materialised(told).success
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in files] == before
    assert ask(told.published_file, "select count(*) from core.runs") == [(1,)]


def documents_redone(result) -> dict[str, int]:
    return {
        event.materialization.asset_key.to_user_string(): event.materialization.metadata["documents redone"].value
        for event in result.get_asset_materialization_events()
        if event.materialization.asset_key.path[0] == "core"
    }


def test_a_backfill_redoes_the_chosen_documents(settings, after_a_run, materialise):
    before = exported(settings.published_file)
    redone = documents_redone(materialise(again=["a*"]))
    assert {redone[f"core/{table}"] for table in ("texts", "time_references", "reports")} == {1}
    assert exported(settings.published_file) == before


def test_an_edited_document_redoes_its_own_chain(settings, after_a_run, put, materialise):
    put("b", MARKET.replace("yesterday", "last week"))
    result = materialise()
    redone = documents_redone(result)
    assert {redone[f"core/{table}"] for table in ("texts", "time_references", "reports")} == {1}
    dated = ask(
        settings.published_file, "select date_words, start_date::varchar, end_date::varchar from marts.timeline"
    )
    assert sorted(dated) == [("last week", "2025-04-07", "2025-04-13"), ("two days ago", "2025-04-13", "2025-04-13")]


def test_an_edited_sidecar_redates_its_document(settings, put):
    put("a", BRIDGE)
    put("b", MARKET)
    quick_run(settings, ROOT / "sql", FIRST)
    put("a", BRIDGE, visit_date="2025-05-15")
    quick_run(settings, ROOT / "sql", FIRST + timedelta(hours=1))
    days = ask(settings.published_file, "select start_date::varchar from marts.timeline order by all")
    assert days == [("2025-04-14",), ("2025-05-13",)]


def test_a_removed_document_leaves_nothing_behind(settings, put, tmp_path):
    put("a", BRIDGE)
    put("b", MARKET)
    quick_run(settings, ROOT / "sql", FIRST)
    put("b", None)
    quick_run(settings, ROOT / "sql", FIRST + timedelta(hours=1))
    alone = replace(settings, warehouse=tmp_path / "alone")
    quick_run(alone, ROOT / "sql", FIRST)
    assert exported(settings.published_file) == exported(alone.published_file)
    for table in ("ledger", "fingerprints"):
        found = ask(
            settings.published_file, f"select count(distinct document_id) from core.{table} where document_id <> '*'"
        )
        assert found == [(1,)]


def test_the_order_of_arrival_does_not_matter(settings, put):
    put("b", MARKET)
    quick_run(settings, ROOT / "sql", FIRST)
    put("a", BRIDGE)
    put("c", "The strike on the Kharkiv market on Monday injured at least 40 people.")
    quick_run(settings, ROOT / "sql", FIRST + timedelta(hours=1))
    in_turn = exported(settings.published_file)
    for file in (settings.build_file, settings.published_file):
        file.unlink()
    quick_run(settings, ROOT / "sql", FIRST)
    assert exported(settings.published_file) == in_turn


def test_a_core_that_was_not_published_is_published_by_the_next_run(settings, after_a_run, materialise):
    expected = exported(settings.published_file)
    settings.published_file.unlink()
    materialise()
    assert exported(settings.published_file) == expected
