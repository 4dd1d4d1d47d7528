"""What is said of a passage does not hang on the passages beside it."""

from pipelines.events.syntax import parse

PASSAGES = (
    "It rained in Cork.",
    "There were hopes. Two men fled, and they're dying.",
    "Let's go to the older bridges.",
)


def parsed(*passages: str) -> list[list[tuple[str, ...]]]:
    return [
        [(word.text, word.lemma, word.pos, word.dep) for sentence in found for word in sentence.words]
        for found in parse((text, 0) for text in passages)
    ]


def test_a_passage_is_parsed_alike_alone_and_beside_others():
    together = parsed(*PASSAGES, *PASSAGES)
    assert together == [*(parsed(text)[0] for text in PASSAGES)] * 2
    assert {word[1] for word in together[1]} >= {"be", "hope", "flee", "die"}


def test_places_count_from_where_the_passage_stands():
    (sentence, second), = parse([("It rained. It snowed.", 100)])  # fmt: skip
    assert (sentence.start, sentence.words[1].start, second.start, second.text) == (100, 103, 111, "It snowed.")


def test_without_passages_no_model_is_read(tmp_path):
    assert list(parse([], tmp_path / "missing")) == []
