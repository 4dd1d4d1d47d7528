"""Odd characters are read as what they look like, and offsets stay those of the stored text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.temporal import tag
from pipelines.temporal.folding import FOLDS
from pipelines.temporal.model import Context, Corrected, Interval, Scope

TUESDAY = Context(anchor=739356)
PHRASES = [
    "3 March 2021",
    "two weeks ago",
    "on Friday",
    "2021-03-14",
    "in the 1990s",
    "10:30",
    "last month",
    "since May",
]
MIXED = st.lists(st.sampled_from([*FOLDS, *PHRASES, " ", ",", ".", "\n", "-\n", "ferry"]), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It broke on 7\u00a0July\u202f2019.", "7\u00a0July\u202f2019", "2019-07-07"),
        ("It broke two\u2009years\u2003ago.", "two\u2009years\u2003ago", "2023"),
        ("It broke on 7 Ju\u00adly 2019.", "7 Ju\u00adly 2019", "2019-07-07"),
        ("It broke on \ufeff7 July\u200b 2019\u2060.", "7 July\u200b 2019", "2019-07-07"),
        ("It broke on 2019\u201107\u201107.", "2019\u201107\u201107", "2019-07-07"),
        ("It broke in mid\u2010July 2019.", "mid\u2010July 2019", "2019-07"),
        (
            "It broke on \uff17 July \uff12\uff10\uff11\uff19.",
            "\uff17 July \uff12\uff10\uff11\uff19",
            "2019-07-07",
        ),
        (
            "It broke on \u0667 July \u0662\u0660\u0661\u0669.",
            "\u0667 July \u0662\u0660\u0661\u0669",
            "2019-07-07",
        ),
        (
            "It broke on \u096d July \u0968\u0966\u0967\u096f.",
            "\u096d July \u0968\u0966\u0967\u096f",
            "2019-07-07",
        ),
        ("It broke in Octo-\nber 2019.", "Octo-\nber 2019", "2019-10"),
    ],
)
def test_what_it_looks_like(text: str, words: str, value: str) -> None:
    assert [(each.text, each.timex_value) for each in tag(text, TUESDAY)] == [(words, value)]


def test_a_hyphen_at_a_line_end_that_breaks_no_word_stays() -> None:
    assert [each.text for each in tag("It was a two-\nday visit.", TUESDAY)] == ["two-\nday"]


def test_corrections_and_quotations_are_found_behind_characters_left_out() -> None:
    text = "\u200b\u200bIt fell yester\u00adday."
    start, end = text.index("y"), text.index(".")
    told = tag(text, Context(739356, scopes=(Scope(start, end, 700_000),)))
    assert told[0].interval == Interval(699_999, 700_000)
    corrected = Corrected(start, end, False, Interval(5, 6), "by hand")
    assert tag(text, Context(739356, corrected=(corrected,)))[0].interval == Interval(5, 6)


@settings(max_examples=300, deadline=None)
@given(MIXED)
def test_offsets_are_those_of_the_stored_text(text: str) -> None:
    references = tag(text, TUESDAY)
    assert all(text[each.char_start : each.char_end] == each.text != "" for each in references)
    whole = [each for each in references if each.part_of is None]
    assert all(left.char_end <= right.char_start for left, right in pairwise(whole))
