"""How a table becomes a Dagster asset: its description, its checks, and the metadata of a materialisation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import dagster as dg

from pipelines.settings import ROOT
from pipelines.step import StepResult, step_version
from pipelines.warehouse.checks import Check, CheckResult, load_checks, offending_documents, run_check
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.describe import Column, describe, load_glossary, preview
from pipelines.warehouse.incremental import set_aside
from pipelines.warehouse.marts import load_models

SQL = ROOT / "sql"
MODELS = load_models(SQL / "marts")
CHECKS = load_checks(SQL / "checks", MODELS)
GLOSSARY = load_glossary()
OWNERS = ["team:dateline"]
PYTHON = {"python", "duckdb"}
VIEW = {"sql", "duckdb", "view"}
CHECK = "check"
"""The step by which withheld documents are listed in `core.unreadable_documents`."""
ROUNDS = 5
"""How often offenders are withheld before what is left blocks: without some documents, others may offend."""


def key(table: str) -> dg.AssetKey:
    """Return the asset key of a table: core/events for core.events."""
    return dg.AssetKey(table.split("."))


def specs(group: str, tables: Iterable[str], reads: Iterable[str], kinds: set[str]) -> list[dg.AssetSpec]:
    """Return the assets of tables that are made together from others."""
    sources = [key(table) for table in reads]
    return [
        dg.AssetSpec(
            key(table),
            deps=sources,
            group_name=group,
            kinds=kinds,
            owners=OWNERS,
            description=GLOSSARY.tables[table],
        )
        for table in tables
    ]


def mart_specs() -> list[dg.AssetSpec]:
    """Return the assets of the SQL models, each described by its query."""
    return [
        dg.AssetSpec(
            key(model.name),
            deps=[key(table) for table in model.reads],
            group_name="marts",
            kinds={"sql", "duckdb"},
            owners=OWNERS,
            description=f"{model.description}\n\n```sql\n{model.query}\n```",
        )
        for model in MODELS
    ]


def check_specs(tables: Iterable[str]) -> list[dg.AssetCheckSpec]:
    """Return the checks that guard some tables."""
    return [
        dg.AssetCheckSpec(check.name, asset=key(check.table), description=check.description, blocking=check.blocking)
        for check in _checks(tables)
    ]


def _checks(tables: Iterable[str]) -> list[Check]:
    wanted = set(tables)
    return [check for check in CHECKS if check.table in wanted]


def withhold_offenders(
    context: dg.AssetExecutionContext,
    connection: Connection,
    tables: Iterable[str],
    redo: Callable[[], object] = lambda: None,
) -> list[CheckResult]:
    """Withhold the documents that offend a blocking check, so that the rest can be published.

    Args:
        context: of the run.
        connection: to the build file.
        tables: whose checks are run.
        redo: makes the tables anew without those documents.

    Returns:
        The results of the checks for what is left.
    """
    results = checked(connection, tables)
    for _ in range(ROUNDS):
        offenders = offending_documents(connection, results)
        if not offenders:
            break
        set_aside(connection, CHECK, check_version(), offenders)
        context.log.info(f"{len(offenders)} documents withheld: they do not pass a check.")
        redo()
        results = checked(connection, tables)
    return results


def checked(connection: Connection, tables: Iterable[str]) -> list[CheckResult]:
    """Run the checks that guard some tables."""
    return [run_check(connection, check) for check in _checks(tables)]


@lru_cache
def check_version() -> str:
    """Return the version of what withholds documents: all code and all checks; another one tries them again."""
    return step_version(["pipelines"], [], *(check.query for check in CHECKS))


def materialized(
    context: dg.AssetExecutionContext,
    connection: Connection,
    tables: Sequence[str],
    written: StepResult,
    results: Sequence[CheckResult],
) -> Iterator[dg.MaterializeResult]:
    """Report tables that are up to date to Dagster: row counts, columns, the first rows, and the checks.

    Args:
        context: of the run; only the tables that it selects are reported.
        connection: to the build file.
        tables: in the order of their dependence.
        written: what this run wrote in them.
        results: of their checks.
    """
    if written.documents or written.rows:
        context.log.info(f"{context.op_execution_context.op.name}: {written}")
    chosen = [table for table in tables if key(table) in context.selected_asset_keys]
    facts = describe(connection, chosen)
    for table in chosen:
        yield dg.MaterializeResult(
            asset_key=key(table),
            metadata={
                "dagster/table_name": table,
                "dagster/row_count": facts[table].rows,
                "dagster/column_schema": dg.TableSchema([_column(column) for column in facts[table].columns]),
                "dagster/column_lineage": _lineage(facts[table].columns),
                "first rows": dg.MetadataValue.md(facts[table].preview),
                "rows written": written.rows,
                "documents redone": written.documents,
            },
            check_results=[_result(result) for result in results if result.check.table == table],
        )


def _column(column: Column) -> dg.TableColumn:
    sources = ", ".join(f"{table}.{name}" for table, name in column.sources)
    meaning = GLOSSARY.columns.get(column.name, "not in the glossary: pipelines/warehouse/glossary.toml")
    return dg.TableColumn(column.name, column.kind, description=f"{meaning} (from {sources})" if sources else meaning)


def _lineage(columns: Iterable[Column]) -> dg.TableColumnLineage:
    return dg.TableColumnLineage(
        {
            column.name: [dg.TableColumnDep(key(table), name) for table, name in column.sources]
            for column in columns
            if column.sources
        }
    )


def _result(result: CheckResult) -> dg.AssetCheckResult:
    check = result.check
    return dg.AssetCheckResult(
        asset_key=key(check.table),
        check_name=check.name,
        passed=result.count == 0,
        severity=dg.AssetCheckSeverity.ERROR if check.blocking else dg.AssetCheckSeverity.WARN,
        metadata={"offenders": result.count, "first offenders": dg.MetadataValue.md(preview(result.offenders))},
    )
