"""Quoted words are read against the day on which they were said, where that day dates the saying."""

from datetime import date

import pytest

from pipelines.documents.segments import segments

MARCH_3 = date(2022, 3, 3)


def quoted_days(text: str) -> list[date | None]:
    return [part.anchor_date for part in segments(text) if part.kind.value == "quotation"]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2022 the mayor said: “We left yesterday.”",
        "“We left yesterday,” the mayor told reporters on March 3, 2022.",
        "In a letter of 3 March 2022 she wrote: “We left yesterday.”",
        "The mayor said in Lindau on Thursday, 3 March 2022: “We left yesterday.”",
    ],
)
def test_the_day_of_the_saying(text: str) -> None:
    assert quoted_days(text) == [MARCH_3]


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the storm of 3 March 2022, the mayor said: “We left yesterday.”",
        "“The storm of 3 March 2022 is forgotten,” the mayor said.",
        "The mayor said: “We left yesterday.” It was sold on 3 March 2022.",
        "On 3 March 2022 the storm came. The mayor said: “We left yesterday.”",
        "In March 2022 the mayor said: “We left yesterday.”",
    ],
)
def test_the_day_of_something_else(text: str) -> None:
    assert quoted_days(text) == [None]
