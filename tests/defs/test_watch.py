"""When the sensor asks for a run, and what becomes of runs that died."""

import os
import subprocess
import sys

import dagster as dg
import pytest

from pipelines.definitions import pipeline
from pipelines.defs import resources, runs
from pipelines.defs.resources import seconds
from pipelines.defs.runs import report_abandoned
from pipelines.defs.watch import STATE_TAG, raw_sensor, raw_state
from pipelines.warehouse.build import turn_of
from pipelines.warehouse.connection import locked

TEXT = "Rebels destroyed the bridge in Lviv two days ago, killing 12 people."


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as made:
        yield made


@pytest.fixture
def tick(instance, settings):
    """What the sensor says now: the tags of a run, or why not."""

    def evaluate() -> dict[str, str] | str:
        with dg.build_sensor_context(
            instance=instance, resources={"folders": resources.folders(settings)}, definitions=pipeline(settings)
        ) as context:
            said = raw_sensor(context)
            return said.skip_message if isinstance(said, dg.SkipReason) else dict(said.tags)

    return evaluate


@pytest.fixture
def run(instance, settings):
    """A run as Dagster would record it, for the folder as it stands."""

    def record(status: dg.DagsterRunStatus) -> None:
        job = pipeline(settings).resolve_job_def("timeline")
        made = instance.create_run_for_job(job, tags={STATE_TAG: raw_state(settings.raw)})
        events = {
            dg.DagsterRunStatus.SUCCESS: instance.report_run_canceled,
            dg.DagsterRunStatus.FAILURE: instance.report_run_failed,
        }
        if status == dg.DagsterRunStatus.SUCCESS:
            instance.report_dagster_event(
                dg.DagsterEvent("PIPELINE_START", job_name="timeline", event_specific_data=None), made.run_id
            )
            instance.report_dagster_event(dg.DagsterEvent("PIPELINE_SUCCESS", job_name="timeline"), made.run_id)
        elif status in events:
            events[status](made)

    return record


def test_a_folder_that_no_run_has_seen_asks_for_one(tick, put, settings):
    put("a", TEXT)
    assert tick() == {STATE_TAG: raw_state(settings.raw)}


def test_a_folder_that_a_run_has_seen_does_not(tick, put, run):
    put("a", TEXT)
    run(dg.DagsterRunStatus.SUCCESS)
    assert tick() == "Nothing changed."


@pytest.mark.parametrize("change", ["new", "edited", "sidecar", "removed", "correction"])
def test_every_change_asks_for_a_run(tick, put, run, settings, change):
    put("a", TEXT)
    put("b", TEXT)
    run(dg.DagsterRunStatus.SUCCESS)
    if change == "new":
        put("c", TEXT)
    elif change == "edited":
        put("a", TEXT + " They fled.")
    elif change == "sidecar":
        put("a", TEXT, visit_date="2025-05-15 # later")
    elif change == "removed":
        put("a", None)
    else:
        (settings.raw / "corrections").mkdir()
        (settings.raw / "corrections" / "mine.toml").write_text("")
    assert tick() == {STATE_TAG: raw_state(settings.raw)}


def test_no_run_is_asked_for_while_one_goes_on(tick, put, run):
    put("a", TEXT)
    run(dg.DagsterRunStatus.NOT_STARTED)
    put("b", TEXT)
    assert tick().endswith("is going on.")


def test_a_failed_run_is_asked_for_again_after_a_pause(tick, put, run, monkeypatch):
    put("a", TEXT)
    run(dg.DagsterRunStatus.FAILURE)
    assert tick().startswith("The last 1 runs failed; the next one comes in ")
    monkeypatch.setattr("pipelines.defs.watch.seconds", lambda: seconds() + 31)
    assert STATE_TAG in tick()


def test_a_missing_folder_is_said(tick, settings):
    settings.raw.rmdir()
    assert str(settings.raw) in tick()


@pytest.fixture
def started(instance, settings):
    job = pipeline(settings).resolve_job_def("timeline")
    made = instance.create_run_for_job(job)
    instance.report_dagster_event(dg.DagsterEvent("PIPELINE_START", job_name="timeline"), made.run_id)
    return made.run_id


def test_a_run_whose_process_died_is_marked(instance, settings, started, monkeypatch):
    monkeypatch.setattr(runs, "seconds", lambda: seconds() + 61)
    assert report_abandoned(instance, settings.build_file) == [started]
    assert instance.get_run_by_id(started).status == dg.DagsterRunStatus.FAILURE


def test_a_run_that_holds_its_turn_is_left_alone(instance, settings, started, monkeypatch):
    monkeypatch.setattr(runs, "seconds", lambda: seconds() + 61)
    with locked(turn_of(settings.build_file)):
        assert report_abandoned(instance, settings.build_file) == []


@pytest.fixture
def stuck(instance, settings):
    """A run whose process died in the midst of beginning or ending it."""

    def record(status: dg.DagsterRunStatus) -> str:
        job = pipeline(settings).resolve_job_def("timeline")
        return instance.create_run_for_job(job, tags={STATE_TAG: "of before"}, status=status).run_id

    return record


BEGUN_OR_ENDING = [dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.CANCELING]


@pytest.mark.parametrize("status", BEGUN_OR_ENDING)
def test_a_run_that_never_began_or_ended_holds_nothing_up(tick, put, stuck, monkeypatch, instance, status):
    put("a", TEXT)
    run_id = stuck(status)
    assert tick() == f"The run {run_id} is going on."
    monkeypatch.setattr(runs, "seconds", lambda: seconds() + 61)
    assert STATE_TAG in tick()
    assert instance.get_run_by_id(run_id).status == dg.DagsterRunStatus.FAILURE


def test_a_young_run_is_left_alone(instance, settings, started):
    assert report_abandoned(instance, settings.build_file) == []


@pytest.fixture
def holder(settings):
    """Another process that has its turn."""
    path = str(turn_of(settings.build_file))
    code = (
        "import sys; from pathlib import Path; from pipelines.warehouse.connection import locked\n"
        f"with locked(Path({path!r})): print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)
    )
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def impatient(monkeypatch):
    def hurried(settings):
        return resources.Folders(**{**resources.folders(settings).model_dump(), "wait_seconds": 0.2})

    monkeypatch.setattr("pipelines.definitions.folders", hurried)


def test_two_runs_never_overlap_and_the_second_says_why(put, materialise, holder, impatient):
    put("a", TEXT)
    result = materialise()
    assert not result.success
    (failed,) = [event for event in result.all_events if event.is_step_failure]
    assert "is held by another process" in failed.step_failure_data.error.to_string()
    assert len([event for event in result.all_events if event.event_type_value == "STEP_UP_FOR_RETRY"]) == 3


def test_a_run_that_waited_goes_on_when_the_other_ends(put, materialise, holder, impatient):
    put("a", TEXT)
    code = f"import os, signal, time; time.sleep(0.7); os.kill({holder.pid}, signal.SIGKILL)"
    with subprocess.Popen([sys.executable, "-c", code]):
        assert materialise().success
