"""Line breaks: inside a phrase they are blanks, between a headline and a date line they part."""

import textwrap

import pytest

from pipelines.temporal import tag
from pipelines.temporal.folding import wraps
from pipelines.temporal.model import Context

TUESDAY = Context(anchor=739356)
STORY = (
    "The harbour of the island was closed in the spring of 2018 because of a storm that came on the night of March 3, "
    "2018, from the west. Repairs began on 12 May 2018 and went on until October. That year the fishermen of the "
    "village lost most of their boats. Two years later, on 9 June 2020, the minister opened a new wall, and said that "
    "the old one had been built in 1931. The port will be open again on Thursday, the mayor of the town said."
)


def values(text: str) -> list[str | None]:
    return [each.timex_value for each in tag(text, TUESDAY)]


@pytest.mark.parametrize("text", ["It rained two\ndays ago", "It rained\ntwo days\n  ago", "It rained two\r\ndays ago"])
def test_a_phrase_over_two_lines(text: str) -> None:
    assert values(text) == ["2025-04-13"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill burned on June 9,\n2020, said the owner.", "2020-06-09"),
        ("The mill burned on June 9\n2020 to the ground.", "2020-06-09"),
        ("The mill burned on 9\nJune 2020.", "2020-06-09"),
        ("The mill burned on June\n9, 2020.", "2020-06-09"),
        ("The mill burned in June\n2020.", "2020-06"),
        ("The mill burned in the\n1990s.", "199"),
        ("The mill burned on Tuesday, 9\nJune 2020.", "2020-06-09"),
    ],
)
def test_a_date_over_two_lines(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_headline_and_a_date_line_are_two() -> None:
    assert [each.text for each in tag("Storm on Friday\n15 April 2025", TUESDAY)] == ["Friday", "15 April 2025"]


@pytest.mark.parametrize("text", ["12\nMay 2020", "Rooms in May\n\n2020", "Profits fell in May\n12 shops closed"])
def test_lines_that_are_no_sentence_are_not_joined(text: str) -> None:
    assert len({each.text for each in tag(text, TUESDAY)} & {"May 2020", "May", "2020"}) > 0


@pytest.mark.parametrize("width", [45, 60, 72, 80])
def test_a_wrapped_text_reads_as_it_would_in_one_line(width: int) -> None:
    assert values(textwrap.fill(STORY, width)) == values(STORY)


def test_paragraphs_and_lists_are_not_wrapped() -> None:
    assert wraps("\n".join(["1 May: the first", "2 May: the second", "3 May: the third", "4 May: the last"])) == []
    assert wraps("\n".join([STORY, STORY, STORY, STORY])) == []
