from dataclasses import replace

from pipelines.step import StepResult, WholeStep
from pipelines.warehouse.grouped import run_whole
from pipelines.warehouse.incremental import run_step
from tests.warehouse.conftest import CAPITALS, store


def by_letter(tables):
    """An event for each letter, told by each document that has it."""
    return {
        "core.event_aliases": [
            {"alias": found["document_id"], "event_id": found["text"]} for found in tables["core.time_references"]
        ]
    }


MERGE = WholeStep(
    name="merge",
    reads=("core.time_references",),
    writes=("core.event_aliases",),
    packages=(),
    libraries=(),
    work=by_letter,
)


def merged(connection, **texts):
    store(connection, **texts)
    run_step(connection, CAPITALS, "1", "run")
    return run_whole(connection, MERGE, "1", "run")


def aliases(connection):
    return connection.execute("select event_id, alias from core.event_aliases order by all").fetchall()


def test_equal_input_is_not_worked_again(connection):
    assert merged(connection, a="One", b="Two") == StepResult(documents=0, rows=2)
    assert merged(connection, a="Only", b="Try") == StepResult(documents=0, rows=0)


def test_only_what_differs_is_written(connection):
    merged(connection, a="One", b="Two", c="Three")
    assert merged(connection, a="Four") == StepResult(documents=0, rows=1)
    assert aliases(connection) == [("F", "a"), ("T", "b"), ("T", "c")]


def test_an_event_without_reports_is_gone(connection):
    merged(connection, a="One", b="Two")
    assert merged(connection, a=None) == StepResult(documents=0, rows=1)
    assert aliases(connection) == [("T", "b")]


def test_the_step_sees_what_it_wrote_before(connection):
    before = []

    def note(tables):
        before.append(list(tables["core.event_aliases"]))
        return by_letter(tables)

    store(connection, a="One")
    run_step(connection, CAPITALS, "1", "run")
    step = replace(MERGE, work=note)
    run_whole(connection, step, "1", "run")
    run_whole(connection, step, "2", "run")
    assert before == [[], [{"alias": "a", "event_id": "O"}]]
