from datetime import date

import pytest

from pipelines.steps.second_opinion import ask

TUESDAY = date(2025, 4, 15)


def opinions(text: str, anchor=TUESDAY, document=TUESDAY, kind="DATE", language=None):
    reference = {"reference_id": "t", "document_id": "d", "text": text, "timex_type": kind, "anchor_date": anchor}
    tables = {
        "core.time_references": [reference],
        "core.anchors": [{"document_id": "d", "anchor_date": document}],
        "core.texts": [{"document_id": "d", "language": language}],
    }
    return [(row["start_date"], row["end_date"]) for row in ask(tables)["core.second_opinions"]]


@pytest.mark.parametrize(("text", "day"), [("two days ago", 13), ("last week", 8)])
def test_dateparser_says_a_day(text, day):
    assert opinions(text) == [(date(2025, 4, day), date(2025, 4, day))]


def test_a_phrase_that_needs_no_anchor_is_asked_on_the_day_of_its_document():
    assert opinions("February 2022", anchor=None) == [(date(2022, 2, 15), date(2022, 2, 15))]


def test_a_phrase_is_asked_in_the_language_of_its_document():
    day = (date(2025, 4, 13), date(2025, 4, 13))
    assert opinions("vor zwei Tagen", language="de") == [day]
    assert opinions("vor zwei Tagen", language="xx") == opinions("vor zwei Tagen") == []


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "this weekend"},
        {"text": "Tuesday", "anchor": date(1, 1, 1)},
        {"text": "two days", "kind": "DURATION"},
        {"text": "February 2022", "anchor": None, "document": None},
    ],
)
def test_no_opinion(asked):
    assert opinions(**asked) == []
