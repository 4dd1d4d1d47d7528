"""Whom "he", "she", "it" and "they" mean: the subject of the clauses before, if one can be meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.events.actors import Actors, is_definite
from pipelines.events.candidate import EventCandidate, ParsedSentence
from pipelines.events.kinds import governing_verb
from pipelines.events.lexicon.counts import PEOPLE
from pipelines.events.lexicon.roles import BODIES, PERSONAL, PRONOUNS, QUANTIFIERS, SAYING_VERBS
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    ancestors,
    below,
    is_passive,
    is_plural,
    is_predicate,
    is_time_adverbial,
    phrase,
    subject,
    target,
)

SENTENCES_BACK = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), 6),
    **dict.fromkeys(("it", "its", "they", "their"), 2),
}
"""How far back each pronoun reaches; persons stay the topic for longer than things."""
REACH = 12
"""How many sentences back "the girl" may first be told of."""
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What the pronouns of a document stand for.

    Args:
        sentences: the parsed sentences, whose numbers are their places in the list.
        actors: whom the document names.
    """

    sentences: Sequence[ParsedSentence]
    actors: Actors

    def of(self, noun: Word, where: ParsedSentence) -> tuple[Word, Sentence] | None:
        """The noun for which a pronoun or "the company" stands, and its sentence; None if none surely does."""
        said = noun.lower
        if (said not in SENTENCES_BACK and not is_bare(noun)) or (said == "it" and is_expletive(noun.head)):
            return None
        if not is_bare(noun) and (found := self._in_sentence(noun, where.sentence)) is not None:
            return found, where.sentence
        for earlier in reversed(self.sentences[max(0, where.number - SENTENCES_BACK.get(said, 1)) : where.number]):
            topics = list(_topics(earlier.sentence))
            found = next((word for word in topics if self._fits(noun, word)), None)
            if found is not None:
                return None if self._has_rival(noun, found, earlier.sentence) else (found, earlier.sentence)
        return None

    def _has_rival(self, pronoun: Word, found: Word, sentence: Sentence) -> bool:
        """Whether "they" may as well mean the persons to whom something is done: "Police arrested two men. They …"."""
        done_to = (word for word in sentence.words if word.dep == "dobj" and word is not found)
        plural = pronoun.lower in ("they", "their")
        return plural and any(self._fits(pronoun, word) and word.lemma in PEOPLE for word in done_to)

    def name_of(self, noun: Word, where: ParsedSentence) -> str | None:
        """The fullest name of what a pronoun or "the company" stands for."""
        found = self.of(noun, where)
        if found is None:
            return None
        word, sentence = found
        return self.actors.full_name(word, sentence) or phrase(word, sentence)

    def introduced(self, noun: Word, where: ParsedSentence) -> str | None:
        """How the text before says who "the girl" is, "a girl of six", if it speaks of one girl only."""
        if not is_definite(noun) or not self.actors.is_person(noun):
            return None
        said: set[str] = set()
        for earlier in self.sentences[max(0, where.number - REACH) : where.number]:
            for word in earlier.sentence.words:
                if word.lemma == noun.lemma and word.dep != "compound" and not is_definite(word):
                    said.add(phrase(word, earlier.sentence) or "")
        only = said.pop() if len(said) == 1 else ""
        return only if only.lower().startswith(("a ", "an ")) and len(only.split()) > 2 else None

    def _in_sentence(self, pronoun: Word, sentence: Sentence) -> Word | None:
        """The subject before a pronoun that it means; none if a quotation begins or another noun stands between."""
        own = (pronoun.head, pronoun.head.head if pronoun.head is not None and pronoun.head.dep == "relcl" else None)
        topics = (word for word in _topics(sentence) if word.head is not pronoun.head and word not in own)
        before = (word for word in topics if word.index < pronoun.index)
        found = next((word for word in (*_sayer_above(pronoun), *before) if self._fits(pronoun, word)), None)
        if found is None or pronoun.lower in PERSONAL or found.index > pronoun.index:
            return found
        between = [word for word in sentence.words if found.index < word.index < pronoun.index]
        others = (word for word in between if word.dep in ("dobj", "attr", *_SUBJECTS) and self._fits(pronoun, word))
        return None if any(word.text == '"' for word in between) or any(others) else found

    def _fits(self, pronoun: Word, noun: Word) -> bool:
        """Whether a noun may be what a pronoun means, by its number and by whether it is a person."""
        if noun.pos not in ("NOUN", "PROPN") or is_time_adverbial(noun):
            return False
        said = pronoun.lower
        if said in ("they", "their"):
            return is_plural(noun)
        if is_plural(noun):
            return False
        if SENTENCES_BACK.get(said) == 6:
            return self.actors.is_person(noun)
        return not self.actors.is_person(noun) and (not is_bare(pronoun) or noun.pos == "PROPN")


def _topics(sentence: Sentence) -> Iterator[Word]:
    """Yield the subjects of a sentence, that of its main clause first."""
    roots = [word for word in sentence.words if word.dep == "ROOT"]
    main = [noun for verb in roots for noun in below(verb, *_SUBJECTS)]
    yield from main
    yield from (word for word in sentence.words if word.dep in _SUBJECTS and word not in main)


def _sayer_above(pronoun: Word) -> list[Word]:
    """Who says of itself what a clause tells: "the army said it had arrested two men"."""
    verb = pronoun.head
    above = verb.head if verb is not None and verb.dep == "ccomp" else None
    return below(above, "nsubj") if above is not None and above.lemma in SAYING_VERBS else []


def is_expletive(verb: Word | None) -> bool:
    """Whether "it" stands for the clause behind the verb only: "it emerged that", "it is likely that"."""
    if verb is None:
        return False
    behind = any(each.index > verb.index for each in below(verb, "ccomp", "csubj", "acomp", "attr"))
    return behind or (verb.lemma in SAYING_VERBS and is_passive(verb))


def is_nobodys(candidate: EventCandidate) -> bool:
    """Whether a pronoun says who did it, and neither is it known whom that means nor does a clause above say more."""
    trigger = candidate.trigger
    verb = trigger if is_predicate(trigger) else governing_verb(trigger)
    noun = _acting(verb) if verb is not None else None
    known = candidate.whom if verb is not None and is_passive(verb) else candidate.who
    if verb is None or noun is None or known is not None or noun.lower in PERSONAL or noun.lower in QUANTIFIERS:
        return False
    return noun.lower in PRONOUNS and not is_expletive(verb) and clause_above(verb) is None


def clause_above(verb: Word) -> Word | None:
    """The nearest clause above a verb whose subject is a noun: "the firm owned the mill when it burned"."""
    clauses = (above for above in ancestors(verb) if is_predicate(above) and (is_passive(above) or subject(above)))
    found = next(clauses, None)
    doer = _acting(found) if found is not None else None
    return found if doer is not None and doer.lower not in PRONOUNS else None


def _acting(trigger: Word) -> Word | None:
    return target(trigger) if is_passive(trigger) else subject(trigger)


def is_bare(noun: Word) -> bool:
    """Whether a noun only points to a body named before: "the company"."""
    return noun.lemma in BODIES and is_definite(noun)
