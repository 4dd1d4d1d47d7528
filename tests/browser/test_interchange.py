"""Exports read by what a browser has: D3's maps and its parser of XML."""

from pathlib import Path

import pytest

from pipelines.exports.formats import export
from pipelines.exports.reading import Selection
from tests.exports.tellings import harmful, story
from tests.exports.warehouse import make

pytestmark = pytest.mark.browser
NAMES = """([text, name]) => {
    const read = new DOMParser().parseFromString(text, "application/xml");
    if (read.querySelector("parsererror")) return null;
    return Array.from(read.getElementsByTagName(name), (one) => one.textContent);
}"""


def written(database: Path, name: str) -> str:
    target = database.with_name(f"story.{name}")
    export(database, name, target, Selection())
    return target.read_text()


def test_d3_finds_the_places_of_geojson(opened, story_page, tmp_path):
    text = written(make(tmp_path, story()), "geojson")
    bounds = opened(story_page).page.evaluate("(text) => d3.geoBounds(JSON.parse(text))", text)
    assert [round(edge, 2) for corner in bounds for edge in corner] == [-4.49, 46.97, 32.0, 48.39]


@pytest.mark.parametrize(("name", "element", "harm"), [("kml", "name", 0), ("atom", "title", 7)])
def test_a_browser_reads_every_name_in_xml(opened, story_page, tmp_path, name, element, harm):
    page = opened(story_page).page
    (tmp_path / "story").mkdir()
    found = page.evaluate(NAMES, [written(make(tmp_path / "story", story()), name), element])
    assert any("Storm strikes Brest" in each for each in found)
    found = page.evaluate(NAMES, [written(make(tmp_path, *harmful()), name), element])
    assert sum("exploded" in each for each in found) == harm, "events without coordinates are on no map"
