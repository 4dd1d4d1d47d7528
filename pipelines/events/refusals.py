"""What tells no event although it has the form: orders, comparisons, habits, wishes, what a page says of itself."""

from pipelines.events.claims import tense_of
from pipelines.events.kinds import is_event_noun, kind_of
from pipelines.events.lexicon.counts import TOLL_NOUNS, VERB_KIND
from pipelines.events.lexicon.roles import (
    ATTITUDES,
    COMPARING,
    HABITUALLY,
    IMPLICATIVE_DENIALS,
    NAMING_VERBS,
    PAGES,
    POSTING,
    SAYING_VERBS,
    SPEAKER_WORDS,
)
from pipelines.events.syntax import Word
from pipelines.events.tree import below, is_passive, is_predicate, subject, subtree
from pipelines.events.types import OTHER


def tells_none(word: Word) -> bool:
    """True if a verb tells no event: "Follow our updates", "compared with a loss", "Page last updated"."""
    return is_predicate(word) and any(says(word) for says in _OF_NO_EVENT)


def is_verdict(noun: Word) -> bool:
    """True if a noun only says what something else was like: "the hearing was a disaster"."""
    if noun.dep != "attr" or noun.head is None or not is_event_noun(noun):
        return False
    return any(word.pos in ("NOUN", "PROPN") for word in below(noun.head, "nsubj"))


def _is_order(verb: Word) -> bool:
    """True if a verb asks the reader to do something, or tells how or to what end: "Save time by signing up today"."""
    while verb.head is not None and (verb.dep in ("conj", "xcomp", "pcomp", "prep") or _is_aim(verb)):
        verb = verb.head
    return verb.tag == "VB" and verb.dep == "ROOT" and not below(verb, "nsubj", "nsubjpass", "aux", "csubj", "expl")


def _is_aim(verb: Word) -> bool:
    return verb.dep == "advcl" and any(word.lower == "to" for word in below(verb, "aux"))


def _is_comparison(verb: Word) -> bool:
    """True if a verb only holds one thing against another: "compared with a loss", "compared Kano with Turku"."""
    other = any(prep.lower in ("with", "to") for word in (verb, *below(verb, "dobj")) for prep in below(word, "prep"))
    return verb.lemma in COMPARING and (other or not below(verb, "nsubj", "nsubjpass", "aux", "auxpass"))


def _is_tally(verb: Word) -> bool:
    """True if a clause only says how many an event has cost by now: "the number of those killed in the fire rose"."""
    counted = [noun for noun in below(verb, "nsubj") if noun.lower in TOLL_NOUNS]
    return any(word.lemma in VERB_KIND and word is not noun for noun in counted for word in subtree(noun))


def _is_about_page(verb: Word) -> bool:
    """True if what is done is done to the page itself, as a clipped line or with "this" says."""
    things = [noun for noun in below(verb, "nsubj", "nsubjpass", "dobj") if noun.lemma in PAGES]
    if verb.lemma == "contribute":
        things += [noun for to in below(verb, "prep") for noun in below(to, "pobj")]
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
    asks = any(word.lower in ("how", "why") for word in (opening, *opening.children))
    return asks and verb.dep in ("ccomp", "pcomp", "csubj", "csubjpass")


def _is_opinion(verb: Word) -> bool:
    """True if somebody quoted says what is so of himself or of anyone: "we are cooperating", "you can smell it"."""
    doers = below(verb, "nsubj", "nsubjpass")
    own = any(word.lower in SPEAKER_WORDS or word.lower == "you" for word in doers)
    quoted = verb.dep in ("ccomp", "parataxis") and verb.head is not None and verb.head.lemma in SAYING_VERBS
    return own and quoted and tense_of(verb) == "present"


def _is_wish(verb: Word) -> bool:
    """True if somebody says what ought to be done: "the bank should pay", "he needs to go"."""
    needed = verb.head if verb.dep == "xcomp" else None
    doer, by = subject(verb), {word.lower for word in below(verb, "aux")}
    ought = bool(by & {"should", "ought"}) and doer is not None and doer.pos in ("PRON", "PROPN")
    return ought or (needed is not None and needed.lemma == "need" and not is_passive(needed))


def _is_look(verb: Word) -> bool:
    """True if a verb tells how something looks, or where somebody has a seat."""
    aims = any(word.lower not in ("on", "in", "than") for word in below(verb, "prep", "prt", "xcomp"))
    looks = verb.lemma == "look" and not aims
    return looks or (verb.lemma == "base" and is_passive(verb))


def _is_attribute(verb: Word) -> bool:
    """True if a participle only describes a noun ("mounted men"), or a clause only a pronoun ("what he did")."""
    if verb.text == "s":  # of "Voss's", where the apostrophe is lost
        return True
    noun = verb.head
    gap = verb.dep == "relcl" and noun is not None and noun.pos in ("PRON", "DET") and not below(verb, "dobj")
    if verb.dep == "acl" and verb.lemma in NAMING_VERBS and below(verb, "oprd"):  # "a man named Voss"
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
    *(_is_usual, _is_asked, _is_opinion, _is_wish, _is_look, _is_silence),
)
