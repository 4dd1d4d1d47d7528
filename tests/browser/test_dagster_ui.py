"""The Dagster UI, served by `dateline ui` on loopback: looked at in a browser, and asked by pages of other sites."""

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.processes import dateline_ui, published, wait_until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def ui_folder(root: Path, seed_run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of `raw/`, the warehouse and the Dagster home of the run over the seeds."""
    folder = tmp_path_factory.mktemp("ui")
    shutil.copytree(root / "raw", folder / "raw")
    shutil.copytree(seed_run[1], folder / "warehouse")
    shutil.copytree(seed_run[1].parent / "dagster", folder / "dagster")
    return folder


@pytest.fixture(scope="module")
def dagster_ui(ui_folder: Path) -> Iterator[str]:
    """The address of a `dateline ui` over those folders."""
    environment = {
        "DAGSTER_HOME": str(ui_folder / "dagster"),
        "DATELINE_RAW": str(ui_folder / "raw"),
        "DATELINE_WAREHOUSE": str(ui_folder / "warehouse"),
    }
    with dateline_ui(ui_folder / "log", environment) as served:
        yield served.url


@pytest.fixture
def page(browser):
    """A page that remembers errors and requests to other hosts."""
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.errors, page.elsewhere, page.answers = [], [], []
    page.on("response", lambda answer: page.answers.append(answer.status))
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


@pytest.mark.soak
def test_a_failed_check_shows_its_offenders(dagster_ui, page, tmp_path):
    open_page(page, f"{dagster_ui}/assets/core/second_opinions?view=checks", "Failed")
    page.get_by_text("[Show Markdown]").first.click()
    page.get_by_text("dateparser_start").first.wait_for(timeout=60_000)
    assert "last week" in page.inner_text("body")
    page.screenshot(path=tmp_path / "failed-check.png")


def test_a_file_dropped_into_raw_reaches_the_published_timeline(dagster_ui, ui_folder):
    text = "Shells struck the market in Kharkiv on April 14, 2025, killing three people.\n"
    (ui_folder / "raw" / "new.txt").write_text(text)
    timeline = ui_folder / "warehouse" / "timeline.duckdb"
    wait_until(lambda: "new.txt" in published(timeline), "new.txt is published", ui_folder / "log")


QUERY = json.dumps({"query": "{ version }"}).encode()
ELSEWHERE = {"origin": {"Origin": "http://evil.example"}, "name": {"Host": "evil.example"}}


def answered(url: str, data: bytes | None = None, **headers: str) -> int:
    """The status of an answer."""
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"} | headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("headers", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_page_of_another_site_gets_no_answer(dagster_ui, headers):
    assert answered(f"{dagster_ui}/graphql", QUERY) == 200
    assert answered(f"{dagster_ui}/graphql", QUERY, **headers) in (403, 421)
    assert answered(f"{dagster_ui}/runs", **headers) in (403, 421)


def test_a_picture_of_another_site_starts_nothing(dagster_ui):
    assert answered(f"{dagster_ui}/graphql?query=mutation%7BreloadWorkspace%7B__typename%7D%7D") == 405


def greeted(address: str, origin: str) -> str:
    """What the UI answers to the first message of a WebSocket."""
    with connect(address, origin=origin, subprotocols=["graphql-ws"], open_timeout=60) as opened:
        opened.send(json.dumps({"type": "connection_init"}))
        return json.loads(opened.recv(60))["type"]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_websocket_opens_for_the_page_itself_only(dagster_ui, origin):
    address = f"{dagster_ui.replace('http', 'ws')}/graphql"
    assert greeted(address, dagster_ui) == "connection_ack"
    with pytest.raises(InvalidStatus, match="403"):
        greeted(address, origin)


def test_the_browser_itself_is_refused_on_another_page(dagster_ui, page):
    page.route("http://evil.example/", lambda route: route.fulfill(body="<p>a page</p>", content_type="text/html"))
    page.goto("http://evil.example/")
    told = page.evaluate(
        """url => fetch(url + "/graphql?query={version}", {mode: "no-cors"}).then(() => "sent", () => "failed")""",
        dagster_ui,
    )
    assert told == "failed" or page.answers[-1] == 403
