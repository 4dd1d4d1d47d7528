from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipelines.exports.model import MentionDetail, PassageSpan, Reference, SourceDocument
from pipelines.exports.rendering import passage_pieces

PASSAGE = "A fire broke out in the mill on Monday night."
DOCUMENT = SourceDocument("d", "d.txt", None, None, None, None, None, None, "", None, None, None, "none")
TELLING = MentionDetail(
    *("r", "telling", DOCUMENT, PASSAGE, 100, PASSAGE, 100, (False, False), "broke", PassageSpan(107, 112)),
    *(None, None, None, "explicit", None, None, None, None, "asserted", "positive", None, None, "stated"),
)
spans = st.tuples(st.integers(80, 170), st.integers(1, 30)).map(lambda pair: PassageSpan(pair[0], pair[0] + pair[1]))


def reference(span: PassageSpan) -> Reference:
    return Reference("t", "dates", "", span, "DATE", None, None, None, None, None, "rule", False, ())


def test_marks_stand_at_their_words():
    found = passage_pieces(replace(TELLING, references=(reference(PassageSpan(132, 138)),)))
    assert [(piece.text, piece.kinds) for piece in found if piece.kinds] == [
        ("broke", ("event",)),
        ("Monday", ("time",)),
    ]


def test_a_mark_may_lie_in_another():
    found = passage_pieces(replace(TELLING, references=(reference(PassageSpan(102, 115)),)))
    assert [piece.kinds for piece in found if "broke" in piece.text] == [("time", "event")]


@given(st.lists(spans, max_size=5))
def test_the_pieces_are_the_passage(marked):
    telling = replace(TELLING, references=tuple(map(reference, marked)))
    assert "".join(piece.text for piece in passage_pieces(telling)) == PASSAGE
