"""A warehouse in the test's own folder, and steps small enough to see through."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipelines.warehouse.build import building
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.incremental import write_batches
from pipelines.warehouse.step import Written
from pipelines.warehouse.tables import Row, Tables, columns

READ_TABLES = ("core.texts", "core.segments", "core.unreadable_documents")


@dataclass(frozen=True)
class Batch:
    document_ids: tuple[str, ...]
    source_paths: tuple[str, ...]
    tables: Tables
    files_seen: int = 1
    files: int = 1


@dataclass(frozen=True)
class Step:
    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    work: Callable[[Tables], Tables]
    through: Mapping[str, str] = field(default_factory=dict[str, str])


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return tmp_path / "build.duckdb"


@pytest.fixture
def connection(build: Path, tmp_path: Path) -> Iterator[Connection]:
    with building(build, tmp_path / "timeline.duckdb") as opened:
        yield opened


def row(connection: Connection, table: str, **values: Any) -> Row:
    """A row of a table, null where no value is given."""
    return {name: None for name in columns(connection, table)} | values


def store(connection: Connection, run_id: str = "run", **texts: str | None) -> Written:
    """Let documents have these texts; None takes a document away."""
    found = [row(connection, "core.texts", document_id=d, text=t, flags=[]) for d, t in texts.items() if t is not None]
    batch = Batch(tuple(texts), (), {"core.texts": found})
    return write_batches(connection, [batch], READ_TABLES, run_id)


REFERENCE = dict.fromkeys(
    [
        "reference_id",
        "timex_type",
        "timex_value",
        "timex_mod",
        "part_of",
        "anchor_kind",
        "anchor_date",
        "anchor_reference_id",
        "meaning_kind",
        "offset_days",
        "start_date",
        "end_date",
        "granularity",
        "approximate",
        "edtf",
        "status",
        "alternatives",
        "flags",
        "explanation",
        "correction",
    ]
)


def letters(tables: Tables) -> Tables:
    """A reference for each capital letter of a text."""
    found = [
        REFERENCE
        | {
            "document_id": text["document_id"],
            "char_start": place,
            "char_end": place + 1,
            "text": letter,
            "rule": "capital",
        }
        for text in tables["core.texts"]
        for place, letter in enumerate(text["text"])
        if letter.isupper()
    ]
    return {"core.time_references": found}


CAPITALS = Step("capitals", ("core.texts",), ("core.time_references",), letters)
