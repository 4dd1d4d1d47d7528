"""Which documents tell one story."""

import random
from datetime import date

from pipelines.documents.similarity import Told, stories

DAY = date(2025, 4, 15)


def grouped(documents, links, originals=None) -> set[frozenset[str]]:
    found = stories(documents, links, originals or {})
    return {frozenset(key for key in found if found[key] == story) for story in found.values()}


def told(names: str) -> list[Told]:
    return [Told(name, DAY) for name in names]


def test_a_weak_link_needs_a_document_that_is_linked_with_both() -> None:
    links = [("a", "b", 0.2), ("b", "c", 0.2), ("a", "c", 0.19), ("c", "d", 0.2), ("d", "e", 0.3)]
    assert grouped(told("abcde"), links) == {frozenset("abc"), frozenset("de")}


def test_a_reprint_is_of_the_story_of_its_original() -> None:
    assert grouped(told("abc"), [], {"b": "a"}) == {frozenset("ab"), frozenset("c")}


def test_a_stated_topic_is_a_story_and_no_link_leads_out_of_it() -> None:
    documents = [Told("a", DAY, "flood"), Told("b", DAY, "flood"), Told("c", DAY), Told("d", DAY)]
    links = [("a", "c", 0.6), ("c", "d", 0.6)]
    assert grouped(documents, links) == {frozenset("ab"), frozenset("cd")}


def test_the_order_of_documents_and_links_does_not_matter() -> None:
    documents, links = told("abcdefgh"), [("a", "b", 0.3), ("c", "d", 0.4), ("b", "d", 0.3), ("g", "h", 0.5)]
    wanted = stories(documents, links, {"f": "e"})
    for seed in range(5):
        chance = random.Random(seed)
        mixed = [pair if chance.random() < 0.5 else (pair[1], pair[0], pair[2]) for pair in chance.sample(links, 4)]
        assert stories(chance.sample(documents, 8), mixed, {"f": "e"}) == wanted


def test_a_story_is_known_by_its_first_document() -> None:
    early = Told("z", date(2025, 4, 1))
    before, after = stories([early], [], {}), stories([early, Told("a", DAY)], [("a", "z", 0.5)], {})
    assert after["a"] == after["z"] == before["z"]
