from dataclasses import replace

import duckdb
import pytest

from pipelines.errors import ModelError, UnreadableDocument
from pipelines.warehouse import portions
from pipelines.warehouse.aside import try_again
from pipelines.warehouse.connection import rows
from pipelines.warehouse.incremental import run_step
from pipelines.warehouse.step import Written
from pipelines.warehouse.tables import insert
from tests.warehouse.conftest import CAPITALS, Step, end_of_text, letters, row, store


def expressions(connection):
    return connection.execute("select document_id, text from core.time_references order by all").fetchall()


def test_every_document_is_done_once(connection):
    store(connection, a="One Two", b="three")
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=2, rows=2)
    assert expressions(connection) == [("a", "O"), ("a", "T")]


def test_unchanged_documents_are_left_alone(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    assert store(connection, a="One", b="Two") == Written(documents=2, rows=0)
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=0, rows=0)


def test_an_edit_redoes_its_document_only(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    store(connection, b="Three Four")
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=1, rows=2)
    assert expressions(connection) == [("a", "O"), ("b", "F"), ("b", "T")]


def test_a_vanished_document_leaves_nothing_behind(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    store(connection, b=None)
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=1, rows=1)
    for table in ("core.texts", "core.time_references", "core.ledger", "core.fingerprints"):
        assert connection.execute(f"select count(*) from {table} where document_id = 'b'").fetchall() == [(0,)]


def test_another_version_redoes_all_but_writes_only_what_differs(connection):
    store(connection, a="One", b="Two")
    run_step(connection, CAPITALS, "1", "run")
    assert run_step(connection, CAPITALS, "2", "run") == Written(documents=2, rows=0)
    assert run_step(connection, CAPITALS, "2", "run") == Written(documents=0, rows=0)


def test_equal_output_stops_the_chain(connection):
    seen = []

    def note(tables):
        seen.extend(found["document_id"] for found in tables["core.time_references"])
        return {}

    after = Step("after", ("core.time_references",), ("core.anchors",), note)
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
    monkeypatch.setattr(portions, "BATCH", 1)

    def stop_on_b(tables):
        if tables["core.texts"][0]["document_id"] == "b":
            raise KeyboardInterrupt
        return letters(tables)

    store(connection, a="One", b="Two", c="Three")
    with pytest.raises(KeyboardInterrupt):
        run_step(connection, replace(CAPITALS, work=stop_on_b), "1", "run")
    assert expressions(connection) == [("a", "O")]
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=2, rows=2)


def test_a_long_document_is_done_in_portions(connection):
    text = "One " * 999 + "Two"
    store(connection, a=text, b="Three")
    end_of_text(connection, a=len(text))
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=2, rows=1001)
    assert expressions(connection) == [("a", "O")] * 999 + [("a", "T"), ("b", "T")]
    offsets = connection.execute("select char_start from core.time_references where document_id = 'a'").fetchall()
    assert [at for (at,) in offsets] == [place for place, letter in enumerate(text) if letter.isupper()]
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=0, rows=0)


def test_a_long_document_of_which_a_run_did_but_a_part_is_redone_whatever_becomes_of_it(connection):
    text = "One " * 999

    def stop_late(tables):
        if tables["core.texts"][0]["offset"] > 2_000:
            raise KeyboardInterrupt
        return letters(tables)

    def stop(text):
        store(connection, a=text)
        with pytest.raises(KeyboardInterrupt):
            run_step(connection, replace(CAPITALS, work=stop_late), "1", "run")

    store(connection, a=text)
    end_of_text(connection, a=len(text))
    run_step(connection, CAPITALS, "1", "run")
    whole = expressions(connection)
    stop("Two " * 999)
    assert len(expressions(connection)) == 750
    store(connection, a=text)
    assert run_step(connection, CAPITALS, "1", "run") == Written(documents=1, rows=999)
    assert expressions(connection) == whole
    stop("Two " * 999)
    store(connection, a=None)
    assert run_step(connection, CAPITALS, "1", "run").documents == 1
    assert expressions(connection) == []


def test_a_long_document_on_which_a_step_breaks_late_leaves_nothing_behind(connection):
    def fail_late(tables):
        if tables["core.texts"][0]["offset"] > 2_000:
            raise ValueError("late")
        return letters(tables)

    store(connection, a="One " * 999)
    end_of_text(connection, a=3996)
    run_step(connection, replace(CAPITALS, work=fail_late), "1", "run")
    assert expressions(connection) == []
    assert rows(connection, "select kind from core.unreadable_documents") == [{"kind": "fault"}]


def test_a_long_document_has_the_same_fingerprint_as_in_one_piece(connection):
    store(connection, a="One " * 999)
    end_of_text(connection, a=3996)
    run_step(connection, CAPITALS, "1", "run")
    portions = connection.execute("from core.fingerprints where table_name = 'core.time_references'").fetchall()
    run_step(connection, replace(CAPITALS, longest=5_000), "2", "run")
    assert connection.execute("from core.fingerprints where table_name = 'core.time_references'").fetchall() == portions


def test_a_step_behind_is_given_the_rows_of_its_portion(connection):
    asked = []

    def note(tables):
        (text,) = tables["core.texts"]
        asked.append((len(text["text"]), len(tables["core.time_references"])))
        return {}

    after = Step("after", ("core.texts", "core.time_references"), ("core.anchors",), note)
    store(connection, a="One " * 375)
    end_of_text(connection, a=1500)
    run_step(connection, CAPITALS, "1", "run")
    run_step(connection, after, "1", "run")
    assert asked == [(1000, 250), (500, 125)]


def test_a_step_that_reads_no_texts_is_given_each_row_of_a_long_document_once(connection):
    asked = []

    def note(tables):
        asked.append([row["char_start"] for row in tables["core.segments"]])
        return {}

    after = Step("after", ("core.segments",), ("core.anchors",), note)
    store(connection, a="One")
    for start, end in ((0, 900), (900, 1100), (1100, 2500)):
        segment = row(connection, "core.segments", document_id="a", char_start=start, char_end=end)
        insert(connection, "core.segments", [segment])
    connection.execute("insert into core.fingerprints values ('core.segments', 'a', 'changed')")
    run_step(connection, after, "1", "run")
    assert asked == [[0, 900], [1100], []]


def test_a_portion_comes_with_what_stands_before_it_and_places_count_from_there(connection):
    asked = []

    def note(tables):
        (text,) = tables["core.texts"]
        asked.append((text["offset"], text["lead"], text["text"], text["head"][:3]))
        return letters(tables)

    store(connection, a="One Two Six Ten")
    end_of_text(connection, a=15)
    run_step(connection, replace(CAPITALS, work=note, longest=8, lead=4), "1", "run")
    assert asked == [(0, 0, "One Two ", "One"), (4, 4, "Two Six Ten", "One")]
    found = connection.execute("select char_start, text from core.time_references order by all").fetchall()
    assert found == [(0, "O"), (4, "T"), (8, "S"), (12, "T")]


def test_a_step_that_asks_the_beginning_is_given_the_two_ends_of_a_long_document(connection):
    asked = []

    def note(tables):
        (text,) = tables["core.texts"]
        asked.append((text["text"], text["ending_start"], text["ending"], len(tables["core.segments"])))
        return {}

    step = Step("after", ("core.texts", "core.segments"), ("core.anchors",), note, longest=100, beginning=20)
    text = "First. " + "x" * 5_000 + " Last."
    store(connection, a=text)
    end_of_text(connection, a=6)
    for start, end in ((10, 30), (3_000, 3_001), (len(text) - 5, len(text))):
        segment = row(connection, "core.segments", document_id="a", char_start=start, char_end=end)
        insert(connection, "core.segments", [segment])
    run_step(connection, step, "1", "run")
    assert asked == [(text[:20], len(text) - 2_000, text[-2_000:], 3)]


def test_a_step_gives_its_memory_back_after_its_last_batch(connection, monkeypatch):
    monkeypatch.setattr(portions, "BATCH", 1)
    done = []

    class Noting(Step):
        def release(self):
            done.append("released")

    def work(tables):
        done.append(tables["core.texts"][0]["document_id"])
        return letters(tables)

    step = Noting("noting", CAPITALS.reads, CAPITALS.writes, work)
    store(connection, a="One", b="Two")
    for _ in range(2):
        run_step(connection, step, "1", "run")
    assert done == ["a", "b", "released"]


def test_only_a_run_that_writes_is_booked(connection):
    store(connection, "first", a="One")
    run_step(connection, CAPITALS, "1", "first")
    store(connection, "second", a="One")
    run_step(connection, CAPITALS, "1", "second")
    booked = connection.execute("select run_id, step, rows_written from core.run_steps order by all").fetchall()
    assert booked == [("first", "capitals", 1), ("first", "read", 1)]
