"""A text of any length is read in pieces, and reads as it would in one."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.temporal import tag
from pipelines.temporal.model import Context
from pipelines.temporal.windows import LONGEST_PIECE, MOST_IN_A_SENTENCE, pieces

CONTEXT = Context(anchor=739356)
FILLER = "The crew walked home along the river without a word. "


@given(st.text(alphabet="ab \n", max_size=60), st.integers(min_value=1, max_value=9))
def test_pieces_cover_the_text_in_order(text, longest):
    found = list(pieces(text, longest))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= longest for start, end in found)


def test_offsets_hold_past_the_first_piece():
    text = FILLER * (LONGEST_PIECE // len(FILLER) + 10) + "It rained on 5 March 2019. That day it stopped."
    rows = tag(text, CONTEXT)
    assert [(text[row.char_start : row.char_end], row.timex_value) for row in rows] == [
        ("5 March 2019", "2019-03-05"),
        ("That day", "2019-03-05"),
    ]


def test_the_story_goes_on_from_piece_to_piece():
    text = "It rained on 5 March 2019. " + FILLER * (LONGEST_PIECE // len(FILLER) + 10) + "Two days later it stopped."
    assert [row.timex_value for row in tag(text, CONTEXT)] == ["2019-03-05", "2019-03-07"]


def test_the_last_phrase_that_is_read_of_an_endless_sentence_says_so():
    endless = "on Monday it was said that " * (MOST_IN_A_SENTENCE + 9)
    rows = tag(f"{endless} it rained. It stopped on Friday.", CONTEXT)
    assert [number for number, row in enumerate(rows) if "unread_after" in row.flags] == [MOST_IN_A_SENTENCE - 1]
    assert rows[-1].text == "Friday"
    assert not any("unread_after" in row.flags for row in tag("It rained on Monday.", CONTEXT))
