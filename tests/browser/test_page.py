"""The timeline page, opened from disk in a browser as a reader would."""

import csv
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from pipelines.warehouse.connection import writing
from tests.exports.tellings import harmful, scripts, story
from tests.exports.warehouse import make

pytestmark = pytest.mark.browser


def event(page: Page, text: str):
    return page.locator("details.event", has_text=text).first


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


def test_a_deep_link_opens_its_event(opened, story_page):
    page = opened(story_page).page
    name = event(page, "Storm strikes Brest").get_attribute("id")
    linked = opened(story_page, fragment=f"#{name}").page
    assert event(linked, "Storm strikes Brest").evaluate("details => details.open")
    assert event(linked, "Storm strikes Brest").locator("summary").evaluate("one => one === document.activeElement")


@pytest.mark.parametrize(("which", "scheme"), [("story_page", "dark"), ("seeds_page", "light")])
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


def test_print_shows_what_is_open_the_picture_and_no_form(opened, story_page):
    page = opened(story_page).page
    page.get_by_role("button", name="Open all").click()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("blockquote").first.is_visible()
    assert not page.locator("#filters").is_visible()
    page.set_viewport_size({"width": 600, "height": 900})
    assert page.locator("#chart > svg").bounding_box()["width"] <= 600


def test_a_choice_narrows_highlights_and_documents_too(opened, story_page):
    page = opened(story_page).page
    assert page.locator(".documents > li:visible").count() == page.locator(".documents > li").count() > 1
    page.get_by_label("Search", exact=True).fill("ministers met in oslo")
    expect(page.locator("details.event:not([hidden])")).to_have_count(1)
    expect(page.locator(".highlights li:not([hidden])")).to_have_count(1)
    expect(page.locator(".documents > li:visible")).to_have_text(re.compile("harbour.txt"))


def test_it_reads_without_scripts(opened, story_page):
    page = opened(story_page, drawn=False, java_script_enabled=False).page
    page.locator("#chart img").wait_for()
    assert not page.locator("#filters").is_visible()
    event(page, "Storm strikes Brest").locator("summary").click()
    assert event(page, "Storm strikes Brest").locator("blockquote").count() == 3


def test_texts_that_mean_harm_are_shown_as_text(opened, written, tmp_path):
    seen = opened(written(make(tmp_path, *harmful())))
    page = seen.page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.locator("details.event").count() == 7
    assert page.locator("main script, main img, main [onerror], a[href^='javascript']").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#events").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 1200
    assert (seen.errors, seen.requests) == ([], [])


def test_texts_that_mean_harm_stay_text_when_they_are_narrowed_and_downloaded(opened, written, tmp_path):
    seen = opened(written(make(tmp_path, *harmful())))
    page = seen.page
    page.get_by_label("Search", exact=True).fill("exploded <")
    page.get_by_text("2 of 7 events").wait_for()
    assert "<script>alert(1)</script>" in page.locator(".highlights").inner_text()
    assert page.locator("main script, main img, main [onerror], a[href^='javascript']").count() == 0
    page.get_by_role("button", name="Clear").click()
    page.get_by_text("Share", exact=True).click()
    found = {}
    for name in ("csv", "svg"):
        with page.expect_download() as download:
            page.locator(f"[data-download={name}]").click()
        found[name] = Path(download.value.path()).read_text("utf-8-sig")
    cells = [cell for row in csv.reader(found["csv"].splitlines()) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]
    assert "<script" not in found["svg"] and "<img" not in found["svg"]
    assert (seen.errors, seen.requests) == ([], [])


def test_the_sentence_stands_out_from_its_paragraph(opened, seeds_page):
    page = opened(seeds_page).page
    sumy = page.locator("details.event", has=page.locator(".title", has_text="city of Sumy"))
    around = " ".join(sumy.locator("blockquote .context").all_text_contents())
    assert "also coincided" in around and "struck" not in around


def test_an_event_leads_to_its_words_in_the_full_text_and_back(opened, story_page):
    seen = opened(story_page)
    event(seen.page, "Ministers met in Oslo").locator("summary").click()
    event(seen.page, "Ministers met in Oslo").get_by_role("link", name="In the full text").click()
    assert "Sunday" not in seen.page.locator("article").inner_text()
    seen.page.locator("article").get_by_role("link", name="met").click()
    seen.page.locator("details.event[open] .title", has_text="Ministers met in Oslo").wait_for()
    assert (seen.errors, seen.requests) == ([], [])


def test_a_text_is_shown_with_what_its_marks_were_read_as_or_without(opened, story_page):
    event(page := opened(story_page).page, "Ministers met in Oslo").locator("summary").click()
    event(page, "Ministers met in Oslo").get_by_role("link", name="In the full text").click()
    value = page.locator("mark.time + .value").first
    assert value.inner_text().strip() == "13 April 2025"
    page.get_by_label("Show what each was read as").uncheck()
    assert not value.is_visible() and page.locator("mark.time").first.is_visible()


OURS = r"\b(anchor|timex|deictic|inferred|granularity|hypothetical|negated|narrative|report_id|\d{4}-\d\d-\d\d)\b"


def test_the_page_speaks_its_readers_words(opened, seeds_page):
    page = opened(seeds_page).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    told = page.locator("main").inner_text()
    assert "“two days ago”, said on Tuesday 15 April 2025 about something past: Sunday 13 April 2025" in told
    assert re.findall(OURS, told, re.IGNORECASE) == []
    page.get_by_role("button", name="Details of dates").click()
    assert re.search("2025-04-15", page.locator("main").inner_text()), "rules and codes are in a fold"


def test_a_report_on_paper_has_few_pages(opened, seeds_page):
    assert len(pypdfium2.PdfDocument(opened(seeds_page).page.pdf(format="A4"))) <= 4


def test_an_event_that_cannot_be_drawn_is_named_and_the_picture_works(opened, written, tmp_path):
    database = make(tmp_path, story())
    with writing(database) as connection:
        connection.execute("update core.time_references set text = null where text = 'last week'")
    seen = opened(written(database))
    assert seen.page.get_by_text("1 event could not be drawn").is_visible()
    assert not event(seen.page, "Ministers met in Oslo").count()
    assert seen.page.locator("#seen").inner_text().endswith("4 events (1 earlier)")
    assert seen.errors == []


def test_a_timeline_of_nothing_says_so_without_a_script(opened, written, tmp_path):
    seen = opened(written(make(tmp_path, [])), drawn=False)
    assert "No event could be dated" in seen.page.locator("main").inner_text()
    assert seen.page.locator("script:not([type]), #chart, #filters, canvas").count() == 0
    assert (seen.errors, seen.requests) == ([], [])


def test_one_event_is_a_timeline(opened, written, tmp_path):
    page = opened(written(make(tmp_path, scripts()[:1]))).page
    assert page.get_by_role("heading", name="1 event", exact=True).is_visible()


def test_titles_in_other_scripts_keep_to_their_place(opened, written, tmp_path):
    page = opened(written(make(tmp_path, scripts())), width=360).page
    boxes = [title.bounding_box() for title in page.locator(".title").all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)
    assert page.locator(".what .title").all_inner_texts() == sorted(told.title for told in scripts())


def test_axe_finds_no_violation_on_a_document_nor_in_the_menu(opened, story_page, node_modules):
    pages = [story_page, *sorted(story_page.with_name(f"{story_page.stem}-documents").glob("*.html"))[:1]]
    assert len(pages) == 2
    for path in pages:
        page = opened(path, drawn=path == story_page, bypass_csp=True).page
        page.evaluate("for (const one of document.querySelectorAll('details.menu')) one.open = true")
        page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text())
        found = page.evaluate("axe.run()")["violations"]
        assert not found, json.dumps(
            [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found], indent=1
        )
