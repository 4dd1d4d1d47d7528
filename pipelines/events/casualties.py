"""What happened to people: which words say that somebody was killed, hurt, missing, displaced or arrested."""

import re

from pipelines.events.counting import StatedNumber
from pipelines.events.lexicon.counts import (
    CASUALTY_ADJECTIVES,
    CASUALTY_NOUNS,
    DYING_OF,
    FIGHTERS,
    INTRANSITIVE,
    NO_PERSONS,
    PEOPLE,
    PERSON_ENDINGS,
    STATING,
    SUFFERING,
    TOLL_NOUNS,
    VERB_KIND,
    WOUNDS,
)
from pipelines.events.lexicon.places import DEMONYMS
from pipelines.events.lexicon.roles import SAYING_VERBS
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, is_passive, subtree

_AFTER = re.compile(
    r"\s(?:[\w'-]+\s){0,3}?(?:(?:were|was|are|have been|had been|has been)\s)?"
    r"(?:[a-z]+ly\s|also\s|reported\s|confirmed\s|left\s)?"
    r"(?P<word>killed|injured|wounded|hurt|dead|missing|arrested|detained|displaced|hospitali[sz]ed|slain)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<word>killing|kills|killed|injuring|injures|injured|wounding|wounds|wounded|arresting|arrested|displacing|detaining)\s$",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\btoll\b|\bnumber of (?:the )?"
    r"(?P<counted>dead|deaths|people killed|those killed|victims|fatalities|injured|wounded|missing)\b",
    re.IGNORECASE,
)
_FATALLY = re.compile(r"\s(?:of (?:them|whom)\s)?fatally\b")
_SURFACE = {"slain": "killed", "hospitalised": "injured", "hospitalized": "injured", "detained": "arrested",
            "detaining": "arrested", "arresting": "arrested"}  # fmt: skip


def fatally(sentence: Sentence, number: StatedNumber) -> bool:
    """True if so many of those who were hit died: "eight people were shot, two fatally"."""
    return _FATALLY.match(sentence.text, number.end) is not None


def adjective_beside(figure: Word, sentence: Sentence) -> tuple[str, Word] | None:
    """ "45 missing", "nine dead"."""
    after = next((word for word in sentence.words if word.index == figure.index + 1), None)
    if after is None or after.lower not in CASUALTY_ADJECTIVES or (after.dep == "amod" and after.head is not figure):
        return None
    return CASUALTY_ADJECTIVES[after.lower], after


def kind_by_parse(noun: Word, depth: int = 0) -> tuple[str, Word] | None:
    """What happened to the people of a noun phrase, by the parse, and the word that says so; None if nothing did."""
    if depth > 4:
        return None
    if CASUALTY_NOUNS.get(noun.lemma) and not _is_of_things(noun):
        return CASUALTY_NOUNS[noun.lemma], noun
    if noun.lower in CASUALTY_ADJECTIVES:
        return CASUALTY_ADJECTIVES[noun.lower], noun
    for child in noun.children:
        if child.dep in ("acl", "amod", "relcl") and child.index > noun.index and not _is_of_kin(child):
            verb = _reported(child)
            kind = _predicate_kind(verb, noun)
            if kind == "hit":
                return _death_of_those_hit(noun, verb, depth) or (kind, verb)
            if kind:
                return kind, verb
    return _kind_of_head(noun, depth) or _kind_of_second(noun)


def _is_of_things(noun: Word) -> bool:
    """ "a body of water", "a body of work"."""
    of = [word for prep in below(noun, "prep") if prep.lower == "of" for word in below(prep, "pobj")]
    return noun.lemma == "body" and bool(of) and not any(map(is_people, of))


def is_with_wounds(noun: Word) -> bool:
    """ "two others with gunshot wounds"."""
    wounds = (word for prep in below(noun, "prep") if prep.lower == "with" for word in below(prep, "pobj"))
    return any(word.lemma in WOUNDS and word.lemma in DYING_OF for word in wounds)


def _is_of_kin(verb: Word) -> bool:
    """True if a relative clause tells of what belongs to a noun: "a woman whose husband was killed"."""
    return any(owner.lower == "whose" for doer in below(verb, "nsubj", "nsubjpass") for owner in below(doer, "poss"))


def _reported(verb: Word) -> Word:
    """ "the woman who police say was killed": the verb that is said of her."""
    inner = next((each for each in below(verb, "ccomp") if not below(each, "nsubj", "nsubjpass")), None)
    return inner if inner is not None and verb.dep == "relcl" and verb.lemma in SAYING_VERBS else verb


def _death_of_those_hit(noun: Word, verb: Word, depth: int) -> tuple[str, Word] | None:
    """ "the boy shot and killed here", "the boy shot here has died"."""
    killed = (each for each in below(verb, "conj") if VERB_KIND.get(each.lemma) == "killed" and not below(each, "dobj"))
    if (both := next(killed, None)) is not None:
        return "killed", both
    died = _kind_of_head(noun, depth)
    return died if died is not None and died[0] == "killed" else None


def _kind_of_second(noun: Word) -> tuple[str, Word] | None:
    """ "a girl and a woman wounded on Monday": what is said of the last of two is said of both."""
    verbs = [(verb, other) for other in below(noun, "conj") for verb in below(other, "acl")]
    kinds = ((_predicate_kind(verb, other), verb) for verb, other in verbs)
    return next(((kind, verb) for kind, verb in kinds if kind), None)


def _kind_of_head(noun: Word, depth: int) -> tuple[str, Word] | None:
    head = noun.head
    if head is None:
        return None
    if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr"):
        kind = _predicate_kind(head, noun)
        if kind == "hit":
            return _coordinated(noun, head) or (kind, head)
        if kind:
            return kind, head
        return _coordinated(noun, head) or _resulting_state(noun, head)
    if noun.dep == "conj" and head.lemma in VERB_KIND and is_passive(head) and below(noun, "prep"):
        return VERB_KIND[head.lemma], head
    if noun.dep in ("conj", "appos"):
        return kind_by_parse(head, depth + 1)
    if noun.dep == "pobj" and head.head is not None:
        if head.lower in ("of", "to") and CASUALTY_NOUNS.get(head.head.lemma):
            return CASUALTY_NOUNS[head.head.lemma], head.head
        if head.lower in ("including", "among", "of") and head.head.pos in ("NOUN", "NUM", "PROPN"):
            return kind_by_parse(head.head, depth + 1)
        if head.lower in ("including", "over", "to") and is_passive(head.head):
            kind = _predicate_kind(head.head, noun)
            return (kind, head.head) if kind else None
    return None


def _coordinated(noun: Word, verb: Word) -> tuple[str, Word] | None:
    """ "a nurse was shot and killed", "a nurse was shot and died"."""
    for other in below(verb, "conj") if noun.dep in ("nsubjpass", "nsubj") else ():
        suffers = other.tag == "VBN" or (other.lemma in INTRANSITIVE and other.tag == "VBD")
        if suffers and other.lemma in VERB_KIND and not below(other, "nsubj", "nsubjpass", "dobj"):
            return VERB_KIND[other.lemma], other
    return None


def _resulting_state(noun: Word, verb: Word) -> tuple[str, Word] | None:
    """ "left 117 people injured", "took the lives of", "claimed 12 lives"."""
    for child in verb.children:
        state = child.dep in ("acomp", "oprd", "xcomp", "advmod") and child.lower in CASUALTY_ADJECTIVES
        stated = noun.dep != "nsubj" or verb.lemma not in STATING
        if state and stated and (child.index > noun.index or child.lower == "dead"):
            return CASUALTY_ADJECTIVES[child.lower], child
    suffered = [n.lemma for prep in below(verb, "prep") if prep.lower == "with" for n in below(prep, "pobj")]
    if verb.lemma == "leave" and "injury" in suffered:
        return "injured", verb
    if noun.lower in ("lives", "life") and verb.lemma in ("claim", "take", "cost", "lose"):
        return "killed", verb
    if noun.dep == "nsubj" and verb.lemma == "lose" and any(lost.lemma == "life" for lost in below(verb, "dobj")):
        return "killed", verb
    return None


def _predicate_kind(verb: Word, noun: Word) -> str | None:
    """Return what a verb or an adjective does to the people of `noun`: killed, injured … or nothing."""
    if verb.lower in CASUALTY_ADJECTIVES and verb.pos == "ADJ":
        return CASUALTY_ADJECTIVES[verb.lower]
    if verb.lemma == "be" and noun.dep in ("nsubj", "attr"):
        return next(
            (CASUALTY_ADJECTIVES[c.lower] for c in below(verb, "acomp") if c.lower in CASUALTY_ADJECTIVES), None
        )
    if _is_fatal(verb, noun):
        return "killed"
    if verb.lemma in SUFFERING and noun.dep == "nsubj" and _is_wound(verb):
        return "injured"
    if verb.lemma in ("drive", "force") and any(word.lower in ("home", "homes") for word in subtree(verb)):
        return "displaced" if noun.dep in ("dobj", "nsubjpass") else None
    if verb.lemma not in VERB_KIND:
        return None
    suffers = noun.dep in ("dobj", "nsubjpass", "pobj") or verb.dep in ("acl", "relcl") or verb is not noun.head
    if verb.lemma in INTRANSITIVE:
        suffers = suffers or noun.dep == "nsubj"
    gapped = (
        noun.dep == "nsubj"
        and (verb.tag == "VBN" or _is_clipped(verb) or is_passive(verb))
        and not below(verb, "dobj", "aux")
        and not _is_done_to_others(verb)
    )
    if gapped and VERB_KIND[verb.lemma] == "hit" and not below(verb, "auxpass") and _is_aimed(verb):
        return None
    if verb.dep in ("acl", "relcl") and verb.tag in ("VBG", "VBD") and verb.head is noun:
        return VERB_KIND[verb.lemma] if verb.lemma in INTRANSITIVE else None
    return VERB_KIND[verb.lemma] if suffers or gapped else None


def _is_clipped(verb: Word) -> bool:
    """ "Four people shot in Leeds": a passive without its "were", not "shot at"."""
    return verb.tag == "VBD" and VERB_KIND[verb.lemma] == "hit"


def _is_done_to_others(verb: Word) -> bool:
    """True if a verb of the same doer has an object: "the man shot and killed his wife"."""
    return any(below(other, "dobj") and not below(other, "nsubj", "nsubjpass") for other in below(verb, "conj"))


def _is_aimed(verb: Word) -> bool:
    return any(prep.lower in ("at", "into", "toward", "towards") for prep in below(verb, "prep", "prt"))


def _is_wound(verb: Word) -> bool:
    return any(noun.lemma in WOUNDS for noun in below(verb, "dobj"))


def _is_fatal(verb: Word, noun: Word) -> bool:
    """ "froze to death", "was beaten to death", "lost 60 soldiers"."""
    if verb.lemma == "lose" and noun.dep == "dobj":
        return noun.lemma in FIGHTERS or noun.lemma == "man"
    fatal = (word for word in verb.children if word.lower in ("fatally", "dead"))
    if verb.lemma in VERB_KIND and any(not below(word, "nummod") for word in fatal):  # not "8 men shot, 2 dead"
        return noun.dep in ("dobj", "nsubjpass") or (noun.dep == "nsubj" and not below(verb, "dobj"))
    deadly = any(
        prep.lower == "to" and any(n.lower == "death" for n in below(prep, "pobj")) for prep in below(verb, "prep")
    )
    said_of = "dobj" if below(verb, "dobj") else "nsubjpass" if below(verb, "nsubjpass") else "nsubj"
    return deadly and (noun.dep == said_of or verb.head is noun)


def toll_of(noun: Word, sentence: Sentence) -> tuple[str, Word] | None:
    """ "the death toll rose to 36", "the number of injured reached 112"."""
    match = _TOLL.search(sentence.text) if noun.dep in ("pobj", "dobj", "attr") else None
    if match is None:
        return None
    toll = next((word for word in sentence.words if word.lower in TOLL_NOUNS), None)
    verb = noun.head.head if noun.dep == "pobj" and noun.head is not None else noun.head
    if toll is None or verb is None or toll.head is not verb:
        return None
    counted = (match.group("counted") or "dead").lower()
    return CASUALTY_ADJECTIVES.get(counted, "killed"), toll


def kind_by_neighbours(sentence: Sentence, number: StatedNumber, figure: Word) -> tuple[str, Word] | None:
    """Return what happened to so many people, by the words beside the number: the net below the parse."""
    for match in (_AFTER.match(sentence.text, number.end), _BEFORE.search(sentence.text[: number.start])):
        if match is None or "," in match.group(0) or " and " in match.group(0):
            continue
        word = match.group("word").lower()
        predicate = word_at(sentence, match.start("word")) or figure
        kind = _SURFACE.get(word) or CASUALTY_ADJECTIVES.get(word) or VERB_KIND.get(predicate.lemma)
        if kind:
            return kind, predicate
    return None


def is_violent_death(verb: Word) -> bool:
    """True if somebody died of wounds, or where it happened: "died at the scene"."""
    after = [verb.head] if verb.dep == "conj" and verb.head is not None else []
    return verb.lemma == "die" and any(word.lemma in DYING_OF for word in (*subtree(verb), *after))


def is_people(noun: Word) -> bool:
    """True if a noun stands for persons."""
    if is_by_age(noun):
        return True
    if noun.pos == "NOUN" and noun.lemma.endswith(PERSON_ENDINGS) and noun.lemma not in NO_PERSONS:
        return True
    return (
        noun.lemma in PEOPLE
        or noun.lower in PEOPLE
        or noun.pos in ("PROPN", "PRON")
        or noun.lower in DEMONYMS
        or noun.lemma in CASUALTY_ADJECTIVES
    )


def is_by_age(noun: Word) -> bool:
    """True if a word stands for a person by the age: "the 3-year-old"."""
    return noun.lower == "old" and noun.dep not in ("amod", "compound", "nmod") and bool(below(noun, "npadvmod"))


def word_at(sentence: Sentence, offset: int) -> Word | None:
    """Return the word at an offset of the sentence's text."""
    place = sentence.start + offset
    return next((word for word in sentence.words if word.start <= place < word.end), None)
