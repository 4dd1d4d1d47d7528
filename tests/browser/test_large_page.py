"""The page of many events: bounded in size, split by year, opened and scrolled without a stall."""

import re
import time
from pathlib import Path

import pytest

from tests.exports.tellings import many
from tests.exports.warehouse import make

pytestmark = pytest.mark.browser
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def large_page(written, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    (folder / "empty.html").write_text("<!doctype html><title>empty</title>")
    return written(make(folder, many(10_000)))


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


@pytest.mark.soak
def test_ten_thousand_events_are_one_page_of_bounded_size(measured, large_page):
    assert large_page.stat().st_size <= 15 * MEGABYTE
    page, _, _ = measured(large_page)
    assert page.evaluate("document.querySelectorAll('details.event').length") == 10_000


@pytest.mark.soak
def test_ten_thousand_events_open_at_once(measured, large_page):
    plain = large_page.with_name("plain.html")
    plain.write_text(re.sub("<script.*?</script>", "", large_page.read_text(), flags=re.DOTALL))
    _, _, alone = measured(plain)
    page, session, seconds = measured(large_page)
    before = busy(session)
    page.locator("#chart.live").wait_for(state="attached")
    drawn = seconds + busy(session) - before
    print(f"seconds of work: {alone:.2f} plain, {seconds:.2f} with scripts, {drawn:.2f} with the picture")
    assert seconds < 2 and drawn < 3
    assert seconds < 1.5 * alone and drawn < 2 * alone, "beside the same page without scripts"


@pytest.mark.soak
def test_ten_thousand_events_zoom_at_thirty_frames_a_second(measured, large_page):
    page, session, _ = measured(large_page)
    page.locator("#chart.live").wait_for(state="attached")
    box = page.locator("#focus").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.keyboard.down("Control")
    before = busy(session)
    for turn in range(60):
        page.mouse.wheel(0, -40 if turn < 30 else 40)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    seconds = (busy(session) - before) / 60
    print(f"{1 / seconds:.0f} frames a second of work")
    assert seconds < 1 / 30


def test_three_hundred_events_are_three_megabytes_at_most(written, tmp_path):
    assert written(make(tmp_path, many(300))).stat().st_size <= 3 * MEGABYTE


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
def test_a_hundred_thousand_events_are_split_by_year(opened, written, tmp_path):
    index = written(make(tmp_path, many(100_000)))
    parts = sorted(tmp_path.glob("timeline-*.html"))
    assert all(part.stat().st_size <= 15 * MEGABYTE for part in parts)
    page = opened(index, drawn=False).page
    assert page.locator("tbody tr").count() == len(parts)
    started = time.monotonic()
    page.locator("tbody a").first.click()
    page.locator("#chart.live").wait_for(state="attached")
    assert time.monotonic() - started < 20
    assert page.locator(".up a").inner_text() == "All parts of the timeline"


def test_more_than_a_page_holds_is_split_by_year(opened, written, tmp_path, monkeypatch):
    monkeypatch.setattr("pipelines.exports.parts.EVENTS_OF_A_PAGE", 45)
    index = written(make(tmp_path, many(300)))
    seen = opened(index, drawn=False)
    assert seen.page.locator("tbody a").all_inner_texts()[:2] == ["2015", "2016"]
    seen.page.locator("tbody a").nth(1).click()
    seen.page.locator("#chart.live").wait_for(state="attached")
    assert seen.page.locator("h3").all_inner_texts() == ["2016"]
    assert (seen.errors, seen.requests) == ([], [])
