"""Before or after? The parse weighs in where the words around a date left that open.

`pipelines.temporal` weighs what stands near a date; here the verb that governs it is known, and its tense. Each tense
adds its weight to the log-odds, and the other candidate is taken where that tips the balance.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.events.candidate import ParsedSentence
from pipelines.events.claims import tense_of
from pipelines.events.dated_words import top_of, words_of
from pipelines.events.source import Phrase
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import ancestors, below, is_predicate
from pipelines.temporal.direction import WEIGHTS

LINKS = frozenset({"ADP", "SCONJ", "PART"})
"""What may stand between a date and the verb that it hangs on."""


def decided(parsed: Sequence[ParsedSentence], phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Return the phrases, those of unsure direction read as the verb that governs them has it."""
    sentences = sorted((each.sentence for each in parsed), key=start_of)
    for phrase in phrases:
        place = bisect_right(sentences, phrase.char_start, key=start_of)
        inside = phrase.other is not None and place and phrase.char_start < sentences[place - 1].end
        yield weighed(phrase, sentences[place - 1]) if inside else phrase


def start_of(sentence: Sentence) -> int:
    """Return the offset at which a sentence starts."""
    return sentence.start


def weighed(phrase: Phrase, sentence: Sentence) -> Phrase:
    """Return a phrase of unsure direction with the evidence of its verb added."""
    verb = governor(sentence, *phrase.span)
    tense = tense_of_clause(verb) if verb else None
    chance, other = phrase.probability, phrase.other
    if verb is None or tense is None or chance is None or other is None:
        return phrase
    if phrase.interval.start is None or other.start is None:
        return phrase
    side = 1 if phrase.interval.start > other.start else -1
    weight = WEIGHTS.get(f"governor.{tense}", 0.0)
    log_odds = side * math.log(chance / (1 - chance)) + weight
    chance = round(1 / (1 + math.exp(-abs(log_odds))), 3)
    if log_odds * side > 0:
        return replace(phrase, probability=chance)
    meant = "coming" if weight > 0 else "past"
    reason = f"“{verb.text}” ({tense}), on which it hangs, speaks for the {meant} one"
    return replace(phrase, interval=other, other=phrase.interval, probability=chance, reason=reason)


def governor(sentence: Sentence, start: int, end: int) -> Word | None:
    """Return the verb on which the phrase between two offsets hangs; None if it hangs on a noun."""
    words = words_of(sentence, start, end)
    for word in ancestors(top_of(words)) if words else ():
        if is_predicate(word):
            return word
        if word.pos not in LINKS:
            return None
    return None


def tense_of_clause(verb: Word) -> str | None:
    """Return the tense of a verb; of one without a tense of its own, that of the verb above it.

    It shares the auxiliary of a verb before it ("will meet and vote"), or the time of its clause ("fell while hiking").
    """
    head = verb.head
    if verb.tag == "VBG" and not below(verb, "aux", "auxpass"):
        above = next(filter(is_predicate, ancestors(verb)), None)
        return tense_of_clause(above) if above and verb.dep != "prep" else None
    if verb.dep == "conj" and head is not None and is_predicate(head) and verb.tag == "VB":
        return tense_of(head)
    return tense_of(verb)
