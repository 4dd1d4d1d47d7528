"""The TimelineJS export, drawn by TimelineJS itself."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.exports.formats import export
from pipelines.exports.reading import Selection

pytestmark = pytest.mark.browser
VIEWER = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="viewer/css/timeline.css">
<div id="timeline" style="width: 1000px; height: 600px"></div><script src="viewer/js/timeline.js"></script>
<script>new TL.Timeline("timeline", "timeline.json", {font: "/font.css"});</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path, node_modules: Path, seed_run) -> Iterator[str]:
    """The seeds' export beside the viewer, on loopback."""
    export(seed_run[1] / "timeline.duckdb", "timelinejs", tmp_path / "timeline.json", Selection())
    (tmp_path / "index.html").write_text(VIEWER)
    (tmp_path / "font.css").write_text(".tl-timeline { font-family: serif; }")
    (tmp_path / "viewer").symlink_to(node_modules / "@knight-lab" / "timelinejs" / "dist")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_timelinejs_draws_every_event(browser, served, seed_events):
    page = browser.new_page()
    errors, elsewhere = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith((served, "data:", "blob:")) or elsewhere.append(asked.url))
    page.goto(served)
    page.locator(".tl-timemarker").first.wait_for(timeout=30_000)
    headlines = page.locator(".tl-slide .tl-headline").all_inner_texts()
    dates = page.locator(".tl-slide .tl-headline-date").all_inner_texts()
    page.close()
    assert len(headlines) == seed_events + 1  # the title slide
    assert "13 April 2025" in dates and "2022" in dates
    assert (errors, elsewhere) == ([], [])
