"""Whatever the text: offsets hold, days are in order, nothing escapes, and the time grows with the length only."""

import gc
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile import PIECES, dates, seconds, text_of
from pipelines.temporal import explain, tag
from pipelines.temporal.model import Context, KindOfText, Scope, TimeReference

VOCABULARY = """
the a of on in at by last next this that first second third twenty hundred two half quarter few couple monday
Monday Fri. May may March march Sept. fall spring winter Easter Ramadan New Year 's eve day days week weekend
month year years decade century night morning noon midnight today yesterday now ago later earlier before after
since until till between and or from to through during within over about early late mid end beginning every
each daily once said will had was been expected 1 2 3 12 31 99 1914 2019 2025 3000 1,000 2.5 10:30 25:99
2019-03-12 31/02/2019 12/13/14 3/4 1990s '90s 3rd 31st BC AD a.m. pm GMT UTC % $ € ( ) [ ] , . ; - – / ' ’ “ ”
0 00 000000000000 février März İstanbul ﬁrst ２０２５ ²
"""
WORDS = [*VOCABULARY.split(), "\n", "\t", ""]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80)
CONTEXTS = st.builds(
    Context,
    anchor=st.none() | st.integers(1, 3_650_000),
    minute=st.none() | st.integers(0, 1439),
    language=st.sampled_from(["en", "fr", "xx"]),
    country=st.sampled_from([None, "US", "GR"]),
    kind=st.sampled_from([None, *KindOfText]),
    scopes=st.sampled_from([(), (Scope(3, 30, 730_000),)]),
)


def holds(text: str, reference: TimeReference) -> bool:
    days = reference.interval
    in_order = days.start is None or days.end is None or days.start < days.end
    return reference.text == text[reference.char_start : reference.char_end] != "" and in_order


@settings(max_examples=300, deadline=None)
@given(TEXTS, CONTEXTS)
def test_references_hold_in_any_text(text: str, context: Context) -> None:
    references = tag(text, context)
    assert [each for each in references if not holds(text, each)] == []
    assert [each.char_start for each in references if each.part_of is None] == sorted(
        each.char_start for each in references if each.part_of is None
    )


@settings(max_examples=100, deadline=None)
@given(TEXTS, CONTEXTS)
def test_an_alternative_is_in_order(text: str, context: Context) -> None:
    others = [other.interval for each in tag(text, context) for other in each.alternatives]
    assert all(days.start is None or days.end is None or days.start < days.end for days in others)


@settings(max_examples=100, deadline=None)
@given(TEXTS, CONTEXTS)
def test_explaining_goes_through_any_text(text: str, context: Context) -> None:
    assert all(line.strip() for line in explain(text, context))


def calls(text: str) -> int:
    """How many functions are called to tag a text, once all its words are known."""
    tag(text, Context(739356))
    count = 0

    def call(*event: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(call)
    try:
        tag(text, Context(739356))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_work_grows_with_the_length_only(piece: str) -> None:
    assert calls(text_of(piece, 8000)) < 2.5 * calls(text_of(piece, 4000)) + 500


@pytest.fixture
def alone() -> Iterator[None]:
    """What other tests have left in memory is not looked through for garbage on this one's account."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.soak
@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_hostile_megabyte_is_read_in_seconds(piece: str) -> None:
    assert seconds(text_of(piece, 1_000_000)) < 2


@pytest.mark.soak
@pytest.mark.usefixtures("alone")
def test_ten_thousand_dates_are_read_in_seconds() -> None:
    assert seconds(dates(10_000)) < 2
