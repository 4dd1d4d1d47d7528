from dataclasses import replace

import duckdb
import pytest

from pipelines.errors import ModelError, UnreadableDocument
from pipelines.pool import Pool
from pipelines.step import StepResult
from pipelines.warehouse import incremental
from pipelines.warehouse.build import building
from pipelines.warehouse.connection import rows
from pipelines.warehouse.incremental import run_step, try_again
from pipelines.warehouse.tables import insert
from tests.warehouse.conftest import CAPITALS, letters, row, store


def expressions(connection):
    return connection.execute("select document_id, text from core.time_references order by all").fetchall()


def test_every_document_is_done_once(connection):
    store(connection, a="One Two", b="three")
    assert run_step(connection, CAPITALS, "1", "run") == StepResult(documents=2, rows=2)
    assert expressions(connection) == [("a", "O"), ("a", "T")]


def test_unchanged_documents_are_left_alone(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    assert store(connection, a="One", b="Two") == StepResult(documents=2, rows=0)
    assert run_step(connection, CAPITALS, "1", "run") == StepResult(documents=0, rows=0)


def test_an_edit_redoes_its_document_only(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    store(connection, b="Three Four")
    assert run_step(connection, CAPITALS, "1", "run") == StepResult(documents=1, rows=2)
    assert expressions(connection) == [("a", "O"), ("b", "F"), ("b", "T")]


def test_a_vanished_document_leaves_nothing_behind(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    store(connection, b=None)
    assert run_step(connection, CAPITALS, "1", "run") == StepResult(documents=1, rows=1)
    for table in ("core.texts", "core.time_references", "core.ledger", "core.fingerprints"):
        assert connection.execute(f"select count(*) from {table} where document_id = 'b'").fetchall() == [(0,)]


def test_another_version_redoes_all_but_writes_only_what_differs(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    assert run_step(connection, CAPITALS, "2", "run") == StepResult(documents=2, rows=0)
    assert run_step(connection, CAPITALS, "2", "run") == StepResult(documents=0, rows=0)


def test_equal_output_stops_the_chain(connection):
    seen = []

    def note(tables):
        seen.extend(found["document_id"] for found in tables["core.time_references"])
        return {}

    after = replace(CAPITALS, name="after", reads=("core.time_references",), writes=("core.anchors",), work=note)
    store(connection, a="One")
    run_step(connection, CAPITALS, "1", "run")
    run_step(connection, after, "1", "run")
    store(connection, a="Owl")
    run_step(connection, CAPITALS, "1", "run")
    run_step(connection, after, "1", "run")
    assert seen == ["a"]


def failing_on(*document_ids):
    """A step that breaks on some documents, and works on the others as CAPITALS does."""

    def work(tables):
        for text in tables["core.texts"]:
            if text["document_id"] in document_ids:
                raise RecursionError("too deep:\x1b[2J a second " + "word " * 99)
        return letters(tables)

    return replace(CAPITALS, work=work)


def test_a_document_on_which_a_step_breaks_is_set_aside_and_the_others_go_on(connection, caplog):
    store(connection, a="One", b="Two", c="Three")
    assert run_step(connection, failing_on("b"), "1", "run").documents == 3
    assert expressions(connection) == [("a", "O"), ("c", "T")]
    (aside,) = rows(connection, "from core.unreadable_documents")
    assert (aside["document_id"], aside["step"], aside["kind"]) == ("b", "capitals", "fault")
    assert (aside["error_type"], aside["version"]) == ("RecursionError", "1")
    assert aside["reason"].startswith("The step capitals broke on this document: RecursionError: too deep:\\x1b[2J a")
    assert len(aside["reason"]) < 300 and "report" in aside["remedy"]
    assert rows(connection, "select document_id from core.texts") == [{"document_id": "a"}, {"document_id": "c"}]
    assert "Traceback" not in caplog.text and "in work" in caplog.text and "\x1b" not in caplog.text


def test_what_was_made_of_a_document_before_it_was_set_aside_is_gone(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    run_step(connection, replace(failing_on("b"), name="later", writes=("core.anchors",)), "1", "run")
    assert expressions(connection) == [("a", "O")]
    assert run_step(connection, CAPITALS, "1", "run").rows == 0
    tables = rows(connection, "select distinct table_name from core.fingerprints where document_id = 'b'")
    assert tables == [{"table_name": "core.unreadable_documents"}]


def test_a_document_that_a_step_refuses_says_why_in_the_words_of_the_refusal(connection, caplog):
    def refuse(_tables):
        raise UnreadableDocument("not_prose", "It is a table.", "Give it as a dataset.")

    store(connection, a="One")
    run_step(connection, replace(CAPITALS, work=refuse), "1", "run")
    (aside,) = rows(connection, "from core.unreadable_documents")
    assert (aside["kind"], aside["error_type"], aside["reason"]) == ("not_prose", None, "It is a table.")
    assert not caplog.records


def test_a_row_that_does_not_fit_its_table_sets_its_document_aside(connection):
    def misfit(tables):
        return {table: [{**each, "char_start": "x"} for each in found] for table, found in letters(tables).items()}

    store(connection, a="One", b="none")
    run_step(connection, replace(CAPITALS, work=misfit), "1", "run")
    assert rows(connection, "select document_id, error_type from core.unreadable_documents") == [
        {"document_id": "a", "error_type": "RowError"}
    ]


@pytest.mark.parametrize("error", [ModelError("no model"), OSError("no disk"), duckdb.OutOfMemoryException("full")])
def test_an_error_that_is_not_about_the_document_stops_the_step(connection, error):
    def fail(_tables):
        raise error

    store(connection, a="One")
    with pytest.raises(type(error)):
        run_step(connection, replace(CAPITALS, work=fail), "1", "run")
    assert rows(connection, "from core.unreadable_documents") == []


def test_a_document_is_tried_again_when_the_code_changed_that_set_it_aside(connection):
    store(connection, a="One", b="Two")
    for name in ("a", "b"):
        insert(connection, "core.files", [row(connection, "core.files", source_path=name, document_ids=[name])])
    run_step(connection, failing_on("b"), "1", "run")
    try_again(connection, {"capitals": "1", "another": "2"})
    assert rows(connection, "select source_path from core.files order by 1") == [
        {"source_path": "a"}, {"source_path": "b"}
    ]  # fmt: skip
    try_again(connection, {"capitals": "2"})
    assert rows(connection, "select source_path from core.files") == [{"source_path": "a"}]


def test_a_run_that_is_stopped_keeps_the_batches_before(connection, monkeypatch):
    monkeypatch.setattr(incremental, "BATCH", 1)

    def stop_on_b(tables):
        if tables["core.texts"][0]["document_id"] == "b":
            raise KeyboardInterrupt
        return letters(tables)

    store(connection, a="One", b="Two", c="Three")
    with pytest.raises(KeyboardInterrupt):
        run_step(connection, replace(CAPITALS, work=stop_on_b), "1", "run")
    assert expressions(connection) == [("a", "O")]
    assert run_step(connection, CAPITALS, "1", "run") == StepResult(documents=2, rows=2)


def breaking_on_b(tables):
    """CAPITALS, for a worker to import; it breaks on the document b."""
    if tables["core.texts"][0]["document_id"] == "b":
        raise RecursionError("too deep")
    return letters(tables)


STORED = ("core.time_references", "core.fingerprints", "core.ledger", "core.unreadable_documents")


@pytest.mark.parametrize("batch", [1, 3, 500])
def test_a_pool_stores_what_one_process_stores_in_whatever_batches(tmp_path, monkeypatch, batch):
    step = replace(CAPITALS, work=breaking_on_b)
    stored = []
    with Pool(2) as pool:
        for name, asked, size in (("alone", None, 500), ("pool", pool, batch)):
            monkeypatch.setattr(incremental, "BATCH", size)
            monkeypatch.setattr(incremental, "WORTH_A_POOL", 0)
            with building(tmp_path / f"{name}.duckdb", tmp_path / "none.duckdb") as connection:
                store(connection, **{letter: f"{letter.upper()} One Two" for letter in "abcdefg"})
                run_step(connection, step, "1", "run", asked)
                store(connection, a="Four", c=None)
                run_step(connection, step, "1", "run", asked)
                stored.append([rows(connection, f"from {table} order by all") for table in STORED])
    assert stored[0] == stored[1]
    assert [row["error_type"] for row in stored[0][3]] == ["RecursionError"]


def test_few_characters_start_no_pool(connection):
    pool = Pool(1)
    pool.close()
    store(connection, a="One")
    assert run_step(connection, CAPITALS, "1", "run", pool).rows == 1


def test_how_far_a_step_is_is_told_from_none_to_all(connection, monkeypatch, caplog):
    monkeypatch.setattr(incremental, "BATCH", 2)
    store(connection, a="One", b="Two", c="Three")
    with caplog.at_level("DEBUG", incremental.PROGRESS.name):
        run_step(connection, CAPITALS, "1", "run")
    assert caplog.messages == ["capitals: 0 of 3", "capitals: 2 of 3", "capitals: 3 of 3"]


def test_only_a_run_that_writes_is_booked(connection):
    store(connection, "first", a="One")
    run_step(connection, CAPITALS, "1", "first")
    store(connection, "second", a="One")
    run_step(connection, CAPITALS, "1", "second")
    booked = connection.execute("select run_id, step, rows_written from core.run_steps order by all").fetchall()
    assert booked == [("first", "capitals", 1), ("first", "read", 1)]
