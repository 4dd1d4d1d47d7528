import shutil

import pytest

from pipelines.exports.refresh import Published, refresh


@pytest.fixture
def source(story_file, tmp_path):
    shutil.copy(story_file, tmp_path / "timeline.duckdb")
    return Published(tmp_path / "timeline.duckdb", tmp_path / "raw")


def test_page_and_pictures_stand_beside_the_database(source, tmp_path):
    made = refresh(source)
    assert (made.page, made.picture, made.events) == (tmp_path / "timeline.html", tmp_path / "timeline.png", 6)
    assert (tmp_path / "timeline.svg").read_text().startswith("<svg")


def test_an_unchanged_timeline_writes_nothing(source):
    made = refresh(source)
    before = made.page.stat().st_mtime_ns
    assert refresh(source).events is None
    assert made.page.stat().st_mtime_ns == before


def test_a_page_of_another_state_is_written_anew(source):
    page = refresh(source).page
    page.write_text(page.read_text().replace('name="dateline-state" content="', 'name="dateline-state" content="x'))
    assert refresh(source).events == 6


def test_equal_timelines_make_equal_pages(source):
    first = refresh(source).page.read_bytes()
    source.page.unlink()
    assert refresh(source).page.read_bytes() == first


def test_a_document_links_to_its_file_or_its_address(source):
    assert 'href="raw/harbour.txt"' in refresh(source).page.read_text()
