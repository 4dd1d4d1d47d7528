"""Counts of people and sums of money in a sentence: by the parse first, by adjacent words as the net below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.events.casualties import (
    adjective_beside,
    fatally,
    is_people,
    is_violent_death,
    is_with_wounds,
    kind_by_neighbours,
    kind_by_parse,
    toll_of,
    word_at,
)
from pipelines.events.counting import StatedNumber, numbers
from pipelines.events.lexicon.counts import (
    CASUALTY_ADJECTIVES,
    CASUALTY_NOUNS,
    CURRENCIES,
    DOLLARS,
    DONE_TO_PERSONS,
    DYING_OF,
    GROUPS,
    HIT,
    HOMICIDES,
    MULTIPLES,
    REFLEXIVES,
    TOLL_NOUNS,
    VERB_KIND,
)
from pipelines.events.model import Quantity
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import ancestors, below, conjuncts, phrase, subtree

_WORDS = "|".join(sorted({*VERB_KIND, *CASUALTY_ADJECTIVES, *CASUALTY_NOUNS}, key=len, reverse=True))
COUNT_WORD = re.compile(
    rf"\b(?:{_WORDS}|killed|killing|died|dying|dead|deaths|wounded|wounding|injured|injuring|injuries|slain|fled|toll|"
    r"casualties|fatalities|bodies|arrested|detained|displaced|shot|stabbed|grazed|wounds)\b",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(r"\s?(?:(?P<country>[A-Z][A-Za-z.]+(?:\sKong|\sZealand)?)\s)?(?P<unit>[A-Za-z€£$¥₴₽₹]+)")
OLDEST = 120
_MORE = re.compile(r"\s+more\b")
_NOT_PEOPLE = re.compile(
    r"\s?(?:%|percent|per\scent|years?\b|days?\b|hours?\b|weeks?\b|months?\b|km\b|miles?\b|-year)", re.IGNORECASE
)


def has_count_word(text: str) -> bool:
    """True if a passage may speak of casualties.

    >>> has_count_word("Nobody was hurt."), has_count_word("The talks went on.")
    (True, False)
    """
    return COUNT_WORD.search(text) is not None


def quantities(sentence: Sentence, dates: Sequence[tuple[int, int]] = ()) -> list[tuple[Quantity, Word]]:
    """Return the quantities of a sentence, each with the word that says what is counted (killed, deaths, euros).

    A quantity whose `subset_of` is set names the place in the list of the one that contains it.

    Args:
        sentence: the sentence.
        dates: spans of its time references, whose numbers count nothing.
    """
    found: list[tuple[Quantity, Word]] = []
    used: dict[int, int] = {}
    for number in numbers(sentence.text):
        start, end = sentence.start + number.figure_start, sentence.start + number.end
        if not any(first < end and start < last for first, last in dates):
            _add(found, used, sentence, number)
    for noun in sentence.words:
        _add_single(found, used, sentence, noun)
        _add_oneself(found, sentence, noun)
        _add_homicide(found, sentence, noun)
    increases = frozenset(place for place, (quantity, _) in enumerate(found) if _is_increase(quantity, sentence))
    return [
        (_as_increase(quantity, found, increases, sentence) if place in increases else quantity, word)
        for place, (quantity, word) in enumerate(found)
    ]


def _is_increase(quantity: Quantity, sentence: Sentence) -> bool:
    """ "five more people died", "wounding five more"."""
    return _MORE.match(sentence.text, quantity.char_end - sentence.start) is not None


def _as_increase(
    increase: Quantity, found: Sequence[tuple[Quantity, Word]], increases: frozenset[int], sentence: Sentence
) -> Quantity:
    """Return the count of a "more": part of a toll that the sentence gives, added to those counted before, or open."""
    if increase.subset_of is None and any(word.lower in TOLL_NOUNS for word in sentence.words):
        for place, (toll, _) in enumerate(found):
            if place not in increases and toll.subset_of is None and _holds(toll, increase):
                return replace(increase, subset_of=place)
    added = any(other.unit == "person" and other.char_start < increase.char_start for other, _ in found)
    return increase if added or increase.low != increase.high else replace(increase, high=None)


def _holds(whole: Quantity, part: Quantity) -> bool:
    """True if a count is of the same kind as another one, and high enough to hold it."""
    if whole.kind != part.kind:
        return False
    return whole.high is None or part.low is None or part.low <= whole.high


def _add(found: list[tuple[Quantity, Word]], used: dict[int, int], sentence: Sentence, number: StatedNumber) -> None:
    money = _money(sentence.text, number)
    figure = word_at(sentence, number.figure_start if number.low == number.high else number.end - 1)
    if figure is None:
        return
    if money is not None:
        found.append((_quantity("money", money, number, sentence, None), figure))
        return
    if fatally(sentence, number) and figure.pos == "NUM":
        found.append((_quantity("killed", "person", number, sentence, None), _hit_above(figure)))
        return
    if _NOT_PEOPLE.match(sentence.text, number.end) or _counts_nothing(figure, sentence):
        return
    noun = _counted_noun(figure)
    counted = adjective_beside(figure, sentence) or kind_by_parse(noun) or toll_of(noun, sentence)
    if counted is None and (noun is figure or is_people(noun)):
        counted = kind_by_neighbours(sentence, number, figure)
    if counted is None and is_with_wounds(noun):
        counted = "injured", noun
    if counted is None or (noun is not figure and not is_people(noun) and noun.lemma not in CASUALTY_NOUNS):
        return
    kind, predicate = counted
    quantity = _quantity(kind, "person", number, sentence, _whom(noun, figure, sentence))
    quantity = replace(quantity, subset_of=_of_kind(_container(noun, used), kind, found))
    used[noun.index] = len(found)
    found.append((quantity, predicate))


def _hit_above(figure: Word) -> Word:
    """Return the verb that tells who were hit of whom so many died."""
    return next((word for word in ancestors(figure) if word.lemma in VERB_KIND), figure)


def _add_single(found: list[tuple[Quantity, Word]], used: dict[int, int], sentence: Sentence, noun: Word) -> None:
    """ "a woman was killed": one person, said without a number."""
    if noun.index in used or not is_people(noun) or noun.lemma == "half" or noun.lemma in GROUPS:
        return
    article = next((d for d in below(noun, "det", "predet") if d.lower in ("a", "an", "another", "both")), None)
    count = 2 if article is not None and article.lower == "both" else 1
    if noun.tag == "NNS" if count == 1 else noun.tag != "NNS":
        return
    counted = kind_by_parse(noun)
    if counted is None or below(noun, "nummod") or _was_counted(found, noun, counted[0]) or _is_with_many(noun):
        return
    if article is None:
        if not _is_certain_person(noun, counted[1]):
            return
        article = min((word for word in (*below(noun, "compound", "det", "poss"), noun)), key=lambda word: word.index)
    kind, predicate = counted
    number = StatedNumber(
        article.start - sentence.start, article.start - sentence.start, noun.end - sentence.start, count, count, False
    )
    used[noun.index] = len(found)
    quantity = _quantity(kind, "person", number, sentence, phrase(noun, sentence))
    found.append((replace(quantity, subset_of=_of_kind(_container(noun, used), kind, found)), predicate))


def _was_counted(found: Sequence[tuple[Quantity, Word]], noun: Word, kind: str) -> bool:
    """True if somebody was counted before: "a boy was shot … the boy was murdered"."""
    again = any(word.lower in ("the", "this", "that") for word in below(noun, "det"))
    return again and any(each.kind == kind and (each.whom or "").split()[-1:] == [noun.text] for each, _ in found)


def _is_with_many(noun: Word) -> bool:
    """True if others are counted with somebody, of whom the text does not say how many: "his wife and their sons"."""
    others = (word for word in below(noun, "conj") if word.tag == "NNS" and is_people(word))
    return any(not below(word, "nummod") for word in others)


def _is_certain_person(noun: Word, predicate: Word) -> bool:
    """ "the head of the militia was killed", "police arrested Ana Silva", "Man killed": one person, named or known."""
    nobody = any(word.lower in ("no", "any", "every", "each") for word in below(noun, "det"))
    if noun.pos == "PRON" or nobody or below(noun, "nummod"):
        return False
    acted_on = predicate.lemma in DONE_TO_PERSONS or is_violent_death(predicate) or predicate.lower == "dead"
    if noun.dep == "pobj" and noun.tag == "NNP" and (_is_homicide(predicate) or below(predicate, "dobj")):
        return True  # "the murder of Ana Silva", "claimed the life of Ana Silva"
    if not acted_on or noun.dep not in ("nsubjpass", "dobj", "nsubj", "conj", "ROOT"):
        return False
    if noun.tag == "NNP":
        return True
    known = any(word.lower in ("the", "his", "her", "its", "their", "whose") for word in below(noun, "det", "poss"))
    return noun.tag in ("NN", "JJ") and (known or not below(noun, "det", "poss"))


def _is_homicide(noun: Word) -> bool:
    """ "the murder of", "the shooting death of"."""
    violent = any(word.lemma in DYING_OF for word in below(noun, "compound", "amod"))
    return noun.lemma in HOMICIDES or (noun.lemma == "death" and violent)


def _add_homicide(found: list[tuple[Quantity, Word]], sentence: Sentence, noun: Word) -> None:
    """ "a triple homicide": three people."""
    if noun.lemma not in HOMICIDES:
        return
    times = next((word for word in below(noun, "amod", "compound") if word.lower in MULTIPLES), None)
    if times is not None:
        count = MULTIPLES[times.lower]
        start = times.start - sentence.start
        number = StatedNumber(start, start, noun.end - sentence.start, count, count, False)
        found.append((_quantity("killed", "person", number, sentence, None), noun))


def _add_oneself(found: list[tuple[Quantity, Word]], sentence: Sentence, word: Word) -> None:
    """ "shot his wife and then killed himself", "turned the gun on himself": one more."""
    verb = word.head
    if word.lower not in REFLEXIVES or verb is None:
        return
    turned = word.dep == "pobj" and verb.lower == "on" and verb.head is not None and verb.head.lemma in ("turn", "gun")
    fatal = any(each.lower in ("fatal", "fatally") for each in subtree(verb))  # "suffering fatal injuries"
    kind = "killed" if turned else VERB_KIND.get(verb.lemma) if word.dep == "dobj" else None
    kind = "killed" if kind == HIT and fatal else kind
    if kind is not None:
        number = StatedNumber(
            word.start - sentence.start, word.start - sentence.start, word.end - sentence.start, 1, 1, False
        )
        found.append((_quantity(kind, "person", number, sentence, None), verb.head if turned and verb.head else verb))


def _quantity(kind: str, unit: str, number: StatedNumber, sentence: Sentence, whom: str | None) -> Quantity:
    start, end = number.start, number.end
    return Quantity(
        kind=kind, low=number.low, high=number.high, unit=unit, bound_text=sentence.text[start:end],
        char_start=sentence.start + start, char_end=sentence.start + end, whom=whom, approximate=number.approximate,
    )  # fmt: skip


def _counts_nothing(figure: Word, sentence: Sentence) -> bool:
    """ "no one", "flight 40", the age in "a man of 40", and the whole of a part ("three of the 40 passengers")."""
    before = next((word for word in reversed(sentence.words) if word.index < figure.index), None)
    if before is not None and before.lower in ("no", "not", "any", "every", "each", "aged"):
        return True
    label = before is not None and figure.dep == "nummod" and before is figure.head and before.pos in ("NOUN", "PROPN")
    if label or _is_age(figure, sentence):
        return True
    inner = [each for prep in below(figure, "prep") if prep.lower == "of" for each in below(prep, "pobj")]
    if inner and inner[0].pos == "PRON":
        return figure.dep not in ("nsubj", "nsubjpass", "dobj")
    if inner and figure.lower == "one" and below(inner[0], "nummod") and not below(inner[0], "det"):
        return True
    noun = figure.head if figure.dep == "nummod" and figure.head is not None else figure
    return _is_whole_or_age(noun)


def _is_age(figure: Word, sentence: Sentence) -> bool:
    """ "Ana Silva, 32, of Riga", "the boy (7)", "ages 19 and 23": a number behind a comma that counts no noun."""
    at = next(place for place, word in enumerate(sentence.words) if word.index == figure.index)
    before = [word for word in sentence.words[max(0, at - 3) : at] if word.text != '"']
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if any(word.lower in ("age", "ages", "aged") for word in before):
        return True
    stands_alone = (
        after is None or after.text in (",", ".", ")", ";", ":") or after.pos in ("ADP", "VERB", "AUX", "CCONJ")
    )
    behind = len(before) > 1 and before[-1].text in (",", "(") and (before[-2].pos == "PROPN" or is_people(before[-2]))
    return stands_alone and behind and figure.text.isdigit() and int(figure.text) <= OLDEST


def _is_whole_or_age(noun: Word) -> bool:
    if noun.dep != "pobj" or noun.head is None or noun.head.lower != "of" or noun.head.head is None:
        return False
    above = noun.head.head
    if above.lower == "out":
        return True
    if above.pos == "NUM":
        return bool(below(noun, "det", "poss"))
    if noun.pos == "NUM" and above.lemma in GROUPS:
        return above.dep == "pobj" and above.head is not None and above.head.lower == "of"
    return noun.pos == "NUM" and above.tag == "NN" and is_people(above)


def _counted_noun(figure: Word) -> Word:
    """Return the noun that a number counts; the number itself where it stands alone ("injuring 100")."""
    word = figure
    if word.dep == "pobj" and word.head is not None and word.head.head is not None and word.head.head.lemma in GROUPS:
        return word.head.head
    while word.dep in ("nummod", "quantmod", "compound", "amod", "npadvmod") and word.head is not None:
        if word.head.index < word.index and word.dep != "amod":
            break
        word = word.head
        if word.pos == "NOUN" and word.lower not in ("dozen", "dozens", "hundreds", "thousands"):
            break
    of = next((prep for prep in below(word, "prep") if prep.lower == "of"), None)
    inner = below(of, "pobj") if of is not None else []
    vague = word is figure or word.lower in ("dozens", "scores", "hundreds", "thousands", "tens", "couple", "handful")
    if not inner or not vague or (inner[0].lower in CASUALTY_ADJECTIVES and word.dep in ("nsubj", "nsubjpass")):
        return word
    return _counted_noun_of(inner[0])


def _counted_noun_of(noun: Word) -> Word:
    of = next((prep for prep in below(noun, "prep") if prep.lower == "of"), None)
    inner = below(of, "pobj") if of is not None and noun.lower in ("thousands", "hundreds") else []
    return inner[0] if inner else noun


def _container(noun: Word, used: dict[int, int]) -> int | None:
    """ "83 people, including seven children": the seven are part of the 83."""
    while noun.dep == "conj" and noun.head is not None and noun.head.index in used:
        noun = noun.head
    head = noun.head
    if noun.dep == "appos" and head is not None:
        if _goes_on(noun, head):
            return None
        return next((used[word.index] for word in (head, *_counted_of(head)) if word.index in used), None)
    if noun.dep != "pobj" or head is None or head.lower not in ("including", "among"):
        return None
    above = head.head
    if above is None:
        return None
    if above.index in used:
        return used[above.index]
    inside = [used[child.index] for child in above.children if child.index in used and child.index < noun.index]
    return inside[-1] if inside else None


def _goes_on(noun: Word, before: Word) -> bool:
    """True if a list goes on in what seems an apposition: "four adults, a boy and his mother" are six."""
    counts = [number.low for word in below(before, "nummod") for number in numbers(word.text)]
    listed = len(conjuncts(noun))
    return listed > 1 and bool(counts) and counts[0] != listed


def _of_kind(place: int | None, kind: str, found: list[tuple[Quantity, Word]]) -> int | None:
    """Return a place in the list, if what stands there counts the same: the dead are no part of the wounded."""
    return place if place is not None and found[place][0].kind == kind else None


def _counted_of(noun: Word) -> list[Word]:
    """Return the number in "one of the victims"."""
    of = noun.head
    return [of.head] if noun.dep == "pobj" and of is not None and of.lower == "of" and of.head is not None else []


def _whom(noun: Word, figure: Word, sentence: Sentence) -> str | None:
    if noun is figure or noun.lemma in CASUALTY_NOUNS or noun.lower in CASUALTY_ADJECTIVES:
        return None
    left = [
        word for word in below(noun, "amod", "compound") if figure.index < word.index < noun.index and word.pos != "NUM"
    ]
    start = min((word.start for word in left), default=noun.start)
    return sentence.text[start - sentence.start : noun.end - sentence.start]


def _money(text: str, number: StatedNumber) -> str | None:
    """Return the ISO 4217 code of the currency that stands before or after a number."""
    before = text[max(0, number.figure_start - 3) : number.figure_start].rstrip()
    for sign in ("US$", before[-1:]):
        if before.endswith(sign) and sign in CURRENCIES:
            return CURRENCIES[sign]
    match = _MONEY_AFTER.match(text, number.end)
    if match is None:
        return None
    unit = match.group("unit").lower()
    country = (match.group("country") or "").lower().replace(".", "")
    if unit.startswith("dollar") and country in DOLLARS:
        return DOLLARS[country]
    return CURRENCIES.get(unit) if match.group("unit")[0].islower() or unit.isupper() or unit in CURRENCIES else None
