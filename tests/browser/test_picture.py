"""The picture and the map: what they show at first, and how they are moved through."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.exports.tellings import crowd, open_sided
from tests.exports.warehouse import make

pytestmark = pytest.mark.browser


def seen(page: Page) -> str:
    return page.locator("#seen").inner_text()


def test_it_opens_on_the_days_with_most_events(opened, story_page):
    page = opened(story_page).page
    assert seen(page).endswith("4 events (1 earlier, 1 later)")
    page.get_by_role("button", name="All", exact=True).click()
    assert seen(page).endswith(": 6 events")
    page.get_by_role("button", name="Most events").click()
    assert seen(page).endswith("4 events (1 earlier, 1 later)")


def test_the_wheel_zooms_around_the_pointer(opened, story_page):
    page = opened(story_page).page
    page.get_by_role("button", name="All", exact=True).click()
    box = page.locator("#focus").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 60)
    page.keyboard.down("Control")
    for _ in range(6):
        page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(page.locator("#seen")).to_contain_text("later")
    assert "2022" in seen(page) and "earlier" not in seen(page)


def test_a_brush_on_the_strip_sets_the_window(opened, story_page):
    page = opened(story_page).page
    box = page.locator("#strip").bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 10, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("view="))
    assert "later" in seen(page)


def test_the_keyboard_goes_from_event_to_event_and_opens(opened, story_page):
    page = opened(story_page).page
    page.locator("#focus").focus()
    page.keyboard.press("ArrowRight")
    told = seen(page)
    assert told.partition(": ")[2] in page.locator("details.event .title").all_inner_texts()
    page.keyboard.press("Enter")
    assert page.locator("details.event[open] .title").inner_text() == told.partition(": ")[2]


def test_a_filter_narrows_the_picture(opened, story_page):
    page = opened(story_page).page
    page.locator("select[name=place]").select_option("Oslo, Norway")
    expect(page.locator("#seen")).to_have_text(re.compile(": 1 event$"))


def test_a_crowd_is_a_cluster_that_opens(opened, written, tmp_path):
    found = opened(written(make(tmp_path, crowd(600))))
    page = found.page
    box = page.locator("#focus").bounding_box()
    assert box and box["height"] < 400
    page.locator("#focus").click(position={"x": box["width"] / 2, "y": box["height"] - 34})
    assert "events, 14 April 2025" in page.locator("#cluster p").inner_text()
    page.locator("#cluster button").first.click()
    page.locator("details.event[open]").wait_for()
    assert found.errors == []


def test_the_legend_explains_the_shapes_that_occur(opened, story_page, written, tmp_path):
    assert opened(story_page).page.locator(".picture .shape").all_inner_texts() == [
        "on this day", "some time within", "by this day",
    ]  # fmt: skip
    open_page = opened(written(make(tmp_path, open_sided())))
    assert open_page.page.locator(".picture .shape").all_inner_texts() == ["from this day on", "by this day"]
    assert open_page.page.locator("details.event .when").last.inner_text() == "until 30 June 2026"
    assert (open_page.errors, open_page.requests) == ([], [])


def test_the_map_shows_places_and_filters_by_them(opened, story_page):
    page = opened(story_page).page
    assert page.locator("#map .town").count() == 2
    assert page.locator("#map .told").count() == 2, "France and Norway, of which no town is known to the map"
    assert page.locator("#map .names text").all_text_contents() == ["Brest 1", "Mykolaiv 1", "France 1"]
    assert "3 events without a place" in page.locator("#unplaced").inner_text()
    page.get_by_role("button", name="Brest 1 event, France").press("Enter")
    page.get_by_text("1 of 6 events").wait_for()
    assert page.locator("select[name=place]").input_value() == "Brest, France"
    page.get_by_role("button", name="Brest 1 event, France").press("Enter")
    page.get_by_role("heading", name="6 events", exact=True).wait_for()
