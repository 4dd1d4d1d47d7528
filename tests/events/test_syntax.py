"""What is said of a passage does not hang on the passages beside it."""

from pipelines.events.lexicon.verbs import LEMMAS
from pipelines.events.syntax import SentenceParser, _loaded, model_folder, parse
from pipelines.events.tree import phrase

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


def test_blanks_before_a_sentence_hang_on_no_word():
    for text in ("  The level has risen since Monday.", "9 May \n The level has risen since Monday."):
        ((*_, sentence),) = parse([(text, 0)])
        assert not [child.text for word in sentence.words for child in word.children if not child.text.strip()]
        (level,) = (word for word in sentence.words if word.text == "level")
        assert phrase(level, sentence) == "The level"


def test_without_passages_no_model_is_read(tmp_path):
    assert list(parse([], tmp_path / "missing")) == []


def test_rules_asked_by_kind_of_token_say_what_they_say_of_a_whole_text():
    texts = [
        "There was a leak, and there isn't any water.",
        "It's gonna rain; let's go. You gotta see us.",
        "Is it so?",
    ]
    folder = model_folder(None)
    whole = list(_loaded(folder).pipe(texts))
    for (_, said), doc in zip(SentenceParser(folder).docs(texts * 2), whole * 2, strict=True):
        assert [(each.text, each.pos, each.tag) for each in said] == [(each.text, each.pos_, each.tag_) for each in doc]
        lemmas = [LEMMAS.get(each.lower_) or each.lemma_.lower() for each in doc]
        assert [each.lemma for each in said] == lemmas
