"""Where an event was: names in the parts of its clause that say a place, looked up in the gazetteer."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipelines.events.gazetteer import Place, country_names, find
from pipelines.events.kinds import event_class, is_event_noun, kind_of
from pipelines.events.lexicon.places import (
    BARE_NAME_PREPOSITIONS,
    CALENDAR,
    DESTINATION,
    EVENT_COMPOUNDS,
    INSTITUTIONS,
    LOCATIVE,
    PART_NOUNS,
    PATIENT_PREPOSITIONS,
    PLACE_TAKING_VERBS,
    REACHING_VERBS,
    REGION_SUFFIXES,
    STRUCK_AT,
    TITLES,
    WATERS,
)
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_predicate

BESIDE = 4
"""The most characters between a place and its day: " on "."""

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


def place_of(
    trigger: Word, clause: list[Word], countries: frozenset[str], here: str | None, days: Sequence[int] = ()
) -> Place | None:
    """The place of the event that a word tells.

    Args:
        trigger: the word that tells the event.
        clause: the words of its clause.
        countries: countries of which the document speaks, to tell namesakes apart.
        here: the place where the document was spoken or filed, which "here" means.
        days: where the phrases that date the event begin; "in Cairo on Monday" says both of it.
    """
    ranked: list[tuple[int, int, int, Place]] = []
    for name, words in names_in(clause):
        rank, preposition = _rank(words[-1], trigger)
        if rank == 0 and any(0 < start - words[-1].end <= BESIDE for start in days):
            rank, preposition = _rank_beside_day(words[-1])
        place = _look_up(name, words, countries, preposition) if rank else None
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
        goes_on = word is not None and (not run or word.index == run[-1].index + 1)
        if word is not None and goes_on and (word.pos == "PROPN" or _joins(word, run)):
            run.append(word)
            continue
        if run and run[-1].pos != "PROPN":
            run.pop()
        if run and not any(each.lower in TITLES or each.lower in CALENDAR for each in run):
            yield " ".join(each.text for each in run), run
        run = [word] if word is not None and word.pos == "PROPN" else []


def _joins(word: Word, run: list[Word]) -> bool:
    """Whether "of" goes on a name: "Gulf of Finland"."""
    return word.lower == "of" and bool(run) and run[-1].lower in WATERS


def _look_up(name: str, words: list[Word], countries: frozenset[str], preposition: str) -> Place | None:
    found = find(name, countries)
    if found is None and words[-1].lower in REGION_SUFFIXES:
        found = find(" ".join(word.text for word in words[:-1]), countries)
    if (
        found is not None
        or preposition not in BARE_NAME_PREPOSITIONS
        or name.isupper()
        or not words[0].text[0].isupper()
    ):
        return found
    return None if any(word.lower in INSTITUTIONS for word in words) else Place(name, None, None, None, "unknown")


def _exactness(place: Place) -> int:
    return {"city": 3, "unknown": 2, "region": 1}.get(place.kind, 0)


def _rank(word: Word, trigger: Word) -> tuple[int, str]:
    """How surely a name in this position is the event's place, 3 to 1 or 0, and the preposition before it."""
    while word.dep in ("compound", "nmod", "appos", "conj") and word.head is not None and _is_of_name(word.head):
        word = word.head
    head = word.head
    if head is None:
        return 0, ""
    if word.dep in ("compound", "poss", "nmod"):
        modifies = head is trigger and is_event_noun(head) and head.lemma not in EVENT_COMPOUNDS
        return int(modifies), ""
    if word.dep in ("dobj", "nsubjpass"):
        off = any(child.lower in LOCATIVE and child.index == word.index - 1 for child in below(head, "prt"))
        return (3 if head.lemma in PLACE_TAKING_VERBS else 2 if off else 0), "off" if off else ""
    if word.dep != "pobj":
        return 0, ""
    if head.lower == "of" and head.head is not None and head.head.lemma in PART_NOUNS:
        return _rank_of_part(head.head, trigger)
    part_of_thing = head.lower == "in" and head.head is not None and head.head.pos == "NOUN"
    known_only = part_of_thing and head.head is not None and not is_event_noun(head.head)
    return _rank_of_phrase(head, trigger), "" if known_only else head.lower


def _rank_beside_day(word: Word) -> tuple[int, str]:
    preposition = word.head
    if preposition is None or word.dep != "pobj" or preposition.lower not in ("in", "at", "near"):
        return 0, ""
    return int(preposition.head is None or preposition.head.lemma not in INSTITUTIONS), ""


def _is_of_name(head: Word) -> bool:
    """Whether a name goes on in the word that it hangs on: "Novi Sad", "the Doti district"."""
    return head.pos == "PROPN" or head.lower in REGION_SUFFIXES | PART_NOUNS


def _rank_of_part(part: Word, trigger: Word) -> tuple[int, str]:
    """ "the city of X", "the airport of X", "40 miles south of X": the rank of the part."""
    while part.dep in ("compound", "appos") and part.head is not None:
        part = part.head
    head = part.head
    if head is None:
        return 0, ""
    if part.dep in ("dobj", "nsubjpass"):
        return (3 if head.lemma in PLACE_TAKING_VERBS else 0), ""
    if part.dep in ("advmod", "npadvmod"):
        return (2 if head is trigger else 1), "in"
    return (_rank_of_phrase(head, trigger), "in") if part.dep == "pobj" else (0, "")


def _rank_of_phrase(preposition: Word, trigger: Word) -> int:
    head = preposition.head
    while head is not None and preposition.dep == "conj" and head.pos == "ADP":
        preposition, head = head, head.head
    if head is None:
        return 0
    said = preposition.lower
    if head.pos in ("ADP", "ADV"):
        return 2 if said in LOCATIVE else 0
    if head is trigger:
        return _rank_under_trigger(said, trigger)
    if is_event_noun(head):
        return 1 if said in LOCATIVE | STRUCK_AT and (is_predicate(trigger) or _is_within(head, trigger)) else 0
    if said not in LOCATIVE:
        return 0
    if head.pos in ("VERB", "AUX", "ADJ"):
        return 2
    return _rank_of_noun(head, trigger)


def _rank_under_trigger(said: str, trigger: Word) -> int:
    noun = is_event_noun(trigger)
    if said in LOCATIVE | STRUCK_AT:
        return 3 if noun or said not in ("on", "against") else 0
    if said in ("through", "via", "along"):
        return 2
    if said in ("of", "to", "into") and noun:
        return 2
    return 2 if said in DESTINATION and trigger.lemma in REACHING_VERBS else 0


def _rank_of_noun(noun: Word, trigger: Word) -> int:
    """A place said of what is acted on, of where, or of who acts ("attacked a school in X", "police in X arrested")."""
    while noun.dep in ("conj", "appos") and noun.head is not None:
        noun = noun.head
    head = noun.head
    if noun.dep in ("dobj", "nsubjpass", "attr", "npadvmod"):
        return 2
    if noun.dep == "nsubj" or (noun.dep == "pobj" and head is not None and head.dep == "agent"):
        return 1
    if noun.dep != "pobj" or head is None:
        return 0
    if noun.lemma in INSTITUTIONS and head.lower not in LOCATIVE:
        return 0
    if head.lower in PATIENT_PREPOSITIONS:
        return 2
    violent = event_class(kind_of(trigger)) in ("ASSAULT", "FIGHT", "DISASTER", "OTHER")
    return 2 if (head.lower in STRUCK_AT and violent) or (head.lower == "of" and head.head is trigger) else 0


def _is_within(noun: Word, trigger: Word) -> bool:
    return trigger in ancestors(noun)
