"""The timeline page, opened from disk in a browser as a reader would."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pipelines.exports.page import Surroundings, write_page
from pipelines.exports.reading import read_timeline
from pipelines.settings import ROOT
from pipelines.warehouse.connection import reading
from tests.exports.warehouse import harmful, make, many, story

pytestmark = pytest.mark.browser
CACHE = ROOT / ".cache"
MEGABYTE = 1_000_000


@dataclass
class Opened:
    """A page, with the errors it raised and the requests it sent beyond the disk."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def opened(browser: Browser) -> Iterator:
    """Open a file in a window of its own."""
    contexts = []

    def run(path: Path, fragment: str = "", width: int = 1200, drawn: bool = True, **options) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.on("console", lambda line: found.errors.append(line.text) if line.type == "error" else None)
        found.page.on(
            "request", lambda asked: asked.url.startswith(("file:", "data:")) or found.requests.append(asked.url)
        )
        found.page.goto(f"{path.as_uri()}{fragment}")
        if drawn:
            found.page.locator("#chart.live").wait_for()
        return found

    yield run
    for context in contexts:
        context.close()


def written(database: Path, folder: Path) -> Path:
    with reading(database) as connection:
        timeline = read_timeline(connection)
    return write_page(timeline, folder / "timeline.html", Surroundings(CACHE))[0]


@pytest.fixture(scope="module")
def story_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    return written(make(folder, story()), folder)


@pytest.fixture(scope="module")
def seeds_page(seed_run) -> Path:
    return seed_run[1] / "timeline.html"


def event(page: Page, text: str):
    return page.locator("details.event", has_text=text).first


def visible(page: Page) -> list[str]:
    return page.locator("details.event:not([hidden]) .title").all_inner_texts()


def test_the_sumy_event_opens_with_its_tellings_marked_at_the_right_words(opened, seeds_page):
    seen = opened(seeds_page)
    sumy = seen.page.locator("details.event", has=seen.page.locator(".where", has_text="Sumy"))
    sumy.locator("summary").click()
    quotes = sumy.locator("blockquote").all()
    assert len(quotes) >= 2
    marks = {kind: sumy.locator(f"mark.{kind}").all_inner_texts() for kind in ("time", "event", "count")}
    assert {"two days ago", "Palm Sunday"} <= set(marks["time"])
    assert {"struck", "killed"} <= set(marks["event"])
    assert any("35" in count for count in marks["count"]) and any("30" in count for count in marks["count"])
    assert (seen.errors, seen.requests) == ([], [])


def test_search_leaves_what_holds_the_words(opened, story_page):
    page = opened(story_page).page
    page.get_by_label("Search", exact=True).fill("mayor brest")
    page.get_by_text("1 of 6 events").wait_for()
    assert visible(page) == ["Storm strikes Brest"]
    page.get_by_role("button", name="Clear", exact=True).click()
    page.get_by_text("6 events", exact=True).wait_for()


@pytest.mark.parametrize(
    ("name", "choice", "left"),
    [
        ("place", "Oslo, Norway", ["Ministers met in Oslo"]),
        ("class", "disaster", ["Storm strikes Brest"]),
        ("lane", "Planned", ["Summit in Lyon"]),
        ("source", "harbour.txt", ["Ministers met in Oslo", "Storm strikes Brest"]),
    ],
)
def test_a_filter_leaves_what_fits(opened, story_page, name, choice, left):
    page = opened(story_page).page
    page.locator(f"select[name={name}]").select_option(label=choice)
    page.get_by_text(f"{len(left)} of 6 events").wait_for()
    assert visible(page) == left


def test_a_span_of_days_leaves_what_overlaps_it(opened, story_page):
    page = opened(story_page).page
    page.get_by_label("To", exact=True).fill("2022-06-01")
    page.get_by_text("2 of 6 events").wait_for()
    assert visible(page) == ["Treaty signed", "Trade has fallen"]


def test_nothing_that_fits_is_said(opened, story_page):
    page = opened(story_page).page
    page.get_by_label("Search", exact=True).fill("no such words")
    page.get_by_text("Nothing matches.").wait_for()


def test_a_deep_link_opens_its_event(opened, story_page):
    page = opened(story_page).page
    name = event(page, "Storm strikes Brest").get_attribute("id")
    linked = opened(story_page, fragment=f"#{name}").page
    assert event(linked, "Storm strikes Brest").evaluate("details => details.open")
    assert event(linked, "Storm strikes Brest").locator("summary").evaluate("one => one === document.activeElement")


def test_the_keyboard_walks_the_events(opened, story_page):
    page = opened(story_page).page
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.locator("details.event[open] .title").all_inner_texts() == ["Trade has fallen"]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "words"


def test_zooming_in_brings_months_and_days(opened, story_page):
    page = opened(story_page).page
    assert page.locator("#events").get_attribute("data-grain") == "year"
    for grain in ("month", "day"):
        for _ in range(3):
            page.get_by_role("button", name="Zoom in").click()
        assert page.locator("#events").get_attribute("data-grain") == grain
    page.get_by_role("button", name="All", exact=True).click()
    assert page.locator("#events").get_attribute("data-grain") == "year"


def test_a_click_in_the_overview_opens_the_event(opened, story_page):
    page = opened(story_page).page
    page.locator("#chart path[fill='#b0720f']").first.click()
    page.locator("details.event[open]").wait_for()
    assert page.locator("details.event[open] .title").all_inner_texts() == ["Storm strikes Brest"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["story_page", "seeds_page"])
def test_axe_finds_no_violation(opened, request, node_modules, which, scheme):
    page = opened(request.getfixturevalue(which), color_scheme=scheme, bypass_csp=True).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text())
    found = page.evaluate("axe.run()")["violations"]
    assert not found, json.dumps([(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found], indent=1)


def test_a_phone_shows_it_without_sideways_scrolling(opened, seeds_page, tmp_path):
    page = opened(seeds_page, width=360).page
    page.evaluate("for (const one of document.querySelectorAll('details.event')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.screenshot(path=tmp_path / "phone.png", full_page=True)


def test_print_shows_every_telling_and_no_form(opened, story_page):
    page = opened(story_page).page
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("blockquote").first.is_visible()
    assert not page.locator("#filters").is_visible()
    assert len(page.pdf()) > 10_000


def test_it_reads_without_scripts(opened, story_page):
    page = opened(story_page, drawn=False, java_script_enabled=False).page
    page.locator("#chart img").wait_for()
    assert not page.locator("#filters").is_visible()
    event(page, "Storm strikes Brest").locator("summary").click()
    assert event(page, "Storm strikes Brest").locator("blockquote").count() == 3


def test_texts_that_mean_harm_are_shown_as_text(opened, tmp_path):
    seen = opened(written(make(tmp_path, *harmful()), tmp_path))
    page = seen.page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.locator("details.event").count() == 7
    assert page.locator("main script, main img, main [onerror], a[href^='javascript']").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#events").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 1200
    assert (seen.errors, seen.requests) == ([], [])


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    (folder / "empty.html").write_text("<!doctype html><title>empty</title>")
    return written(make(folder, many(10_000)), folder)


def busy(session) -> float:
    """Seconds that the page's main thread has worked, however busy the machine is otherwise."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


@pytest.fixture
def measured(opened):
    """A page opened in a window whose work is measured: the page, the session, and the seconds that opening took."""

    def run(path: Path):
        page = opened(path.with_name("empty.html"), drawn=False).page
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = busy(session)
        page.goto(path.as_uri(), wait_until="load")
        return page, session, busy(session) - before

    return run


def test_ten_thousand_events_are_one_page_of_bounded_size(measured, large_page):
    assert large_page.stat().st_size <= 15 * MEGABYTE
    page, _, _ = measured(large_page)
    assert page.evaluate("document.querySelectorAll('details.event').length") == 10_000


@pytest.mark.soak
def test_ten_thousand_events_open_at_once(measured, large_page):
    _, _, seconds = measured(large_page)
    assert seconds < 2


@pytest.mark.soak
def test_ten_thousand_events_scroll_without_a_stall(measured, large_page):
    page, session, _ = measured(large_page)
    before = busy(session)
    page.evaluate(
        """async () => {
            for (let frame = 0; frame < 100; frame += 1) {
                window.scrollBy(0, 400);
                await new Promise(requestAnimationFrame);
            }
        }"""
    )
    assert page.evaluate("window.scrollY") > 20_000
    assert (busy(session) - before) / 100 < 0.05, "seconds of work a frame"


@pytest.mark.soak
def test_a_hundred_thousand_events_are_split_by_year(opened, tmp_path):
    index = written(make(tmp_path, many(100_000)), tmp_path)
    parts = sorted(tmp_path.glob("timeline-*.html"))
    assert all(part.stat().st_size <= 15 * MEGABYTE for part in parts)
    page = opened(index, drawn=False).page
    assert page.locator("tbody tr").count() == len(parts)
    started = time.monotonic()
    page.locator("tbody a").first.click()
    page.locator("#chart.live").wait_for()
    assert time.monotonic() - started < 20
    assert page.locator(".up a").inner_text() == "All parts of the timeline"


def test_more_than_a_page_holds_is_split_by_year(opened, tmp_path, monkeypatch):
    monkeypatch.setattr("pipelines.exports.page.EVENTS_OF_A_PAGE", 150)
    index = written(make(tmp_path, many(1_000)), tmp_path)
    seen = opened(index, drawn=False)
    assert seen.page.locator("tbody a").all_inner_texts()[:2] == ["2015", "2016"]
    seen.page.locator("tbody a").nth(1).click()
    seen.page.locator("#chart.live").wait_for()
    assert seen.page.locator("h3").all_inner_texts() == ["2016"]
    assert (seen.errors, seen.requests) == ([], [])
