"""Parses are kept for passages that come again, wherever they stand, and within their bounds."""

from pipelines.events.parses import Memory, Parse
from pipelines.events.syntax import parse

RAIN = "It rained in Cork. The river rose."


def parsed(*passages):
    return [[(word.text, word.lemma, word.dep, word.start) for one in found for word in one.words]
            for found in parse(passages)]  # fmt: skip


def test_a_passage_that_comes_again_is_parsed_as_at_first_but_for_its_place():
    first, again = parsed((RAIN, 0), ("The bus was late.", 40), (RAIN, 100))[::2]
    assert [(*said, start + 100) for *said, start in first] == again
    assert parsed((RAIN, 0)) == [first]


def test_sentences_of_a_remembered_passage_share_no_words():
    one, two = parse([(RAIN, 0), (RAIN, 0)])
    assert one[0].words[0] is not two[0].words[0]
    assert [sentence.text for sentence in two] == ["It rained in Cork.", "The river rose."]


def test_what_was_met_longest_ago_is_forgotten_first():
    memory, nothing = Memory(most=10), Parse((), ())
    for text in ("aaaa", "bbbb"):
        memory.keep(text, nothing)
    assert memory.get("aaaa") is nothing
    memory.keep("cccc", nothing)
    assert [memory.get(text) for text in ("aaaa", "bbbb", "cccc")] == [nothing, None, nothing]
    assert memory.held == 8


def test_a_passage_beyond_the_bound_is_not_kept():
    memory = Memory(most=3)
    memory.keep("aaaa", Parse((), ()))
    assert memory.get("aaaa") is None
    assert memory.held == 0
