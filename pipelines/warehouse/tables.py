"""Rows of documents into and out of tables, and a fingerprint of what each document has there."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from pipelines.errors import RowError, WarehouseError
from pipelines.step import Row, Tables
from pipelines.warehouse.connection import AT_A_TIME, Connection, rows, stream


@dataclass(frozen=True, slots=True)
class Stored:
    """The rows of a query, which runs anew on each iteration; see `stream`."""

    connection: Connection
    sql: str

    def __iter__(self) -> Iterator[Row]:
        return stream(self.connection, self.sql)


def columns(connection: Connection, table: str) -> list[str]:
    """Return the names of a table's columns, in their order."""
    return [column[0] for column in connection.execute(f"select * from {table} limit 0").description]


def read_table(connection: Connection, table: str) -> list[Row]:
    """Return all rows of a table, ordered by their values."""
    return list(stored(connection, table))


def stored(connection: Connection, table: str, condition: str = "true") -> Stored:
    """Return the rows of a table for which an SQL condition holds, ordered by their values."""
    return Stored(connection, f"select * from {table} where {condition} order by all")


def read_documents(connection: Connection, tables: Sequence[str], document_ids: Sequence[str]) -> Tables:
    """Return the rows of some documents, by table, ordered by document and then as they were written."""
    sql = "select * from {} where document_id in (select unnest(?)) order by document_id, rowid"
    return {table: rows(connection, sql.format(table), [list(document_ids)]) for table in tables}


def words_at(connection: Connection, places: Mapping[str, tuple[str, int, int]]) -> dict[str, str]:
    """Return the words at some places of texts, by the caller's names for the places.

    Args:
        places: name → document and the offsets of start and end.
    """
    by_text: dict[str, list[tuple[str, int, int]]] = {}
    for name, (document_id, start, end) in places.items():
        by_text.setdefault(document_id, []).append((name, start, end))
    texts = "select document_id, text from core.texts where document_id in (select unnest(?))"
    return {
        name: row["text"][start:end]
        for row in stream(connection, texts, [list(by_text)])
        for name, start, end in by_text[row["document_id"]]
    }


def replace_documents(connection: Connection, tables: Tables, document_ids: Sequence[str]) -> int:
    """Replace the rows of some documents, leaving documents with equal rows untouched.

    Args:
        tables: the new rows, by table; each row names all columns, and its document.
        document_ids: the documents whose rows are replaced.

    Returns:
        How many rows were inserted, or deleted without successor.
    """
    return sum(_replace(connection, table, tables[table], document_ids) for table in tables)


def _replace(connection: Connection, table: str, new: list[Row], document_ids: Sequence[str]) -> int:
    grouped: dict[str, list[Row]] = {document_id: [] for document_id in document_ids}
    for row in new:
        grouped[row["document_id"]].append(row)
    prints = {document_id: fingerprint(found) for document_id, found in grouped.items() if found}
    known: dict[str, str] = dict(
        connection.execute(
            "select document_id, sha256 from core.fingerprints "
            "where table_name = ? and document_id in (select unnest(?))",
            [table, list(document_ids)],
        ).fetchall()
    )
    changed = [document_id for document_id in document_ids if prints.get(document_id) != known.get(document_id)]
    if not changed:
        return 0
    gone = _delete(connection, table, changed)
    incoming = [row for document_id in changed for row in grouped[document_id]]
    insert(connection, table, incoming)
    connection.execute(
        "delete from core.fingerprints where table_name = ? and document_id in (select unnest(?))", [table, changed]
    )
    stamps = [{"table_name": table, "document_id": d, "sha256": prints[d]} for d in changed if d in prints]
    insert(connection, "core.fingerprints", stamps)
    return max(len(incoming), gone)


def remove_documents(connection: Connection, document_ids: Sequence[str], kept: Sequence[str] = ()) -> None:
    """Remove the rows and fingerprints of some documents from every table that has rows by document.

    Args:
        kept: tables that are left as they are.
    """
    ids, kept = list(document_ids), list(kept)
    holding = "document_id in (select unnest($ids)) and table_name not in (select unnest($kept))"
    tables = connection.execute(
        f"select distinct table_name from core.fingerprints where {holding} order by 1", {"ids": ids, "kept": kept}
    ).fetchall()
    for (table,) in tables:
        _delete(connection, table, ids)
    connection.execute(f"delete from core.fingerprints where {holding}", {"ids": ids, "kept": kept})


def _delete(connection: Connection, table: str, document_ids: Sequence[str]) -> int:
    answer = connection.execute(
        f"delete from {table} where document_id in (select unnest(?))", [list(document_ids)]
    ).fetchall()
    return int(answer[0][0])


def insert(connection: Connection, table: str, new: Iterable[Row]) -> None:
    """Append rows to a table, as Arrow.

    Raises:
        WarehouseError: a row lacks a column of the table, or has one that the table lacks.
        RowError: a value does not fit its column.
    """
    coming = iter(new)
    while part := list(islice(coming, AT_A_TIME)):
        schema = connection.execute(f"select * from {table} limit 0").to_arrow_table().schema
        connection.register("incoming", _as_arrow(table, part, schema))
        connection.execute(f"insert into {table} by name from incoming")
        connection.unregister("incoming")


def _as_arrow(table: str, new: Sequence[Row], schema: pa.Schema) -> pa.Table:
    names = set(schema.names)
    for row in new:
        if row.keys() != names:
            raise WarehouseError(
                f"{table}: a row has the columns {sorted(row)}, but the table has {sorted(names)}; "
                f"the step that makes it must name each column once."
            )
    try:
        return pa.Table.from_pylist(list(new), schema=schema)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError) as error:
        raise RowError(f"{table}: a value of a row does not fit its column: {str(error)[:300]}") from error


def fingerprint(found: Iterable[Row]) -> str:
    """Return the SHA-256 of rows, in their order, over names and values.

    >>> fingerprint([{"a": 1, "b": None}]) == fingerprint([{"b": None, "a": 1}])
    True
    >>> fingerprint([{"a": 1}]) == fingerprint([{"a": 2}])
    False
    """
    digest = hashlib.sha256()
    for row in found:
        text = json.dumps(dict(row), sort_keys=True, default=str, ensure_ascii=False)
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
