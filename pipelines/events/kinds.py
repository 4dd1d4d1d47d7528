"""What kind of event a word tells: PLOVER's type and mode, by lexicon and by the arguments of the word."""

from collections.abc import Iterable

from pipelines.events.casualties import is_people
from pipelines.events.lexicon import fields, nouns, verbs
from pipelines.events.lexicon.roles import LIGHT_VERBS, OCCURRENCE_VERBS, SAYING_VERBS, SCHEDULED, UNDOING
from pipelines.events.lexicon.senses import DISEASES, NOUN_SENSES_OF, OF_VERB, Sense
from pipelines.events.syntax import Word
from pipelines.events.tree import below, is_predicate, is_time_adverbial
from pipelines.events.types import (
    DEATH,
    OTHER,
    PRESENCE,
    STATEMENT,
    VIOLENT,
    event_class,
)


def kind_of(word: Word) -> str:
    """Type and mode of the event that a word tells, such as "ASSAULT/strike".

    A word that the lexicon has not takes the type of the field to which its arguments belong, such as "COERCE/other"
    with a judge; OTHER if they say nothing either.
    """
    if word.pos in ("NOUN", "PROPN"):
        return _sense_of_noun(word) or nouns.KIND.get(word.lemma, nouns.KIND.get(word.lower, OTHER))
    for noun in below(word, "dobj", "nsubjpass"):
        if word.lemma in LIGHT_VERBS and noun.lemma in nouns.KIND:
            return kind_of(noun)
    if word.lemma == "be":
        return PRESENCE
    sense = _sense_of_verb(word)
    if sense is not None:
        return sense
    if word.lemma in verbs.KIND:
        return _by_subject(word) or verbs.KIND[word.lemma]
    return STATEMENT if word.lemma in SAYING_VERBS else _violence_above(word) or _by_field(word) or OTHER


def is_specific(kind: str) -> bool:
    """Whether the word itself tells of the kind, and not only who or what took part."""
    return not kind.endswith("/other")


def _sense_of_noun(noun: Word) -> str | None:
    """What a noun of many senses means beside other words: a cardiac arrest, a strike by dockers."""
    senses = NOUN_SENSES_OF.get(noun.lemma, ())
    beside = {word.lemma for word in (*below(noun, "amod", "compound"), *_within(noun))} if senses else set[str]()
    return next((sense.kind for sense in senses if beside & sense.beside), None)


def _sense_of_verb(verb: Word) -> str | None:
    """What a verb of many senses means with its arguments: prices hit a high, a club fires its coach."""
    if verb.lemma == "die" and _is_of_disease(verb):
        return DEATH
    return next((sense.kind for sense in OF_VERB.get(verb.lemma, ()) if _has(verb, sense)), None)


def _has(verb: Word, sense: Sense) -> bool:
    """Whether the arguments of a verb are those of one of its senses."""
    objects = below(verb, "dobj", "nsubjpass")
    objects += [word for noun in objects for word in below(noun, "compound") if word.index == verb.index + 1]
    return (
        (not sense.subjects or _named(_doers(verb), sense.subjects))
        and (not sense.objects or _named(objects, sense.objects))
        and (not sense.by_people or any(is_people(noun) for noun in _doers(verb)))
        and (not sense.with_people or any(is_people(noun) for noun in objects))
        and (not sense.particles or any(child.lower in sense.particles for child in below(verb, "prt", "advmod")))
        and (not sense.within or _named(_within(verb), sense.within))
    )


def _doers(verb: Word) -> list[Word]:
    """The subjects of a verb, or what it shares with the verb before it: "fell and rose"."""
    while not below(verb, "nsubj", "nsubjpass") and verb.dep == "conj" and verb.head is not None:
        verb = verb.head
    return below(verb, "nsubj", "nsubjpass")


def _named(nouns_: Iterable[Word], known: frozenset[str]) -> bool:
    return any(noun.lemma in known for noun in nouns_)


def _within(word: Word) -> list[Word]:
    """What stands below the prepositions of a word: "was taken to hospital", "a strike by dockers"."""
    return [noun for prep in below(word, "prep") for noun in below(prep, "pobj")]


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


def _by_field(verb: Word) -> str | None:
    """The type of the field of what somebody does something to, of who does it, or of what is beside it."""
    for noun in (*below(verb, "dobj", "nsubjpass"), *below(verb, "nsubj", "agent"), *_within(verb)):
        kind = fields.KIND.get(noun.lemma) or (nouns.KIND.get(noun.lemma) if noun.dep != "pobj" else None)
        if kind is not None:
            return f"{event_class(kind)}/other"
    return None


def _by_subject(verb: Word) -> str | None:
    """What one word tells of different doers: a storm that hits, a person who dies."""
    doers = below(verb, "nsubj")
    if verb.lemma == "die" and any(noun.tag == "NNP" and not below(noun, "conj") for noun in doers):
        return DEATH
    kinds = (nouns.KIND.get(noun.lemma, "") for noun in doers)
    harms = event_class(verbs.KIND[verb.lemma]) == "ASSAULT"
    return next((kind for kind in kinds if harms and event_class(kind) == "DISASTER"), None)


def is_event_noun(word: Word) -> bool:
    """Whether a noun names an event."""
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


def governing_verb(trigger: Word) -> Word | None:
    """The light or occurrence verb that carries an event noun ("held" in "held a meeting")."""
    head = trigger.head
    if is_predicate(trigger) or head is None or not is_predicate(head):
        return None
    return head if carried_noun(head) is trigger else None
