"""SQL models: a file is a table, its first comment says what a row is, its second names the key."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb

from pipelines.errors import WarehouseError

HEADER = re.compile(r"-- (?P<description>[^\n]+)\n-- key: (?P<key>[a-z_]+(?:, [a-z_]+)*)\n")


@dataclass(frozen=True, slots=True)
class Model:
    """One mart.

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
    """The models of a folder, each after those that it reads.

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
    """One empty database for all queries: opening it costs more than parsing them."""
    return duckdb.connect()


def tables_read(query: str, path: Path) -> tuple[str, ...]:
    """The tables that a SELECT names, by DuckDB's own parser; nothing is bound, no table need exist.

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
