import json

import pytest


@pytest.fixture
def slides(exported):
    content = json.loads(exported("timelinejs")[0].read_text())
    return {slide["text"]["headline"]: slide for slide in content["events"]}


def test_a_span_says_its_precision_in_its_label(slides, said):
    treaty = slides["Treaty signed"]
    assert treaty["start_date"] == {"year": 2022, "month": 1, "day": 1}
    assert treaty["end_date"] == {"year": 2022, "month": 12, "day": 31}
    assert treaty["display_date"] == "2022"
    assert said("timelinejs")["Treaty signed"][0].startswith("coarsened: drawn as lasting")


def test_an_open_side_has_no_second_date(slides, said):
    assert "end_date" not in slides["Trade has fallen"]
    assert said("timelinejs")["Trade has fallen"][0].startswith("coarsened: an open side cannot be drawn")


def test_markup_of_a_text_is_text(exported, harmful_file):
    content = exported("timelinejs", harmful_file)[0].read_text()
    assert "<script" not in content and "<img" not in content
