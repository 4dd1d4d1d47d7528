"""Rows of documents in and out of tables, with a fingerprint of what stands there."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

import duckdb

from pipelines.errors import RowError, WarehouseError
from pipelines.warehouse.connection import AT_A_TIME, Connection, Row, rows, stream
from pipelines.warehouse.texts import FACTS, PIECES, PIECES_TO_INSERT, TEXTS, facts, pieces, texts_of

Tables = Mapping[str, list[Row]]
Streams = Mapping[str, Iterable[Row]]
"""Tables that may be too large to be in memory whole."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The rows that a query gives, asked for anew each time that they are gone through; see `stream`."""

    connection: Connection
    sql: str

    def __iter__(self) -> Iterator[Row]:
        return stream(self.connection, self.sql)


def columns(connection: Connection, table: str) -> list[str]:
    """The names of a table's columns, in their order."""
    return [column[0] for column in connection.execute(f"select * from {table} limit 0").description]


def read_table(connection: Connection, table: str) -> list[Row]:
    """All rows of a table, in the order of their values."""
    return list(stored(connection, table))


def stored(connection: Connection, table: str, condition: str = "true") -> Stored:
    """The rows of a table, in the order of their values.

    Args:
        condition: which rows, in SQL.
    """
    return Stored(connection, f"select * from {table} where {condition} order by all")


def read_documents(connection: Connection, tables: Sequence[str], document_ids: Sequence[str]) -> Tables:
    """The rows of some documents, by table, in the order of the documents and then as they were written."""
    sql = "select * from {} where document_id in (select unnest(?)) order by document_id, rowid"
    return {
        table: texts_of(connection, document_ids)
        if table == TEXTS
        else rows(connection, sql.format(table), [list(document_ids)])
        for table in tables
    }


def replace_documents(connection: Connection, tables: Tables, document_ids: Sequence[str]) -> int:
    """Let the tables hold these rows, and no others, for these documents; equal rows stay untouched.

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
    prints = {document_id: fingerprint(_as_stored(table, found)) for document_id, found in grouped.items() if found}
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
    """Remove the rows of some documents from every table whose rows go by document, and their fingerprints.

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
    if table == TEXTS:
        _delete(connection, PIECES, document_ids)
        return _delete(connection, FACTS, document_ids)
    answer = connection.execute(
        f"delete from {table} where document_id in (select unnest(?))", [list(document_ids)]
    ).fetchall()
    return int(answer[0][0])


def insert(connection: Connection, table: str, new: Iterable[Row]) -> None:
    """Append rows to a table, by DuckDB's own JSON: Arrow is faster by row, but half a second slower to start.

    Raises:
        WarehouseError: a row lacks a column of the table, or has one that the table lacks.
        RowError: a value does not fit its column.
    """
    coming = iter(new)
    if table == TEXTS:
        texts = list(coming)
        insert(connection, FACTS, map(facts, texts))
        insert(connection, PIECES, chain.from_iterable(map(pieces, texts)))
        return
    kinds: dict[str, str] = {}
    while part := list(islice(coming, PIECES_TO_INSERT if table == PIECES else AT_A_TIME)):
        kinds = kinds or _kinds(connection, table)
        _append(connection, table, kinds, part)


def _kinds(connection: Connection, table: str) -> dict[str, str]:
    return {name: str(kind) for name, kind, *_ in connection.execute(f"select * from {table} limit 0").description}


def _append(connection: Connection, table: str, kinds: Mapping[str, str], new: Sequence[Row]) -> None:
    for row in new:
        if row.keys() != kinds.keys():
            raise WarehouseError(
                f"{table}: a row has the columns {sorted(row)}, but the table has {sorted(kinds)}; "
                f"the step that makes it must name each column once."
            )
    incoming = json.dumps([dict(row) for row in new], default=_iso, ensure_ascii=False, allow_nan=False)
    try:
        connection.execute(
            f"insert into {table} by name select each.* from (select unnest(from_json_strict(?, ?)) as each)",
            [incoming, json.dumps([kinds])],
        )
    except duckdb.InvalidInputException as error:
        raise RowError(f"{table}: a value of a row does not fit its column: {str(error)[:300]}") from error


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A row holds {value!r}, which is no value of a table.")


def _as_stored(table: str, found: Iterable[Row]) -> Iterable[Row]:
    """Rows as they are stored: of a text its pieces, so that it is not hashed in one."""
    return (part for row in found for part in chain([facts(row)], pieces(row))) if table == TEXTS else found


def fingerprint(found: Iterable[Row]) -> str:
    """The SHA-256 of rows, in their order, over names and values.

    >>> fingerprint([{"a": 1, "b": None}]) == fingerprint([{"b": None, "a": 1}])
    True
    >>> fingerprint([{"a": 1}]) == fingerprint([{"a": 2}])
    False
    """
    digest = hashlib.sha256()
    coming = map(dict[str, object], found)
    opening = "["
    while part := list(islice(coming, AT_A_TIME)):
        text = json.dumps(part, sort_keys=True, default=str, ensure_ascii=False)
        digest.update(f"{opening}{text[1:-1]}".encode("utf-8", "surrogatepass"))
        opening = ", "
    digest.update(b"[]" if opening == "[" else b"]")
    return digest.hexdigest()
