"""The SQL models: a file in `sql/marts/` is a table and an asset."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipelines.defs import catalog
from pipelines.defs.resources import Folders
from pipelines.defs.tables import OWNERS, check_specs, checked, key, materialized
from pipelines.warehouse.lineage import store_lineage
from pipelines.warehouse.marts import build_marts

TABLES = tuple(model.name for model in catalog.MODELS)
SPECS = [
    dg.AssetSpec(
        key(model.name),
        deps=[key(table) for table in model.reads],
        group_name="marts",
        kinds={"sql", "duckdb"},
        owners=OWNERS,
        description=f"{model.description}\n\n```sql\n{model.query}\n```",
    )
    for model in catalog.MODELS
]


@dg.multi_asset(name="marts", specs=SPECS, check_specs=check_specs(TABLES), can_subset=True)
def marts(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Build all marts anew, in one transaction, if the core or their SQL changed."""
    with folders.building() as connection:
        store_lineage(connection, catalog.MODELS, Path(folders.cache))
        written = build_marts(connection, catalog.MODELS, catalog.SQL, context.run.run_id)
        yield from materialized(context, connection, TABLES, written, checked(connection, TABLES))
