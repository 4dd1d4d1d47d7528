"""The review in two browsers at once: asked, answered by keyboard, refused when stale, taken back, and run."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from pipelines.commands.review import review_app
from pipelines.commands.review_service import ReviewService
from pipelines.exports.refresh import Published, refresh
from pipelines.settings import ROOT, Settings, load_settings
from pipelines.warehouse.connection import reading, rows
from tests.exports.tellings import harmful
from tests.exports.warehouse import make

pytestmark = pytest.mark.browser


@pytest.fixture
def settings(seed_run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A copy of the seeds and their warehouse."""
    shutil.copytree(ROOT / "raw", tmp_path / "raw")
    shutil.copytree(seed_run[1], tmp_path / "warehouse")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    (tmp_path / "dagster").mkdir()
    return load_settings({"DATELINE_RAW": str(tmp_path / "raw"), "DATELINE_WAREHOUSE": str(tmp_path / "warehouse")})


@pytest.fixture
def opened_review(browser: Browser) -> Iterator[Callable[..., list[Page]]]:
    """Serve a review and open it in windows that share nothing; whatever its policy refuses is an error."""
    ends: list[Callable[[], object]] = []
    errors: list[str] = []

    def run(settings: Settings, windows: int, **options: Any) -> list[Page]:
        server = uvicorn.Server(
            uvicorn.Config(review_app(ReviewService(settings), "secret"), port=0, log_level="warning")
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        ends.extend([thread.join, lambda: setattr(server, "should_exit", True)])
        port = server.servers[0].sockets[0].getsockname()[1]
        return [window(f"http://127.0.0.1:{port}/", **options) for _ in range(windows)]

    def window(address: str, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, **options)
        ends.append(context.close)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if "Content Security" in line.text else None)
        page.goto(address)
        page.locator("#review-card a").first.wait_for()
        return page

    yield run
    for end in reversed(ends):
        end()
    assert errors == []


def answer(page: Page, key: str, value: str | None = None) -> None:
    page.keyboard.press(key)
    form = page.locator("#review-form")
    form.wait_for()
    if value is not None:
        form.locator("[name=value]").fill(value)
    form.get_by_label("Reason").fill("The log says so.")
    form.get_by_label("Your name").fill("Ann Lee")
    page.keyboard.press("Enter")
    form.wait_for(state="hidden")


def test_two_reviewers_ask_answer_take_back_and_run(opened_review, settings: Settings):
    ann, ben = opened_review(settings, 2)
    title = ann.locator("#review-card a").first.inner_text()
    answer(ann, "a")
    ann.get_by_text("Saved as review-").wait_for()
    assert "stay two events" in ann.locator("#review-pending").inner_text()
    answer(ben, "y")
    refused = ben.locator("#review-said.refused")
    refused.wait_for()
    assert title in refused.inner_text() and "Nothing was written" in refused.inner_text()
    assert len(list((settings.raw / "corrections").glob("*.toml"))) == 1

    ben.locator("details.event", has_text="Latest Ramstein meeting").locator("summary").click()
    ben.locator("#review-card .asked", has_text="From the list").wait_for()
    answer(ben, "d", "10 April 2025")
    ben.get_by_text("Saved as review-").wait_for()
    assert "11 April 2025 → 10 April 2025" in ben.locator("#review-pending").inner_text()
    assert ben.locator("details.event.changing", has_text="Latest Ramstein meeting").count() == 1
    ben.keyboard.press("u")
    ben.get_by_text("Taken back: ").wait_for()
    assert "10 April" not in ben.locator("#review-pending").inner_text()
    answer(ben, "d", "10 April 2025")
    ben.get_by_text("Saved as review-").wait_for()

    ben.keyboard.press("r")
    ben.locator(".badge", has_text="corrected").first.wait_for(timeout=240_000)
    ben.locator("#review-pending", has_text="Nothing yet.").wait_for()
    with reading(settings.published_file) as connection:
        (found,) = rows(connection, "select start_date from marts.timeline where title like '%Ramstein%'")
        assert str(found["start_date"]) == "2025-04-10"


def test_the_panel_is_accessible_and_shows_texts_that_mean_harm_as_text(opened_review, node_modules, tmp_path: Path):
    make(tmp_path, *harmful())
    settings = load_settings({"DATELINE_RAW": str(tmp_path / "raw"), "DATELINE_WAREHOUSE": str(tmp_path)})
    refresh(Published(settings.published_file, settings.raw))
    (page,) = opened_review(settings, 1, bypass_csp=True)
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text())
    for _ in range(7):
        page.keyboard.press("n")
        page.keyboard.press("m")
        page.locator("#review-form").wait_for()
    assert page.locator("#review :is(script, img, [onerror])").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#review").inner_text()
    found = page.evaluate("axe.run('#review')")["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
