"""What a document says is text on the page, whatever it says; looked at without a browser."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipelines.exports.escaping import CONTROL
from pipelines.exports.refresh import Published, refresh
from pipelines.exports.rendering import DocumentLinks
from pipelines.warehouse.connection import writing
from tests.exports.tellings import story
from tests.exports.warehouse import Told, make


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


@pytest.fixture(scope="module")
def harmful_page(harmful_file) -> str:
    return refresh(Published(harmful_file, harmful_file.parent / "raw")).page.read_text()


def test_markup_of_a_text_makes_no_element(harmful_page):
    found = elements(harmful_page)
    assert {attributes.get("type") for tag, attributes in found if tag == "script"} == {
        "application/ld+json",
        "application/json",
        None,
    }
    assert len([tag for tag, _ in found if tag == "script"]) == 5
    assert all(str(attributes["src"]).startswith("data:") for tag, attributes in found if tag == "img")
    assert not [name for _, attributes in found for name in attributes if name.startswith("on")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in harmful_page


def test_no_address_is_one_that_runs(harmful_page):
    links = [attributes["href"] or "" for tag, attributes in elements(harmful_page) if tag == "a"]
    assert links and not [link for link in links if re.match(r"\s*[a-z]+:", link, re.IGNORECASE)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", " javascript:x"])
def test_an_address_that_a_browser_would_run_is_no_link(timeline, address):
    document = replace(timeline.documents[0], source_url=address)
    assert DocumentLinks([document], Path("/w"), None).link(document) is None
    assert DocumentLinks([document], Path("/w"), Path("/w/raw")).link(document) == "raw/harbour.txt"


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("a#b.txt", "raw/a%23b.txt"),
        ("why?.html", "raw/why%3F.html"),
        ("100%25 sure.txt", "raw/100%2525%20sure.txt"),
        ("news.jsonl#row 7", "raw/news.jsonl"),
        ("a#b.CSV#3", "raw/a%23b.CSV"),
        ("javascript:x/a.txt", "raw/javascript%3Ax/a.txt"),
    ],
)
def test_a_file_is_linked_by_its_name_whichever_signs_are_in_it(timeline, path, link):
    document = replace(timeline.documents[0], source_path=path)
    assert DocumentLinks([document], Path("/w"), Path("/w/raw")).link(document) == link


def test_a_file_is_handed_over_and_a_page_on_the_web_is_opened(tmp_path):
    addresses = {"harbour.txt": {"source_url": "https://example.org/harbour"}}
    page = refresh(Published(make(tmp_path, story(), addresses), tmp_path / "raw")).page.read_text()
    links = {
        str(a["href"]): a for tag, a in elements(page) if tag == "a" and str(a["href"]).startswith(("raw", "http"))
    }
    assert all(link["rel"] == "noopener" for link in links.values())
    assert "download" in links["raw/mayor.txt"]
    assert "download" not in links["https://example.org/harbour"]


def test_no_control_character_stands_on_the_page(harmful_page):
    assert CONTROL.search(harmful_page) is None
    assert "a\N{REPLACEMENT CHARACTER}b" in harmful_page


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (None, "probably Friday 11 April 2025 (71 %), else Friday 18 April 2025"),
        ("“meet” (future), on which it hangs", "probably Friday 18 April 2025 (71 %), else Friday 11 April 2025"),
    ],
)
def test_a_date_of_unsure_direction_says_how_sure_it_is(tmp_path, reason, said):
    day = date(2025, 4, 11)
    database = make(tmp_path, [Told("talks", "port.txt", "Talks in Oslo on Friday.", "Talks", "Friday", day, day)])
    with writing(database) as connection:
        connection.execute(
            "update core.time_references set flags = ['direction_assumed'], probability = 0.71,"
            " alternatives = [struct_pack(start_date := date '2025-04-18', end_date := date '2025-04-18',"
            " timex_value := '2025-04-18', reason := 'the coming one')]"
        )
        connection.execute("update core.report_references set probability = 0.71, reason = ?", [reason])
    page = refresh(Published(database, tmp_path / "raw")).page.read_text()
    assert f"“Friday”, said on Tuesday 15 April 2025 about something {'to come' if reason else 'past'}: {said}" in page
