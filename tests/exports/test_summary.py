"""The summary of an event says what all its tellings together say."""

import pytest

from pipelines.exports.reading import read_summaries, with_tellings
from pipelines.warehouse.connection import reading


@pytest.mark.parametrize("name", ["story_file", "harmful_file"])
def test_a_summary_adds_up_the_tellings(request, name):
    with reading(request.getfixturevalue(name)) as connection:
        summaries = read_summaries(connection).events
        events = with_tellings(connection, read_summaries(connection)).events
    assert [event.event_id for event in events] == [summary.event_id for summary in summaries]
    for event in events:
        named = {telling.document.document_id: telling.document for telling in event.tellings}
        vague = any(reference.approximate for telling in event.tellings for reference in telling.dating)
        assert event.documents == tuple(named.values())
        assert event.mentions == len(event.tellings)
        assert event.approximate == (vague or "~" in (event.edtf or ""))
        assert event.disputed == (bool(event.conflicts) or event.status in ("disputed", "denied"))


def test_the_undated_are_counted(seed_run):
    with reading(seed_run[1] / "timeline.duckdb") as connection:
        ((undated,),) = connection.execute(
            "select count(*) from marts.unresolved where kind = 'report' and reason = 'no day'"
        ).fetchall()
        assert read_summaries(connection).undated == undated > 0
