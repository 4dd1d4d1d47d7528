"""A warehouse in the test's own folder, and steps small enough to see through."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.step import ReadBatch, Row, Step, StepResult, Tables
from pipelines.warehouse.build import building
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.incremental import write_batches
from pipelines.warehouse.tables import columns

READ_TABLES = ("core.texts", "core.segments", "core.unreadable_documents")


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return tmp_path / "build.duckdb"


@pytest.fixture
def connection(build: Path, tmp_path: Path) -> Iterator[Connection]:
    with building(build, tmp_path / "timeline.duckdb") as opened:
        yield opened


def row(connection: Connection, table: str, **values: Any) -> Row:
    """A row of a table, null where no value is given."""
    measured = {"characters": len(values["text"])} if table == "core.texts" else {}
    return {name: None for name in columns(connection, table)} | measured | values


def store(connection: Connection, run_id: str = "run", **texts: str | None) -> StepResult:
    """Let documents have these texts; None takes a document away."""
    found = [row(connection, "core.texts", document_id=d, text=t, flags=[]) for d, t in texts.items() if t is not None]
    batch = ReadBatch(tuple(texts), (), {"core.texts": found})
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
        "probability",
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


CAPITALS = Step(
    name="capitals", reads=("core.texts",), writes=("core.time_references",), packages=(), libraries=(), work=letters
)
