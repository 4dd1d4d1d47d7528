"""How a table becomes a Dagster asset: its description, its checks, and what each materialisation tells."""

from collections.abc import Iterable, Iterator, Sequence

import dagster as dg

from pipelines.defs import catalog
from pipelines.warehouse.checks import Check, Verdict, run_check
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.describe import Column, describe, preview
from pipelines.warehouse.step import Written

OWNERS = ["team:dateline"]
PYTHON = {"python", "duckdb"}
VIEW = {"sql", "duckdb", "view"}


def key(table: str) -> dg.AssetKey:
    """The asset of a table: core.events is core/events."""
    return dg.AssetKey(table.split("."))


def specs(group: str, tables: Iterable[str], reads: Iterable[str], kinds: set[str]) -> list[dg.AssetSpec]:
    """The assets of tables that are made together from others."""
    sources = [key(table) for table in reads]
    return [
        dg.AssetSpec(
            key(table),
            deps=sources,
            group_name=group,
            kinds=kinds,
            owners=OWNERS,
            description=catalog.GLOSSARY.tables[table],
        )
        for table in tables
    ]


def check_specs(tables: Iterable[str]) -> list[dg.AssetCheckSpec]:
    """The checks that guard some tables."""
    return [
        dg.AssetCheckSpec(check.name, asset=key(check.table), description=check.description, blocking=check.blocking)
        for check in _checks(tables)
    ]


def _checks(tables: Iterable[str]) -> list[Check]:
    wanted = set(tables)
    return [check for check in catalog.CHECKS if check.table in wanted]


def materialized(
    context: dg.AssetExecutionContext, connection: Connection, tables: Sequence[str], written: Written
) -> Iterator[dg.MaterializeResult]:
    """What Dagster is told of tables that are up to date: rows, columns, a glance at them, and the checks.

    Args:
        context: of the run; of its tables, those that were asked for are told.
        connection: to the build file.
        tables: in the order of their dependence.
        written: what this run wrote in them.
    """
    if written.documents or written.rows:
        context.log.info(f"{context.op_execution_context.op.name}: {written}")
    chosen = [table for table in tables if key(table) in context.selected_asset_keys]
    facts = describe(connection, chosen)
    for table in chosen:
        verdicts = [run_check(connection, check) for check in _checks([table])]
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
            check_results=[_result(verdict) for verdict in verdicts],
        )


def _column(column: Column) -> dg.TableColumn:
    sources = ", ".join(f"{table}.{name}" for table, name in column.sources)
    meaning = catalog.GLOSSARY.columns[column.name]
    return dg.TableColumn(column.name, column.kind, description=f"{meaning} (from {sources})" if sources else meaning)


def _lineage(columns: Iterable[Column]) -> dg.TableColumnLineage:
    return dg.TableColumnLineage(
        {
            column.name: [dg.TableColumnDep(key(table), name) for table, name in column.sources]
            for column in columns
            if column.sources
        }
    )


def _result(verdict: Verdict) -> dg.AssetCheckResult:
    check = verdict.check
    return dg.AssetCheckResult(
        asset_key=key(check.table),
        check_name=check.name,
        passed=verdict.count == 0,
        severity=dg.AssetCheckSeverity.ERROR if check.blocking else dg.AssetCheckSeverity.WARN,
        metadata={"offenders": verdict.count, "first offenders": dg.MetadataValue.md(preview(verdict.offenders))},
    )
