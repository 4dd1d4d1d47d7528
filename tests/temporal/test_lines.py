"""Line breaks: inside a phrase they are blanks, between a headline and a date line they part."""

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context

TUESDAY = Context(anchor=739356)


@pytest.mark.parametrize("text", ["It rained two\ndays ago", "It rained\ntwo days\n  ago", "It rained two\r\ndays ago"])
def test_a_phrase_over_two_lines(text: str) -> None:
    assert [each.timex_value for each in tag(text, TUESDAY)] == ["2025-04-13"]


def test_a_headline_and_a_date_line_are_two() -> None:
    assert [each.text for each in tag("Storm on Friday\n15 April 2025", TUESDAY)] == ["Friday", "15 April 2025"]
