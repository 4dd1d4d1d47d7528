"""What kind of event a word tells: PLOVER's type and mode, by lexicon and by the arguments of the word."""

from collections.abc import Iterable

from pipelines.events.casualties import is_people
from pipelines.events.lexicon import nouns, verbs
from pipelines.events.lexicon.counts import VIOLENCE
from pipelines.events.lexicon.roles import (
    AUTHORITIES,
    BODIES,
    CAUSES,
    CAUSING,
    ESCAPES,
    GATHERED,
    GOALS,
    LEADING,
    LIGHT_VERBS,
    MOTION,
    OCCURRENCE_VERBS,
    OUTCOMES,
    PERCEIVING,
    SAYING_VERBS,
    SCHEDULED,
    SERVING,
    UNDOING,
)
from pipelines.events.lexicon.senses import (
    CRAFT,
    DISEASES,
    INFLUENCE,
    NOUN_SENSES_OF,
    OF_VERB,
    TALLIES,
    Sense,
)
from pipelines.events.syntax import Word
from pipelines.events.tree import (
    AMOUNTS,
    ancestors,
    below,
    is_infinitive,
    is_passive,
    is_predicate,
    is_time_adverbial,
    subject,
    subtree,
    target,
)
from pipelines.events.types import (
    DEATH,
    OTHER,
    PRESENCE,
    STATEMENT,
    VIOLENT,
    event_class,
)

MOVERS = frozenset({"MOVE/transport", "MOBILIZE/deploy", "PROTEST/protest", "AID/rescue"})
_THINGS = frozenset({"ECONOMY", "WORK", "GOVERN", "DISASTER", "CULTURE"})
INANIMATE = {
    "ASSAULT/kill": _THINGS,
    "MOBILIZE/deploy": _THINGS,
    "FIGHT/clash": _THINGS,
    "FIGHT/advance": frozenset({"DISASTER", "ECONOMY"}),
}
"""By what is done, the fields whose things nobody kills, fights or takes as he does people and places."""
TRADES = frozenset({"COERCE", "PROTEST", "SCIENCE", "SPORT"})
"""Fields in which those who belong to them are named for what they do there: judges, strikers, biologists."""
WON_IN = {
    "MOBILIZE": "FIGHT/clash",
    "ELECT": "ELECT/vote",
    "COERCE": "COERCE/court",
    "ECONOMY": "ECONOMY/business",
    "CULTURE": "CULTURE/publish",
}
"""By field, what it is to win or to be defeated there, unless it is a game."""
WORKS = frozenset({"WORK", "MOVE"})
"""What hurts people when something happens to it: plants, trains."""
OUTER_FORCES = frozenset({"DISASTER", "HEALTH"})
"""What does harm or drives things although nobody wants it."""


def kind_of(word: Word) -> str:
    """Type and mode of the event that a word tells, such as "ASSAULT/strike".

    A word that the lexicon has not takes the type of the field to which its arguments belong, such as "COERCE/other"
    with a judge; OTHER if they say nothing either.
    """
    if word.pos in ("NOUN", "PROPN"):
        return _sense_of_noun(word) or _stood_for(word) or nouns.KIND.get(word.lemma, nouns.KIND.get(word.lower, OTHER))
    undone = any(particle.lower in UNDOING for particle in below(word, "prt"))
    for noun in below(word, "dobj", "nsubjpass") if not undone else ():
        if word.lemma in LIGHT_VERBS and (kind := kind_of(noun)) != OTHER:
            return kind
    if (occurring := _occurring(word)) is not None:
        return occurring
    if word.lemma == "be":
        return PRESENCE
    sense = _sense_of_verb(word)
    if sense is not None:
        return sense
    if undone and word.lemma in LIGHT_VERBS:
        return OTHER
    if word.lemma in verbs.SUPPORTED_KIND:
        kind = verbs.SUPPORTED_KIND[word.lemma]
        return kind if event_class(kind) in _fields(word) else _by_field(word) or OTHER
    if word.lemma in verbs.KIND and not _is_figurative(word):
        return _by_thing(word) or _by_contest(word) or _by_subject(word) or _by_disaster(word) or verbs.KIND[word.lemma]
    if word.lemma in SAYING_VERBS:
        return STATEMENT
    return _violence_above(word) or _by_content(word) or _by_field(word) or OTHER


def _occurring(verb: Word) -> str | None:
    """The kind of what a verb only says to have happened or done something: "rocked by protests"."""
    if (caused := _caused(verb)) is not None:
        return caused
    if verb.lemma == "take" and _named(below(verb, "dobj"), frozenset({"place"})):
        return next((kind_of(noun) for noun in below(verb, "nsubj") if is_event_noun(noun)), None)
    if verb.lemma not in OCCURRENCE_VERBS | OUTCOMES:
        return None
    held = [noun for noun in below(verb, "nsubj", "nsubjpass") if noun.lemma in nouns.HOLDERS]
    if (kind := next((kind for noun in held if (kind := kind_of(noun)) != OTHER), None)) is not None:
        return kind
    shared = subject(verb) if not below(verb, "nsubj", "nsubjpass", "dobj") and not is_passive(verb) else None
    if shared is not None and shared.lemma in nouns.KIND:  # "a trial is set to begin"
        return nouns.KIND[shared.lemma]
    causes = filter(is_event_noun, _agents(verb) if verb.lemma not in verbs.KIND else ())
    return next((f"{event_class(kind_of(noun))}/other" for noun in causes), None)


def _caused(verb: Word) -> str | None:
    """Return the kind of what something leads to: "the error caused a crash", "the talks led to a truce"."""
    caused = below(verb, "dobj") if verb.lemma in CAUSES else []
    caused += _agents(verb) if verb.lemma in ("hit", "strike") else []  # "hit by a heist"
    preps = below(verb, "prep") if verb.lemma in LEADING else []
    caused += [noun for prep in preps if prep.lower in ("to", "in") for noun in below(prep, "pobj")]
    return next((kind_of(noun) for noun in caused if is_event_noun(noun)), None)


def is_specific(kind: str) -> bool:
    """True if the word itself tells of the kind, and not only who or what took part."""
    return not kind.endswith("/other")


def _sense_of_noun(noun: Word) -> str | None:
    """Return what a noun of many senses means beside other words: a cardiac arrest, a strike by dockers."""
    senses = NOUN_SENSES_OF.get(noun.lemma, ())
    if not senses:
        return None
    verb = [noun.head] if noun.head is not None and noun.dep == "dobj" else []
    beside = {word.lemma for word in (*below(noun, "amod", "compound", "nummod"), *_within(noun), *verb)}
    sentence = {word.lemma for word in subtree([noun, *ancestors(noun)][-1])}
    return next((each.kind for each in senses if each.beside & (sentence if each.anywhere else beside)), None)


def _stood_for(noun: Word) -> str | None:
    """The kind of what a noun stands for: "the opening of an attack", "a rescue operation", "an effort to repair"."""
    named = _within(noun) if noun.lemma in nouns.STAGES else []
    if noun.lemma in nouns.HOLDERS:
        named += [*below(noun, "compound"), *filter(is_infinitive, below(noun, "acl"))]
    return next((kind for word in named if (kind := kind_of(word)) != OTHER), None)


def _goal(verb: Word) -> str | None:
    """Return the kind of the event to which a motion leads: "moved towards an agreement", "took part in trials"."""
    joins = verb.lemma == "participate" or (verb.lemma == "take" and _named(below(verb, "dobj"), frozenset({"part"})))
    if event_class(verbs.KIND.get(verb.lemma, "")) != "MOVE" and verb.lemma not in MOTION and not joins:
        return None
    goals = [noun for prep in below(verb, "prep") if prep.lower in GOALS for noun in below(prep, "pobj")]
    goals += below(verb, "dobj") if verb.lemma in MOTION else []
    goals += _within(verb) if joins else []
    kinds = (kind_of(noun) for noun in goals if is_event_noun(noun))
    return next(kinds, None) if verb.lemma not in ESCAPES else None


def _is_figurative(verb: Word) -> bool:
    """True if a verb of motion has a subject that moves nowhere: "the effort ran into obstacles"."""
    doers = _doers(verb)
    moves = event_class(verbs.KIND[verb.lemma]) == "MOVE" and bool(doers) and not below(verb, "nsubjpass")
    return moves and not any(
        _is_person(noun)
        or noun.text[-1].isdigit()  # "a second B52"
        or noun.lemma in AMOUNTS  # "thousands"
        or noun.lemma in CRAFT
        or nouns.FIELD.get(noun.lemma) in MOVERS
        or is_event_noun(noun)
        for noun in doers
    )


def _sense_of_verb(verb: Word) -> str | None:
    """Return what a verb of many senses means with its arguments: prices hit a high, a club fires its coach."""
    if verb.lemma == "die" and _is_of_disease(verb):
        return DEATH
    if (goal := _goal(verb)) is not None:
        return goal
    return next((sense.kind for sense in OF_VERB.get(verb.lemma, ()) if _has(verb, sense)), None)


def _has(verb: Word, sense: Sense) -> bool:
    """True if the arguments of a verb are those of one of its senses."""
    doers, objects = _doers(verb), _undergoers(verb)
    doers = _with_names(doers)
    objects += [word for noun in objects for word in below(noun, "compound") if word.index == verb.index + 1]
    tallied = [each for noun in doers for each in _counted(noun, TALLIES)]
    return (
        (not sense.subjects or _named([*doers, *_agents(verb), *tallied], sense.subjects))
        and (not sense.objects or _named(objects, sense.objects))
        and (not sense.by_people or any(_is_person(noun) for noun in _doers(verb)))
        and (not sense.with_people or any(is_people(noun) for noun in objects))
        and (not sense.particles or any(child.lower in sense.particles for child in below(verb, "prt", "advmod")))
        and (not sense.within or _named(_with_names(_within(verb)), sense.within))
        and (not sense.prepositions or any(prep.lower in sense.prepositions for prep in _prepositions(verb)))
        and (not sense.complements or _named(below(verb, "acomp", "oprd", "advmod"), sense.complements))
        and (not sense.alone or not objects)
        and (not sense.clause or bool(_said(verb)))
        and (not sense.infinitive or any(clause.tag == "VB" for clause in below(verb, "xcomp", "ccomp")))
        and (not sense.naming or any(word.pos in ("ADJ", "NOUN") for word in below(verb, "oprd", "ccomp")))
    )


def _with_names(heads: Iterable[Word]) -> list[Word]:
    """Return some nouns and the words of those that are names: "the Dow Jones index", "Queen of Peace Hospital"."""
    return [
        word
        for noun in heads
        for word in (noun, *(subtree(noun) if noun.pos == "PROPN" else ()))
        if word is noun or (word.pos == "PROPN" and word.dep != "appos")
    ]


def _prepositions(verb: Word) -> list[Word]:
    """Return the prepositions of a verb that say no time: "operated on a child", not "operated on Monday"."""
    return [prep for prep in below(verb, "prep") if not any(map(is_time_adverbial, below(prep, "pobj")))]


def _is_person(noun: Word) -> bool:
    """True if a noun stands for persons, by name, by office or by number: "a minister", "a lot of people"."""
    return is_people(noun) or noun.lemma in INFLUENCE or any(map(is_people, _counted(noun, AMOUNTS)))


def _counted(noun: Word, amounts: frozenset[str]) -> list[Word]:
    """Return what an amount is of: "a couple of shots", "the number of cases"."""
    return [word for of in below(noun, "prep") for word in below(of, "pobj")] if noun.lemma in amounts else []


def _doers(verb: Word) -> list[Word]:
    """Return the subjects of a verb, or what it shares with another one: "fell and rose", "has to leave"."""
    while not below(verb, "nsubj", "nsubjpass") and verb.dep == "conj" and verb.head is not None:
        verb = verb.head
    found = [_meant(noun, verb) for noun in below(verb, "nsubj", "nsubjpass")]
    shared = subject(verb) if not found and not is_passive(verb) else None
    return found if shared is None else [shared]


def _agents(verb: Word) -> list[Word]:
    """Return who does what a passive says: "held by police"."""
    return [noun for by in below(verb, "agent") for noun in below(by, "pobj")]


def _said(verb: Word) -> list[Word]:
    """Return the clauses that a verb has as its content; to ask somebody to do something has none."""
    clauses = below(verb, "ccomp", "parataxis")
    return [clause for clause in clauses if not is_infinitive(clause)]


def _undergoers(verb: Word) -> list[Word]:
    """To what it is done: the object, the subject of a passive, or the noun in "a bill introduced in May"."""
    found = [_meant(noun, verb) for noun in below(verb, "dobj", "nsubjpass")]
    small = [clause for clause in below(verb, "ccomp") if clause.tag == "VBN" and not below(clause, "aux", "auxpass")]
    found = found or [noun for clause in small for noun in below(clause, "nsubj")]  # "freed a man convicted of murder"
    joined = verb.dep == "conj" and verb.tag == "VBN" and not below(verb, "nsubj")  # "was caught and released"
    passive = verb.head if joined and verb.head is not None else verb
    shared = target(passive) if not found and is_passive(passive) else None
    return [each for noun in found or [shared] if noun is not None for each in _counted(noun, AMOUNTS) or [noun]]


def _meant(noun: Word, verb: Word) -> Word:
    """Return the noun for which a relative pronoun of a verb stands: "the well that blew out"."""
    meant = verb.head if verb.dep == "relcl" and noun.tag in ("WDT", "WP") else None
    return noun if meant is None or (noun.lower == "who" and not is_people(meant)) else meant


def _named(nouns_: Iterable[Word], known: frozenset[str]) -> bool:
    return any(noun.lemma in known for noun in nouns_)


def _within(word: Word) -> list[Word]:
    """Return what stands below the prepositions of a word, or says how much: "strike by dockers", "fell 2 percent"."""
    return [*below(word, "npadvmod"), *(noun for prep in below(word, "prep") for noun in below(prep, "pobj"))]


def _is_of_disease(verb: Word) -> bool:
    """True if the words of a death name an illness: "died of flu", "a woman with fever died"."""
    waiting = [verb, *below(verb, "nsubj", "prep")]
    for word in waiting:
        waiting.extend(child for child in below(word, "prep", "pobj", "amod", "compound") if child not in waiting)
    return any(word.lemma in DISEASES for word in waiting)


def _violence_above(verb: Word) -> str | None:
    """The kind of the explosion or the quake that does what an unlisted verb says: "an explosion tore through"."""
    kinds = (nouns.KIND.get(noun.lemma, "") for noun in _doers(verb))
    return next((kind for kind in kinds if event_class(kind) in VIOLENT), None)


def _by_content(verb: Word) -> str | None:
    """Return the type of what is set out to do or seen, or that one says something: "tried to repair", "joked that"."""
    shown = verb.lemma in PERCEIVING | CAUSING
    clauses = [*(["ccomp"] if shown else []), *(["advcl"] if verb.lemma in SERVING else [])]
    done = [clause for clause in below(verb, "xcomp", *clauses) if clause.tag in ("VB", "VBG")]
    if verb.lemma in SERVING:  # "started work to remove"
        done += [clause for noun in below(verb, "dobj") for clause in below(noun, "acl", "relcl") if clause.tag == "VB"]
    found = next((event_class(kind_of(clause)) for clause in done if clause.lemma != "be"), event_class(OTHER))
    if found != event_class(OTHER):
        return f"{found}/other"
    told = not shown and bool(below(verb, "ccomp")) and any(map(_is_person, _doers(verb)))
    return "STATEMENT/other" if told else None


def _by_field(verb: Word) -> str | None:
    """Return the type of the field of the things that do something or to which it is done.

    Persons and bodies say who took part, unless they act in their trade only, and what stands below a preposition says
    where; either needs another argument of the same field.
    """
    found = _fields(verb)
    kind = next((kind for kind, weight in found.items() if weight > 1), None)
    return None if kind is None else f"{kind}/other"


def _fields(verb: Word) -> dict[str, int]:
    """The fields of a verb's arguments: two points for a thing, one for persons or what is below a preposition."""
    found: dict[str, int] = {}
    doers = [_meant(noun, verb) for noun in below(verb, "nsubj")]
    for weight, group in ((2, _undergoers(verb)), (2, doers), (1, (*_agents(verb), *_within(verb)))):
        for noun in group:
            sense, known = (_sense_of_noun(noun), nouns.KIND.get(noun.lemma)) if weight > 1 else (None, None)
            held = _stood_for(noun) if noun is not verb.head else None
            kind = sense or held or _field(noun) or known
            if kind is not None:
                acts = group is doers and event_class(kind) in TRADES and noun.lemma not in GATHERED
                person = (known is None and is_people(noun)) or (
                    group is doers and noun.lemma in BODIES | AUTHORITIES | GATHERED
                )
                points = 1 if person and not acts else weight
                found[event_class(kind)] = found.get(event_class(kind), 0) + points
    return found


def _field(noun: Word) -> str | None:
    """Return the field of a noun, of what it is an amount of, or of the currency that is counted."""
    amounts = [word for of in below(noun, "prep") if of.lower == "of" for word in below(of, "pobj")]
    others = (*below(noun, "quantmod", "nmod"), *amounts) if noun.lemma not in nouns.KIND else ()
    return next((nouns.FIELD[word.lemma] for word in (noun, *others) if word.lemma in nouns.FIELD), None)


def _by_thing(verb: Word) -> str | None:
    """Return the field of a thing to which nobody does what hurts people: "slashed budgets", "beat the leak"."""
    mode = verbs.KIND[verb.lemma]
    things = [noun for noun in _undergoers(verb) if noun.pos == "NOUN" and not is_people(noun)]
    fields = (nouns.FIELD.get(noun.lemma) or nouns.KIND.get(noun.lemma) for noun in things)
    return next((kind for kind in fields if kind and event_class(kind) in INANIMATE.get(mode, ())), None)


def _by_contest(verb: Word) -> str | None:
    """Return what it is to win or to be defeated in the field of the others: rebels, candidates, firms."""
    if verbs.KIND[verb.lemma] != "SPORT/win":
        return None
    fields = _fields(verb)
    return None if "SPORT" in fields else next((WON_IN[field] for field in fields if field in WON_IN), None)


def _by_subject(verb: Word) -> str | None:
    """Return what one word tells of different doers: a storm that hits, a person who dies."""
    doers = below(verb, "nsubj")
    killed = any(word.lemma in VIOLENCE for word in subtree(verb))  # "died in a hail of gunfire"
    if verb.lemma == "die" and not killed and any(noun.tag == "NNP" and not below(noun, "conj") for noun in doers):
        return DEATH
    doers = doers if is_passive(verb) else _doers(verb)
    kind = event_class(verbs.KIND[verb.lemma])
    marching = [noun for noun in doers if noun.lemma not in GATHERED and noun.lemma in nouns.FIELD]
    if kind in ("MOVE", "WORK") and any(event_class(nouns.FIELD[noun.lemma]) == "PROTEST" for noun in marching):
        return "PROTEST/protest"
    if kind == "ASSAULT" and _named([*doers, *_agents(verb)], DISEASES):
        return "HEALTH/infect"
    doers += _agents(verb)
    forces = [noun for noun in doers if not is_people(noun)]
    forces += [word for word in _with_names(doers) if event_class(nouns.KIND.get(word.lemma, "")) == "DISASTER"]
    kinds = (nouns.KIND.get(noun.lemma) or nouns.FIELD.get(noun.lemma, "") for noun in forces)
    return next((each for each in kinds if kind in ("ASSAULT", "MOVE") and event_class(each) in OUTER_FORCES), None)


def _by_disaster(verb: Word) -> str | None:
    """Return the kind of the disaster in which people die or are hurt: "the fire of 2005, when nine workers died"."""
    doers = [*_agents(verb), *(_doers(verb) if below(verb, "dobj") else ())]
    if verb.lemma not in verbs.SUFFERING or any(event_class(_field(noun) or "") not in WORKS for noun in doers):
        return None
    sentence = subtree([verb, *ancestors(verb)][-1])
    kinds = [kind_of(noun) for noun in sentence if is_event_noun(noun)]
    kinds += [kind_of(word) for word in sentence if word.pos == "VERB" and word.lemma in verbs.BREAKING]
    violent = any(event_class(kind) in ("ASSAULT", "FIGHT") for kind in kinds)
    return None if violent else next((kind for kind in kinds if event_class(kind) == "DISASTER"), None)


def is_event_noun(word: Word) -> bool:
    """True if a noun names an event."""
    month = word.pos == "PROPN" and is_time_adverbial(word)  # March
    return word.pos in ("NOUN", "PROPN") and not month and (word.lemma in nouns.KIND or word.lower in nouns.KIND)


def carried_noun(verb: Word) -> Word | None:
    """The event noun for which a light or an occurrence verb only serves ("held a meeting", "the attack came")."""
    undone = any(word.lower in UNDOING for word in below(verb, "prt"))  # "held up a deal"
    if (verb.lemma in LIGHT_VERBS and not undone) or verb.lemma == "be":
        for noun in below(verb, "dobj", "nsubjpass", "attr"):
            if is_event_noun(noun):
                return noun
        if verb.dep == "relcl" and verb.head is not None and is_event_noun(verb.head):
            return verb.head
        if verb.dep == "acl" and verb.head is not None and is_event_noun(verb.head):
            return verb.head
    if verb.lemma in OCCURRENCE_VERBS or verb.lemma in SCHEDULED or verb.lemma in ("take", "be"):
        for noun in below(verb, "nsubj", "nsubjpass"):
            if is_event_noun(noun):
                return noun
            if noun.tag in ("WDT", "WP") and verb.dep == "relcl" and verb.head is not None and is_event_noun(verb.head):
                return verb.head
    return None


def telling_verb(trigger: Word) -> Word | None:
    """Return the verb that tells an event: its trigger, or what governs its noun; None if nothing does."""
    return trigger if is_predicate(trigger) else governing_verb(trigger)


def governing_verb(trigger: Word) -> Word | None:
    """Return the light or occurrence verb that carries an event noun ("held" in "held a meeting")."""
    head = trigger.head
    if is_predicate(trigger) or head is None or not is_predicate(head):
        return None
    return head if carried_noun(head) is trigger else None
