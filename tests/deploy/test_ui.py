"""`dateline ui` with its real processes: files arrive, whatever is killed meanwhile."""

import os
import shutil
import signal
from pathlib import Path

import dagster as dg
import pytest

from pipelines.settings import ROOT
from tests.processes import child, dateline_ui, published, wait_until, workers

TEXT = "{place}, April 15, 2025\n\nShells struck the market in {place} yesterday, killing 3 people.\n"

pytestmark = pytest.mark.soak


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    for folder in ("raw", "home"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", tmp_path / "home")
    return {
        "DAGSTER_HOME": str(tmp_path / "home"),
        "DATELINE_RAW": str(tmp_path / "raw"),
        "DATELINE_WAREHOUSE": str(tmp_path / "warehouse"),
    }


@pytest.fixture
def drop(tmp_path: Path):
    def write(place: str) -> None:
        (tmp_path / "raw" / f"{place}.txt").write_text(TEXT.format(place=place))

    return write


@pytest.fixture
def arrives(tmp_path: Path):
    """Wait until a document is in the published timeline; how many seconds that took."""

    def wait(place: str) -> float:
        timeline = tmp_path / "warehouse" / "timeline.duckdb"
        return wait_until(lambda: f"{place}.txt" in published(timeline), f"{place} is published", tmp_path / "log")

    return wait


def test_files_arrive_whatever_is_killed(tmp_path, environment, drop, arrives):
    log = tmp_path / "log"
    with dg.DagsterInstance.from_config(environment["DAGSTER_HOME"]) as instance:
        with dateline_ui(log, environment) as served:
            drop("Lviv")
            print(f"first document, with a new warehouse: {arrives('Lviv'):.1f} s")
            drop("Odesa")
            print(f"another document: {arrives('Odesa'):.1f} s")
            wait_until(lambda: not workers(instance), "the run ends", log)
            drop("Sumy")
            wait_until(lambda: workers(instance), "another run goes on", log)
            os.kill(workers(instance)[0], signal.SIGKILL)
            print(f"a document whose run was killed: {arrives('Sumy'):.1f} s")
            os.kill(child(served.process, "dagster-daemon"), signal.SIGKILL)
            drop("Poltava")
            # Without its daemon `dateline ui` ends.
            wait_until(lambda: served.process.poll() is not None, "the UI ends", log)
        assert "Poltava.txt" not in published(tmp_path / "warehouse" / "timeline.duckdb")
        with dateline_ui(log, environment):
            print(f"a document that came while the daemon was dead: {arrives('Poltava'):.1f} s after its return")
