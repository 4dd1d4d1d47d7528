"""The marts: SQL files, each of which is a table, built anew whenever the core or their SQL changed.

The first comment of a file says what a row is, the second names the key.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb

from pipelines.errors import WarehouseError
from pipelines.step import StepResult
from pipelines.warehouse.build import read_state, write_state
from pipelines.warehouse.connection import Connection, damaged, query_text, transaction
from pipelines.warehouse.history import define_as_of
from pipelines.warehouse.incremental import book

HEADER = re.compile(r"-- (?P<description>[^\n]+)\n-- key: (?P<key>[a-z_]+(?:, [a-z_]+)*)\n")


@dataclass(frozen=True, slots=True)
class Model:
    """An SQL model: one mart.

    Args:
        name: schema and table, such as marts.timeline.
        description: what a row is.
        key: the columns that name a row.
        query: the SELECT itself.
        reads: the tables that the query names, schema and table.
    """

    name: str
    description: str
    key: tuple[str, ...]
    query: str
    reads: tuple[str, ...]


def load_models(folder: Path) -> tuple[Model, ...]:
    """Load the models of a folder, each after those that it reads.

    Raises:
        WarehouseError: a file without the two comments, with SQL that does not parse, with a table that names no
            schema, or models that read each other in a circle.
    """
    found = {model.name: model for model in map(_load_model, sorted(folder.glob("*.sql")))}
    graph = {name: [table for table in model.reads if table in found] for name, model in found.items()}
    try:
        return tuple(found[name] for name in TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise WarehouseError(f"The models of {folder} read each other in a circle: {error.args[1]}.") from error


def _load_model(path: Path) -> Model:
    text = path.read_text(encoding="utf-8")
    header = HEADER.match(text)
    if header is None:
        raise WarehouseError(f"{path}: the first line must be `-- what a row is`, the second `-- key: column, column`.")
    query = text[header.end() :].strip().rstrip(";")
    return Model(
        name=f"{path.parent.name}.{path.stem}",
        description=header["description"],
        key=tuple(header["key"].split(", ")),
        query=query,
        reads=tables_read(query, path),
    )


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """Return one empty database for all queries: opening it costs more than parsing them."""
    return duckdb.connect()


def tables_read(query: str, path: Path) -> tuple[str, ...]:
    """Return the tables that a SELECT names, by DuckDB's own parser; the tables need not exist.

    >>> tables_read("with a as (from core.events) select * from a join core.tellings using (event_id)", Path("x.sql"))
    ('core.events', 'core.tellings')
    """
    tree = json.loads(_parser().execute("select json_serialize_sql(?)", [query]).fetchall()[0][0])
    if tree["error"]:
        raise WarehouseError(f"{path}: {tree['error_message']}")
    nodes = list(_nodes(tree))
    local = {entry["key"] for node in nodes if "cte_map" in node for entry in node["cte_map"]["map"]}
    named = {(node["schema_name"], node["table_name"]) for node in nodes if node.get("type") == "BASE_TABLE"}
    bare = sorted(table for schema, table in named if not schema and table not in local)
    if bare:
        raise WarehouseError(f"{path}: name the schema of {', '.join(bare)}, such as core.{bare[0]}.")
    return tuple(sorted(f"{schema}.{table}" for schema, table in named if schema))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _nodes(value)


def state_id(connection: Connection, sql: Path) -> str:
    """Return a hash of what the marts are built from: all rows of the core, its schema, and all models and macros.

    Args:
        connection: to the build file.
        sql: the folder that holds `marts/` and `macros/`.
    """
    digest = hashlib.sha256((read_state(connection, "schema") or "").encode())
    prints = connection.execute(
        "select string_agg(table_name || document_id || sha256, ' ' order by table_name, document_id) "
        "from core.fingerprints"
    ).fetchall()
    digest.update((prints[0][0] or "").encode())
    files = connection.execute(query_text("files_listed")).fetchall()
    digest.update((files[0][0] or "").encode())
    for path in sorted([*sql.glob("marts/*.sql"), *sql.glob("macros/*.sql")]):
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def build_marts(connection: Connection, models: Sequence[Model], sql: Path, run_id: str) -> StepResult:
    """Build schema `marts` from the models in one transaction, unless it is up to date.

    Args:
        connection: to the build file.
        models: in the order in which they read each other.
        sql: the folder that holds `marts/` and `macros/`.
        run_id: the run in whose account the rows are recorded.

    Raises:
        WarehouseError: DuckDB refuses a model; the message names it.
    """
    wanted = state_id(connection, sql)
    if read_state(connection, "marts") == wanted:
        return StepResult(0, 0)
    with transaction(connection):
        connection.execute("drop schema if exists marts cascade; create schema marts")
        for path in sorted(sql.glob("macros/*.sql")):
            _execute(connection, path.read_text(encoding="utf-8"), f"macros/{path.name}")
        rows = sum(_build(connection, model) for model in models)
        define_as_of(connection)
        write_state(connection, "marts", wanted)
        book(connection, run_id, "marts", StepResult(0, rows))
    return StepResult(0, rows)


def _build(connection: Connection, model: Model) -> int:
    _execute(connection, f"create table {model.name} as {model.query}", model.name)
    connection.execute(f"comment on table {model.name} is '{model.description.replace(chr(39), chr(39) * 2)}'")
    return int(connection.execute(f"select count(*) from {model.name}").fetchall()[0][0])


def _execute(connection: Connection, statement: str, name: str) -> None:
    try:
        connection.execute(statement)
    except duckdb.Error as error:
        if damaged(error):
            raise
        raise WarehouseError(f"{name} cannot be built: {error}") from error
