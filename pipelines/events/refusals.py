"""What tells no event although it has the form: orders, comparisons, habits, wishes, what a page says of itself."""

from pipelines.events.candidate import EventCandidate, ParsedSentence
from pipelines.events.claims import claim_of, tells_past, tense_of
from pipelines.events.kinds import carried_noun, is_event_noun, kind_of
from pipelines.events.lexicon.counts import TOLL_NOUNS, VERB_KIND
from pipelines.events.lexicon.nouns import FORCES
from pipelines.events.lexicon.roles import (
    ANNOUNCING,
    ATTITUDES,
    COMMENTING,
    COMPARING,
    FORECASTING,
    FUTURE_AUXILIARIES,
    HABITUALLY,
    HAPPENING,
    IMPLICATIVE_DENIALS,
    MEANING_TO,
    MODAL_AUXILIARIES,
    MOODS,
    NAMING_VERBS,
    PAGES,
    PLAN_VERBS,
    POSTING,
    RELATING,
    SAYING_VERBS,
    SPEAKER_WORDS,
    STAGES,
    VAGUE,
)
from pipelines.events.lexicon.senses import DISEASES, ECONOMIC
from pipelines.events.model import Modality
from pipelines.events.source import HEADING, Phrase
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, is_infinitive, is_passive, is_predicate, subject, subtree
from pipelines.events.types import OTHER, PRESENCE, STATEMENT

LONGEST_ACT = 366
"""Days that an act may take of which no more is known."""
QUOTATION_MARKS = frozenset("'\"“”‘’`")


def tells_none(word: Word) -> bool:
    """True if a verb tells no event: "Follow our updates", "compared with a loss", "Page last updated"."""
    return is_predicate(word) and (broke_in_on(word) is not None or any(says(word) for says in _OF_NO_EVENT))


def is_comment(sentence: Sentence) -> bool:
    """True if a sentence is what somebody wrote below a page or on a network: "At 16:20 sam wrote: Nonsense"."""
    for verb, mark, first in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
        if verb.lemma in COMMENTING and mark.text == ":" and first.text not in QUOTATION_MARKS:
            return True
    return False


def is_verdict(noun: Word) -> bool:
    """True if a noun only says what something else was like: "it was a disaster", "the worst fire ever"."""
    if noun.dep == "appos" and any(word.tag == "JJS" for word in below(noun, "amod")):
        return is_event_noun(noun)
    if noun.dep != "attr" or noun.head is None or not is_event_noun(noun):
        return False
    return any(word.pos in ("NOUN", "PROPN") for word in below(noun.head, "nsubj"))


def is_beside_news(verb: Word, where: ParsedSentence, phrase: Phrase) -> bool:
    """True if a verb of no known kind tells no news on the days of a phrase.

    It tells what is so, may be, took years, goes on in people's minds, or only describes something.
    """
    first, end = phrase.interval.start, phrase.interval.end
    if first is not None and end is not None and end - first > LONGEST_ACT:
        return True
    if verb.lemma == "do" or not (is_passive(verb) or subject(verb)):
        return True
    told = [noun for noun in below(verb, "nsubj", "nsubjpass") if noun.tag not in ("WDT", "WP")]
    if any(noun.lemma in MOODS or noun.lower in VAGUE for noun in told):
        return True
    if claim_of(verb, where.sentence).modality is Modality.HYPOTHETICAL:
        return True
    described = verb.dep in ("acl", "relcl", "amod") and verb.tag != "VB"  # not in "has no plans to raise rates"
    described = described and not (verb.dep == "acl" and verb.tag == "VBD")  # "the ship left", misread
    if described and verb.lemma not in STAGES | HAPPENING | {"hold"}:
        return True
    general = tense_of(verb) == "present" and verb.tag in ("VBZ", "VBP")
    return general and where.passage.kind != HEADING


def only_says(candidate: EventCandidate) -> bool:
    """True if a candidate is one more thing that somebody said, on no day that is told, and by it did nothing."""
    saying = candidate.kind in (STATEMENT, PRESENCE) and is_predicate(candidate.trigger) and not candidate.phrases
    return saying and candidate.trigger.lemma not in ANNOUNCING


def is_aimed_at(noun: Word) -> bool:
    """True if an event only says against what something is done: "in an effort to quell violence"."""
    verb = noun.head
    if noun.dep != "dobj" or verb is None or carried_noun(verb) is noun or verb.dep not in ("acl", "advcl", "xcomp"):
        return False
    return is_infinitive(verb)


def _is_order(verb: Word) -> bool:
    """True if a verb asks the reader to do something, or tells how or to what end: "Save time by signing up today"."""
    while verb.head is not None and (verb.dep in ("conj", "xcomp", "pcomp", "prep") or _is_aim(verb)):
        verb = verb.head
    return verb.tag == "VB" and verb.dep == "ROOT" and not below(verb, "nsubj", "nsubjpass", "aux", "csubj", "expl")


def _is_aim(verb: Word) -> bool:
    return verb.dep == "advcl" and is_infinitive(verb)


def _is_comparison(verb: Word) -> bool:
    """True if a verb only holds one thing against another: "compared with a loss", "more than it earned"."""
    other = any(prep.lower in ("with", "to") for word in (verb, *below(verb, "dobj")) for prep in below(word, "prep"))
    held = verb.lemma in COMPARING and (other or not below(verb, "nsubj", "nsubjpass", "aux", "auxpass"))
    return held or any(word.lower == "than" for word in below(verb, "mark"))


def _is_tally(verb: Word) -> bool:
    """True if a clause only says how many an event has cost by now: "the number of those killed in the fire rose"."""
    counted = [noun for noun in below(verb, "nsubj") if noun.lower in TOLL_NOUNS]
    return any(word.lemma in VERB_KIND and word is not noun for noun in counted for word in subtree(noun))


def _is_about_page(verb: Word) -> bool:
    """True if what is done is done to the page itself, as a clipped line or with "this" says."""
    told = below(verb, "nsubj", "nsubjpass", "dobj")
    told += [noun for each in (verb, *told) for prep in below(each, "prep") for noun in below(prep, "pobj")]
    things = [noun for noun in told if noun.lemma in PAGES]
    if verb.lemma == "contribute":
        things += [noun for to in below(verb, "prep") for noun in below(to, "pobj")]
    begins = verb.text.istitle() or any(mark.text == ":" for mark in below(verb, "punct"))
    if verb.lemma in POSTING and begins and not below(verb, "nsubj", "nsubjpass"):  # "Update 10:20 p.m."
        return True
    if any(word.lower == "this" for noun in things for word in below(noun, "det")):
        return True
    clipped = verb.lemma in POSTING and verb.tag in ("VBN", "VBD") and not below(verb, "aux", "auxpass", "dobj")
    bare = [noun for noun in things if not below(noun, "det", "poss")]
    return clipped and verb.dep == "ROOT" and (bool(bare) or not below(verb, "nsubj", "nsubjpass"))


def _is_usual(verb: Word) -> bool:
    """True if a verb tells what somebody usually does, thinks or hopes."""
    attitude = verb.lemma in ATTITUDES and not is_passive(verb) and tense_of(verb) in ("past", "present")
    return attitude or any(word.lower in HABITUALLY for word in below(verb, "advmod"))


def _is_asked(verb: Word) -> bool:
    """True if a clause asks how or why something is done: "said how much is captured"."""
    first = min(verb.children, key=lambda word: word.index, default=verb)
    opening = first if first.index < verb.index else verb
    if any(doer.lower == "what" for doer in below(verb, "nsubj", "nsubjpass")):  # "ashamed of what happened"
        return not any(mark.text == "?" for mark in below(verb, "punct"))
    begins = min(subtree(opening), key=lambda word: word.index)  # "how many shots were fired"
    asks = any(word.lower in ("how", "why") for word in (opening, begins, *opening.children))
    whole = verb.head if verb.dep == "conj" and verb.head is not None else verb
    return asks and not {verb.dep, whole.dep}.isdisjoint(("ccomp", "pcomp", "csubj", "csubjpass"))


def _is_opinion(verb: Word) -> bool:
    """True if somebody quoted says what is so of himself or of anyone: "we are cooperating", "you can smell it"."""
    doers = below(verb, "nsubj", "nsubjpass")
    own = any(word.lower in SPEAKER_WORDS or word.lower == "you" for word in doers)
    quoted = verb.dep in ("ccomp", "parataxis") and verb.head is not None and verb.head.lemma in SAYING_VERBS
    return own and quoted and tense_of(verb) == "present"


def _is_wish(verb: Word) -> bool:
    """True if somebody says what ought to be done: "the bank should pay", "he needs to go"."""
    above = verb.head if verb.dep == "xcomp" else None
    doer, by = subject(verb), {word.lower for word in below(verb, "aux")}
    ought = bool(by & {"should", "ought", "must"}) and doer is not None and doer.pos in ("PRON", "PROPN")
    if ought or above is None or is_passive(above):
        return ought
    return above.lemma == "need" or (above.lemma == "have" and tense_of(above) == "present")


def _is_advice(verb: Word) -> bool:
    """True if the writer says what he thinks of an act that is none yet: "I would advise him to leave"."""
    above = verb.head if verb.dep in ("xcomp", "ccomp") else None
    if above is None or above.lemma in PLAN_VERBS or tense_of(verb) not in ("infinitive", "future", "present"):
        return False
    thinks = above.lemma not in SAYING_VERBS and tense_of(above) == "present"
    own = any(word.lower in ("i", "we") for word in below(above, "nsubj"))
    return own and (thinks or any(word.lower in MODAL_AUXILIARIES for word in below(above, "aux")))


def _is_forecast(verb: Word) -> bool:
    """True if a verb says what nature, a disease or a market may do, which nobody plans: "rain may fall on Friday"."""
    above = verb.head
    if verb.lemma == "expect" and verb.dep == "acl" and above is not None:
        return _is_force(above)
    expected = verb.dep == "xcomp" and above is not None and above.lemma in FORECASTING
    ahead = any(word.lower in FUTURE_AUXILIARIES | MODAL_AUXILIARIES for word in below(verb, "aux"))
    doer = subject(verb)
    return (ahead or expected) and doer is not None and not is_passive(verb) and _is_force(doer)


def _is_force(noun: Word) -> bool:
    return noun.pos == "NOUN" and (noun.lemma in FORCES or noun.lemma in DISEASES | ECONOMIC)


def broke_in_on(verb: Word) -> Word | None:
    """Return what happened while somebody was doing something: "was walking home when a shot was fired"."""
    was = any(word.lemma == "be" and word.tag == "VBD" for word in below(verb, "aux"))
    if not was or verb.tag != "VBG":
        return None
    clauses = (clause for clause in below(verb, "advcl") if tells_past(clause) and clause.index > verb.index)
    return next((each for each in clauses if any(word.lower == "when" for word in below(each, "advmod"))), None)


def _is_look(verb: Word) -> bool:
    """True if a verb tells how something looks, what it is meant to do, what a picture shows, or where a seat is."""
    aims = any(word.lower not in ("on", "in", "than") for word in below(verb, "prep", "prt", "xcomp"))
    looks = verb.lemma == "look" and not aims
    meant = verb.lemma in MEANING_TO and is_passive(verb) and bool(below(verb, "xcomp"))
    shown = verb.lemma == "see" and is_passive(verb) and tense_of(verb) == "present"  # "a ship is seen off Kotka"
    return looks or meant or shown or (verb.lemma == "base" and is_passive(verb))


def _is_attribute(verb: Word) -> bool:
    """True if a participle only describes a noun ("mounted men"), or a clause only a pronoun ("what he did")."""
    if verb.text == "s":  # of "Voss's", where the apostrophe is lost
        return True
    noun = verb.head
    gap = verb.dep == "relcl" and noun is not None and noun.pos in ("PRON", "DET") and not below(verb, "dobj")
    if verb.dep == "acl" and verb.lemma in NAMING_VERBS and below(verb, "oprd"):  # "a man named Voss"
        return True
    if verb.dep == "acl" and verb.lemma in RELATING:  # "firms connected with the mill"
        return True
    asked = gap and any(doer.tag not in ("WDT", "WP") for doer in below(verb, "nsubj"))
    return asked or (verb.dep == "amod" and kind_of(verb) == OTHER)


def _is_silence(verb: Word) -> bool:
    """True if somebody did not comment, or could not be reached to do so."""
    if verb.lemma == "comment" and verb.dep == "xcomp" and verb.head is not None:
        verb = verb.head
    sought = [noun for prep in below(verb, "prep") for noun in below(prep, "pobj")]
    silent = verb.lemma in IMPLICATIVE_DENIALS or (verb.lemma == "reach" and is_passive(verb))
    return silent and any(word.lemma == "comment" for word in (*below(verb, "xcomp"), *sought))


_OF_NO_EVENT = (
    *(_is_order, _is_comparison, _is_tally, _is_about_page, _is_attribute),
    *(_is_usual, _is_asked, _is_opinion, _is_wish, _is_advice, _is_forecast, _is_look, _is_silence),
)
