"""Before or after? The parse weighs in where the words around a date left that open.

`pipelines.temporal` weighs what stands near a date; here the word that governs it is known, and its tense. Each tense
adds its weight to the log-odds, and the other candidate is taken where that tips the balance.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.events.candidate import ParsedSentence
from pipelines.events.claims import tells_past, tense_of
from pipelines.events.dated_words import below_aspect, top_of, words_of
from pipelines.events.kinds import is_event_noun, kind_of
from pipelines.events.lexicon.roles import STATE_VERBS
from pipelines.events.source import Phrase
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import ancestors, below, is_predicate, predicate_above, purpose_of, subtree
from pipelines.events.types import VIOLENT, event_class
from pipelines.temporal.direction import WEIGHTS

LINKS = frozenset({"ADP", "SCONJ", "PART"})
"""What may stand between a date and the verb that it hangs on."""


def decided(parsed: Sequence[ParsedSentence], phrases: Sequence[Phrase], anchor_day: int | None) -> Iterator[Phrase]:
    """Return the phrases, those of unsure direction read as the word that governs them has it.

    The day from which the document speaks lies neither before nor after: a phrase that may be that day stays.
    """
    sentences = sorted((each.sentence for each in parsed), key=start_of)
    for phrase in phrases:
        place = bisect_right(sentences, phrase.char_start, key=start_of)
        inside = phrase.other is not None and place and phrase.char_start < sentences[place - 1].end
        unsure = inside and phrase.interval.start != anchor_day
        yield weighed(phrase, sentences[place - 1], anchor_day) if unsure else phrase


def start_of(sentence: Sentence) -> int:
    """Return the offset at which a sentence starts."""
    return sentence.start


def weighed(phrase: Phrase, sentence: Sentence, anchor_day: int | None) -> Phrase:
    """Return a phrase of unsure direction with the evidence of what it hangs on added."""
    found = governing(sentence, *phrase.span)
    chance, other = phrase.probability, phrase.other
    if found is None or chance is None or other is None:
        return phrase
    if phrase.interval.start is None or other.start is None:
        return phrase
    word, kind = _plan_above(found[0], phrase, anchor_day) or found
    side = 1 if phrase.interval.start > other.start else -1
    weight = WEIGHTS.get(f"governor.{kind}", 0.0)
    log_odds = side * math.log(chance / (1 - chance)) + weight
    chance = round(1 / (1 + math.exp(-abs(log_odds))), 3)
    if log_odds * side > 0:
        return replace(phrase, probability=chance)
    meant = "coming" if weight > 0 else "past"
    reason = f"“{word.text}” ({kind}), on which it hangs, speaks for the {meant} one"
    return replace(phrase, interval=other, other=phrase.interval, probability=chance, reason=reason)


def _plan_above(word: Word, phrase: Phrase, anchor_day: int | None) -> tuple[Word, str] | None:
    """Return the plan that a day may be of, rather than what only describes something in it.

    "The court is expected to name those killed in the blast on Tuesday", told on Monday, is of the day after; "those
    killed on Tuesday" is not.
    """
    verb = next(filter(is_predicate, (word, *ancestors(word))), word)
    other = phrase.other
    bare = verb.tag == "VBN" and verb.dep == "acl" and not below(verb, "aux", "auxpass")
    if not bare or anchor_day is None or other is None or not _between(verb, phrase):
        return None
    first, second = sorted(days.start or 0 for days in (phrase.interval, other))
    plan = next(filter(_is_ahead, ancestors(verb)), None)
    is_nearer = first < anchor_day < second and second - anchor_day < anchor_day - first
    return (plan, "future") if plan is not None and is_nearer else None


def governing(sentence: Sentence, start: int, end: int) -> tuple[Word, str] | None:
    """Return the word on which the phrase between two offsets hangs, with what it says of the direction.

    That is the tense of a verb, or *harm* of a noun that tells what nobody plans: "Tuesday's earthquake".
    """
    words = words_of(sentence, start, end)
    for word in ancestors(top_of(words)) if words else ():
        if is_predicate(word):
            tense = tense_of_clause(word)
            return (word, tense) if tense else None
        if is_event_noun(word) and event_class(kind_of(word)) in VIOLENT:
            return word, "harm"
        if word.pos not in LINKS:
            return None
    return None


def tense_of_clause(verb: Word) -> str | None:
    """Return the tense of a verb; of one without a tense of its own, that of the verb above it.

    It shares the auxiliary of a verb before it ("will meet and vote"), or the time of its clause ("fell while hiking");
    what somebody was on the way to do is a purpose ("was riding out to buy bread").
    """
    head = verb.head
    if verb.tag == "VBG" and not below(verb, "aux", "auxpass"):
        above = predicate_above(verb)
        return tense_of_clause(above) if above and verb.dep != "prep" else None
    if verb.dep == "conj" and head is not None and is_predicate(head) and verb.tag == "VB":
        return tense_of(head)
    tense = tense_of(verb)
    on_way = verb.dep == "advcl" and head is not None and is_predicate(head) and tells_past(head)
    return "purpose" if tense == "infinitive" and on_way else tense


def agreeing(trigger: Word, phrase: Phrase, anchor_day: int | None) -> Word:
    """Return the word that a phrase dates: that on which it hangs, or another one where its tense rules that out.

    A day that is over dates no purpose and nothing that is going on ("opened a fund to help them last week", "faces
    charges over a fire on Monday"); a coming one dates nothing that is done ("may lift the ban imposed by June").

    Args:
        trigger: the word that tells the event on which the phrase hangs.
        phrase: the time reference.
        anchor_day: the day from which the document speaks; None if it is unknown.
    """
    start, end = phrase.interval.start, phrase.interval.end
    if anchor_day is None or end is None or not is_predicate(trigger):
        return trigger
    if end <= anchor_day:
        return _done_for(trigger) or _noun_of(trigger, phrase) or trigger
    coming = end > anchor_day + 1 and (start is None or start > anchor_day)
    return (coming and tells_past(trigger) and _to_come(trigger, phrase)) or trigger


def _done_for(verb: Word) -> Word | None:
    """Return what was done for the purpose that an infinitive tells; None if it tells none."""
    said = {word.lower for word in below(verb, "aux")}
    above = predicate_above(verb)
    if "to" not in said or "have" in said or verb.dep not in ("advcl", "acl", "relcl") or above is None:
        return None
    itself = purpose_of(above) is verb or below_aspect(above) is verb or above.lemma in STATE_VERBS
    return above if tells_past(above) and not itself else None


def _noun_of(verb: Word, phrase: Phrase) -> Word | None:
    """Return the last event noun between a verb of the present and a phrase that no other verb has below it."""
    if tense_of(verb) != "present" or verb.tag == "VBG":
        return None
    nouns = [word for word in _between(verb, phrase) if is_event_noun(word) and word.dep != "compound"]
    return next((noun for noun in reversed(nouns) if predicate_above(noun) is verb), None)


def _to_come(verb: Word, phrase: Phrase) -> Word | None:
    """Return what may or is to be done, above a verb or between it and a phrase."""
    return next((word for word in (*reversed(_between(verb, phrase)), *ancestors(verb)) if _is_ahead(word)), None)


def _between(verb: Word, phrase: Phrase) -> list[Word]:
    """Return the words below a verb that stand between it and a time reference."""
    return [word for word in subtree(verb) if verb.index < word.index and word.end <= phrase.char_start]


def _is_ahead(word: Word) -> bool:
    said = below(word, "aux") if is_predicate(word) else []
    return any(aux.tag == "MD" or aux.lower == "to" for aux in said) and not any(aux.lemma == "have" for aux in said)
