"""Who did it, to whom, where, and how it is told: the slots of a draft."""

from pipelines.events.claims import claim_of
from pipelines.events.draft import Draft
from pipelines.events.gazetteer import Place, find
from pipelines.events.kinds import HOST, NAMED, PRESENCE, event_class, governing_verb
from pipelines.events.lexicon import words
from pipelines.events.lexicon.roles import SAYING_VERBS, SPEAKER_WORDS
from pipelines.events.places import place_of
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import ancestors, below, is_predicate, is_time_adverbial, phrase, subject, subtree, target

GROUP_NOUNS = words("leader side president minister man woman official country party delegation general head")


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
    persons: list[str] = []
    for draft in drafts:
        sentence = draft.where.sentence
        others = by_sentence[draft.where.number]
        draft.scope = scope_of(draft, others)
        draft.claim = claim_of(draft.trigger, sentence)
        _fill_participants(draft, sentence, persons)
        draft.place = _named_place(draft, countries) or place_of(draft.trigger, draft.scope, countries, here)
        if draft.place is None and len(others) == 1:
            draft.place = place_of(draft.trigger, _without_other_clauses(draft), countries, here)
    for draft in drafts:
        draft.place = draft.place or _place_above(draft, by_sentence[draft.where.number])


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


def _fill_participants(draft: Draft, sentence: Sentence, persons: list[str]) -> None:
    trigger = draft.trigger
    who, whom = (subject(trigger), target(trigger)) if is_predicate(trigger) else of_noun(trigger)
    draft.who = _named(who, draft, sentence, persons)
    draft.whom = _named(whom, draft, sentence, persons) if whom is not who else None
    if draft.kind == HOST and whom is not None and any(word.lower == "here" for word in draft.scope):
        draft.kind, draft.who, draft.whom = PRESENCE, draft.whom, draft.who
    companions = _companions(trigger, draft, sentence)
    if draft.who and companions and event_class(draft.kind) == "CONSULT":
        draft.who = " and ".join([draft.who, *companions])
    if who is not None and draft.who and _is_person(who) and draft.who not in persons:
        persons.append(draft.who)
    for preposition in below(trigger, "prep"):
        if preposition.lower in ("with", "alongside"):
            persons.extend(_names(below(preposition, "pobj"), sentence, persons))


def _companions(trigger: Word, draft: Draft, sentence: Sentence) -> list[str]:
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


def _names(nouns: list[Word], sentence: Sentence, known: list[str]) -> list[str]:
    named = [phrase(noun, sentence) for noun in nouns if _is_person(noun)]
    return [name for name in named if name and name not in known]


def _is_person(noun: Word) -> bool:
    return noun.pos == "PROPN" and bool(below(noun, "compound"))


def of_noun(noun: Word) -> tuple[Word | None, Word | None]:
    """Who and whom of an event noun: "Russia's invasion of Ukraine", "a visit of officers", "strike on the port"."""
    verb = governing_verb(noun)
    who = next(iter(below(noun, "poss")), None)
    whom: Word | None = None
    for owner in (noun, *below(noun, "npadvmod")):
        for preposition in below(owner, "prep"):
            for inner in below(preposition, "pobj"):
                if preposition.lower == "by" or (preposition.lower == "of" and who is None and noun.lemma in _ACTOR_OF):
                    who = who or inner
                elif preposition.lower in ("of", "on", "against", "with", "to"):
                    whom = whom or inner
    if who is None and verb is not None and noun.dep == "dobj":
        who = subject(verb)
    return who, whom


_ACTOR_OF = words("visit meeting arrival departure resignation statement summit trip speech talk retreat death")


def _named(noun: Word | None, draft: Draft, sentence: Sentence, persons: list[str]) -> str | None:
    """The words for a participant: "I" and "we" are the speaker, "the two leaders" those named before."""
    if noun is None:
        return None
    if noun.lower in SPEAKER_WORDS:
        return draft.where.passage.speaker
    numbers = [child for child in below(noun, "nummod") if child.lower in ("two", "2")]
    if numbers and noun.lemma in GROUP_NOUNS and below(noun, "det") and len(persons) >= 2:
        return " and ".join(persons[:2])
    return phrase(noun, sentence)


def said_clause(draft: Draft) -> str:
    """The clause of a draft as the text has it, from its first word to its last."""
    words = [word for word in draft.scope if word.dep != "punct"] or [draft.trigger]
    if draft.trigger.lemma in SAYING_VERBS:
        words = subtree(draft.trigger)
    sentence = draft.where.sentence
    first = max(words[0].start, sentence.start) - sentence.start
    return sentence.text[first : min(words[-1].end, sentence.end) - sentence.start]
