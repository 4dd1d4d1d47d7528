"""The Dagster UI, served by `dg dev` on loopback and looked at in a browser."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
DG = Path(sys.executable).with_name("dg")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until_served(url: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 120) -> None:
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.5)
    pytest.fail(f"{url} was not served within {seconds} seconds:\n{log.read_text()}")


@pytest.fixture(scope="module")
def dagster_ui(root: Path, seed_run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a `dg dev` that knows the run over the seeds."""
    folder = tmp_path_factory.mktemp("ui")
    home = shutil.copytree(seed_run[1].parent / "dagster", folder / "dagster")
    url = f"http://127.0.0.1:{(port := free_port())}"
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [DG, "dev", "--host", "127.0.0.1", "--port", str(port)],
            cwd=root,
            env={
                **os.environ,
                "PATH": f"{DG.parent}:{os.environ['PATH']}",
                "VIRTUAL_ENV": str(DG.parent.parent),
                "DAGSTER_HOME": str(home),
                "DATELINE_WAREHOUSE": str(seed_run[1]),
            },
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_until_served(f"{url}/server_info", server, log)
            yield url
        finally:
            os.killpg(server.pid, signal.SIGINT)
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)


@pytest.fixture
def page(browser):
    """A page that remembers errors and requests to other hosts."""
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.errors, page.elsewhere = [], []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda request: "//127.0.0.1:" in request.url or page.elsewhere.append(request.url))
    yield page
    page.close()


def open_page(page, url: str, text: str) -> None:
    page.goto(url)
    page.get_by_text(text, exact=True).first.wait_for(timeout=60_000)


def test_lineage_page_shows_the_way_of_the_data(dagster_ui, page, tmp_path):
    open_page(page, f"{dagster_ui}/assets/core/texts?view=lineage&lineageScope=downstream&lineageDepth=9", "timeline")
    shown = page.inner_text("body")
    for table in ("texts", "time_references", "reports", "events", "timeline"):
        assert table in shown
    page.screenshot(path=tmp_path / "lineage.png")
    assert (page.errors, page.elsewhere) == ([], [])


def test_the_seed_run_is_listed_as_a_success(dagster_ui, page):
    open_page(page, f"{dagster_ui}/runs", "Success")


def test_an_asset_page_shows_columns_and_checks(dagster_ui, page):
    open_page(page, f"{dagster_ui}/assets/marts/timeline", "timeline")
    page.get_by_text("killed_best").first.wait_for(timeout=60_000)
