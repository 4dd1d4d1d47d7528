"""Who did it and to whom: names, speakers, companions, and those who were named before."""

from collections.abc import Iterator

from pipelines.events.antecedents import Antecedents
from pipelines.events.candidate import EventCandidate
from pipelines.events.kinds import governing_verb
from pipelines.events.lexicon import words
from pipelines.events.lexicon.roles import PRONOUNS, SPEAKER_WORDS
from pipelines.events.model import Participant, Role
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, by_name, conjuncts, is_predicate, is_time_adverbial, phrase, subject, target
from pipelines.events.types import HOST, PRESENCE, event_class

GROUP_NOUNS = words("leader president minister man woman official general head last first")


def fill_participants(draft: EventCandidate, names: list[str], antecedents: Antecedents) -> None:
    """Find who did it and to whom, and remember the persons among them.

    Args:
        names: the persons who were named so far, those named last at the end.
        antecedents: what pronouns stand for.
    """
    trigger, sentence = draft.trigger, draft.where.sentence
    who, whom = (subject(trigger), target(trigger)) if is_predicate(trigger) else of_noun(trigger)
    whom = whom if whom is not who else None
    draft.who, draft.whom = (_named(noun, draft, names, antecedents) for noun in (who, whom))
    draft.participants = [
        *_participants(Role.AGENT, who, draft, antecedents),
        *_participants(Role.PATIENT, whom, draft, antecedents),
    ]
    if draft.kind == HOST and whom is not None and any(word.lower == "here" for word in draft.scope):
        draft.kind, draft.who, draft.whom = PRESENCE, draft.whom, draft.who
    if who is not None and draft.who and _is_person(who):
        _remember(draft.who, names)
    companions = _companions(trigger, sentence)
    if draft.who and companions and event_class(draft.kind) == "CONSULT":
        draft.who = " and ".join([draft.who, *companions])
    for preposition in below(trigger, "prep"):
        if preposition.lower in ("with", "alongside"):
            for name in (phrase(noun, sentence) for noun in below(preposition, "pobj") if _is_person(noun)):
                _remember(name or "", names)


def _participants(
    role: Role, noun: Word | None, draft: EventCandidate, antecedents: Antecedents
) -> Iterator[Participant]:
    """Yield the actors of a noun phrase, one for each of those coordinated in it."""
    for each in conjuncts(noun) if noun is not None else ():
        found = antecedents.of(each, draft.where)
        meant, sentence = found if found is not None else (each, draft.where.sentence)
        kind = antecedents.actors.kind(meant, sentence)
        name = antecedents.actors.name(meant, sentence)
        if name is not None and (kind is not None or meant.pos == "PROPN"):
            yield Participant(role, name, kind, each.text, each.start, each.end)


def _remember(name: str, names: list[str]) -> None:
    if name in names:
        names.remove(name)
    names.append(name)


def _companions(trigger: Word, sentence: Sentence) -> list[str]:
    """Persons with whom it was done: "alongside President Silva", "with you, dear Ana"."""
    nouns = [
        noun
        for preposition in below(trigger, "prep")
        if preposition.lower in ("with", "alongside")
        for noun in below(preposition, "pobj")
    ]
    called = [word for word in below(trigger, "npadvmod") if word.pos == "PROPN" and not is_time_adverbial(word)]
    found = [phrase(noun, sentence) for noun in nouns if noun.pos == "PROPN"]
    if any(noun.lower == "you" for noun in nouns) and called:
        found.append(called[0].text)
    return [name for name in found if name]


def _is_person(noun: Word) -> bool:
    return noun.pos == "PROPN" and bool(below(noun, "compound"))


def of_noun(noun: Word) -> tuple[Word | None, Word | None]:
    """Who and whom of an event noun: "Russia's invasion of Ukraine", "a visit of officers", "strike on the port"."""
    verb = governing_verb(noun)
    who = next((owner for owner in below(noun, "poss") if not is_time_adverbial(owner)), None)
    whom: Word | None = None
    for owner in (noun, *below(noun, "npadvmod")):
        for preposition in below(owner, "prep"):
            for inner in (word for word in below(preposition, "pobj") if not is_time_adverbial(word)):
                if preposition.lower == "by" or (preposition.lower == "of" and who is None and noun.lemma in _ACTOR_OF):
                    who = who or inner
                elif preposition.lower in ("of", "on", "against", "with", "to"):
                    whom = whom or inner
    if who is None and verb is not None and noun.dep == "dobj":
        who = subject(verb)
    return who, whom


_ACTOR_OF = words("visit meeting arrival departure resignation statement summit trip speech talk retreat death")


def _named(noun: Word | None, draft: EventCandidate, names: list[str], antecedents: Antecedents) -> str | None:
    """The words for a participant: "I" and "we" are the speaker, "he" and "the two leaders" those named before."""
    if noun is None:
        return None
    if noun.lower in SPEAKER_WORDS:
        said_by = draft.claim.attributed_to if draft.claim else None
        return draft.where.passage.speaker or (said_by if said_by and said_by.lower() not in PRONOUNS else None)
    if noun.tag == "PRP$" or (noun.lower in PRONOUNS and not below(noun, "prep")):
        return antecedents.name_of(noun, draft.where)
    two = [child for child in below(noun, "nummod") if child.lower in ("two", "2")]
    definite = any(below(word, "det") for word in (noun, *two))
    if two and noun.lemma in GROUP_NOUNS and definite and len(names) >= 2:
        return " and ".join(names[-2:])
    return phrase(by_name(noun), draft.where.sentence)
