"""From a time reference to the event that it dates: up the dependency tree to the first verbal or nominal event."""

from itertools import pairwise

from pipelines.events.kinds import carried_noun, is_event_noun
from pipelines.events.lexicon.roles import (
    ABILITY,
    ANCHOR_WORDS,
    ASPECT_VERBS,
    BACKGROUND,
    MONTHS,
    PROCLAIMING,
    SCHEDULED,
    STATE_VERBS,
    WITNESSING,
)
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import ancestors, below, is_infinitive, is_predicate, predicate_above, purpose_of, subtree

FEW_WORDS = 6
LIKENING = frozenset({"as", "like", "unlike", "than"})


def words_of(sentence: Sentence, start: int, end: int) -> list[Word]:
    """Return the words of a sentence that overlap the characters from `start` up to `end`."""
    return [word for word in sentence.words if word.start < end and start < word.end]


def top_of(words: list[Word]) -> Word:
    """Return the word of a phrase on which the others hang."""
    inside = {word.index for word in words}
    return next((word for word in words if word.head is None or word.head.index not in inside), words[0])


def dated_event(sentence: Sentence, start: int, end: int) -> Word | None:
    """Return the word that tells the event which the phrase between two offsets dates; None if it dates nothing."""
    words = words_of(sentence, start, end)
    if not words:
        return None
    top = top_of(words)
    if _is_named_by_year(top, words):
        return top.head
    if _is_proclaimed(top, words, sentence) or _is_compared(words, sentence):
        return None
    if (thing := _labelled(top, words)) is not None:
        return next((noun for noun in below(thing, "compound") if is_event_noun(noun)), None)
    reached = _outside(_climb(top), top)
    if reached is None or (not is_predicate(reached) and _is_parted(reached, top, sentence)):
        return _only_event_noun(sentence, top)
    return _event_of(reached, top, words, sentence)


def _is_named_by_year(top: Word, words: list[Word]) -> bool:
    """A proper name with a bare year on it names an event of that year ("London 2012")."""
    head = top.head
    if head is None or len(words) != 1 or not (top.text.isdigit() and len(top.text) == 4):
        return False
    return top.dep in ("nummod", "npadvmod") and head.pos == "PROPN" and head.end + 1 == top.start


def _labelled(top: Word, words: list[Word]) -> Word | None:
    """Return the thing that a month or a year only tells from others of its kind: "April copper futures settled"."""
    noun = top.head
    if noun is None or len(words) != 1 or top.dep not in ("compound", "nmod", "amod", "nummod"):
        return None
    is_thing = noun.pos == "NOUN" and noun.dep in ("nsubj", "nsubjpass") and not is_event_noun(noun)
    return noun if is_thing and (top.text.isdigit() or top.lower in MONTHS) else None


def _is_proclaimed(top: Word, words: list[Word], sentence: Sentence) -> bool:
    """True if a day is what somebody made something of ("declared Thursday a day of mourning")."""
    before = [word for word in sentence.words if word.index == words[0].index - 1]
    after = [word for word in sentence.words if word.index == words[-1].index + 1]
    proclaimed = any(word.lemma in PROCLAIMING for word in before) and any(word.tag == "DT" for word in after)
    return top.dep != "pobj" and proclaimed


def _is_compared(words: list[Word], sentence: Sentence) -> bool:
    """True if days are only those of a comparison: "the lowest price since 1996", "as in Iran in 1979"."""
    before = [word for word in sentence.words if words[0].index - FEW_WORDS <= word.index < words[0].index]
    head = top_of(words).head
    if "since" in (words[0].lower, head.lower if head is not None else ""):
        return any(word.tag in ("JJS", "RBS") or word.lower == "first" for word in before)
    pairs = pairwise(before)
    return any(one.lower in LIKENING and two.lower in ("in", "on", "at", "during") for one, two in pairs)


def _climb(top: Word) -> Word | None:
    if is_predicate(top):
        return top
    for word in ancestors(top):
        if is_predicate(word) or (is_event_noun(word) and not _is_modifier(word, top)):
            return word
    return None


def _outside(reached: Word | None, top: Word) -> Word | None:
    """Return what is told beside a clause in front of whose "before" a day stands: "On 2 May, a day before he died"."""
    if reached is None or not any(top.index < mark.index for mark in below(reached, "mark")):
        return reached
    return predicate_above(reached) or reached


def _is_modifier(noun: Word, top: Word) -> bool:
    """True if the noun only describes another one ("strike" in "the strike force")."""
    return noun.dep == "compound" and top.dep not in ("poss", "compound", "nmod")


def _event_of(reached: Word, top: Word, words: list[Word], sentence: Sentence) -> Word | None:
    if not is_predicate(reached):
        return reached
    verb = _below_day(reached, top) or _below_plan(below_aspect(reached))
    carried = carried_noun(verb)
    if carried is not None:
        return carried
    if (purpose := purpose_of(verb)) is not None:
        return purpose
    noun = _noun_before(top, words, sentence)
    if noun is not None and (_is_counted(verb) or (noun.dep == "pobj" and _is_background(noun)) or _is_marked(noun)):
        return noun
    if verb.lemma in STATE_VERBS or _is_copula(verb):
        return noun or (verb if tells_presence(verb) else None)
    return None if is_mere_ability(verb) else verb


def _is_counted(verb: Word) -> bool:
    """True if a verb tells how high a number is ("the toll stands at 40")."""
    return any(
        noun.lower in ("toll", "number", "figure", "count", "total") for noun in below(verb, "nsubj", "nsubjpass")
    )


def _is_background(noun: Word) -> bool:
    """True if an event is named to say when or why another one was ("after the fire in May")."""
    return noun.head is not None and noun.head.lower in BACKGROUND


def _is_marked(noun: Word) -> bool:
    """True if an event is what something is done for ("met to mark the death of the queen in 1952")."""
    verb = noun.head
    infinitive = verb is not None and is_infinitive(verb)
    return noun.dep == "dobj" and infinitive and verb is not None and verb.dep in ("xcomp", "advcl", "acl")


def _below_day(verb: Word, top: Word) -> Word | None:
    """Return what a day "saw": "Friday saw the team pull her from the rubble"."""
    if verb.lemma not in WITNESSING or top.index > verb.index or any(noun is not top for noun in below(verb, "nsubj")):
        return None
    return next((word for word in below(verb, "ccomp", "xcomp") if is_predicate(word)), None)


def _below_plan(verb: Word) -> Word:
    """Return what is to be done where a verb only says that it is planned: "on Friday, the bank planned to pay"."""
    planned = (word for word in below(verb, "xcomp") if is_infinitive(word))
    return next(planned, verb) if verb.lemma in SCHEDULED else verb


def below_aspect(verb: Word) -> Word:
    """Return what is done where a verb only says that it begins, goes on or ends."""
    while verb.lemma in ASPECT_VERBS:
        below_it = [child for child in below(verb, "xcomp") if is_predicate(child)]
        if verb.lemma == "go" and not below(verb, "prep", "advmod"):  # "went to study"
            below_it += [child for child in below(verb, "advcl") if child.tag == "VB" and below(child, "aux")]
        if not below_it:
            return verb
        verb = below_it[0]
    return verb


def _is_copula(verb: Word) -> bool:
    return verb.pos == "AUX" and verb.lemma in ("be", "have", "do")


def tells_presence(verb: Word) -> bool:
    """True if "be" puts somebody in a place ("I am here", "she was in Kyiv")."""
    if verb.lemma != "be" or below(verb, "attr", "acomp", "expl", "neg"):
        return False
    who = below(verb, "nsubj")
    animate = bool(who) and (who[0].pos == "PROPN" or who[0].lower in ("i", "we", "he", "she", "they", "you"))
    place = any(child.lower in ("here", "there") for child in below(verb, "advmod"))
    place = place or any(
        noun.pos == "PROPN"
        for prep in below(verb, "prep")
        if prep.lower in ("in", "at")
        for noun in below(prep, "pobj")
    )
    return animate and place


def is_mere_ability(verb: Word) -> bool:
    """True if the verb only says what somebody could do ("able to defend", "designed to deter")."""
    if not is_infinitive(verb):
        return False
    head = verb.head
    while head is not None and head.dep == "conj" and head.head is not None and is_predicate(head):
        head = head.head
    return head is not None and head.lemma in ABILITY


def _noun_before(top: Word, words: list[Word], sentence: Sentence) -> Word | None:
    """Return the event noun whose phrase ends right where the time phrase begins ("the invasion of Ukraine in May")."""
    first = top.head if top.dep == "pobj" and top.head is not None else words[0]
    left = [word for word in sentence.words if word.index < first.index]
    for noun in reversed(left[-8:]):
        if is_event_noun(noun) and noun.dep != "compound" and subtree_end(noun, first.index) == first.index - 1:
            return noun
    return None


def subtree_end(word: Word, limit: int) -> int:
    """Index of the last word below `word` that stands before `limit`."""
    return max((each.index for each in subtree(word) if each.index < limit), default=word.index)


def _only_event_noun(sentence: Sentence, top: Word) -> Word | None:
    """In a fragment without a verb, such as a headline, the nearest event noun."""
    nouns = [word for word in sentence.words if is_event_noun(word) and word.dep != "compound"]
    nouns = [noun for noun in nouns if not _is_parted(noun, top, sentence)]
    return min(nouns, key=lambda noun: abs(noun.index - top.index), default=None)


def _is_parted(noun: Word, top: Word, sentence: Sentence) -> bool:
    """True if a colon or a stroke stands between two words: "Flood in Riga: your photos Monday 3 May"."""
    first, last = sorted((noun.index, top.index))
    return any(word.text in (":", "|") for word in sentence.words if first < word.index < last)


def is_coordinated(words: list[Word]) -> bool:
    """True if a phrase is one of several, of several events: "the elections of 2016 and 2020"."""
    return bool(words) and top_of(words).dep == "conj" and not is_predicate(top_of(words))


def is_property(words: list[Word]) -> bool:
    """True if a clock time is what a thing is of: "a deadline of 9 p.m."."""
    of = top_of(words).head
    return of is not None and of.lower == "of" and of.head is not None and of.head.pos == "NOUN"


def anchor_word(sentence: Sentence, start: int, end: int) -> Word | None:
    """Return the "after" or "before" of an event-anchored phrase: the last word of it or the next one.

    What lasted "for two hours after the storm" is not counted from it.
    """
    inside = words_of(sentence, start, end)
    if not inside or any(word.index == inside[0].index - 1 and word.lower == "for" for word in sentence.words):
        return None
    for word in sentence.words:
        if inside[0].index <= word.index <= inside[-1].index + 1 and word.lower in ANCHOR_WORDS:
            return word
    return None


def anchored_pair(word: Word) -> tuple[Word | None, Word | None]:
    """Return what an "after" or "before" relates: the event in the main clause and the one that it is counted from."""
    if word.dep == "mark" and word.head is not None:
        base: Word | None = word.head
        main = word.head.head
    else:
        base = next((noun for noun in below(word, "pobj", "pcomp")), None)
        main = next((above for above in ancestors(word) if is_predicate(above) or is_event_noun(above)), None)
    return _carried(main), _carried(base)


def _carried(word: Word | None) -> Word | None:
    if word is None or not is_predicate(word):
        return word
    return carried_noun(word) or word
