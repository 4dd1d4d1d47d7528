"""`dateline diff`, `lineage` and `restore`, on runs a day apart."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli import dateline
from pipelines.settings import ROOT, load_settings
from tests.defs.quick import quick_run

START = datetime(2025, 5, 1, 12)
BRIDGE = "Rebels destroyed the bridge in Lviv two days ago, killing 12 people."


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """Three days: one document, another one, and the first one edited."""
    folder = tmp_path_factory.mktemp("days")
    (folder / "raw").mkdir()
    settings = replace(load_settings(), raw=folder / "raw", warehouse=folder / "warehouse")
    texts = {"a": BRIDGE}, {"b": "Shells struck the market in Kharkiv yesterday."}, {"a": BRIDGE.replace("two", "five")}
    for day, put in enumerate(texts):
        for name, text in put.items():
            (settings.raw / f"{name}.txt").write_text(text)
            (settings.raw / f"{name}.toml").write_text("visit_date = 2025-04-15\n")
        assert quick_run(settings, ROOT / "sql", START + timedelta(days=day))
    return settings


@pytest.fixture
def command(days):
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(dateline, arguments, env={"DATELINE_WAREHOUSE": str(days.warehouse)})
        assert result.exit_code == 0, result.output + str(result.exception)
        return result.output

    return run


def test_diff_says_which_events_are_new_and_why(command):
    output = command("diff", "2025-05-01", "2025-05-02")
    assert output.startswith("new: ") and "because b.txt was added" in output


def test_diff_says_what_changed_and_why(command):
    output = command("diff", "2025-05-02", "2025-05-03")
    assert "start_date: 2025-04-13 -> 2025-04-10" in output and "because a.txt was edited" in output


def test_diff_of_a_day_with_itself(command):
    assert command("diff", "2025-05-02", "2025-05-02") == "No event differs.\n"


def test_lineage_goes_from_the_event_to_the_words_in_the_file(command):
    event = command("timeline", "--place", "Lviv", "--csv").splitlines()[1].split(",")[0]
    output = command("lineage", event[:8])
    assert "raw/a.txt, sha256 " in output and "published by run " in output
    start = BRIDGE.index("two days ago")
    assert f"dates [{start}:{start + len('five days ago')}] 'five days ago' by rule " in output


def test_restore_brings_a_version_back(command, days):
    published: Path = days.published_file
    second = sorted((days.warehouse / "versions").iterdir())[1]
    now = published.read_bytes()
    assert second.stem in command("restore", second.stem.partition("-")[2])
    assert published.read_bytes() == second.read_bytes() != now
    published.chmod(0o644)
    published.write_bytes(now)
