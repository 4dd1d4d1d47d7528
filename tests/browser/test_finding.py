"""Finding events on the page: search, filters, address, keyboard and downloads."""

import csv
import json
import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from pipelines.warehouse.connection import writing
from tests.exports.tellings import story
from tests.exports.warehouse import make

pytestmark = pytest.mark.browser


def visible(page: Page) -> list[str]:
    return page.locator("details.event:not([hidden]) .title").all_inner_texts()


def test_search_and_facets_are_on_the_first_screen(opened, story_page):
    for width, height in ((1440, 900), (390, 844)):
        page = opened(story_page, width=width).page
        page.set_viewport_size({"width": width, "height": height})
        search = page.get_by_label("Search", exact=True).bounding_box()
        assert search and search["y"] + search["height"] < height / 2
        facets = page.locator("select[name=place]" if width > 800 else "#more > summary").bounding_box()
        assert facets and facets["y"] + facets["height"] < height / 2
        first = page.locator(".highlights li").first.bounding_box()
        assert first and first["y"] + first["height"] < height


def test_highlights_tell_when_what_where_how_many_and_by_how_many_sources(opened, story_page):
    page = opened(story_page).page
    storm = page.locator(".highlights li", has_text="Storm strikes Brest").inner_text().splitlines()
    assert [line for line in storm if line] == [
        "13 April 2025",
        "Storm strikes Brest",
        "Brest, France",
        "12 killed",
        "sources disagree",
        "3 sources",
    ]
    page.locator(".highlights a", has_text="Storm strikes Brest").click()
    assert page.locator("details.event[open] .title").all_inner_texts() == ["Storm strikes Brest"]


def test_a_choice_has_highlights_of_its_own(opened, written, tmp_path):
    again = replace(story()[0], event="again", title="Storm in Brest")
    database = make(tmp_path, [*story(), again])
    with writing(database) as connection:
        connection.execute("update marts.timeline set story_id = 'one', background = end_date < '2025-01-01'")
        connection.execute("update marts.timeline set importance = report_count")
    page = opened(written(database)).page
    whole = page.locator(".highlights .title").all_inner_texts()
    assert "Treaty signed" not in whole, "what was long before"
    assert "Storm strikes Brest" in whole and "Storm in Brest" not in whole, "one for each day of a story"
    page.locator("select[name=kind]").select_option("disaster")
    page.get_by_text("2 of 7 events").wait_for()
    assert page.locator(".highlights .title").all_inner_texts() == ["Storm strikes Brest"]
    page.get_by_role("button", name="Clear").click()
    page.locator("select[name=place]").select_option("Lyon, France")
    expect(page.locator(".highlights .title")).to_have_text(["Summit in Lyon"])
    assert page.locator(".highlights .facts").inner_text().split() == ["Lyon,", "France", "planned", "1", "source"]
    page.locator(".highlights a").click()
    page.locator("details.event[open] .title", has_text="Summit in Lyon").wait_for()
    page.get_by_label("Search", exact=True).fill("no such words")
    expect(page.get_by_role("heading", name="Highlights")).to_be_hidden()


def test_search_leaves_what_holds_the_words(opened, story_page):
    page = opened(story_page).page
    page.get_by_label("Search", exact=True).fill("mayor brest")
    page.get_by_text("1 of 6 events").wait_for()
    assert visible(page) == ["Storm strikes Brest"]
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("heading", name="6 events", exact=True).wait_for()


def test_search_looks_at_what_a_document_says_and_not_at_its_name(opened, story_page):
    page = opened(story_page).page
    page.get_by_label("Search", exact=True).fill("harbour")
    page.get_by_text("1 of 6 events").wait_for()
    assert visible(page) == ["Storm strikes Brest"]


def test_a_phone_folds_the_filters(opened, story_page):
    page = opened(story_page, width=360).page
    assert not page.locator("select[name=place]").is_visible()
    page.get_by_text("Filters", exact=True).click()
    assert page.locator("select[name=place]").is_visible()


@pytest.mark.parametrize(
    ("name", "choice", "left"),
    [
        ("place", "Oslo, Norway", ["Ministers met in Oslo"]),
        ("kind", "disaster", ["Storm strikes Brest"]),
        ("status", "Planned or possible", ["Summit in Lyon"]),
        ("source", "harbour.txt", ["Ministers met in Oslo", "Storm strikes Brest"]),
    ],
)
def test_a_filter_leaves_what_fits(opened, story_page, name, choice, left):
    page = opened(story_page).page
    page.locator(f"select[name={name}]").select_option(choice)
    page.get_by_text(f"{len(left)} of 6 events").wait_for()
    assert visible(page) == left
    label = page.locator(f"label:has(select[name={name}])").evaluate("label => label.firstChild.textContent.trim()")
    assert page.locator(".lead").inner_text().startswith(f"{label} {choice}: {len(left)} event")


def test_facets_count_what_each_choice_would_leave(opened, story_page):
    page = opened(story_page).page
    page.locator("select[name=source]").select_option("harbour.txt")
    places = page.locator("select[name=place] option").all_inner_texts()
    assert {"Brest, France (1)", "Oslo, Norway (1)", "Lyon, France (0)"} <= set(places)


@pytest.mark.parametrize("words", ["2022-06-01", "1 June 2022", "June 2022", "2022"])
def test_a_date_filter_reads_british_words_and_sets_the_window(opened, story_page, words):
    page = opened(story_page).page
    page.get_by_label("To", exact=True).fill(words)
    page.get_by_text("2 of 6 events").wait_for()
    assert visible(page) == ["Treaty signed", "Trade has fallen"]
    assert "2025" not in page.locator("#seen").inner_text()


def test_nothing_that_fits_is_said(opened, story_page):
    page = opened(story_page).page
    page.get_by_label("Search", exact=True).fill("no such words")
    page.get_by_text("Nothing matches").wait_for()


def test_the_keyboard_walks_the_events(opened, story_page):
    page = opened(story_page).page
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.locator("details.event[open] .title").all_inner_texts() == ["Trade has fallen"]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "words"


def test_the_address_holds_what_is_seen(opened, story_page):
    page = opened(story_page).page
    page.locator("select[name=source]").select_option("harbour.txt")
    page.get_by_label("Search", exact=True).fill("storm")
    page.get_by_text("1 of 6 events").wait_for()
    page.get_by_role("button", name="Zoom in", exact=True).click()
    page.locator("details.event:not([hidden]) summary").first.click()
    expect(page).to_have_url(re.compile("event="))
    again = opened(story_page, fragment=page.evaluate("location.hash")).page
    assert visible(again) == ["Storm strikes Brest"]
    assert again.locator("details.event[open] .title").all_inner_texts() == ["Storm strikes Brest"]
    assert again.locator("#seen").inner_text() == page.locator("#seen").inner_text()
    assert again.get_by_label("Search", exact=True).input_value() == "storm"


def test_back_and_forward_go_through_what_was_seen(opened, story_page):
    page = opened(story_page).page
    page.locator("select[name=place]").select_option("Oslo, Norway")
    page.get_by_text("1 of 6 events").wait_for()
    page.locator("details.event:not([hidden]) summary").first.click()
    page.go_back()
    page.locator("details.event[open]").wait_for(state="detached")
    page.go_back()
    page.get_by_role("heading", name="6 events", exact=True).wait_for()
    assert page.locator("select[name=place]").input_value() == ""
    page.go_forward()
    page.get_by_text("1 of 6 events").wait_for()
    page.go_forward()
    page.locator("details.event[open]").wait_for()


def test_what_is_filtered_can_be_downloaded(opened, story_page, tmp_path):
    page = opened(story_page).page
    page.locator("select[name=source]").select_option("harbour.txt")
    page.get_by_text("Share", exact=True).click()
    found = {}
    for name in ("csv", "json", "svg", "png"):
        with page.expect_download() as download:
            page.locator(f"[data-download={name}]").click()
        download.value.save_as(tmp_path / name)
        found[name] = (tmp_path / name).read_bytes()
    rows = list(csv.DictReader(found["csv"].decode("utf-8-sig").splitlines()))
    assert [row["title"] for row in rows] == ["Ministers met in Oslo", "Storm strikes Brest"]
    assert [row["title"] for row in json.loads(found["json"])] == ["Ministers met in Oslo", "Storm strikes Brest"]
    assert b"Storm strikes Brest" in found["svg"] and found["png"].startswith(b"\x89PNG")


def test_a_link_and_a_frame_reproduce_the_view(opened, story_page):
    page = opened(story_page).page
    page.locator("select[name=place]").select_option("Oslo, Norway")
    page.get_by_text("Share", exact=True).click()
    expect(page.locator("#link")).to_have_value(re.compile(r"#place=Oslo%2C\+Norway$"))
    expect(page.locator("#embed")).to_have_value(re.compile("embed=1"))
    framed = opened(story_page, fragment="#place=Oslo%2C+Norway&embed=1").page
    assert not framed.locator("#filters").is_visible() and framed.locator("#focus").is_visible()
