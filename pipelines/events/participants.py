"""The slots of a candidate: who did it and to whom, where, and how it is said."""

from collections.abc import Iterator

from pipelines.events.actors import Antecedents
from pipelines.events.candidate import EventCandidate
from pipelines.events.claims import claim_of
from pipelines.events.gazetteer import Place, find
from pipelines.events.kinds import governing_verb
from pipelines.events.lexicon import words
from pipelines.events.lexicon.roles import PRONOUNS, SAYING_VERBS, SPEAKER_WORDS
from pipelines.events.model import Participant, ReferenceRole, Role
from pipelines.events.places import TOLD, place_of
from pipelines.events.setting import Setting
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    ancestors,
    below,
    by_name,
    conjuncts,
    is_predicate,
    is_time_adverbial,
    phrase,
    subject,
    subtree,
    target,
)
from pipelines.events.types import HOST, NAMED, PRESENCE, event_class

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
        kind = antecedents.actors.kind(meant)
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


def fill_slots(candidates: list[EventCandidate], setting: Setting, antecedents: Antecedents) -> None:
    """Fill the slots of the candidates of a document, in the order of the text.

    Args:
        candidates: all candidates of the document.
        setting: what it says of where.
        antecedents: what its pronouns stand for.
    """
    by_sentence: dict[int, list[EventCandidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.where.number, []).append(candidate)
    persons: list[str] = []
    for candidate in candidates:
        sentence = candidate.where.sentence
        others = by_sentence[candidate.where.number]
        candidate.scope = scope_of(candidate, others)
        candidate.claim = claim_of(candidate.trigger, sentence)
        fill_participants(candidate, persons, antecedents)
        days = [phrase.char_start for phrase, role in candidate.phrases if role is ReferenceRole.DATES]
        own = without_aims(candidate.trigger, candidate.scope)
        candidate.place = _named_place(candidate, setting) or place_of(candidate.trigger, own, setting, days)
        if candidate.place is None and len(others) == 1:
            wider = without_aims(candidate.trigger, _without_other_clauses(candidate))
            candidate.place = place_of(candidate.trigger, wider, setting)
    for candidate in candidates:
        others = by_sentence[candidate.where.number]
        candidate.place = candidate.place or _place_above(candidate, others) or _place_below(candidate, others)


def without_aims(trigger: Word, clause: list[Word]) -> list[Word]:
    """Return the words of a clause without what was agreed or meant to be done, which may be done elsewhere."""
    aims = below(trigger, "xcomp", "ccomp") if is_predicate(trigger) else []
    left_out = {word.index for aim in aims if is_predicate(aim) for word in subtree(aim)}
    return [word for word in clause if word.index not in left_out]


def _without_other_clauses(candidate: EventCandidate) -> list[Word]:
    """Return the words of the sentence, but for coordinated clauses with a subject of their own."""
    words = candidate.where.sentence.words
    own = {candidate.trigger.index, *(word.index for word in ancestors(candidate.trigger))}
    apart = [v for v in words if v.dep == "conj" and below(v, "nsubj", "nsubjpass") and v.index not in own]
    left_out = {word.index for verb in apart for word in subtree(verb)}
    return [word for word in words if word.index not in left_out]


def _place_above(candidate: EventCandidate, others: list[EventCandidate]) -> Place | None:
    """The place of the clause in which an event noun stands ("in a raid at dawn, police seized … in Guayaquil")."""
    above = {word.index for word in ancestors(candidate.trigger)}
    holding = [other for other in others if other.trigger.index in above and not is_predicate(candidate.trigger)]
    return holding[-1].place if holding and event_class(holding[-1].kind) not in TOLD else None


def _place_below(candidate: EventCandidate, others: list[EventCandidate]) -> Place | None:
    """The place of the event in which somebody takes part, or that goes on ("joined in the march in Guayaquil")."""
    verb = candidate.trigger
    nouns = [*below(verb, "nsubj", "nsubjpass", "dobj")]
    nouns += [
        noun for each in below(verb, "prep") if each.lower in ("in", "at", "during") for noun in below(each, "pobj")
    ]
    told = event_class(candidate.kind) not in TOLD
    said = [other for other in others if other.trigger in nouns or _is_said_of(verb, other.trigger)]
    return next((other.place for other in said if told and other.place is not None), None)


def _is_said_of(event: Word, verb: Word) -> bool:
    """True if a verb tells more of an event: "the march, which was broken up in Guayaquil"."""
    whole = event.head if event.dep == "compound" and event.head is not None else event
    return not is_predicate(event) and verb.head is whole and verb.dep in ("relcl", "acl")


def _named_place(candidate: EventCandidate, setting: Setting) -> Place | None:
    """Return the place that names an event of a year: Minsk in "Minsk 2014"."""
    return find(candidate.trigger.text, setting.around) if candidate.kind == NAMED else None


def scope_of(candidate: EventCandidate, others: list[EventCandidate]) -> list[Word]:
    """Return the words of the clause that tells the event, without those of other candidates below it."""
    root = governing_verb(candidate.trigger) or candidate.trigger
    above = {word.index for word in (root, candidate.trigger, *ancestors(root))}
    heads = [other.trigger for other in others if other is not candidate]
    heads += [
        verb for other in others if other is not candidate and (verb := governing_verb(other.trigger)) is not None
    ]
    heads += [
        verb for verb in candidate.where.sentence.words if verb.dep == "conj" and below(verb, "nsubj", "nsubjpass")
    ]
    stop = {word.index for word in heads} - above
    return subtree(root, frozenset(stop))


def said_clause(candidate: EventCandidate) -> str:
    """Return the clause of a candidate as the text has it, from its first word to its last."""
    words = [word for word in candidate.scope if word.dep != "punct"] or [candidate.trigger]
    if candidate.trigger.lemma in SAYING_VERBS:
        words = subtree(candidate.trigger)
    sentence = candidate.where.sentence
    first = max(words[0].start, sentence.start) - sentence.start
    return sentence.text[first : min(words[-1].end, sentence.end) - sentence.start]
