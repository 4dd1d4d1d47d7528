"""Documents that tell of one thing are linked, whatever else is there; the link says by which words."""

import random

from pipelines.documents.similarity import MOST_WORDS, Profile, document_links, rarity, weighty_words

FERRY = """
A ferry with forty passengers ran aground off Skarvoy on Sunday morning, and its captain, Torbjorn Ekelund, was taken
to hospital. Divers from the coast guard sealed a crack in the hull before noon.
"""
AGAIN = """
Captain Ekelund left hospital on Tuesday, two days after his ferry had run aground off Skarvoy. Divers found a second
crack in the hull, the coast guard said.
"""
BUDGET = """
The council of Skarvoy passed its budget on Monday. Taxes will rise by a tenth, and the library will close on Mondays.
"""


def profile(name: str, text: str, day: int = 0) -> Profile:
    return Profile(name, day, weighty_words(None, text, "en"))


def test_two_accounts_of_one_thing_are_linked_by_their_rarest_words():
    (link,) = document_links([profile("a", FERRY), profile("b", AGAIN, 2), profile("c", BUDGET, 1)])
    assert (link.document_id, link.other_id) == ("a", "b")
    assert {"ekelund", "skarvoy"} <= {word for word, _ in link.words}


def test_a_link_does_not_depend_on_other_documents_or_their_order():
    pair = [profile("a", FERRY), profile("b", AGAIN, 2)]
    many = [*pair, *(profile(f"c{number}", BUDGET + FERRY[: 20 * number]) for number in range(20))]
    wanted = document_links(pair)
    for seed in range(5):
        found = document_links(random.Random(seed).sample(many, len(many)))
        assert [link for link in found if {link.document_id, link.other_id} == {"a", "b"}] == wanted


def test_the_same_words_a_month_later_are_not_linked():
    assert document_links([profile("a", FERRY), profile("b", AGAIN, 30)]) == []


def test_a_name_and_the_headline_weigh_more():
    plain = weighty_words(None, "they baker " + "the " * 200 + " tinker", "en")
    named = weighty_words("Tinker", "they baker " + "the " * 200 + " tinker", "en")
    assert named["tinker"] > plain["tinker"]
    assert (
        weighty_words(None, "a Baker spoke of a dam", "en")["baker"]
        > weighty_words(None, "a baker spoke of a dam", "en")["baker"]
    )


def test_common_words_say_nothing_and_a_language_without_a_list_neither():
    assert weighty_words(None, "They said that it was there with them.", "en") == {}
    assert weighty_words("Titulus", "Verba volant, scripta manent.", "la") == {}


def test_words_of_another_language_are_weighed_in_it():
    assert rarity("nicht", "de") < 1 < rarity("nicht", "en")


def test_a_long_document_is_known_by_its_weightiest_words():
    text = " ".join(f"zw{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(200))
    found = weighty_words(None, text, "en")
    assert len(found) == MOST_WORDS
    assert abs(sum(weight**2 for weight in found.values()) - 1) < 0.01
