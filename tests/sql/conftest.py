"""The tables of the core, with only the values that a test is about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.settings import ROOT
from pipelines.warehouse.build import building
from pipelines.warehouse.marts import build_marts, load_models
from pipelines.warehouse.tables import columns, insert

Rows = Callable[..., None]


@pytest.fixture
def connection(tmp_path: Path):
    with building(tmp_path / "build.duckdb", tmp_path / "timeline.duckdb") as opened:
        yield opened


@pytest.fixture
def add(connection) -> Rows:
    """Insert a row of a core table; what is not given is null, or what the other tests do not mind."""
    usual: dict[str, dict[str, Any]] = {
        "texts": {"flags": [], "source_path": "a.txt", "text": "Shells fell on Monday."},
        "anchors": {"flags": [], "anchor_basis": "visit_date"},
        "time_references": {"flags": [], "alternatives": [], "status": "resolved", "timex_type": "DATE"},
        "tellings": {"terms": [], "score": 1.0, "role": "telling"},
        "attachments": {"terms": [], "score": 1.0},
        "events": {"status": "happened", "title": "Shells fell", "report_count": 1, "document_count": 1},
    }

    def insert_row(table: str, **values: Any) -> None:
        name = f"core.{table}"
        found = {c: None for c in columns(connection, name)} | usual.get(table, {}) | values
        if table == "texts":
            found["characters"] = len(found["text"] or "")
        insert(connection, name, [found])

    return insert_row


@pytest.fixture
def told(add) -> None:
    """One event, told once."""
    add("texts", document_id="d", publisher="The Herald")
    add("files", source_path="a.txt", document_ids=["d"])
    add("anchors", document_id="d", anchor_date=date(2025, 4, 15))
    add(
        "time_references",
        reference_id="t",
        document_id="d",
        char_start=15,
        char_end=21,
        text="Monday",
        anchor_date=date(2025, 4, 15),
        start_date=date(2025, 4, 14),
        end_date=date(2025, 4, 14),
        rule="weekday",
    )
    add(
        "reports",
        report_id="r",
        document_id="d",
        char_start=7,
        char_end=11,
        event_trigger="fell",
        sentence_start=0,
        sentence="Shells fell on Monday.",
        start_date=date(2025, 4, 14),
        end_date=date(2025, 4, 14),
        granularity="day",
        date_basis="explicit",
    )
    add("report_references", report_id="r", document_id="d", reference_id="t", role="dates")
    add("events", event_id="e", start_date=date(2025, 4, 14), end_date=date(2025, 4, 14), granularity="day")
    add("tellings", event_id="e", report_id="r")


@pytest.fixture
def marts(connection) -> None:
    """The marts over what the fixtures before this one have put into the core."""
    build_marts(connection, load_models(ROOT / "sql" / "marts"), ROOT / "sql", "run")


@pytest.fixture
def mart(connection):
    """The rows of a mart, some of its columns."""

    def build_and_read(name: str, *names: str) -> list[tuple[object, ...]]:
        """All columns, unless some are named."""
        build_marts(connection, load_models(ROOT / "sql" / "marts"), ROOT / "sql", "run")
        return connection.execute(f"select {', '.join(names) or '*'} from marts.{name}").fetchall()

    return build_and_read
