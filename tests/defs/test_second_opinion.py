from datetime import date

import pytest

from pipelines.steps.second_opinion import ask

TUESDAY = date(2025, 4, 15)


def opinions(text: str, anchor: date | None = TUESDAY, document: date | None = TUESDAY, kind: str = "DATE"):
    reference = {"reference_id": "t", "document_id": "d", "text": text, "timex_type": kind, "anchor_date": anchor}
    tables = {
        "core.time_references": [reference],
        "core.anchors": [{"document_id": "d", "anchor_date": document}],
    }
    return [(row["start_date"], row["end_date"]) for row in ask(tables)["core.second_opinions"]]


@pytest.mark.parametrize(("text", "day"), [("two days ago", 13), ("last week", 8)])
def test_dateparser_says_a_day(text, day):
    assert opinions(text) == [(date(2025, 4, day), date(2025, 4, day))]


def test_a_phrase_that_needs_no_anchor_is_asked_on_the_day_of_its_document():
    assert opinions("February 2022", anchor=None) == [(date(2022, 2, 15), date(2022, 2, 15))]


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "this weekend"},
        {"text": "two days", "kind": "DURATION"},
        {"text": "February 2022", "anchor": None, "document": None},
    ],
)
def test_no_opinion(asked):
    assert opinions(**asked) == []
