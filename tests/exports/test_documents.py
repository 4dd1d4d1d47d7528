"""A document's page: its whole text, with what was read in it marked, and links to the events and back."""

import re

import pytest

from pipelines.exports.refresh import Published, refresh
from pipelines.exports.rendering import TextMark, pieces
from pipelines.ids import identifier
from pipelines.warehouse.connection import writing
from tests.exports.tellings import harmful, story
from tests.exports.warehouse import make

TEXT = "A fire broke out in the mill on Monday night."


def test_the_pieces_are_the_text_and_marks_may_overlap():
    marks = [TextMark(7, 16, "event", "", "r-1", "x#1"), TextMark(9, 20, "time", "May"), TextMark(32, 99, "time")]
    marks.append(TextMark(16, 20, "time", "within May"))
    found = list(pieces(TEXT, marks, {32: "Monday"}))
    assert "".join(piece.text for piece in found) == TEXT
    assert [(piece.text, piece.kinds) for piece in found if piece.kinds] == [
        ("br", ("event",)), ("oke out", ("event", "time")), (" in ", ("time",)), ("Monday night.", ("time",)),
    ]  # fmt: skip
    assert [(piece.text, piece.values) for piece in found if piece.values] == [(" in ", ("May",))]
    assert [piece.note for piece in found if piece.note] == ["Monday"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("documents")
    database = make(made, story())
    with writing(database) as connection:
        connection.execute("update core.reports set place_basis = 'stated' where place = 'Brest'")
    refresh(Published(database, made / "raw"))
    return made


def read(folder, name):
    return (folder / "timeline-documents" / f"{identifier(name)}.html").read_text()


def test_the_whole_text_is_there_with_its_marks(folder):
    page = read(folder, "harbour.txt")
    article = page[page.index("<article>") : page.index("</article>")]
    plain = re.sub("<[^>]+>", "", re.sub('<span class="value">.*?</span>', "", article))
    assert "A storm struck the harbour of Brest two days ago, killing 12 people on the quay." in plain
    storm = identifier("event", "storm")
    assert f'<mark class="event"><a href="../timeline.html#{storm}">struck</a></mark>' in page
    assert '<mark class="time">two days ago</mark>' in page and '<mark class="count">12 people</mark>' in page
    values = re.findall('<mark class="(time|count|place)">([^<]*)</mark><span class="value"> ([^<]*)<', page)
    assert values[:3] == [
        ("place", "Brest", "in France"), ("time", "two days ago", "13 April 2025"), ("count", "12 people", "12 killed"),
    ]  # fmt: skip
    assert "“two days ago”" in page and "Sunday 13 April 2025" in page


def test_each_report_leads_to_its_place_in_the_text(folder):
    page = (folder / "timeline.html").read_text()
    links = re.findall(r'href="timeline-documents/(\w+)\.html#(r-\w+)"', page)
    assert len(links) == 8
    for document, name in links:
        assert f'<a id="{name}"></a>' in (folder / "timeline-documents" / f"{document}.html").read_text()


def test_a_text_that_means_harm_is_text(tmp_path):
    refresh(Published(make(tmp_path, *harmful()), tmp_path / "raw"))
    for page in (tmp_path / "timeline-documents").iterdir():
        text = page.read_text()
        assert "<script" not in text and "<img" not in text and "javascript:alert" not in text
        assert "script-src 'none'" in text


def test_a_part_that_cannot_be_shown_leaves_the_bare_text(tmp_path):
    database = make(tmp_path, story())
    with writing(database) as connection:
        connection.execute("update core.time_references set text = null where text = '2022'")
    refresh(Published(database, tmp_path / "raw"))
    page = read(tmp_path, "officials.txt")
    assert "They signed the treaty in 2022." in page and "</mark>" not in page.partition("<article>")[2]


def test_a_quoted_part_says_from_which_day_it_speaks(tmp_path):
    database = make(tmp_path, story())
    with writing(database) as connection:
        connection.execute("update core.segments set anchor_date = '2025-04-09' where segment_id = 1")
    refresh(Published(database, tmp_path / "raw"))
    page = read(tmp_path, "harbour.txt")
    assert '<span class="note" role="note">This part speaks on Wednesday 9 April 2025.</span>' in page
