"""Where an event was: names in the parts of its clause that say a place, looked up in the gazetteer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.events.casualties import is_people
from pipelines.events.gazetteer import FAMOUS, KNOWN_ABROAD, Place, PlaceContext, find, find_state, key_of
from pipelines.events.kinds import is_event_noun, kind_of
from pipelines.events.lexicon import words
from pipelines.events.lexicon.places import (
    BARE_NAME_PREPOSITIONS,
    BESIDE_WORDS,
    CALENDAR,
    COMPARING,
    DESTINATION,
    EVENT_COMPOUNDS,
    INSTITUTIONS,
    LANDMARKS,
    LOCATIVE,
    PART_NOUNS,
    PATIENT_PREPOSITIONS,
    PLACE_TAKING_VERBS,
    REACHING_VERBS,
    REGION_SUFFIXES,
    SEATED,
    SITES,
    STRUCK_AT,
    TITLES,
    VENUES,
    WATERS,
)
from pipelines.events.setting import Setting, within
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_predicate, subtree
from pipelines.events.types import INCIDENTAL, SAID, VIOLENT, event_class

TOLD = SAID | {"STATEMENT", "CONSULT"}
"""In which something is told, that was elsewhere."""
MATTER = words("about over regarding concerning for against of into")
"""Before what is talked or quarrelled about, which is elsewhere."""
LANDMARK_TOWNS = {key_of(name): town for name, town in LANDMARKS.items()}
LARGE = 100_000
"""A smaller town gives an event no name: there was no "Sars outbreak" in the village of Sars."""
BESIDE = 4
"""The most characters between a place and its day: " on "."""


def place_of(trigger: Word, clause: list[Word], setting: Setting, days: Sequence[int] = ()) -> Place | None:
    """Return the place of the event that a word tells, as its own clause says it.

    Args:
        trigger: the word that tells the event.
        clause: the words of its clause.
        setting: what the document says of where; "here" is its place, and it tells namesakes apart.
        days: where the phrases that date the event begin; "in Cairo on Monday" says both of it.
    """
    ranked: list[tuple[int, int, int, Place]] = []
    for run in names_in(clause):
        rank, preposition = _rank(top_of(run), trigger)
        if rank == 0 and any(0 < start - run[-1].end <= BESIDE for start in days):
            rank, preposition = _rank_beside_day(top_of(run))
        place = look_up(run, setting, preposition) if rank else None
        if place is not None:
            ranked.append((rank, _exactness(place), -abs(run[-1].index - trigger.index), place))
    if (place := _before_where(trigger, setting)) is not None:
        ranked.append((2, _exactness(place), 0, place))
    if any(place.kind == "city" for *_, place in ranked):
        ranked = [each for each in ranked if each[3].kind != "unknown" or each[3].country is not None]
    if ranked:
        return max(ranked, key=lambda each: each[:3])[3]
    return setting.place if any(word.lower == "here" for word in clause) else None


def _before_where(trigger: Word, setting: Setting) -> Place | None:
    """Return the place of which a clause tells what happened there: "Niger, where rebels seized a town"."""
    verb = next((word for word in (trigger, *ancestors(trigger)) if word.dep in ("relcl", "advcl")), None)
    before = verb.head if verb is not None and any(word.lower == "where" for word in below(verb, "advmod")) else None
    while before is not None and before.pos != "PROPN":
        before = next(iter(below(before, "pobj", "dobj")), None) if before.pos in ("VERB", "ADP") else None
    if before is None or before.lower in CALENDAR:
        return None
    return look_up([*below(before, "compound"), before], setting, "in")


def names_in(clause: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the runs of proper nouns in a clause, titles of persons excepted; what hyphens join is one name."""
    run: list[Word] = []
    for word, following in pairwise([*clause, None, None]):
        if len(run) == 1 and run[0].lower in CALENDAR:
            run = []  # "On Friday Peru …"
        if word is not None and run and word.index == run[-1].index + 1 and (word.pos == "PROPN" or _joins(word, run)):
            run.append(word)
            continue
        while run and run[-1].pos != "PROPN" and run[-1].lower not in WATERS and not _is_joined(run):
            run.pop()
        if run and (_is_joined(run) or not any(each.lower in TITLES | CALENDAR for each in run)):
            yield [*_water_before(run[0]), *run]
        run = [word] if word is not None and _begins_name(word, following) else []


def _begins_name(word: Word, following: Word | None) -> bool:
    """True if a name may begin with a word; with a common noun if it is "the gulf" or a hyphen follows it."""
    joined = following is not None and following.text == "-" and following.start == word.end
    return word.pos == "PROPN" or word.lower in WATERS or (joined and word.pos == "NOUN" and word.text[:1].isupper())


def _water_before(word: Word) -> list[Word]:
    """Return "Gulf of" before "Mexico" in "the Gulf of Mexico leak", where the parse hangs "Mexico" on "leak"."""
    of = word.head.head if word.dep in ("compound", "poss") and word.head is not None else None
    water = of.head if of is not None else None
    apart = of is not None and of.lower == "of" and of.index == word.index - 1
    return [water, of] if apart and of is not None and water is not None and water.lower in WATERS else []


def _joins(word: Word, run: list[Word]) -> bool:
    """True if a word goes on a name: "Gulf of Finland", "Port-au-Prince"."""
    if word.lower == "of":
        return run[-1].lower in WATERS
    return word.start == run[-1].end and (word.text == "-" or run[-1].text == "-")


def _is_joined(run: list[Word]) -> bool:
    return len(run) > 2 and run[-2].text == "-" and run[-1].text[0].isupper()


def top_of(run: list[Word]) -> Word:
    """Return the word of a name on which the others hang."""
    inside = {word.index for word in run}
    if run[-1].head is None or run[-1].head.index not in inside or all(word.text not in ("-", "of") for word in run):
        return run[-1]
    return next((word for word in run if word.head is None or word.head.index not in inside), run[-1])


def _spelled(run: list[Word]) -> str:
    """Return the words of a name as the text has them, with blanks between words that stand apart."""
    parts = [run[0].text]
    for before, word in pairwise(run):
        parts.append(word.text if word.start == before.end else f" {word.text}")
    return "".join(parts)


def _state_behind(run: list[Word]) -> Place | None:
    """Return the state or country of "Salem, Oregon", whose name hangs on that of the town."""
    listed = below(run[-1], "cc")  # "Norway and Sweden" are two
    for word in below(run[-1], "appos", "npadvmod", "nmod", *([] if listed else ["conj"])):
        if word.pos == "PROPN" and 1 < word.index - run[-1].index <= 3:
            name = " ".join([*(each.text for each in below(word, "compound")), word.text])
            return find_state(name)
    return None


def look_up(run: list[Word], setting: Setting, preposition: str) -> Place | None:
    """Return the place of a name; an unknown one is a place if a preposition says so, and no street, site or firm.

    Args:
        run: the words of the name.
        setting: what the document says of where.
        preposition: the one before the name; empty where it does not say that something is there.
    """
    name, last = _spelled(run), run[-1].lower
    if last in WATERS and len(run) == 1:
        return setting.sea if setting.sea is not None and last in setting.sea.name.lower().split() else None
    person = last in setting.persons and preposition not in ("in", "near", "outside")
    if name.islower() or (len(run) == 1 and (person or last in VENUES)):
        return None
    if key_of(name) in LANDMARK_TOWNS:
        town, country = LANDMARK_TOWNS[key_of(name)]
        return find(town, PlaceContext(frozenset({country}), frozenset(), country))
    state = _state_behind(run)
    found = within(name, state, setting.around) or _find_part(run, setting, preposition)
    if found is not None:
        if found.kind == "city" and state is None and _is_doubtful(name, found, setting, preposition):
            return None
        if preposition == "outside" and found.latitude is None and found.kind != "unknown":
            return None
        near = found.precision == 1 and preposition in ("near", "outside", "off")
        return replace(found, precision=2) if near else found
    aged = any(word.text.isdigit() for word in below(run[-1], "nummod", "appos"))
    if preposition == "at" and (aged or last in setting.persons):
        return None  # "fired at Ivo Brand, 40"
    known_only = preposition not in BARE_NAME_PREPOSITIONS or name.isupper() or not name[0].isupper()
    if known_only or any(word.lower.rstrip(".") in INSTITUTIONS | VENUES for word in run):
        return None
    before = find(_spelled(run[:-1]), setting.around) if len(run) > 1 else None  # "in Cairo Triage"
    famous = before is not None and before.kind == "city" and before.population >= FAMOUS
    return before if famous else Place(name, None, None, None, "unknown")


def _find_part(run: list[Word], setting: Setting, preposition: str) -> Place | None:
    """Return the place that a part of a name names: "the Ivo region", "a Norsk Gulf of Aden patrol", "central Lima"."""
    name, around = _spelled(run), setting.around
    if run[-1].lower in REGION_SUFFIXES:
        return find(" ".join(word.text for word in run[:-1]), around)
    if (water := next((at for at, word in enumerate(run) if at and word.lower in WATERS), None)) is not None:
        return find(_spelled(run[water:]), around)
    if name.endswith(".") and (state := find_state(name)) is not None:
        return find(state.name, around)
    beside = len(run) > 1 and preposition and run[0].lower in BESIDE_WORDS
    return find(_spelled(run[1:]), around) if beside else None


def _is_doubtful(name: str, town: Place, setting: Setting, preposition: str) -> bool:
    """True if a name may be something else than a town, which the text does not say it is: "Sars", "MOST"."""
    other_name = not key_of(town.name).startswith(key_of(name))
    if name.rpartition(" ")[2].lower() in VENUES | INSTITUTIONS and (other_name or town.population < KNOWN_ABROAD):
        return True  # "White House" is "Casablanca" in English
    unlikely = town.country not in setting.around.countries
    if unlikely and other_name and not preposition:
        return True
    if town.population < LARGE and (preposition not in BARE_NAME_PREPOSITIONS or name.lower() in setting.persons):
        return unlikely or not preposition
    return name.isupper() and len(name) > 2 and town.population < FAMOUS


def _exactness(place: Place) -> int:
    return {"city": 3, "unknown": 2, "region": 1}.get(place.kind, 0)


def _rank(word: Word, trigger: Word) -> tuple[int, str]:
    """Return how surely a name in this position is the event's place, 3 to 1 or 0, and the preposition before it."""
    while word.dep in ("compound", "nmod", "appos", "conj") and word.head is not None and _is_of_name(word.head):
        word = word.head
    head = word.head
    if head is None or _is_of_another_clause(word, trigger) or _is_crossing(word, head):
        return 0, ""
    if word.dep in ("compound", "poss", "nmod") and head.lemma in REGION_SUFFIXES and not is_event_noun(trigger):
        return _rank_of_part(head, trigger)
    if word.dep in ("compound", "poss", "nmod"):
        mortal = word.dep == "poss" and event_class(kind_of(head)) == "LIFE"
        told = head is trigger or (head.head is trigger and head.dep in ("nsubj", "nsubjpass"))
        modifies = told and is_event_noun(head) and head.lemma not in EVENT_COMPOUNDS and not mortal
        part = head.lemma in PART_NOUNS
        site = part or (word.dep == "poss" and head.pos == "PROPN") or head.lower in VENUES | SITES | INSTITUTIONS
        acted_on = part and head.head is trigger and head.dep in ("dobj", "nsubjpass")  # "circled Cairo suburbs"
        return int(modifies or acted_on or (site and _is_where(head, trigger))), ""
    if word.dep in ("dobj", "nsubjpass"):
        off = any(child.lower in LOCATIVE and child.index == word.index - 1 for child in below(head, "prt"))
        return (3 if head.lemma in PLACE_TAKING_VERBS else 2 if off else 0), "off" if off else ""
    if word.dep != "pobj":
        return 0, ""
    if head.lower == "of" and head.head is not None and head.head.lemma in PART_NOUNS:
        return _rank_of_part(head.head, trigger)
    if head.lower == "of" and head.head is not None and head.head.lower in VENUES | SITES:
        return int(_is_where(head.head, trigger)), ""
    part_of_thing = head.lower == "in" and head.head is not None and head.head.pos == "NOUN"
    said_of = head.head if head.lower == "at" and head.head is not None and head.head.pos == "NOUN" else None
    at_firm = said_of is not None and (is_people(said_of) or said_of.lemma in SEATED)
    known_only = (part_of_thing and head.head is not None and not is_event_noun(head.head)) or at_firm
    return _rank_of_phrase(head, trigger), "" if known_only else head.lower


def _is_crossing(word: Word, head: Word) -> bool:
    """True if two names are those of streets: "at Elm and Seventh"."""
    return word.dep == "pobj" and head.lower == "at" and any(other.pos == "PROPN" for other in below(word, "conj"))


def _is_of_another_clause(word: Word, trigger: Word) -> bool:
    """True if a name is of what the event is compared with, of its cause ("as frost in Peru cut"), or of a speaker."""
    said = event_class(kind_of(trigger)) == "STATEMENT"
    for above in ancestors(word):
        if said and above.dep == "nsubj" and above.head is trigger:
            return True
        if above is trigger or trigger in above.children:
            return False
        if above.lower in COMPARING and above.pos in ("ADP", "SCONJ") and trigger in ancestors(above):
            return True
        if above.dep == "advcl" and below(above, "nsubj", "nsubjpass") and trigger in ancestors(above):
            return True
    return False


def _rank_beside_day(word: Word) -> tuple[int, str]:
    preposition = word.head
    if preposition is None or word.dep != "pobj" or preposition.lower not in ("in", "at", "near"):
        return 0, ""
    return int(preposition.head is None or preposition.head.lemma not in INSTITUTIONS), ""


def _is_of_name(head: Word) -> bool:
    """True if a name goes on in the word that it hangs on: "Novi Sad", "the Doti district"."""
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
    if part.dep == "pobj" and part.lemma == "street" and head.lower == "to" and head.head is trigger:
        return 2, "in"  # "took to the streets of X"
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
        return int(
            said in LOCATIVE | STRUCK_AT
            and (is_predicate(trigger) or _is_within(head, trigger))
            and not _is_matter(head)
        )
    if said not in LOCATIVE:
        return 0
    if head.pos in ("VERB", "AUX", "ADJ"):
        return 0 if event_class(kind_of(head)) in TOLD and trigger.head is not head and trigger in subtree(head) else 2
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
    above = head.head if head.lower == "of" else None
    if above is not None and ((noun.pos == "PROPN" and _is_at(above)) or above.lower in LOCATIVE):
        return 1  # "outside of the hall in X", "in the hall of the House in X"
    brought_elsewhere = head.lower == "to" and head.head is not trigger  # "was shot, and taken to a hospital in X"
    if noun.lemma in INSTITUTIONS and head.lower not in LOCATIVE and (noun.lemma not in SITES or brought_elsewhere):
        return 0
    if head.lower in PATIENT_PREPOSITIONS:
        return 2
    violent = event_class(kind_of(trigger)) in VIOLENT | INCIDENTAL
    return 2 if (head.lower in STRUCK_AT and violent) or (head.lower == "of" and head.head is trigger) else 0


def _is_at(noun: Word) -> bool:
    """True if a noun says where: "in the hall" of the palace in X."""
    return noun.dep == "pobj" and noun.head is not None and noun.head.lower in LOCATIVE


def _is_where(site: Word, trigger: Word) -> bool:
    """True if something happens at a site that has the name of its town before it: "in a Lyon court"."""
    preposition = site.head
    if preposition is None or site.dep != "pobj":
        return False
    beside = preposition.lower == "on" and preposition.head is trigger
    return beside or (preposition.lower in LOCATIVE and _rank_of_phrase(preposition, trigger) > 0)


def _is_matter(event: Word) -> bool:
    """True if an event is what something else is about: "sued over the fire in X", "concern about violence in X"."""
    return event.dep == "pobj" and event.head is not None and event.head.lower in MATTER


def _is_within(noun: Word, trigger: Word) -> bool:
    return trigger in ancestors(noun)
