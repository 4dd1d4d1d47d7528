"""Which columns a column is made from: by sqlglot for views and models, declared for the tables that Python writes.

Importing sqlglot and following the queries takes a second, so the answer is kept in a cache, by its question.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.settings import kept, load_settings
from pipelines.step import Row
from pipelines.warehouse.build import prepare, read_state, write_state
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.marts import Model, load_models
from pipelines.warehouse.tables import insert

DECLARED = Path(__file__).with_name("lineage.toml")


def store_lineage(connection: Connection, models: Sequence[Model], cache: Path) -> None:
    """Write `core.lineage` anew if a definition changed: a row for each column and each column that it is made from.

    Args:
        connection: to the build file.
        models: of schema `marts`.
        cache: a folder for what can be built again.

    Raises:
        WarehouseError: sqlglot cannot follow a query; the message names it.
    """
    stamp = _definitions(connection, models)
    if read_state(connection, "lineage") == stamp:
        return
    found = kept(
        cache / f"lineage-{stamp[:16]}.json",
        lambda: sorted(_lineage(connection, models), key=lambda row: tuple(row.values())),
    )
    connection.execute("delete from core.lineage")
    insert(connection, "core.lineage", found)
    write_state(connection, "lineage", stamp)


def _definitions(connection: Connection, models: Sequence[Model]) -> str:
    digest = hashlib.sha256((read_state(connection, "schema") or "").encode())
    digest.update(DECLARED.read_bytes())
    for model in models:
        digest.update(f"\0{model.name}\0{model.query}".encode())
    return digest.hexdigest()


def _lineage(connection: Connection, models: Sequence[Model]) -> Iterator[Row]:
    for table, columns in tomllib.loads(DECLARED.read_text(encoding="utf-8")).items():
        for column, sources in columns.items():
            yield from (_row(table, column, *source.rsplit(".", 1)) for source in sources)
    known = _tables(connection)
    for table, query in _queries(connection, models).items():
        yield from _parsed(table, query, known)


def _row(table: str, column: str, source_table: str, source_column: str) -> Row:
    return {
        "table_name": table,
        "column_name": column,
        "source_table": source_table,
        "source_column": source_column,
    }


def _queries(connection: Connection, models: Sequence[Model]) -> Mapping[str, str]:
    views = connection.execute("select view_name, sql from duckdb_views() where schema_name = 'core'").fetchall()
    selects = {f"core.{name}": statement.split(" AS ", 1)[1].rstrip().rstrip(";") for name, statement in views}
    return selects | {model.name: model.query for model in models}


def _tables(connection: Connection) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    found = connection.execute(
        "select table_schema, table_name, column_name, data_type from information_schema.columns "
        "where table_schema in ('core', 'marts')"
    ).fetchall()
    schemas: dict[str, dict[str, dict[str, str]]] = {"core": {}, "marts": {}}
    for schema, table, column, kind in found:
        schemas[schema].setdefault(table, {})[column] = "VARCHAR" if "STRUCT" in kind else kind
    return schemas


def _parsed(table: str, query: str, known: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[Row]:
    from sqlglot import exp
    from sqlglot.errors import SqlglotError
    from sqlglot.lineage import lineage

    try:
        nodes = lineage(None, query, dict(known), dialect="duckdb", trim_selects=False)
    except SqlglotError as error:
        raise WarehouseError(f"The column lineage of {table} cannot be read: {error}") from error
    for column, node in nodes.items():
        leaves = ((leaf.source, leaf.name) for leaf in node.walk())
        sources = {(leaf.db, leaf.name, name) for leaf, name in leaves if isinstance(leaf, exp.Table)}
        yield from (_row(table, column, f"{db}.{source}", _field(name)) for db, source, name in sources)


def _field(name: str) -> str:
    return name.rsplit(".", 1)[-1].strip('"')


def main() -> None:
    """Fill the cache for the project's own SQL, so that the first run need not."""
    settings = load_settings()
    with duckdb.connect() as memory:
        prepare(memory)
        store_lineage(memory, load_models(settings.sql / "marts"), settings.cache)


if __name__ == "__main__":
    main()
