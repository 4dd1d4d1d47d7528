"""Counts of people and money."""

import pytest

from pipelines.events.quantities import quantities
from pipelines.events.syntax import parse

COUNTED = {
    "The raid killed at least nine soldiers and wounded dozens of villagers.": [
        ("killed", 9, None), ("injured", 24, 99)],
    "Over 100 were injured.": [("injured", 101, None)],
    "Gunmen left six shoppers dead and eleven others wounded.": [("killed", 6, 6), ("injured", 11, 11)],
    "The death toll from the ferry accident rose to 61.": [("killed", 61, 61)],
    "The blaze claimed the lives of 12 miners.": [("killed", 12, 12)],
    "Three of the 40 passengers died.": [("killed", 3, 3)],
    "The bank lent the city 1.5 billion euros.": [("money", 1.5e9, 1.5e9)],
    "The quake left 2,000 people homeless and 45 missing.": [("displaced", 2000, 2000), ("missing", 45, 45)],
    "A nurse was shot and killed.": [("killed", 1, 1)],
    "No one was killed.": [],
    "An F-16 pilot was killed.": [("killed", 1, 1)],
    "The group killed 300 cattle.": [],
    "Two hundred soldiers attacked the town.": [],
}  # fmt: skip


def sentence(text):
    return next(iter(parse([(text, 0)])))[0]


@pytest.mark.parametrize("text", COUNTED)
def test_counts(text):
    assert [(q.kind, q.low, q.high) for q, _ in quantities(sentence(text))] == COUNTED[text]


def test_a_part_names_the_whole_that_holds_it():
    whole, part = (q for q, _ in quantities(sentence("Some 83 people were hurt, including seven children.")))
    assert (whole.subset_of, part.subset_of) == (None, 0)


def test_the_words_of_a_count_stand_in_the_text():
    text = "Police arrested more than 14 protesters."
    ((found, _),) = quantities(sentence(text))
    assert text[found.char_start : found.char_end] == found.bound_text == "more than 14"


def test_more_people_are_part_of_the_total_that_the_sentence_gives():
    text = "The death toll from the fire has risen to 19 after five more people died."
    total, more = (q for q, _ in quantities(sentence(text)))
    assert (total.low, total.subset_of, more.low, more.subset_of) == (19, None, 5, 0)


def test_those_killed_elsewhere_count_too():
    text = "Some 105 people were killed in Jajarkot and 52 in neighbouring Rukum, police said."
    assert [q.low for q, _ in quantities(sentence(text))] == [105, 52]
