"""How a clause puts its event: affirmed or denied, told as fact, plan or supposition, and who says so."""

from pipelines.events.kinds import governing_verb
from pipelines.events.lexicon.roles import (
    ALLEGING,
    CONDITIONS,
    DENIALS,
    EMPTY_DETERMINERS,
    FACTIVE_ADJECTIVES,
    FAILURES,
    FUTURE_AUXILIARIES,
    IMPLICATIVE,
    IMPLICATIVE_DENIALS,
    MODAL_AUXILIARIES,
    PERCEIVING,
    PLAN_VERBS,
    SAYING_VERBS,
    SCHEDULED,
    SCHEDULING,
    UNSURELY,
    WISH_VERBS,
)
from pipelines.events.model import Claim, Modality
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    ancestors,
    below,
    is_infinitive,
    is_passive,
    is_predicate,
    phrase,
    predicate_above,
    purpose_of,
    subject,
    subtree,
)

CANCELLING = frozenset({"cancel", "deny", "avoid", "prevent", "avert", "scrap"})
FINDING = frozenset({"find", "know", "prove", "show", "confirm"})
WHEN = frozenset({"after", "before", "since", "when", "as", "while", "because", "until"})
"""What opens a clause of time or cause, which tells what was, whatever is only planned above it."""
CLAUSAL = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl", "pcomp", "relcl"})


def claim_of(trigger: Word, sentence: Sentence) -> Claim:
    """Return how the sentence puts the event that a word tells."""
    verb = _verb_of(trigger)
    source, modality_of_source, denied = attribution(trigger, sentence)
    tense = tense_of(verb) if verb is not None else None
    negated = verb is not None and _is_negated(verb, trigger)
    modality = _modality(verb, trigger, sentence)
    if modality is Modality.ASSERTED and modality_of_source:
        modality = Modality.REPORTED
    return Claim(tense, "denied" if denied else "negative" if negated else "positive", modality, source)


def _verb_of(trigger: Word) -> Word | None:
    """Return the verb whose claim an event shares: itself, or the verb of which an event noun is subject or object."""
    if is_predicate(trigger):
        return trigger
    head = trigger.head
    if trigger.dep in ("nsubj", "nsubjpass", "dobj", "attr") and head is not None and is_predicate(head):
        return None if _is_only_marked(trigger, head) else head
    for verb in below(trigger, "relcl"):
        return verb
    return None


def _is_only_marked(noun: Word, verb: Word) -> bool:
    """True if something is done because of an event, rather than the event itself: "to mark the death"."""
    infinitive = is_infinitive(verb)
    return infinitive and noun.dep == "dobj" and governing_verb(noun) is None and verb.lemma not in SCHEDULING


def tense_of(verb: Word) -> str | None:
    """Return the tense that a verb and its auxiliaries show."""
    auxiliaries = below(verb, "aux", "auxpass")
    said = {word.lower for word in auxiliaries}
    if said & FUTURE_AUXILIARIES:
        return "future"
    if "to" in said:
        return "infinitive"
    if any(word.lemma == "have" for word in auxiliaries):
        return "past" if any(word.lemma == "have" and word.tag == "VBD" for word in auxiliaries) else "perfect"
    tags = {word.tag for word in [*auxiliaries, verb]}
    if "VBD" in tags:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return {"VBN": "past", "VBG": "present"}.get(verb.tag)


def tells_past(verb: Word) -> bool:
    """True if a verb tells what has been done: in the past or the perfect, or as a participle alone."""
    return tense_of(verb) in ("past", "perfect")


def is_pluperfect(verb: Word) -> bool:
    """True if a verb tells what had been done before ("had been seen")."""
    return any(word.lemma == "have" and word.tag == "VBD" for word in below(verb, "aux"))


def is_backshifted(verb: Word) -> bool:
    """True if the past perfect only reports what was said in the perfect: "said that it had reached a deal"."""
    above = verb.head
    if verb.dep != "ccomp" or above is None or above.lemma not in SAYING_VERBS or above.index > verb.index:
        return False
    return is_pluperfect(verb) and not is_pluperfect(above) and tells_past(above) and is_main_clause(above)


def _is_source(verb: Word, told: Word) -> bool:
    """True if a verb only names the source of what stands before it: "he is charged with arson, court records show"."""
    return verb.index > told.index and verb.lemma in ("show", "suggest", "indicate")


def is_main_clause(verb: Word) -> bool:
    """True if a verb stands in a main clause, or in one that somebody is quoted with."""
    while verb.dep == "conj" and verb.head is not None and is_predicate(verb.head):
        verb = verb.head
    head = verb.head
    told = verb.dep == "ccomp" and head is not None and (head.lemma in SAYING_VERBS or _is_source(head, verb))
    return head is None or verb.dep == "parataxis" or told


def _is_negated(verb: Word, trigger: Word) -> bool:
    """True if a clause denies an event; "the attack killed nobody" does not deny the attack."""
    if verb is not trigger and governing_verb(trigger) is None and trigger.dep in ("nsubj", "dobj"):
        return _is_none(trigger) or (trigger.dep == "dobj" and verb.lemma in CANCELLING)
    if any(child.dep == "neg" or child.lower in ("never", "nowhere") for child in verb.children):
        return True
    for noun in [*below(verb, "nsubj", "nsubjpass", "dobj"), trigger]:
        if noun.lower in ("nobody", "none", "nothing") or _is_none(noun):
            return True
    head = verb.head
    if verb.dep in ("xcomp", "ccomp", "pcomp", "prep") and head is not None:
        governor = head if is_predicate(head) else head.head
        return governor is not None and governor.lemma in IMPLICATIVE_DENIALS
    if verb.dep == "acl" and head is not None and head.lemma in FAILURES:
        return True
    return trigger.dep == "dobj" and verb.lemma in CANCELLING and verb is not trigger


def _is_none(noun: Word) -> bool:
    """ "no soldier", but not "no fewer than nine soldiers"."""
    empty = next((word for word in below(noun, "det") if word.lower in EMPTY_DETERMINERS), None)
    return empty is not None and not any(word.lower in ("fewer", "less", "more") for word in subtree(noun))


def _modality(verb: Word | None, trigger: Word, sentence: Sentence) -> Modality:
    if sentence.text.rstrip("\"') ").endswith("?") and not _quotes(trigger):
        return Modality.QUESTION
    if verb is None:
        return _modality_of_noun(trigger)
    found = _own_modality(verb)
    if found is not None:
        return found
    if verb is not trigger and trigger.dep == "dobj" and verb.lemma in SCHEDULING:
        return Modality.PLANNED
    if alleging(verb) is not None:
        return Modality.REPORTED
    current = verb
    for above in ancestors(verb):
        if current.dep in CLAUSAL and not (current.dep == "conj" and _finite(current)):
            inherited = _from_above(current, above)
            if inherited is not None:
                return inherited
        if current.dep == "relcl" or _is_given(current, above):
            break
        current = above
    return Modality.ASSERTED


def _is_given(current: Word, above: Word) -> bool:
    """True if a clause tells what was, whatever the one above it is: "the bill passed in May", "after seeking help"."""
    if current.dep == "acl":
        planned = any(each.lemma in PLAN_VERBS for each in ancestors(current))  # to which the day may belong as well
        return current.tag in ("VBN", "VBD") and not below(current, "aux") and not planned
    if current.dep == "pcomp":
        return above.lower in WHEN
    opening = below(current, "mark", "advmod")
    return current.dep == "advcl" and tells_past(current) and any(word.lower in WHEN for word in opening)


def _quotes(verb: Word) -> bool:
    """True if a verb says what somebody says, which may be a question."""
    return verb.lemma in SAYING_VERBS | {"ask"} and bool(below(verb, "ccomp", "parataxis", "advcl"))


def alleging(verb: Word) -> Word | None:
    """Return the verb that says that somebody is only said to have done something: "accused of killing"."""
    while verb.dep == "conj" and verb.head is not None and is_predicate(verb.head):
        verb = verb.head
    of = verb.head if verb.dep == "pcomp" else None
    return of.head if of is not None and of.head is not None and of.head.lemma in ALLEGING else None


def _own_modality(verb: Word) -> Modality | None:
    said = {word.lower for word in below(verb, "aux", "auxpass")}
    marks = {word.lower for word in below(verb, "mark", "advmod") if word.index < verb.index}
    if marks & CONDITIONS or _is_inverted_condition(verb):
        return Modality.HYPOTHETICAL
    if said & MODAL_AUXILIARIES and not (verb.lemma in PERCEIVING and said & {"could", "can"}):
        return Modality.PLANNED if "would" in said and _is_announced(verb) else Modality.HYPOTHETICAL
    if said & FUTURE_AUXILIARIES or (verb.lemma in SCHEDULED and (below(verb, "auxpass") or verb.dep == "acl")):
        return Modality.PLANNED
    if verb.tag == "VB" and verb.dep == "ROOT" and "to" in said:
        return Modality.PLANNED
    return None


def _is_inverted_condition(verb: Word) -> bool:
    """True if the order of words supposes what a clause says: "had he resigned, we would have gone home"."""
    subjects, had = below(verb, "nsubj", "nsubjpass"), [word for word in below(verb, "aux") if word.lower == "had"]
    return verb.dep == "advcl" and bool(subjects and had) and had[0].index < subjects[0].index


def _is_announced(verb: Word) -> bool:
    """True if "would" only reports "will": "announced that it would hold a hearing", on no condition."""
    said = {word.lower for word in below(verb, "aux", "advmod")}
    supposed = any(word.lower in CONDITIONS for clause in below(verb, "advcl") for word in below(clause, "mark"))
    above = verb.head
    told = verb.dep == "ccomp" and above is not None and above.lemma in SAYING_VERBS
    told = told and above is not None and (tells_past(above) or above.tag == "VBG")
    return told and not supposed and not said & (UNSURELY | {"have", "likely"})


def _from_above(current: Word, above: Word) -> Modality | None:
    """Return what a governing word makes of its complement: planned under "plan", supposed under "want" or "if"."""
    infinitive = is_infinitive(current) or current.tag == "VBG"
    if above.lower == "going" and current.dep == "xcomp":
        return Modality.PLANNED
    if above.lemma in IMPLICATIVE and current.dep == "xcomp":
        return None
    if infinitive and (_is_felt(current, above) or _is_place_of(current, above) or _is_found(current, above)):
        return None
    if above.lemma in PLAN_VERBS and current.dep in ("xcomp", "ccomp", "acl", "advcl", "pcomp", "relcl") and infinitive:
        return Modality.PLANNED
    told = above.lemma in SAYING_VERBS and not infinitive
    if above.lemma in WISH_VERBS and not told and current.dep in ("xcomp", "ccomp") and current.tag != "VBD":
        return Modality.HYPOTHETICAL
    if infinitive and _is_to_be_done(current) and current.dep in ("acl", "relcl"):
        return Modality.PLANNED
    if infinitive and current.tag == "VB" and current.dep in ("xcomp", "advcl", "acl", "relcl"):
        return Modality.PLANNED if above.lemma in ("go", "be") else Modality.HYPOTHETICAL
    if is_predicate(above):
        earlier = current.dep == "advcl" and tells_past(current) and below(current, "nsubj", "nsubjpass")
        return _own_modality(above) if current.dep in ("conj", "advcl", "xcomp") and not earlier else None
    return None


def _is_to_be_done(verb: Word) -> bool:
    """True if a verb is a passive infinitive: "the name to be announced"."""
    said = {word.lower for word in below(verb, "aux", "auxpass")}
    return verb.tag == "VBN" and {"to", "be"} <= said and "have" not in said


def _is_place_of(current: Word, above: Word) -> bool:
    """True if somebody was in a place to do something, which was done there."""
    return tells_past(above) and any(word.dep == "prep" for word in above.children) and purpose_of(above) is current


def _is_found(current: Word, above: Word) -> bool:
    """True if somebody is found or said to be or to have done something."""
    return current.dep == "xcomp" and is_passive(above) and above.lemma in FINDING | SAYING_VERBS


def _is_felt(current: Word, above: Word) -> bool:
    """True if an infinitive is a fact that somebody judges: "it is good to be here", "proud to have signed"."""
    judged = [above, *below(above, "acomp")]
    return any(word.lemma in FACTIVE_ADJECTIVES for word in judged) and bool(
        below(current, "aux") and (current.lemma in ("be", "stand") or current.tag in ("VBG", "VBN"))
    )


def _modality_of_noun(noun: Word) -> Modality:
    head = noun.head
    adjectives = {word.lower for word in below(noun, "amod", "det")}
    if adjectives & {"planned", "upcoming", "scheduled", "proposed", "forthcoming", "future", "next"}:
        return Modality.PLANNED
    if adjectives & {"possible", "potential", "hypothetical", "any"}:
        return Modality.HYPOTHETICAL
    governor = head.head if head is not None and head.pos == "ADP" else head
    if governor is not None and governor.lemma in (
        "plan",
        "schedule",
        "prepare",
        "await",
        "expect",
        "announce",
        "propose",
    ):
        return Modality.PLANNED
    above = predicate_above(noun)
    known = bool({"the", "this", "that"} & adjectives) or bool(below(noun, "poss"))
    supposed = _own_modality(above) if above is not None and not known else None
    return supposed or Modality.ASSERTED


def _finite(verb: Word) -> bool:
    return bool(below(verb, "nsubj", "nsubjpass"))


def attribution(trigger: Word, sentence: Sentence) -> tuple[str | None, bool, bool]:
    """Return who says it, whether that makes it hearsay rather than fact, and whether the source denies it."""
    for word in sentence.words:
        if word.lower == "according":
            for prep in below(word, "prep"):
                for noun in below(prep, "pobj"):
                    return phrase(noun, sentence), True, False
    below_it = _verb_of(trigger) or trigger
    for word in ancestors(below_it) if is_predicate(below_it) else ():
        clause = below_it.dep in ("ccomp", "parataxis", "pcomp") or (below_it.dep == "dobj" and word.lemma in DENIALS)
        if clause and word.lemma in SAYING_VERBS and is_predicate(word):
            who = subject(word)
            name = (phrase(who, sentence) or who.text) if who is not None else None
            return name, True, word.lemma in DENIALS
        below_it = word
    for word in [trigger, *ancestors(trigger)]:
        for verb in below(word, "parataxis", "ccomp"):
            if (
                verb.lemma in SAYING_VERBS
                and verb.index > trigger.index
                and verb is not trigger
                and verb.dep == "parataxis"
            ):
                who = subject(verb)
                return (phrase(who, sentence) or who.text) if who is not None else None, True, False
    return None, False, False
