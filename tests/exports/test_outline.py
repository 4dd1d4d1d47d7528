"""An outline says of an event what all its tellings together say."""

import pytest

from pipelines.exports.outline import Outline, read_outlines
from pipelines.exports.reading import with_tellings
from pipelines.warehouse.connection import reading

ALIKE = [name for name in Outline.__slots__ if name != "tellings"]


@pytest.mark.parametrize("name", ["story_file", "harmful_file"])
def test_an_outline_is_its_event_without_tellings(request, name):
    with reading(request.getfixturevalue(name)) as connection:
        outlines = read_outlines(connection)
        timeline = with_tellings(connection, outlines)
    for outline, event in zip(outlines.events, timeline.events, strict=True):
        assert [getattr(outline, each) for each in ALIKE] == [getattr(event, each) for each in ALIKE]
        assert outline.tellings == len(event.tellings)


def test_the_undated_are_counted(seed_run):
    with reading(seed_run[1] / "timeline.duckdb") as connection:
        assert read_outlines(connection).undated == 12
