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
