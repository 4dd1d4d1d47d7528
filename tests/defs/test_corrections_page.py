"""The page on corrections is run: each example changes the timeline as the page says, and leaves no trace behind."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.documents.model import Target
from pipelines.settings import ROOT, Settings
from tests.defs.quick import quick_run

AT = datetime(2025, 5, 21)
DOCUMENT = re.compile(r"^`(\w+)\.txt` speaks from ([\d-]+)\n\n```text\n(.*?)\n```", re.MULTILINE | re.DOTALL)
UNCORRECTED = re.compile(r"^Uncorrected, the timeline says:\n\n```text\n(.*?)```", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^```toml\n(.*?)^```.*?^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGE = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")


def timeline(published: Path) -> str:
    with duckdb.connect(published, read_only=True) as connection:
        found = connection.execute(
            "select event_id[:8], start_date::varchar, title, place, status, corrections[1].target from marts.timeline"
        ).fetchall()
    return "".join(line(*event) for event in found)


def line(key: str, day: str, title: str, place: str | None, status: str, target: str | None) -> str:
    where = f" in {place}" if place and place not in title else ""
    mark = {None: "", "confirm": " (confirmed)"}.get(target, " (corrected)")
    return f"{key}  {day}  {title}{where}{f', {status}' if status != 'happened' else ''}{mark}\n"


@pytest.fixture
def desk(settings: Settings, put) -> Settings:
    for name, day, text in DOCUMENT.findall(PAGE):
        put(name, text, day)
    (settings.raw / "corrections").mkdir()
    quick_run(settings, ROOT / "sql", AT)
    return settings


def test_the_page_shows_a_correction_of_each_kind():
    shown = "".join(toml for toml, _ in EXAMPLE.findall(PAGE))
    assert [target for target in Target if f"\n{target} = " not in shown] == []


def test_each_example_says_what_comes_of_it(desk: Settings):
    (before,) = UNCORRECTED.findall(PAGE)
    assert timeline(desk.published_file) == before
    file = desk.raw / "corrections" / "example.toml"
    for number, (toml, after) in enumerate(EXAMPLE.findall(PAGE), 1):
        file.write_text(toml)
        quick_run(desk, ROOT / "sql", AT + timedelta(hours=number))
        assert timeline(desk.published_file) == after, toml
    file.unlink()
    quick_run(desk, ROOT / "sql", AT + timedelta(days=1))
    assert timeline(desk.published_file) == before
