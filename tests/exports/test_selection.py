from datetime import date

import pytest

from pipelines.exports.model import TimelineSummary
from pipelines.exports.reading import Selection, read_summaries, selected
from pipelines.warehouse.connection import reading


@pytest.fixture(scope="module")
def summaries(story_file) -> TimelineSummary:
    with reading(story_file) as connection:
        return read_summaries(connection)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Selection(), 6),
        (Selection(last=date(2022, 6, 1)), 2),
        (Selection(first=date(2025, 4, 16)), 1),
        (Selection(place="FR"), 3),
        (Selection(place="norway"), 1),
        (Selection(event_class="assault"), 1),
        (Selection(status="planned"), 1),
        (Selection(source="harbour"), 2),
        (Selection(source="harbour", place="Oslo"), 1),
        (Selection(place="Atlantis"), 0),
    ],
)
def test_every_condition_must_hold(summaries, wanted, count):
    assert len(selected(summaries, wanted).events) == count


def test_a_narrowed_timeline_names_only_its_documents(summaries):
    narrowed = selected(summaries, Selection(place="Oslo"))
    assert [document.name for document in narrowed.documents] == ["harbour.txt"]
