"""Finding events on the page: search, filters, zoom and keyboard."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def visible(page: Page) -> list[str]:
    return page.locator("details.event:not([hidden]) .title").all_inner_texts()


def test_search_leaves_what_holds_the_words(opened, story_page):
    page = opened(story_page).page
    page.get_by_label("Search", exact=True).fill("mayor brest")
    page.get_by_text("1 of 6 events").wait_for()
    assert visible(page) == ["Storm strikes Brest"]
    page.get_by_role("button", name="Clear the filters").click()
    page.get_by_text("6 events", exact=True).wait_for()


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
    page.get_by_text("Nothing matches").wait_for()


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


def test_a_picture_drawn_anew_keeps_to_the_filters(opened, story_page):
    page = opened(story_page).page
    storm = page.locator("#chart path[fill='#b0720f']")
    assert storm.count() == 1
    page.locator("select[name=place]").select_option(label="Oslo, Norway")
    page.get_by_text("1 of 6 events").wait_for()
    page.emulate_media(color_scheme="dark")
    page.locator("#chart text[fill='#a3abb5']").first.wait_for()
    assert storm.count() == 0
