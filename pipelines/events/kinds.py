"""What kind of event a word tells: PLOVER's type and mode, by lexicon and by the object of the verb."""

from pipelines.events.casualties import is_people
from pipelines.events.lexicon import nouns, verbs, words
from pipelines.events.lexicon.roles import LIGHT_VERBS, OCCURRENCE_VERBS, SAYING_VERBS, SCHEDULED
from pipelines.events.lexicon.verbs import (
    ABSTRACT,
    DISEASES,
    ECONOMIC,
    ILLNESSES,
    LABOUR,
    MARKS,
    PICTURES,
    SEIZURES,
)
from pipelines.events.syntax import Word
from pipelines.events.tree import below, is_predicate, is_time_adverbial
from pipelines.events.types import (
    DEATH,
    DISMISSAL,
    ILLNESS,
    LABOUR_STRIKE,
    MARKET,
    OTHER,
    PRESENCE,
    PUBLISHED,
    STATEMENT,
    VIOLENT,
    event_class,
)

INTANGIBLE = words("government coalition cabinet regime talk round deal company bank market currency alliance")
WEAPONS = words("drone missile rocket shell mortar grenade bomb torpedo airstrike projectile")


def kind_of(word: Word) -> str:
    """Type and mode of the event that a word tells, such as "ASSAULT/strike"; OTHER if the lexicon is silent."""
    if word.pos in ("NOUN", "PROPN"):
        return _sense_of_noun(word) or nouns.KIND.get(word.lemma, nouns.KIND.get(word.lower, OTHER))
    for noun in below(word, "dobj", "nsubjpass"):
        if word.lemma in LIGHT_VERBS and noun.lemma in nouns.KIND:
            return kind_of(noun)
    if word.lemma == "be":
        return PRESENCE
    if word.lemma == "release" and not any(is_people(noun) for noun in below(word, "dobj", "nsubjpass")):
        return PUBLISHED
    sense = _sense_of_verb(word)
    if sense is not None:
        return sense
    if word.lemma in verbs.KIND:
        return _by_subject(word) or _by_weapon(word) or verbs.KIND[word.lemma]
    return STATEMENT if word.lemma in SAYING_VERBS else _violence_above(word) or OTHER


def _sense_of_noun(noun: Word) -> str | None:
    """What a noun of many senses means beside its modifiers: a cardiac arrest, a heart attack, a strike by dockers."""
    modifiers = {child.lemma for child in below(noun, "amod", "compound")}
    if noun.lemma in SEIZURES and modifiers & ILLNESSES:
        return ILLNESS
    by = {inner.lemma for prep in below(noun, "prep") if prep.lower == "by" for inner in below(prep, "pobj")}
    if noun.lemma == "strike" and (modifiers | by) & LABOUR:
        return LABOUR_STRIKE
    rallies = event_class(nouns.KIND.get(noun.lemma, "")) in ("PROTEST", "LIFE")
    return MARKET if rallies and modifiers & ECONOMIC else None


def _sense_of_verb(verb: Word) -> str | None:
    """What a verb of many senses means with its arguments: prices hit a high, a club fires its coach."""
    doers, objects = below(verb, "nsubj", "nsubjpass"), below(verb, "dobj")
    violent = event_class(verbs.KIND.get(verb.lemma, "")) in ("ASSAULT", "FIGHT")
    if any(noun.lemma in ECONOMIC for noun in doers) and (violent or verb.lemma in verbs.CHANGES):
        return MARKET
    if violent and any(noun.lemma in MARKS for noun in objects):
        return MARKET
    if violent and any(noun.lemma in ABSTRACT for noun in doers):
        return OTHER
    if verb.lemma == "fire" and any(is_people(noun) for noun in (*objects, *below(verb, "nsubjpass"))):
        return DISMISSAL
    if verb.lemma == "shoot" and any(noun.lemma in PICTURES for noun in objects):
        return OTHER
    return DEATH if verb.lemma == "die" and _is_of_disease(verb) else None


def _is_of_disease(verb: Word) -> bool:
    """Whether the words of a death name an illness: "died of flu", "a woman with fever died"."""
    waiting = [verb, *below(verb, "nsubj", "prep")]
    for word in waiting:
        waiting.extend(child for child in below(word, "prep", "pobj", "amod", "compound") if child not in waiting)
    return any(word.lemma in DISEASES for word in waiting)


def _violence_above(verb: Word) -> str | None:
    """The kind of the explosion or the quake that does what an unlisted verb says: "an explosion tore through"."""
    kinds = (nouns.KIND.get(noun.lemma, "") for noun in below(verb, "nsubj"))
    return next((kind for kind in kinds if event_class(kind) in VIOLENT), None)


def _by_subject(verb: Word) -> str | None:
    """What one word tells of different doers: a storm that hits, a person who dies, a government that collapses."""
    doers = below(verb, "nsubj")
    if verb.lemma == "die" and any(noun.tag == "NNP" and not below(noun, "conj") for noun in doers):
        return "LIFE/death"
    if verb.lemma == "collapse" and any(noun.lemma in INTANGIBLE for noun in doers):
        return OTHER
    kinds = (nouns.KIND.get(noun.lemma, "") for noun in doers)
    harms = event_class(verbs.KIND[verb.lemma]) == "ASSAULT"
    return next((kind for kind in kinds if harms and event_class(kind) == "DISASTER"), None)


def _by_weapon(verb: Word) -> str | None:
    """ "launched 40 drones": an attack, where one launches a product otherwise."""
    armed = verb.lemma == "launch" and any(noun.lemma in WEAPONS for noun in below(verb, "dobj", "nsubjpass"))
    return "ASSAULT/strike" if armed else None


def is_event_noun(word: Word) -> bool:
    """Whether a noun names an event."""
    month = word.pos == "PROPN" and is_time_adverbial(word)  # March
    return word.pos in ("NOUN", "PROPN") and not month and (word.lemma in nouns.KIND or word.lower in nouns.KIND)


def carried_noun(verb: Word) -> Word | None:
    """The event noun for which a light or an occurrence verb only serves ("held a meeting", "the attack came")."""
    if verb.lemma in LIGHT_VERBS or verb.lemma == "be":
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


def governing_verb(trigger: Word) -> Word | None:
    """The light or occurrence verb that carries an event noun ("held" in "held a meeting")."""
    head = trigger.head
    if is_predicate(trigger) or head is None or not is_predicate(head):
        return None
    return head if carried_noun(head) is trigger else None
