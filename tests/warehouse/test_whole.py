from pipelines.warehouse.incremental import run_step
from pipelines.warehouse.step import Written
from pipelines.warehouse.whole import run_whole
from tests.warehouse.conftest import CAPITALS, Step, store


def by_letter(tables):
    """An event for each letter, told by each document that has it."""
    return {
        "core.event_aliases": [
            {"alias": found["document_id"], "event_id": found["text"]} for found in tables["core.time_references"]
        ]
    }


MERGE = Step("merge", ("core.time_references",), ("core.event_aliases",), by_letter)


def merged(connection, **texts):
    store(connection, **texts)
    run_step(connection, CAPITALS, "1", "run")
    return run_whole(connection, MERGE, "1", "run")


def aliases(connection):
    return connection.execute("select event_id, alias from core.event_aliases order by all").fetchall()


def test_equal_input_is_not_worked_again(connection):
    assert merged(connection, a="One", b="Two") == Written(documents=0, rows=2)
    assert merged(connection, a="Only", b="Try") == Written(documents=0, rows=0)


def test_only_what_differs_is_written(connection):
    merged(connection, a="One", b="Two", c="Three")
    assert merged(connection, a="Four") == Written(documents=0, rows=1)
    assert aliases(connection) == [("F", "a"), ("T", "b"), ("T", "c")]


def test_an_event_without_reports_is_gone(connection):
    merged(connection, a="One", b="Two")
    assert merged(connection, a=None) == Written(documents=0, rows=1)
    assert aliases(connection) == [("T", "b")]


def test_the_step_sees_what_it_wrote_before(connection):
    before = []

    def note(tables):
        before.append(list(tables["core.event_aliases"]))
        return by_letter(tables)

    store(connection, a="One")
    run_step(connection, CAPITALS, "1", "run")
    step = Step("merge", MERGE.reads, MERGE.writes, note)
    run_whole(connection, step, "1", "run")
    run_whole(connection, step, "2", "run")
    assert before == [[], [{"alias": "a", "event_id": "O"}]]
