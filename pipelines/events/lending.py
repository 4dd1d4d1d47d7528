"""What a document lends to its events: the places of its things, of who acts in it, and where it plays."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.events.candidate import EventCandidate, ParsedSentence
from pipelines.events.casualties import is_people
from pipelines.events.dating import NOWHERE
from pipelines.events.gazetteer import Place, PlaceContext, country, find, seas
from pipelines.events.lexicon import words
from pipelines.events.lexicon.places import AFLOAT, INSTITUTIONS, LOCATIVE, PART_NOUNS, SEATED, SITES
from pipelines.events.lexicon.roles import SAYING_VERBS
from pipelines.events.model import ActorKind, PlaceBasis, Role
from pipelines.events.places import look_up, names_in, top_of
from pipelines.events.setting import Setting, codes_in, is_part_of
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_predicate, subject, target
from pipelines.events.types import INCIDENTAL, MARKET, SAID, VIOLENT, event_class

LOCAL = words("ASSAULT FIGHT COERCE CRIME PROTEST DISASTER LIFE RETREAT AID")
"""What happens at one place; talks, sayings, deals and votes are told from anywhere."""
ABROAD = words("AGREE AID COOPERATE SUPPORT SANCTION MOBILIZE SPORT CULTURE SCIENCE")
"""What the people of a country do with others, or elsewhere."""
DOMESTIC = words("GOVERN ELECT ECONOMY HEALTH COERCE WORK INVESTIGATE LIFE PROTEST OTHER CRIME")
"""What a country does at home."""
DECIDED = words("GOVERN ELECT")
TOLD_BY = DECIDED | {"HEALTH", "PROTEST"}
"""What a country tells of itself: "Peru's health ministry said that two had died"."""
OF_STATE = DECIDED | {"ECONOMY"}
"""What a country's laws, votes and prices do at home as well as its people."""
BODILY = VIOLENT | {"WORK", "SCIENCE"}
"""What is done to a thing, where that is."""
AT_SEA = words("DISASTER WORK")
MAYBE_AT_SEA = INCIDENTAL | VIOLENT | {"SCIENCE", "MOBILIZE"}
NARROW = (3, 4, 7)
"""The precisions of counties, states and seas, in which a thing is found; a country is too wide."""
TOWNS = ("city", "unknown")
STATE = 4
"""The precision of a state or province, which like a country does things at home."""
AGREEING = 0.75
"""The least share of the mentions of a thing with a place that have the same one."""
NAMED = (ActorKind.PERSON, ActorKind.ORGANISATION)
A_WEEK, A_MONTH, TWO_MONTHS, A_YEAR = 7, 30, 60, 366
ANYWHERE = (ABROAD | {"CONSULT", "ECONOMY"}) - {"SCIENCE", "CULTURE", "SPORT", "MOBILIZE"}
"""What is done from anywhere, though the people of one country do it."""
ELSEWHERE = SAID | {"CONSULT", "MOVE"}
"""Whose places need not be those of what is told beside them: somebody came back from there."""


def place_by_document(
    candidates: Sequence[EventCandidate], parsed: Iterable[ParsedSentence], setting: Setting, anchor_day: int | None
) -> None:
    """Give a place to what is told without one: that of the thing it befalls, of who acts, or of the document.

    Args:
        candidates: all candidates of the document, with their days.
        parsed: its sentences.
        setting: what the document says of where.
        anchor_day: the day from which it speaks.
    """
    things = places_of_things(parsed, setting)
    told: defaultdict[ParsedSentence, list[EventCandidate]] = defaultdict(list)
    for candidate in candidates:
        told[candidate.where].append(candidate)
    for candidate in candidates:
        kind = event_class(candidate.kind)
        if candidate.place is None and candidate.interval != NOWHERE and kind != "STATEMENT":
            candidate.place = _of_thing(candidate, things)
            candidate.place_basis = PlaceBasis.DOCUMENT if candidate.place else PlaceBasis.STATED
        if candidate.place is None and kind in DOMESTIC:
            actor = find(candidate.who, setting.around) if candidate.who else None
            candidate.place = actor if _is_land(actor, setting) else _of_nation(candidate.trigger, kind, setting)
        if (place := _lent(candidate, setting, anchor_day)) is not None:
            beside = {each.place for each in told[candidate.where] if _is_told_beside(each, candidate, place)}
            candidate.place = beside.pop() if len(beside) == 1 else place
            candidate.place_basis = PlaceBasis.DOCUMENT
        if candidate.place is not None and candidate.place.kind == "unknown" and candidate.place.country is None:
            candidate.place = replace(candidate.place, country=_country_around(candidate, setting))
    for candidate in [each for each in candidates if each.place is None]:
        candidate.place = _assumed(candidate, candidates, setting, anchor_day)
        candidate.place_basis = PlaceBasis.ASSUMED if candidate.place else PlaceBasis.STATED


def _assumed(
    candidate: EventCandidate, candidates: Sequence[EventCandidate], setting: Setting, anchor_day: int | None
) -> Place | None:
    """Return where an event of which nothing says where it was most probably was.

    That is the one place of what its sentence tells besides, else where the document plays, or most of what it tells.
    """
    kind, day = event_class(candidate.kind), candidate.interval.start or candidate.interval.end
    if kind in SAID:
        return None
    named = _countries_named(candidate, setting)
    beside = set[Place]() if kind in ANYWHERE else _places_beside(candidate, candidates)
    if len(beside) == 1:
        return next((place for place in beside if place.country is None or named <= {place.country}), None)
    if beside or day is None or anchor_day is None:
        return None
    apart = abs(anchor_day - day)
    town = setting.place if setting.place is not None and setting.place.kind != "country" else None
    if setting.around.home is not None and named <= {setting.around.home} and apart <= TWO_MONTHS:
        return town if town is not None and town.kind in TOWNS else _town_of_most(candidates) or town
    if kind in ANYWHERE:
        return None
    nation = setting.nation if setting.nation_alone and setting.nation is not None else None
    about = candidate.where.in_lead or nation is not None
    if town is not None and town.kind in TOWNS and about and apart <= A_WEEK and named <= {town.country}:
        return town
    return nation if nation is not None and apart <= TWO_MONTHS and named <= {nation.country} else None


def _places_beside(candidate: EventCandidate, candidates: Sequence[EventCandidate]) -> set[Place]:
    """Return the places of what the verbs beside a candidate, in its sentence, tell."""
    beside = [each for each in candidates if each.where is candidate.where and is_predicate(each.trigger)]
    told = [each for each in beside if event_class(each.kind) not in ELSEWHERE]
    return {each.place for each in told if each.place is not None and each.place_basis is PlaceBasis.STATED}


def _is_land(actor: Place | None, setting: Setting) -> bool:
    """True if who acts is a country, or a state of one of which the text speaks."""
    if actor is None or actor.kind == "country":
        return actor is not None
    named = actor.name.lower() not in setting.persons
    return actor.precision == STATE and named and actor.country in setting.around.countries


def _town_of_most(candidates: Sequence[EventCandidate]) -> Place | None:
    """Return the town where more than half of what a document states a town of was."""
    towns = Counter(
        each.place
        for each in candidates
        if each.place is not None and each.place_basis is PlaceBasis.STATED and each.place.kind in TOWNS
    )
    place, times = next(iter(towns.most_common(1)), (None, 0))
    return place if times > towns.total() / 2 else None


def _has_part_at_sea(candidate: EventCandidate) -> bool:
    """True if a thing that is at sea does or undergoes something: "a ship sank", "robots dived to the ocean floor"."""
    trigger = candidate.trigger
    above = trigger.head if trigger.dep == "acl" else None
    nouns = [noun for noun in (trigger, above, subject(trigger), target(trigger)) if noun is not None]
    nouns += [noun for each in nouns for of in below(each, "prep") if of.lower == "of" for noun in below(of, "pobj")]
    nouns += [noun for each in below(trigger, "prep", "agent") for noun in below(each, "pobj")]
    return any(
        word.lemma in AFLOAT for noun in nouns for word in (noun, *below(noun, "compound", "amod", "conj", "nmod"))
    )


def _is_told_beside(other: EventCandidate, candidate: EventCandidate, lent: Place) -> bool:
    """True if a sentence tells another event of the same days of a place in the country that is lent."""
    place = other.place if other.place_basis is PlaceBasis.STATED else None
    told = event_class(other.kind) not in SAID and other.interval == candidate.interval
    told = told and _saying(other.trigger) is _saying(candidate.trigger)
    return candidate.place is None and place is not None and told and place.country == lent.country is not None


def _saying(word: Word) -> Word | None:
    """Return the verb with which somebody tells an event; what two tell need not be of one place."""
    return next((verb for verb in ancestors(word) if verb.lemma in SAYING_VERBS and below(verb, "nsubj")), None)


def _lent(candidate: EventCandidate, setting: Setting, anchor_day: int | None) -> Place | None:
    """Return what a candidate takes of where the document plays: a sea, its town, or the country of which it tells.

    At sea are disasters and works, and what else a thing at sea has part in. Of the country is what its people and
    those whom nobody names do, in a sentence without another country.
    """
    town, kind = setting.place, event_class(candidate.kind)
    at_home = town is not None and town.country == setting.around.home
    if candidate.place is not None:
        return town if town is not None and at_home and _is_closer(town, candidate.place) else None
    day = candidate.interval.start or candidate.interval.end
    if day is None:
        return None
    apart = abs(anchor_day - day) if anchor_day is not None else 0
    nation = setting.nation
    home = {nation.country if nation is not None else None}
    at_sea = kind in AT_SEA or (kind in MAYBE_AT_SEA and _has_part_at_sea(candidate))
    if not at_home and at_sea and setting.sea is not None:
        placed = _places_named(candidate, setting)
        elsewhere = {place.country for place in placed if place.country} - home or placed & seas() - {setting.sea}
        return setting.sea if apart <= A_YEAR and not elsewhere else None
    recent = apart <= (TWO_MONTHS if at_home else A_MONTH)
    if town is not None and recent and _plays_at(town, candidate, setting, at_home):
        return town
    if (
        nation is None
        or nation.country == setting.around.home
        or kind in ABROAD | {"STATEMENT", "CONSULT"}
        or candidate.kind == MARKET
    ):
        return None
    named = (_countries_placed if kind == "DISASTER" else _countries_named)(candidate, setting)
    if named - home or (apart > A_YEAR and not named):
        return None
    return nation if kind == "DISASTER" or _is_of(nation, candidate, setting) else None


def _country_around(candidate: EventCandidate, setting: Setting) -> str | None:
    """Return the country of a place known by its name only: the one that its sentence names, else the document's."""
    told_of = setting.nation.country if setting.nation is not None else setting.around.home
    named = _countries_named(candidate, setting) or ({told_of} if told_of else set())
    return named.pop() if len(named) == 1 else None


def _plays_at(town: Place, candidate: EventCandidate, setting: Setting, at_home: bool) -> bool:
    """True if an event of a kind is local news, or if a paper tells it first of a town of its own country."""
    kind = event_class(candidate.kind)
    if not at_home and _countries_placed(candidate, setting) - {town.country}:
        return False
    done = candidate.where.in_lead and candidate.trigger.lemma not in SAYING_VERBS
    return kind in LOCAL or (at_home and town.kind in TOWNS and (done or kind in INCIDENTAL))


def _countries_placed(candidate: EventCandidate, setting: Setting) -> set[str]:
    """Return the countries that the sentence of a candidate names, or of which it names towns and provinces."""
    return {place.country for place in _places_named(candidate, setting) if place.country}


def _places_named(candidate: EventCandidate, setting: Setting) -> set[Place]:
    """Return the places that the sentence of a candidate names."""
    places = (look_up(run, setting, "") for run in names_in(candidate.where.sentence.words))
    return {place for place in places if place is not None}


def _countries_named(candidate: EventCandidate, setting: Setting) -> set[str]:
    """Return the countries of which the sentence of a candidate names places or people."""
    sentence = candidate.where.sentence.words
    named = {code for run in (sentence, *names_in(sentence)) for code in codes_in([word.text for word in run])}
    return named | _countries_placed(candidate, setting)


def _is_of(nation: Place, candidate: EventCandidate, setting: Setting) -> bool:
    """True if who acts is of a nation as far as the document says, or is not named; who speaks must be of it."""
    agents = [each for each in candidate.participants if each.role is Role.AGENT]
    known = [setting.nations.get(each.actor.rpartition(" ")[2].lower()) for each in agents]
    if any(known) or (event_class(candidate.kind) in SAID and not agents):
        return set(known) == {nation.country}
    if setting.nation_alone or event_class(candidate.kind) == "ECONOMY":
        return setting.nation_alone
    if any(each.kind in NAMED and each.actor[:1].isupper() and not _is_body(each.actor) for each in agents):
        return False
    named = candidate.who is not None and candidate.who[:1].isupper() and not _is_body(candidate.who)
    return bool(candidate.participants) or not named


def _is_body(name: str) -> bool:
    """True if a name is that of a public body and of no country: "the Senate", "Health Ministry"."""
    return name.rpartition(" ")[2].lower() in INSTITUTIONS - SITES


def places_of_things(parsed: Iterable[ParsedSentence], setting: Setting) -> dict[str, Place]:
    """Return where the things of a document are: in a text about "a school in Gori" the school is there.

    Args:
        parsed: the sentences of the document.
        setting: what it says of where.

    Returns:
        The place of each noun, by lemma; a noun that is said to be at several is at none.
    """
    found: dict[str, Counter[Place]] = {}
    for where in parsed:
        for run in names_in(where.sentence.words):
            thing, preposition = _thing_of(top_of(run))
            place = look_up(run, setting, preposition) if thing is not None else None
            if thing is not None and place is not None and (place.kind == "city" or place.precision in NARROW):
                found.setdefault(thing.lemma, Counter())[place] += 1
    most = ((lemma, places, max(places, key=lambda each: places[each])) for lemma, places in found.items())
    return {lemma: place for lemma, places, place in most if places[place] >= AGREEING * places.total()}


def _thing_of(name: Word) -> tuple[Word | None, str]:
    """Return the noun that is said to be at a place, and the preposition: "the X hotel", "a hotel in X"."""
    head, preposition = name.head, ""
    if head is not None and name.dep == "pobj" and head.lower in LOCATIVE:
        head, preposition = head.head, head.lower
    elif name.dep not in ("compound", "nmod", "poss"):
        return None, ""
    while head is not None and head.dep == "compound":
        head = head.head
    placed = head is not None and head.pos == "NOUN" and not is_people(head) and head.lemma not in SEATED | PART_NOUNS
    return (head if placed else None), preposition


def _of_thing(candidate: EventCandidate, things: dict[str, Place]) -> Place | None:
    """Return the place of the thing that an event is or befalls, if the text points to it: "the hotel burned"."""
    trigger, kind = candidate.trigger, event_class(candidate.kind)
    nouns = [trigger]
    if kind in BODILY:
        nouns += candidate.scope
    elif is_predicate(trigger):
        nouns = [noun for noun in (target(trigger), subject(trigger)) if noun is not None] if kind in INCIDENTAL else []
        nouns += [noun for each in below(trigger, "prep") if each.lower in LOCATIVE for noun in below(each, "pobj")]
    known = (things.get(noun.lemma) for noun in nouns if noun.pos == "NOUN" and _is_definite(noun))
    return next((place for place in known if place is not None), None)


def _is_definite(noun: Word) -> bool:
    return bool(below(noun, "poss")) or any(word.lower in ("the", "this", "that") for word in below(noun, "det"))


def _of_nation(trigger: Word, kind: str, setting: Setting) -> Place | None:
    """Return the country at whose home something happens: that of the event or of who acts, or who decided it.

    A paper's own country is no news to its readers, and a name that is one of its states is that: Georgia.
    """
    home, sea = setting.around.home, setting.sea.name if setting.sea is not None else ""
    nearby = PlaceContext(frozenset({home} if home else ()))
    nouns = [subject(trigger)] if is_predicate(trigger) else [trigger]
    if kind in TOLD_BY:
        nouns += [subject(verb) for verb in ancestors(trigger) if is_predicate(verb)]
    for noun in filter(None, nouns):
        wholes = [whole for of in below(noun, "prep") if of.lower == "of" for whole in below(of, "pobj")]
        named = [word for each in (noun, *wholes) for word in (*below(each, "poss", "compound", "amod", "nmod"), each)]
        on_land = (word.text for word in named if word.text not in sea.split())  # no "Gulf of Mexico"
        called = [name for name in on_land if (at := find(name, nearby)) is None or at.kind == "country"]
        codes = {code for word in called for code in codes_in([word])} - {home}
        body = noun.lower in INSTITUTIONS or is_people(noun) or (noun.pos == "NOUN" and kind in OF_STATE)
        owned = any(set(codes_in([word.text])) for word in below(noun, "poss"))  # "Peru's reserves rose"
        if codes and (body or owned or set(codes_in([noun.text]))):
            return country(codes.pop()) if len(codes) == 1 and not below(noun, "conj") else None
    return None


def _is_closer(town: Place, said: Place) -> bool:
    """True if a town says better where it was: of a part of it, of an unknown name, of its own county."""
    if town.kind != "city":
        return False
    if said.kind in ("county", "region") and said.precision in (3, 4):
        return (said.admin1, said.country) == (town.admin1, town.country)
    return (
        said.kind == "unknown" and said.country in (None, town.country)
        if said.latitude is None
        else is_part_of(said, town)
    )
