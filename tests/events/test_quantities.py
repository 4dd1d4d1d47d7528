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
    "The crash of train 415 killed nine people.": [("killed", 9, 9)],
    "8 men shot, 2 dead in Turku": [("hit", 8, 8), ("killed", 2, 2)],
    "Eight sailors were shot, two of them fatally.": [("hit", 8, 8), ("killed", 2, 2)],
    "The sailor fatally shot a nurse.": [("killed", 1, 1)],
    "The sailor shot and killed his wife and their sons.": [],
    "They found one cook shot to death and two others with gunshot wounds.": [("killed", 1, 1), ("hit", 2, 2)],
    "A cook was killed, and police say the cook was stabbed.": [("killed", 1, 1), ("hit", 1, 1)],
    "The fire claimed the life of Mara Lind.": [("killed", 1, 1)],
    "No one was killed.": [],
    "A body of cold water reached the bay.": [],
    "The girl shot herself, suffering fatal injuries.": [("killed", 1, 1)],
    "Mara Lind died in a hail of gunfire.": [("killed", 1, 1)],
    "Nobody was shot.": [],
    "Mara Lind, 61, of Skive was killed.": [("killed", 1, 1)],
    "Woman, 61, killed in avalanche": [("killed", 1, 1)],
    "The victims, ages 19 and 23, were wounded.": [],
    "The 9-year-old was stabbed.": [("hit", 1, 1)],
    "Six sailors were shot on a pier.": [("hit", 6, 6)],
    "Six sailors were fatally shot.": [("killed", 6, 6)],
    "A sailor shot at the gulls.": [],
    "The sailor was pronounced dead.": [("killed", 1, 1)],
    "The gunman killed two nurses and turned the gun on himself.": [("killed", 2, 2), ("killed", 1, 1)],
    "A triple murder shook the village.": [("killed", 3, 3)],
    "The boy shot and killed in Bari was named.": [("killed", 1, 1)],
    "The wife was shot and died.": [("killed", 1, 1)],
    "They named the woman police say was killed.": [("killed", 1, 1)],
    "A girl and a woman wounded by gunfire went home.": [("injured", 1, 1), ("injured", 1, 1)],
    "The blast left a boy dead and a woman wounded.": [("killed", 1, 1), ("injured", 1, 1)],
    "A cook suffered burns.": [("injured", 1, 1)],
    "Ada Lind and Bea Holm, whose sons were killed, spoke.": [],
    "Ada Lind, whose son was killed, spoke.": [("killed", 1, 1)],
    "As many as 40 miners died.": [("killed", None, 40)],
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


def test_a_list_that_goes_on_is_no_part_of_its_first_count():
    texts = (
        "The crash injured four adults, a young boy, and his mother.",
        "Two children, a boy and a girl, were killed.",
    )
    assert [[part for *_, part in counts(text)] for text in texts] == [[None, None, None], [None, 0, 0]]


def test_the_words_of_a_count_stand_in_the_text():
    text = "Police arrested more than 14 protesters."
    ((found, _),) = quantities(sentence(text))
    assert text[found.char_start : found.char_end] == found.bound_text == "more than 14"


def test_more_people_are_part_of_the_total_that_the_sentence_gives():
    text = "The death toll from the fire has risen to 19 after five more people died."
    total, more = (q for q, _ in quantities(sentence(text)))
    assert (total.low, total.subset_of, more.low, more.subset_of) == (19, None, 5, 0)


def counts(text):
    return [(q.kind, q.low, q.high, q.subset_of) for q, _ in quantities(sentence(text))]


def test_of_more_people_a_part_is_counted_and_they_are_no_part_of_it():
    assert counts("At least 28 more villagers have been killed, including nine at the well.") == [
        ("killed", 28, None, None),
        ("killed", 9, 9, 0),
    ]


def test_the_total_may_follow_those_that_raise_it():
    assert counts("Five more miners died, bringing the death toll to 19.") == [
        ("killed", 5, 5, 1),
        ("killed", 19, 19, None),
    ]


def test_more_people_beside_others_are_no_part_of_them():
    assert counts("Seven people were killed on Monday and two more on Tuesday.") == [
        ("killed", 7, 7, None),
        ("killed", 2, 2, None),
    ]
    assert counts("Twelve more drowned in the delta and 12 more people drowned at sea.") == [
        ("killed", 12, None, None),
        ("killed", 12, 12, None),
    ]


def test_more_hurt_are_more_than_the_dead_of_a_headline():
    text = "Some 1,100 dead, hundreds more injured: the flood was the worst in years."
    assert counts(text) == [("killed", 1100, 1100, None), ("injured", 200, 999, None)]


def test_those_killed_elsewhere_count_too():
    text = "Some 105 people were killed in Jajarkot and 52 in neighbouring Rukum, police said."
    assert [q.low for q, _ in quantities(sentence(text))] == [105, 52]
