"""Counts of people and sums of money in a sentence: by the parse first, by adjacent words as the net below it."""

import re
from dataclasses import replace

from pipelines.events.lexicon.counts import (
    CASUALTY_ADJECTIVES,
    CASUALTY_NOUNS,
    CURRENCIES,
    DOLLARS,
    INTRANSITIVE,
    PEOPLE,
    VERB_KIND,
)
from pipelines.events.model import Quantity
from pipelines.events.numbers import Number, numbers
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, is_passive, phrase

_WORDS = "|".join(sorted({*VERB_KIND, *CASUALTY_ADJECTIVES, *CASUALTY_NOUNS}, key=len, reverse=True))
COUNT_WORD = re.compile(
    rf"\b(?:{_WORDS}|killed|killing|died|dying|dead|deaths|wounded|wounding|injured|injuring|injuries|slain|fled|toll|"
    r"casualties|fatalities|bodies|arrested|detained|displaced)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:[\w'-]+\s){0,3}?(?:(?:were|was|are|have been|had been|has been)\s)?"
    r"(?:[a-z]+ly\s|also\s|reported\s|confirmed\s|left\s)?"
    r"(?P<word>killed|injured|wounded|hurt|dead|missing|arrested|detained|displaced|hospitali[sz]ed|slain)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<word>killing|kills|killed|injuring|injures|injured|wounding|wounds|wounded|arresting|arrested|displacing|detaining)\s$",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?:death|casualty)\stoll\b|\btoll\b", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s?(?:(?P<country>[A-Z][A-Za-z.]+(?:\sKong|\sZealand)?)\s)?(?P<unit>[A-Za-z€£$¥₴₽₹]+)")
_NOT_PEOPLE = re.compile(
    r"\s?(?:%|percent|per\scent|years?\b|days?\b|hours?\b|weeks?\b|months?\b|km\b|miles?\b|-year)", re.IGNORECASE
)
_SURFACE = {"slain": "killed", "hospitalised": "injured", "hospitalized": "injured", "detained": "arrested",
            "detaining": "arrested", "arresting": "arrested"}  # fmt: skip


def has_count_word(text: str) -> bool:
    """Whether a passage may speak of casualties.

    >>> has_count_word("Nobody was hurt."), has_count_word("The talks went on.")
    (True, False)
    """
    return COUNT_WORD.search(text) is not None


def quantities(sentence: Sentence) -> list[tuple[Quantity, Word]]:
    """The quantities of a sentence, each with the word that says what is counted (killed, deaths, euros).

    A quantity whose `subset_of` is set names the place in the list of the one that contains it.
    """
    found: list[tuple[Quantity, Word]] = []
    used: dict[int, int] = {}
    for number in numbers(sentence.text):
        _add(found, used, sentence, number)
    for noun in sentence.words:
        _add_single(found, used, sentence, noun)
    return found


def _add(found: list[tuple[Quantity, Word]], used: dict[int, int], sentence: Sentence, number: Number) -> None:
    money = _money(sentence.text, number)
    figure = _word_at(sentence, number.figure_start)
    if figure is None:
        return
    if money is not None:
        found.append((_quantity("money", money, number, sentence, None), figure))
        return
    if _NOT_PEOPLE.match(sentence.text, number.end) or _is_nobody(figure, sentence) or _is_total(figure):
        return
    noun = _counted_noun(figure)
    counted = _adjective_beside(figure, sentence) or _kind_by_parse(noun) or _toll(noun, sentence)
    if counted is None and (noun is figure or _is_people(noun)):
        counted = _kind_by_neighbours(sentence, number, figure)
    if counted is None or (noun is not figure and not _is_people(noun) and noun.lemma not in CASUALTY_NOUNS):
        return
    kind, predicate = counted
    outer = _container(noun, used)
    quantity = replace(_quantity(kind, "person", number, sentence, _whom(noun, figure, sentence)), subset_of=outer)
    used[noun.index] = len(found)
    found.append((quantity, predicate))


def _add_single(found: list[tuple[Quantity, Word]], used: dict[int, int], sentence: Sentence, noun: Word) -> None:
    """ "a woman was killed": one person, said without a number."""
    article = next((d for d in below(noun, "det") if d.lower in ("a", "an", "another")), None)
    if noun.index in used or article is None or noun.tag != "NN" or noun.lemma not in PEOPLE or noun.lemma == "half":
        return
    counted = _kind_by_parse(noun)
    if counted is None or below(noun, "nummod"):
        return
    kind, predicate = counted
    number = Number(
        article.start - sentence.start, article.start - sentence.start, noun.end - sentence.start, 1, 1, False
    )
    used[noun.index] = len(found)
    quantity = _quantity(kind, "person", number, sentence, phrase(noun, sentence))
    found.append((replace(quantity, subset_of=_container(noun, used)), predicate))


def _quantity(kind: str, unit: str, number: Number, sentence: Sentence, whom: str | None) -> Quantity:
    start, end = number.start, number.end
    return Quantity(
        kind=kind, low=number.low, high=number.high, unit=unit, bound_text=sentence.text[start:end],
        char_start=sentence.start + start, char_end=sentence.start + end, whom=whom, approximate=number.approximate,
    )  # fmt: skip


def _word_at(sentence: Sentence, offset: int) -> Word | None:
    place = sentence.start + offset
    return next((word for word in sentence.words if word.start <= place < word.end), None)


def _is_nobody(figure: Word, sentence: Sentence) -> bool:
    """ "no one", "not one", "any one"."""
    before = next((word for word in reversed(sentence.words) if word.index < figure.index), None)
    return before is not None and before.lower in ("no", "not", "any", "every", "each")


def _is_total(figure: Word) -> bool:
    """The whole of which a part is counted: 40 in "three of the 40 passengers", one in "one of five officers"."""
    noun = figure.head if figure.dep == "nummod" and figure.head is not None else figure
    partitive = noun.dep == "pobj" and noun.head is not None and noun.head.lower == "of" and noun.head.head is not None
    if partitive and noun.head is not None and noun.head.head is not None and noun.head.head.pos == "NUM":
        return bool(below(noun, "det"))
    inner = [each for prep in below(figure, "prep") if prep.lower == "of" for each in below(prep, "pobj")]
    return bool(inner) and bool(below(inner[0], "nummod")) and not below(inner[0], "det")


def _adjective_beside(figure: Word, sentence: Sentence) -> tuple[str, Word] | None:
    """ "45 missing", "nine dead"."""
    after = next((word for word in sentence.words if word.index == figure.index + 1), None)
    if after is None or after.lower not in CASUALTY_ADJECTIVES or after.dep == "amod":
        return None
    return CASUALTY_ADJECTIVES[after.lower], after


def _counted_noun(figure: Word) -> Word:
    """The noun that a number counts; the number itself where it stands alone ("injuring 100")."""
    word = figure
    while word.dep in ("nummod", "quantmod", "compound", "amod", "npadvmod") and word.head is not None:
        if word.head.index < word.index and word.dep != "amod":
            break
        word = word.head
        if word.pos == "NOUN" and word.lower not in ("dozen", "dozens", "hundreds", "thousands"):
            break
    of = next((prep for prep in below(word, "prep") if prep.lower == "of"), None)
    inner = below(of, "pobj") if of is not None else []
    vague = word is figure or word.lower in ("dozens", "scores", "hundreds", "thousands", "tens", "couple", "handful")
    return _counted_noun_of(inner[0]) if inner and vague else word


def _counted_noun_of(noun: Word) -> Word:
    of = next((prep for prep in below(noun, "prep") if prep.lower == "of"), None)
    inner = below(of, "pobj") if of is not None and noun.lower in ("thousands", "hundreds") else []
    return inner[0] if inner else noun


def _is_people(noun: Word) -> bool:
    return (
        noun.lemma in PEOPLE
        or noun.lower in PEOPLE
        or noun.pos in ("PROPN", "PRON")
        or noun.lemma in CASUALTY_ADJECTIVES
    )


def _kind_by_parse(noun: Word, depth: int = 0) -> tuple[str, Word] | None:
    if depth > 4:
        return None
    if CASUALTY_NOUNS.get(noun.lemma):
        return CASUALTY_NOUNS[noun.lemma], noun
    if noun.lower in CASUALTY_ADJECTIVES:
        return CASUALTY_ADJECTIVES[noun.lower], noun
    for child in noun.children:
        if child.dep in ("acl", "amod", "relcl") and child.index > noun.index:
            kind = _predicate_kind(child, noun)
            if kind:
                return kind, child
    return _kind_of_head(noun, depth)


def _kind_of_head(noun: Word, depth: int) -> tuple[str, Word] | None:
    head = noun.head
    if head is None:
        return None
    if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr"):
        kind = _predicate_kind(head, noun)
        if kind:
            return kind, head
        return _coordinated(noun, head) or _resulting_state(noun, head)
    if noun.dep in ("conj", "appos"):
        return _kind_by_parse(head, depth + 1)
    if noun.dep == "pobj" and head.head is not None:
        if head.lower in ("of", "to") and CASUALTY_NOUNS.get(head.head.lemma):
            return CASUALTY_NOUNS[head.head.lemma], head.head
        if head.lower in ("including", "among", "of") and head.head.pos in ("NOUN", "NUM", "PROPN"):
            return _kind_by_parse(head.head, depth + 1)
        if head.lower in ("including", "over", "to") and is_passive(head.head):
            kind = _predicate_kind(head.head, noun)
            return (kind, head.head) if kind else None
    return None


def _coordinated(noun: Word, verb: Word) -> tuple[str, Word] | None:
    """ "a nurse was shot and killed"."""
    for other in below(verb, "conj") if noun.dep == "nsubjpass" else ():
        if other.tag == "VBN" and other.lemma in VERB_KIND and not below(other, "nsubj", "nsubjpass", "dobj"):
            return VERB_KIND[other.lemma], other
    return None


def _resulting_state(noun: Word, verb: Word) -> tuple[str, Word] | None:
    """ "left 117 people injured", "took the lives of", "claimed 12 lives"."""
    for child in verb.children:
        if child.dep in ("acomp", "oprd", "xcomp") and child.lower in CASUALTY_ADJECTIVES and child.index > noun.index:
            return CASUALTY_ADJECTIVES[child.lower], child
    if noun.lower in ("lives", "life") and verb.lemma in ("claim", "take", "cost", "lose"):
        return "killed", verb
    return None


def _predicate_kind(verb: Word, noun: Word) -> str | None:
    """What a verb or an adjective does to the people of `noun`: killed, injured … or nothing."""
    if verb.lower in CASUALTY_ADJECTIVES and verb.pos == "ADJ":
        return CASUALTY_ADJECTIVES[verb.lower]
    if verb.lemma == "be" and noun.dep in ("nsubj", "attr"):
        return next(
            (CASUALTY_ADJECTIVES[c.lower] for c in below(verb, "acomp") if c.lower in CASUALTY_ADJECTIVES), None
        )
    if verb.lemma not in VERB_KIND:
        return None
    suffers = noun.dep in ("dobj", "nsubjpass", "pobj") or verb.dep in ("acl", "relcl")
    if verb.lemma in INTRANSITIVE:
        suffers = suffers or noun.dep == "nsubj"
    gapped = noun.dep == "nsubj" and verb.tag == "VBN" and not below(verb, "dobj", "aux")
    if verb.dep in ("acl", "relcl") and verb.tag in ("VBG", "VBD") and verb.head is noun:
        return VERB_KIND[verb.lemma] if verb.lemma in INTRANSITIVE else None
    return VERB_KIND[verb.lemma] if suffers or gapped else None


def _toll(noun: Word, sentence: Sentence) -> tuple[str, Word] | None:
    """ "the death toll rose to 36"."""
    if noun.dep not in ("pobj", "dobj", "attr") or not _TOLL.search(sentence.text):
        return None
    toll = next((word for word in sentence.words if word.lower == "toll"), None)
    verb = noun.head.head if noun.dep == "pobj" and noun.head is not None else noun.head
    return ("killed", toll) if toll is not None and verb is not None and toll.head is verb else None


def _kind_by_neighbours(sentence: Sentence, number: Number, figure: Word) -> tuple[str, Word] | None:
    for match in (_AFTER.match(sentence.text, number.end), _BEFORE.search(sentence.text[: number.start])):
        if match is None or "," in match.group(0) or " and " in match.group(0):
            continue
        word = match.group("word").lower()
        predicate = _word_at(sentence, match.start("word")) or figure
        kind = _SURFACE.get(word) or CASUALTY_ADJECTIVES.get(word) or VERB_KIND.get(predicate.lemma)
        if kind:
            return kind, predicate
    return None


def _container(noun: Word, used: dict[int, int]) -> int | None:
    """ "83 people, including seven children": the seven are part of the 83."""
    head = noun.head
    if noun.dep == "conj" and head is not None and head.index in used:
        return _container(head, used)
    if noun.dep != "pobj" or head is None or head.lower not in ("including", "among"):
        return None
    above = head.head
    if above is None:
        return None
    if above.index in used:
        return used[above.index]
    inside = [used[child.index] for child in above.children if child.index in used and child.index < noun.index]
    return inside[-1] if inside else None


def _whom(noun: Word, figure: Word, sentence: Sentence) -> str | None:
    if noun is figure or noun.lemma in CASUALTY_NOUNS or noun.lower in CASUALTY_ADJECTIVES:
        return None
    left = [
        word for word in below(noun, "amod", "compound") if figure.index < word.index < noun.index and word.pos != "NUM"
    ]
    start = min((word.start for word in left), default=noun.start)
    return sentence.text[start - sentence.start : noun.end - sentence.start]


def _money(text: str, number: Number) -> str | None:
    """The ISO 4217 code of the currency that stands before or after a number."""
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
