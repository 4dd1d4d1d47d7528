"""Where an event was: names in the parts of its clause that say a place, looked up in the gazetteer."""

import re
from collections.abc import Iterable, Iterator

from pipelines.events.gazetteer import Place, country_names, find
from pipelines.events.kinds import is_event_noun
from pipelines.events.lexicon.places import (
    DESTINATION,
    EVENT_COMPOUNDS,
    INSTITUTIONS,
    LOCATIVE,
    PART_NOUNS,
    PLACE_TAKING_VERBS,
    REACHING_VERBS,
    REGION_SUFFIXES,
    STRUCK_AT,
    TITLES,
)
from pipelines.events.syntax import Word
from pipelines.events.tree import below

_CAPITALISED = re.compile(r"[A-Z][\w.]*(?:\s[A-Z]\w+)?")


def countries_in(text: str) -> frozenset[str]:
    """The countries of which a text speaks, as ISO codes, by name or by nationality.

    >>> sorted(countries_in("Ukrainian officials met in Poland."))
    ['PL', 'UA']
    """
    known = country_names()
    found: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        for name in (match.group(0), *match.group(0).split()):
            code = known.get(name.lower().rstrip("."))
            if code:
                found.add(code)
    return frozenset(found)


def place_of(trigger: Word, clause: list[Word], countries: frozenset[str], here: str | None) -> Place | None:
    """The place of the event that a word tells.

    Args:
        trigger: the word that tells the event.
        clause: the words of its clause.
        countries: countries of which the document speaks, to tell namesakes apart.
        here: the place where the document was spoken or filed, which "here" means.
    """
    ranked: list[tuple[int, int, int, Place]] = []
    for name, words in names_in(clause):
        rank = _rank(words[-1], trigger)
        place = _look_up(name, words, countries) if rank else None
        if place is not None:
            ranked.append((rank, _exactness(place), -abs(words[-1].index - trigger.index), place))
    if ranked:
        return max(ranked, key=lambda each: each[:3])[3]
    if here and any(word.lower == "here" for word in clause):
        return resolve_name(here, countries)
    return None


def resolve_name(name: str, countries: frozenset[str]) -> Place | None:
    """The place of a written address: the first part of "Odesa, Ukraine" that the gazetteer knows."""
    parts = [part.strip() for part in name.split(",")]
    named = countries_in(name)
    return next((place for part in parts if (place := find(part, named or countries)) is not None), None)


def names_in(words: Iterable[Word]) -> Iterator[tuple[str, list[Word]]]:
    """The runs of proper nouns in a clause, titles of persons excepted."""
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and word.pos == "PROPN" and (not run or word.index == run[-1].index + 1):
            run.append(word)
            continue
        if run and not any(each.lower in TITLES for each in run):
            yield " ".join(each.text for each in run), run
        run = [word] if word is not None and word.pos == "PROPN" else []


def _look_up(name: str, words: list[Word], countries: frozenset[str]) -> Place | None:
    return find(name, countries) or (find(words[0].text, countries) if words[-1].lower in REGION_SUFFIXES else None)


def _exactness(place: Place) -> int:
    return {"city": 2, "region": 1}.get(place.kind, 0)


def _rank(word: Word, trigger: Word) -> int:
    """How surely a name in this position is the event's place: 3 to 1; 0 if it is none."""
    while word.dep in ("compound", "nmod", "appos", "conj") and word.head is not None and word.head.pos == "PROPN":
        word = word.head
    head = word.head
    if head is None:
        return 0
    if word.dep in ("compound", "poss", "nmod"):
        return 1 if head is trigger and is_event_noun(head) and head.lemma not in EVENT_COMPOUNDS else 0
    if head.lower == "of" and head.head is not None and head.head.lemma in PART_NOUNS:
        word, head = head.head, head.head.head
        while word.dep in ("compound", "appos") and head is not None:
            word, head = head, head.head
    if head is None:
        return 0
    if word.dep in ("dobj", "nsubjpass"):
        return 3 if head.lemma in PLACE_TAKING_VERBS else 0
    return _rank_of_phrase(head, trigger) if word.dep == "pobj" else 0


def _rank_of_phrase(preposition: Word, trigger: Word) -> int:
    head = preposition.head
    while head is not None and preposition.dep == "conj" and head.pos == "ADP":
        preposition, head = head, head.head
    if head is None:
        return 0
    if head.pos == "ADP" or head.pos == "ADV":
        return 2 if preposition.lower in LOCATIVE else 0
    if is_event_noun(head) and head is not trigger:
        return 1 if preposition.lower in LOCATIVE | STRUCK_AT and not is_event_noun(trigger) else 0
    if head is trigger:
        if preposition.lower in LOCATIVE | STRUCK_AT:
            return 3 if preposition.lower not in ("on", "against") or is_event_noun(head) else 0
        if preposition.lower in ("of", "to", "into") and is_event_noun(head):
            return 2
        return 2 if preposition.lower in DESTINATION and head.lemma in REACHING_VERBS else 0
    if preposition.lower not in LOCATIVE or (head.lemma in INSTITUTIONS and head.dep == "pobj"):
        return 0
    if head.pos in ("VERB", "AUX", "ADJ"):
        return 2
    return 2 if _is_patient(head) else 0


def _is_patient(noun: Word) -> bool:
    """Whether a noun is what is acted on, or where ("attacked a school in X", "on a bus near X")."""
    while noun.dep in ("conj", "appos") and noun.head is not None:
        noun = noun.head
    if noun.dep in ("dobj", "nsubjpass", "attr", "npadvmod"):
        return True
    return noun.dep == "pobj" and noun.head is not None and noun.head.lower in LOCATIVE | DESTINATION


def has_name(word: Word) -> bool:
    """Whether a noun phrase holds a proper name."""
    return word.pos == "PROPN" or any(child.pos == "PROPN" for child in below(word, "compound", "appos", "conj"))
