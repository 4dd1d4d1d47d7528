"""What a run does when nothing, or one thing, changed."""

from tests.defs.conftest import ask, exported

BRIDGE = "Rebels destroyed the bridge in Lviv two days ago, killing 12 people."
MARKET = "Shells struck the market in Kharkiv yesterday, injuring 40 people."


def test_a_second_run_writes_nothing(settings, put, materialise):
    put("a", BRIDGE)
    assert materialise().success
    files = (settings.build_file, settings.published_file)
    before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
    assert materialise().success
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in files] == before
    assert ask(settings.published_file, "select count(*) from core.runs") == [(1,)]


def documents_redone(result) -> dict[str, int]:
    return {
        event.materialization.asset_key.to_user_string(): event.materialization.metadata["documents redone"].value
        for event in result.get_asset_materialization_events()
        if event.materialization.asset_key.path[0] == "core"
    }


def test_a_backfill_redoes_the_chosen_documents(settings, put, materialise):
    put("a", BRIDGE)
    put("b", MARKET)
    materialise()
    before = exported(settings.published_file)
    redone = documents_redone(materialise(again=["a*"]))
    assert {redone[f"core/{table}"] for table in ("texts", "time_references", "reports")} == {1}
    assert exported(settings.published_file) == before


def test_an_edited_document_redoes_its_own_chain(settings, put, materialise):
    put("a", BRIDGE)
    put("b", MARKET)
    materialise()
    put("b", MARKET.replace("yesterday", "last week"))
    result = materialise()
    redone = documents_redone(result)
    assert {redone[f"core/{table}"] for table in ("texts", "time_references", "reports")} == {1}
    dated = ask(
        settings.published_file, "select date_words, start_date::varchar, end_date::varchar from marts.timeline"
    )
    assert sorted(dated) == [("last week", "2025-04-07", "2025-04-13"), ("two days ago", "2025-04-13", "2025-04-13")]


def test_an_edited_sidecar_redates_its_document(settings, put, materialise):
    put("a", BRIDGE)
    materialise()
    put("a", BRIDGE, visit_date="2025-05-15")
    materialise()
    assert ask(settings.published_file, "select start_date::varchar from marts.timeline") == [("2025-05-13",)]


def test_a_removed_document_leaves_nothing_behind(settings, put, materialise):
    put("a", BRIDGE)
    materialise()
    alone = exported(settings.published_file)
    put("b", MARKET)
    materialise()
    assert exported(settings.published_file) != alone
    put("b", None)
    materialise()
    assert exported(settings.published_file) == alone
    for table in ("ledger", "fingerprints"):
        found = ask(
            settings.published_file, f"select count(distinct document_id) from core.{table} where document_id <> '*'"
        )
        assert found == [(1,)]


def test_the_order_of_arrival_does_not_matter(settings, put, materialise, tmp_path):
    put("b", MARKET)
    materialise()
    put("a", BRIDGE)
    put("c", "The strike on the Kharkiv market on Monday injured at least 40 people.")
    materialise()
    in_turn = exported(settings.published_file)
    for file in (settings.build_file, settings.published_file):
        file.unlink()
    materialise()
    assert exported(settings.published_file) == in_turn


def test_a_core_that_was_not_published_is_published_by_the_next_run(settings, put, materialise):
    put("a", BRIDGE)
    materialise()
    expected = exported(settings.published_file)
    settings.published_file.unlink()
    materialise()
    assert exported(settings.published_file) == expected
