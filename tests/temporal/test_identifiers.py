"""Numbers inside words are no dates."""

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context

TUESDAY = Context(anchor=739356)


@pytest.mark.parametrize(
    "word",
    ["e1990bd7", "7ce1044", "3ad9f00", "b12ad", "1987fe", "x2031c", "KL2014M", "iso2020", "a1-2ad4-1999cc-88ce1"],
)
def test_a_word_that_mixes_letters_and_digits_is_no_date(word: str) -> None:
    assert tag(f"The patch {word} was put back.", TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell in May2021.", "2021-05"),
        ("It fell on 9Jun2020.", "2020-06-09"),
        ("It fell in 2021Q1.", "2021-Q1"),
        ("It fell in AD79.", "0079"),
        ("It fell in 79AD.", "0079"),
        ("It fell in the 1990s.", "199"),
        ("It fell on the 3rd of May 2021.", "2021-05-03"),
    ],
)
def test_dates_without_blanks_are_read(text: str, value: str) -> None:
    assert [each.timex_value for each in tag(text, TUESDAY)] == [value]
