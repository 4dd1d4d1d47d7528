"""What Dagster shows of the pipeline."""

import dagster as dg
import pytest

from pipelines.definitions import DAILY, defs, pipeline
from pipelines.defs import tables
from pipelines.settings import load_settings


@pytest.fixture(scope="module")
def specs() -> list[dg.AssetSpec]:
    return list(pipeline(load_settings({})).resolve_all_asset_specs())


def test_the_definitions_load():
    dg.Definitions.validate_loadable(defs())


def test_every_table_and_mart_is_an_asset(specs):
    keys = {spec.key.to_user_string() for spec in specs}
    named = {table.replace(".", "/") for table in (*tables.GLOSSARY.tables, *(m.name for m in tables.MODELS))}
    assert keys == named | {"published/timeline", "published/page"}


def test_every_asset_says_what_it_is_and_where_it_belongs(specs):
    assert all(spec.description and spec.group_name and spec.kinds and spec.owners for spec in specs)


def test_every_mart_is_upstream_of_the_published_timeline(specs):
    (published,) = [spec for spec in specs if spec.key.path == ["published", "timeline"]]
    assert {dep.asset_key.path[1] for dep in published.deps} == {model.name.split(".")[1] for model in tables.MODELS}


def test_the_schedule_is_off_until_somebody_turns_it_on():
    assert DAILY.default_status == dg.DefaultScheduleStatus.STOPPED


def test_a_materialisation_tells_rows_columns_and_lineage(settings, put, materialise):
    put("a", "Rebels destroyed the bridge in Lviv two days ago, killing 12 people.")
    told = {
        event.materialization.asset_key.to_user_string(): event.materialization.metadata
        for event in materialise().get_asset_materialization_events()
    }
    timeline = told["marts/timeline"]
    assert timeline["dagster/row_count"].value == 1
    assert timeline["dagster/table_name"].value == "marts.timeline"
    columns = {column.name: column.description for column in timeline["dagster/column_schema"].value.columns}
    assert columns["start_date"] == "first day, inclusive; null is no known bound (from core.events.start_date)"
    (source,) = timeline["dagster/column_lineage"].value.deps_by_column["start_date"]
    assert (source.asset_key.to_user_string(), source.column_name) == ("core/events", "start_date")
    assert "| two days ago |" in timeline["first rows"].value
    assert told["core/time_references"]["dagster/column_lineage"].value.deps_by_column["start_date"]
