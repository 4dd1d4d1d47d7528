"""The texts of documents, kept in pieces, so that a place in a text is found without counting through all before it.

Whoever asks for `core.texts` sees a row a document, with its text in one.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from pipelines.warehouse.connection import Connection, Row, rows, stream

TEXTS = "core.texts"
FACTS, PIECES = "core.text_facts", "core.text_pieces"
"""The tables behind it: all but the text, a row a document; and the text, a row a piece."""
PIECE, FOLLOWING = 2_000, 1_000
"""Characters of a piece, and those behind it that stand with it, so that words that run on beyond its end are found in
one row. `schema.sql` and the checks know both numbers too."""
PIECES_TO_INSERT = 100
"""Pieces that pass to DuckDB together: fewer than other rows, for each is longer."""


def facts(text: Row) -> Row:
    """The row of a document in `core.text_facts`: of its text, the length."""
    return {name: value for name, value in text.items() if name != "text"} | {"characters": len(text["text"] or "")}


def pieces(text: Row) -> Iterator[Row]:
    """The rows of a document in `core.text_pieces`.

    >>> [row["piece"] for row in pieces({"document_id": "a", "text": "x" * 4_001})]
    [0, 1, 2]
    """
    words = text["text"] or ""
    for number, start in enumerate(range(0, len(words), PIECE)):
        end = start + PIECE
        yield {
            "document_id": text["document_id"],
            "piece": number,
            "text": words[start:end],
            "following": words[end : end + FOLLOWING],
        }


def texts_of(connection: Connection, document_ids: Sequence[str]) -> list[Row]:
    """The rows of some documents in `core.texts`, in the order of the documents."""
    wanted = "document_id in (select unnest(?))"
    parts: dict[str, list[str]] = {}
    for document_id, text in connection.execute(
        f"select document_id, text from {PIECES} where {wanted} order by document_id, piece", [list(document_ids)]
    ).fetchall():
        parts.setdefault(document_id, []).append(text)
    found = rows(connection, f"select * from {FACTS} where {wanted} order by document_id", [list(document_ids)])
    return [{**row, "text": "".join(parts.get(row["document_id"], ()))} for row in found]


def text_sha256(connection: Connection, document_id: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    digest = hashlib.sha256()
    pieces = f"select text from {PIECES} where document_id = ? order by piece"
    for row in stream(connection, pieces, [document_id]):
        digest.update(row["text"].encode())
    return digest.hexdigest()


WORDS = """
with asked as (
    select unnest(
        from_json_strict(
            $places, '[{"name": "VARCHAR", "document": "VARCHAR", "first": "INTEGER", "last": "INTEGER"}]'
        ),
        recursive := true
    )
),

touched as (select *, unnest(range(first // 2000, (last - 1) // 2000 + 1)) as piece from asked)

select t.name, substring(string_agg(p.text, '' order by p.piece), t.first % 2000 + 1, t.last - t.first)
from touched as t
inner join core.text_pieces as p on p.document_id = t.document and p.piece = t.piece
group by t.name, t.first, t.last
"""


def words_at(connection: Connection, places: Mapping[str, tuple[str, int, int]]) -> dict[str, str]:
    """The words at some places.

    Args:
        places: by a name of the caller's, the document, and the offsets of start and end.
    """
    asked = [
        {"name": name, "document": document, "first": first, "last": last}
        for name, (document, first, last) in places.items()
    ]
    return dict(connection.execute(WORDS, {"places": json.dumps(asked)}).fetchall())
