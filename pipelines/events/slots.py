"""Who did it, to whom, where, and how it is told: the slots of a draft."""

from pipelines.events.claims import claim_of
from pipelines.events.draft import Draft
from pipelines.events.gazetteer import Place, find
from pipelines.events.kinds import NAMED, governing_verb
from pipelines.events.lexicon.roles import SAYING_VERBS
from pipelines.events.model import ReferenceRole
from pipelines.events.participants import Persons, fill_participants
from pipelines.events.places import place_of
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_predicate, subtree


def fill_slots(drafts: list[Draft], countries: frozenset[str], here: str | None) -> None:
    """Fill the slots of the drafts of a document, in the order of the text.

    Args:
        drafts: all drafts of the document.
        countries: the countries of which it speaks.
        here: the place where it was spoken or filed.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.where.number, []).append(draft)
    persons = Persons()
    for draft in drafts:
        sentence = draft.where.sentence
        others = by_sentence[draft.where.number]
        draft.scope = scope_of(draft, others)
        draft.claim = claim_of(draft.trigger, sentence)
        fill_participants(draft, persons)
        days = [phrase.char_start for phrase, role in draft.phrases if role is ReferenceRole.DATES]
        own = without_aims(draft.trigger, draft.scope)
        draft.place = _named_place(draft, countries) or place_of(draft.trigger, own, countries, here, days)
        if draft.place is None and len(others) == 1:
            wider = without_aims(draft.trigger, _without_other_clauses(draft))
            draft.place = place_of(draft.trigger, wider, countries, here)
    for draft in drafts:
        draft.place = draft.place or _place_above(draft, by_sentence[draft.where.number])


def without_aims(trigger: Word, clause: list[Word]) -> list[Word]:
    """The words of a clause without what was agreed or meant to be done, which may be done elsewhere."""
    aims = below(trigger, "xcomp", "ccomp") if is_predicate(trigger) else []
    left_out = {word.index for aim in aims if is_predicate(aim) for word in subtree(aim)}
    return [word for word in clause if word.index not in left_out]


def _without_other_clauses(draft: Draft) -> list[Word]:
    """The words of the sentence, but for coordinated clauses with a subject of their own."""
    words = draft.where.sentence.words
    own = {draft.trigger.index, *(word.index for word in ancestors(draft.trigger))}
    apart = [v for v in words if v.dep == "conj" and below(v, "nsubj", "nsubjpass") and v.index not in own]
    left_out = {word.index for verb in apart for word in subtree(verb)}
    return [word for word in words if word.index not in left_out]


def _place_above(draft: Draft, others: list[Draft]) -> Place | None:
    """The place of the clause in which an event noun stands ("in a raid at dawn, police seized … in Guayaquil")."""
    above = {word.index for word in ancestors(draft.trigger)}
    holding = [other for other in others if other.trigger.index in above and not is_predicate(draft.trigger)]
    return holding[-1].place if holding else None


def _named_place(draft: Draft, countries: frozenset[str]) -> Place | None:
    """The place that names an event of a year: Minsk in "Minsk 2014"."""
    return find(draft.trigger.text, countries) if draft.kind == NAMED else None


def scope_of(draft: Draft, others: list[Draft]) -> list[Word]:
    """The words of the clause that tells the event, without those of other drafts below it."""
    root = governing_verb(draft.trigger) or draft.trigger
    above = {word.index for word in (root, draft.trigger, *ancestors(root))}
    heads = [other.trigger for other in others if other is not draft]
    heads += [verb for other in others if other is not draft and (verb := governing_verb(other.trigger)) is not None]
    heads += [verb for verb in draft.where.sentence.words if verb.dep == "conj" and below(verb, "nsubj", "nsubjpass")]
    stop = {word.index for word in heads} - above
    return subtree(root, frozenset(stop))


def said_clause(draft: Draft) -> str:
    """The clause of a draft as the text has it, from its first word to its last."""
    words = [word for word in draft.scope if word.dep != "punct"] or [draft.trigger]
    if draft.trigger.lemma in SAYING_VERBS:
        words = subtree(draft.trigger)
    sentence = draft.where.sentence
    first = max(words[0].start, sentence.start) - sentence.start
    return sentence.text[first : min(words[-1].end, sentence.end) - sentence.start]
