"""Who did it and to whom: names, speakers, companions, and those who were named before."""

from dataclasses import dataclass, field

from pipelines.events.candidate import EventCandidate
from pipelines.events.kinds import governing_verb
from pipelines.events.lexicon import words
from pipelines.events.lexicon.roles import SAYING_VERBS, SPEAKER_WORDS
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, by_name, is_predicate, is_time_adverbial, phrase, subject, target
from pipelines.events.types import HOST, PRESENCE, event_class

GROUP_NOUNS = words("leader president minister man woman official general head last first")
REMEMBERED_SENTENCES = 2
"""How far back "he" and "she" reach."""


@dataclass(slots=True)
class Persons:
    """The persons that a document has named so far.

    Args:
        names: all of them, those named last at the end.
        acting: the one who acted last.
        sentence: number of the sentence in which that was.
    """

    names: list[str] = field(default_factory=list[str])
    acting: str | None = None
    sentence: int = 0

    def add(self, name: str) -> None:
        """Remember a name."""
        if name in self.names:
            self.names.remove(name)
        self.names.append(name)

    def recall(self, sentence: int) -> str | None:
        """Who "he" or "she" is in a sentence: the one who acted last, if that was not long ago."""
        if sentence - self.sentence > REMEMBERED_SENTENCES:
            return None
        self.sentence = sentence
        return self.acting


def fill_participants(draft: EventCandidate, persons: Persons) -> None:
    """Find who did it and to whom, and remember the persons among them."""
    trigger, sentence = draft.trigger, draft.where.sentence
    who, whom = (subject(trigger), target(trigger)) if is_predicate(trigger) else of_noun(trigger)
    draft.who = _named(who, draft, persons)
    draft.whom = _named(whom, draft, persons) if whom is not who else None
    if draft.kind == HOST and whom is not None and any(word.lower == "here" for word in draft.scope):
        draft.kind, draft.who, draft.whom = PRESENCE, draft.whom, draft.who
    _remember(who, draft, persons)
    companions = _companions(trigger, sentence)
    if draft.who and companions and event_class(draft.kind) == "CONSULT":
        draft.who = " and ".join([draft.who, *companions])
    for preposition in below(trigger, "prep"):
        if preposition.lower in ("with", "alongside"):
            for name in (phrase(noun, sentence) for noun in below(preposition, "pobj") if _is_person(noun)):
                persons.add(name or "")


def _remember(who: Word | None, draft: EventCandidate, persons: Persons) -> None:
    if who is None or not draft.who or who.pos != "PROPN":
        return
    if _is_person(who):
        persons.add(draft.who)
    persons.acting, persons.sentence = draft.who, draft.where.number


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


def _named(noun: Word | None, draft: EventCandidate, persons: Persons) -> str | None:
    """The words for a participant: "I" and "we" are the speaker, "he" and "the two leaders" those named before."""
    if noun is None:
        return None
    if noun.lower in SPEAKER_WORDS:
        return draft.where.passage.speaker
    if noun.lower in ("he", "she"):
        return persons.recall(draft.where.number)
    if noun.lower in ("it", "they"):
        sayer = _sayer_above(noun)
        return phrase(sayer, draft.where.sentence) if sayer is not None else None
    two = [child for child in below(noun, "nummod") if child.lower in ("two", "2")]
    definite = any(below(word, "det") for word in (noun, *two))
    if two and noun.lemma in GROUP_NOUNS and definite and len(persons.names) >= 2:
        return " and ".join(persons.names[-2:])
    return phrase(by_name(noun), draft.where.sentence)


def _sayer_above(pronoun: Word) -> Word | None:
    """Who says of itself what a clause tells: "the army said it had arrested two men"."""
    verb = pronoun.head
    above = verb.head if verb is not None and verb.dep == "ccomp" else None
    return subject(above) if above is not None and above.lemma in SAYING_VERBS else None
