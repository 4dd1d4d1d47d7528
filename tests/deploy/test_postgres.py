"""Runs, sensor and schedule with `deploy/dagster.yaml`, over a real PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from pipelines.commands.launch import launch
from pipelines.definitions import DAILY, JOB, pipeline
from pipelines.defs.resources import folders
from pipelines.defs.watch import STATE_TAG, raw_sensor, raw_state
from pipelines.settings import Settings, load_settings
from tests.defs.conftest import ask
from tests.deploy.conftest import connect, prepare

TEXT = "Rebels destroyed the bridge in Lviv two days ago, killing 12 people."


@pytest.fixture(scope="module")
def environment(postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    variables = prepare(postgres, tmp_path_factory.mktemp("deployed"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        yield variables


@pytest.fixture(scope="module")
def settings(environment) -> Settings:
    found = load_settings()
    (found.raw / "a.txt").write_text(TEXT)
    (found.raw / "a.toml").write_text("visit_date = 2025-04-15\n")
    return found


@pytest.fixture(scope="module")
def run_id(settings) -> str:
    done, failures = launch(settings)
    assert failures == []
    return done


@pytest.fixture
def instance(environment) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.get() as found:
        yield found


def test_a_run_is_recorded_in_postgres_and_in_the_timeline(environment, settings, run_id):
    server = connect(environment)
    with server.cursor() as cursor:
        cursor.execute("select run_id, pipeline_name, status from runs")
        assert cursor.fetchall() == [(run_id, JOB.name, "SUCCESS")]
        cursor.execute('select count(*) > 0 from event_logs where asset_key = \'["marts", "timeline"]\'')
        assert cursor.fetchall() == [(True,)]
    server.close()
    assert ask(settings.published_file, "select run_id from core.runs") == [(run_id,)]


def test_the_sensor_asks_for_a_run_when_a_file_comes(settings, run_id, instance):
    def tick() -> dg.RunRequest | dg.SkipReason:
        resources = {"folders": folders(settings)}
        with dg.build_sensor_context(instance, resources=resources, definitions=pipeline(settings)) as context:
            return raw_sensor(context)

    assert tick() == dg.SkipReason("Nothing changed.")
    (settings.raw / "b.txt").write_text(TEXT)
    assert tick().tags[STATE_TAG] == raw_state(settings.raw)


def test_the_schedule_asks_for_a_run_each_day(instance):
    with dg.build_schedule_context(instance, scheduled_execution_time=datetime(2025, 4, 15, 4, tzinfo=UTC)) as context:
        (request,) = DAILY.evaluate_tick(context).run_requests
    assert request.run_key is None


def test_postgres_is_the_only_storage(environment, instance):
    storages = (instance.run_storage, instance.event_log_storage, instance.schedule_storage)
    assert {type(storage).__module__.split(".")[0] for storage in storages} == {"dagster_postgres"}
    assert not list(Path(environment["DAGSTER_HOME"]).rglob("*.db"))
