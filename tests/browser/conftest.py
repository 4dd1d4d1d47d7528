"""A headless Chromium for the tests that look at what a person sees, and pages to open in it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pipelines.exports.page import PageSettings
from pipelines.exports.pages import write_page
from pipelines.exports.reading import read_summaries
from pipelines.warehouse.connection import reading
from tests.exports.tellings import story
from tests.exports.warehouse import make

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it the test is skipped, but never in CI."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing in CI; .ci/run installs it")
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The npm packages of package.json, installed beside it once; without npm the test is skipped, but never in CI."""
    folder = Path(__file__).parent
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    modules = folder / "node_modules"
    if all(_installed(modules / name) == version for name, version in wanted.items()):
        return modules
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is missing in CI; .ci/run installs it")
        pytest.skip("needs npm: apt-get install npm")
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    subprocess.run(["npm", "install", *quiet], cwd=folder, check=True)
    return modules


def _installed(package: Path) -> str | None:
    manifest = package / "package.json"
    return json.loads(manifest.read_text())["version"] if manifest.exists() else None


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
            found.page.locator("#chart.live").wait_for(state="attached")
        return found

    yield run
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def written() -> Callable[[Path], Path]:
    """Write the page of a database beside it."""

    def run(database: Path) -> Path:
        with reading(database) as connection:
            target = database.with_name("timeline.html")
            return write_page(connection, read_summaries(connection), target, PageSettings()).files[0]

    return run


@pytest.fixture(scope="session")
def story_page(written, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(make(tmp_path_factory.mktemp("page"), story()))


@pytest.fixture(scope="session")
def seeds_page(seed_run) -> Path:
    return seed_run[1] / "timeline.html"
