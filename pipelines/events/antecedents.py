"""Whom "he", "she", "it" and "they" mean where they begin a clause: the subject of the sentence before."""

from collections.abc import Sequence

from pipelines.events.candidate import EventCandidate, ParsedSentence
from pipelines.events.lexicon import words
from pipelines.events.lexicon.roles import SAYING_VERBS
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_passive, is_predicate, phrase, subject, target

PERSONAL = frozenset({"he", "she"})
BODIES = words("company firm group airline bank retailer carmaker maker bureau agency club charity lender")
ADDRESSED = frozenset({"i", "we", "you", "what", "something", "anything", "everything"})
SENTENCES_BACK = {"he": 6, "she": 6, "it": 1, "they": 1}
"""How far back each pronoun reaches; persons stay the topic for longer than things."""


def find_antecedents(candidates: Sequence[EventCandidate], sentences: Sequence[ParsedSentence]) -> None:
    """Note what stands for the pronoun that is the subject of an event, where one subject before can only be meant.

    Args:
        candidates: those of a document, with their slots filled.
        sentences: the parsed sentences, whose numbers are their places in the list.
    """
    for candidate in candidates:
        noun = _acting(candidate.trigger)
        known = candidate.whom if is_passive(candidate.trigger) else candidate.who
        if noun is None or (known is not None and not is_bare(noun)):
            continue
        if noun.lower in SENTENCES_BACK or is_bare(noun):
            candidate.antecedent = _antecedent(noun, candidate.where, sentences)


def is_nobodys(candidate: EventCandidate) -> bool:
    """Whether "I", "we" or "something" did it, and nobody knows who or what that is."""
    noun = _acting(candidate.trigger) if is_predicate(candidate.trigger) else None
    known = candidate.whom if is_passive(candidate.trigger) else candidate.who
    return noun is not None and known is None and noun.lower in ADDRESSED


def _acting(trigger: Word) -> Word | None:
    return target(trigger) if is_passive(trigger) else subject(trigger)


def _antecedent(pronoun: Word, where: ParsedSentence, sentences: Sequence[ParsedSentence]) -> str | None:
    for verb in ancestors(pronoun):
        if verb.lemma in SAYING_VERBS and is_predicate(verb):
            return None  # who says of whom it was is for the roles of the clause
    first = max(0, where.number - SENTENCES_BACK.get(pronoun.lower, 1))
    for earlier in reversed(sentences[first : where.number]):
        for verb in (word for word in earlier.sentence.words if word.dep == "ROOT"):
            noun = next(iter(below(verb, "nsubj", "nsubjpass")), None)
            if noun is not None and _fits(pronoun, noun):
                return phrase(noun, earlier.sentence)
        if pronoun.lower not in PERSONAL:
            return None
    return None


def _fits(pronoun: Word, noun: Word) -> bool:
    """Whether a noun may be what a pronoun means, by its number and by whether it names a person."""
    many = noun.tag in ("NNS", "NNPS") or bool(below(noun, "conj"))
    if pronoun.lower == "they":
        return many and noun.pos in ("NOUN", "PROPN")
    if pronoun.lower == "it":
        return not many and noun.pos in ("NOUN", "PROPN")
    return not many and noun.pos == "PROPN"


def is_bare(noun: Word) -> bool:
    """Whether a noun only points to a body named before: "the company"."""
    return noun.lemma in BODIES and noun.tag == "NN" and [child.lower for child in noun.children] == ["the"]
