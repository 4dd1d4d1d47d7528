"""A plain one-line title of an event, as a person would write it: "Two missiles strike Sumy"."""

from pipelines.events.kinds import PRESENCE, governing_verb, is_event_noun
from pipelines.events.lexicon.roles import PRONOUNS, SAYING_VERBS, STAGES
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    agent,
    ancestors,
    below,
    by_name,
    is_passive,
    is_predicate,
    is_time_adverbial,
    phrase,
    subject,
    subtree,
    target,
)

LONGEST = 110
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
WAYS = ("from", "to", "into", "with", "of")
PRONOUNS_WITH_PLURAL = ("i", "we", "you", "they")
_PLURAL = {"is": "are", "has": "have", "does": "do"}


def title_of(
    trigger: Word, sentence: Sentence, kind: str, who: str | None, place: str | None, planned: bool = False
) -> str:
    """The title of an event.

    Args:
        trigger: the word that tells the event.
        kind: type and mode of the event.
        who: the subject where the text says only "I" or "the two leaders"; of a passive, the one who suffers it.
        place: the event's place, added if the words do not name it.
        planned: whether it lies ahead: "Ann Lee to visit Riga".
    """
    verb = governing_verb(trigger)
    if verb is not None and trigger.dep == "dobj" and _has_named_subject(verb):
        title = _of_verb(verb, sentence, None, planned) or _of_noun(trigger, sentence, who)
    elif verb is not None and trigger.dep == "nsubj" and _tells_more(verb) and not planned:
        done = [present(verb, is_plural(trigger)), *_rest(verb, sentence)]
        title = " ".join([_of_noun(trigger, sentence, who), *done])
    elif not is_predicate(trigger):
        title = _of_noun(trigger, sentence, who)
    elif kind == PRESENCE and place:
        title = f"{who or 'Somebody'} {'are' if ' and ' in (who or '') else 'is'} in {place}"
    else:
        title = _of_verb(trigger, sentence, who, planned) or " ".join(sentence.text.split())
    title = cut(title)
    if place and place.casefold() not in title.casefold() and len(title) + len(place) < LONGEST:
        title = f"{title} in {place}"
    return title[:1].upper() + title[1:]


def _tells_more(verb: Word) -> bool:
    """Whether the verb that carries an event noun says what came of it: "kills six", "begins"."""
    return verb.lemma in STAGES or (bool(below(verb, "dobj")) and verb.lemma != "leave")


def _has_named_subject(verb: Word) -> bool:
    doer = subject(verb)
    return doer is not None and doer.pos in ("NOUN", "PROPN")


def cut(text: str, longest: int = LONGEST) -> str:
    """A text cut at a word, with an ellipsis if anything was cut.

    >>> cut("a long way to go", 8)
    'a long…'
    """
    plain = " ".join(text.split()).rstrip(" ,;:–-")
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _of_noun(noun: Word, sentence: Sentence, who: str | None) -> str:
    words = phrase(noun, sentence) or noun.text
    owners = [word for word in below(noun, "poss") if is_time_adverbial(word)]
    if owners:
        words = words.removeprefix(sentence.text[owners[0].start - sentence.start : owners[0].end - sentence.start])
        words = words.lstrip("'’s").strip()
    years = [child.text for child in below(noun, "nummod", "npadvmod") if child.index == noun.index + 1]
    if noun.pos == "PROPN" and years and not is_event_noun(noun):
        return f"{noun.text} {years[0]}"
    head, _, rest = words.partition(" ")
    words = rest if head.lower() in ("the", "a", "an", "this", "that", "these", "those") and rest else words
    if who and below(noun, "npadvmod") and who not in words:
        words = f"{words} of {who}"
    by = [prep for prep in below(noun, "prep") if prep.lower in ("on", "against", "with", "in") and below(prep, "pobj")]
    for prep in by[:1]:
        noun_after = below(prep, "pobj")[0]
        against = None if is_time_adverbial(noun_after) else phrase(noun_after, sentence)
        if against and prep.lower != "in" and against not in words:
            words = f"{words} {prep.text} {against}"
    return words


def _of_verb(verb: Word, sentence: Sentence, who: str | None, planned: bool) -> str | None:
    if is_passive(verb):
        return _of_passive(verb, sentence, who, planned)
    doer = subject(verb)
    if doer is not None and doer.tag in ("WDT", "WP"):
        doer = next((word for word in ancestors(verb) if word.pos in ("NOUN", "PROPN")), doer)
    doer = by_name(doer) if doer is not None else None
    said = phrase(doer, sentence) if doer is not None else None
    spoken = who is not None and (said is None or said not in who)
    name = who if spoken else said or (doer.text if doer is not None else None)
    if name is None or (planned and name.lower() in PRONOUNS):
        return None
    plural = name.lower() in PRONOUNS_WITH_PLURAL or (
        " and " in name if spoken else doer is not None and is_plural(doer)
    )
    return " ".join([name, f"to {verb.lemma}" if planned else present(verb, plural), *_rest(verb, sentence)])


def _of_passive(verb: Word, sentence: Sentence, whom: str | None, planned: bool) -> str | None:
    sufferer = target(verb)
    name = whom if sufferer is None else phrase(by_name(sufferer), sentence) or whom
    if name is None:
        front = [
            word for word in sentence.words if word.index < verb.index and word.dep not in ("aux", "auxpass", "punct")
        ]
        name = sentence.text[: front[-1].end - sentence.start] if front else None
    if name is None:
        return None
    plural = sufferer is None or is_plural(sufferer)
    doer = agent(verb)
    by = phrase(doer, sentence) if doer is not None else None
    form = "to be" if planned else "are" if plural else "is"
    done = [name, form, verb.text, *(word.text for word in below(verb, "prt"))]
    return " ".join([*done, f"by {by}"] if by else [*done, *_way(verb, sentence)])


def _way(verb: Word, sentence: Sentence) -> list[str]:
    """From or to what something is done: pulled "from the rubble", charged "with murder"."""
    noun = next((noun for prep in below(verb, "prep") if prep.lower in WAYS for noun in below(prep, "pobj")), None)
    words = phrase(noun, sentence) if noun is not None and not is_time_adverbial(noun) else None
    return [*_prepositions(noun), words] if noun is not None and words is not None else []


def _rest(verb: Word, sentence: Sentence) -> list[str]:
    parts = [child.text for child in below(verb, "prt")]
    if verb.lemma in SAYING_VERBS:
        for said in below(verb, "ccomp")[:1]:
            words = subtree(said)
            return [*parts, sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]]
    aim = next((word for word in below(verb, "xcomp") if any(to.lower == "to" for to in below(word, "aux"))), None)
    if aim is not None and target(verb) is None:
        return [*parts, "to", aim.text, *_rest(aim, sentence)]
    noun = target(verb) or _complement(verb)
    words = phrase(noun, sentence) if noun is not None else None
    if noun is None or words is None:
        return parts
    return [*parts, *_prepositions(noun), words]


def _prepositions(noun: Word) -> list[str]:
    """The words that lead from a verb to a noun: "out of" parliament."""
    found: list[str] = []
    above = noun.head if noun.dep == "pobj" else None
    while above is not None and above.dep == "prep":
        found.insert(0, above.text)
        above = above.head
    return found


def _complement(verb: Word) -> Word | None:
    """What a verb without an object needs to be understood: "calls for a vote", "comes from Rome"."""
    first = below(verb, "prep")
    preps = [each for prep in first for each in (prep, *below(prep, "prep"))]
    return next((noun for prep in preps for noun in below(prep, "pobj") if not is_time_adverbial(noun)), None)


def present(verb: Word, plural: bool) -> str:
    """A verb in the present tense, third person."""
    lemma = verb.lemma
    if plural:
        return _PLURAL.get(_IRREGULAR.get(lemma, ""), lemma)
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def is_plural(noun: Word) -> bool:
    """Whether a noun phrase stands for several."""
    return (
        noun.tag in ("NNS", "NNPS")
        or bool(below(noun, "conj"))
        or (noun.pos == "NUM" and noun.lower not in ("one", "1"))
        or noun.lower in ("we", "they", "you", "people", "police", "some", "many")
    )
