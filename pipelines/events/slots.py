"""Who did it, to whom, where, and how it is told: the slots of a candidate."""

from pipelines.events.antecedents import Antecedents
from pipelines.events.candidate import EventCandidate
from pipelines.events.claims import claim_of
from pipelines.events.gazetteer import Place, find
from pipelines.events.kinds import governing_verb
from pipelines.events.lexicon.roles import SAYING_VERBS
from pipelines.events.model import ReferenceRole
from pipelines.events.participants import fill_participants
from pipelines.events.places import place_of
from pipelines.events.setting import Setting
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_predicate, subtree
from pipelines.events.types import NAMED


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
        candidate.place = candidate.place or _place_above(candidate, by_sentence[candidate.where.number])


def without_aims(trigger: Word, clause: list[Word]) -> list[Word]:
    """The words of a clause without what was agreed or meant to be done, which may be done elsewhere."""
    aims = below(trigger, "xcomp", "ccomp") if is_predicate(trigger) else []
    left_out = {word.index for aim in aims if is_predicate(aim) for word in subtree(aim)}
    return [word for word in clause if word.index not in left_out]


def _without_other_clauses(candidate: EventCandidate) -> list[Word]:
    """The words of the sentence, but for coordinated clauses with a subject of their own."""
    words = candidate.where.sentence.words
    own = {candidate.trigger.index, *(word.index for word in ancestors(candidate.trigger))}
    apart = [v for v in words if v.dep == "conj" and below(v, "nsubj", "nsubjpass") and v.index not in own]
    left_out = {word.index for verb in apart for word in subtree(verb)}
    return [word for word in words if word.index not in left_out]


def _place_above(candidate: EventCandidate, others: list[EventCandidate]) -> Place | None:
    """The place of the clause in which an event noun stands ("in a raid at dawn, police seized … in Guayaquil")."""
    above = {word.index for word in ancestors(candidate.trigger)}
    holding = [other for other in others if other.trigger.index in above and not is_predicate(candidate.trigger)]
    return holding[-1].place if holding else None


def _named_place(candidate: EventCandidate, setting: Setting) -> Place | None:
    """The place that names an event of a year: Minsk in "Minsk 2014"."""
    return find(candidate.trigger.text, setting.around) if candidate.kind == NAMED else None


def scope_of(candidate: EventCandidate, others: list[EventCandidate]) -> list[Word]:
    """The words of the clause that tells the event, without those of other candidates below it."""
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
    """The clause of a candidate as the text has it, from its first word to its last."""
    words = [word for word in candidate.scope if word.dep != "punct"] or [candidate.trigger]
    if candidate.trigger.lemma in SAYING_VERBS:
        words = subtree(candidate.trigger)
    sentence = candidate.where.sentence
    first = max(words[0].start, sentence.start) - sentence.start
    return sentence.text[first : min(words[-1].end, sentence.end) - sentence.start]
