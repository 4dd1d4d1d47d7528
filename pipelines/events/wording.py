"""The words of a clause as its sentence has them: which belong to it, what goes for want of room, how they are spelled.

Words are left out as whole units only: with the commas, dashes or brackets that set them apart.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import zip_longest

from pipelines.events.casualties import is_people
from pipelines.events.lexicon import words as word_set
from pipelines.events.lexicon.roles import (
    ANNOUNCING,
    AUTHORITIES,
    CONDITIONS,
    DENIALS,
    MODAL_AUXILIARIES,
    SAYING_VERBS,
)
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    SUBJECTS,
    below,
    is_passive,
    is_plural,
    is_predicate,
    predicate_above,
    subject,
    subtree,
    target,
)

_UNPROVEN = DENIALS | word_set("deny claim allege suggest estimate predict warn threaten vow promise demand urge call")
"""Verbs of saying without which a clause would say more than is known."""
_NOT_YET = word_set("before until till lest")
"""What makes of a clause one that need not be true, if it is not in the past."""
_INDEFINITE = word_set("no any every each neither few")
"""Determiners of a noun of which a clause behind it says which one is meant: "no man who fled"."""
_SUPPOSING = word_set("would could might may should")
"""Auxiliaries of a relative clause that would say more than is known without the one above it."""
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_AUXILIARIES = ("aux", "auxpass", "neg")
_OPENS = frozenset({",", "(", "-", "--", "–", "—", ";", ":"})
_CLOSES = frozenset({",", ")", "-", "--", "–", "—", ";", ".", "?", "!"})
_BESIDE = frozenset({"conj", "appos", "npadvmod"})
_ASIDES = frozenset(
    {"relcl", "appos", "acl", "advcl", "parataxis", "npadvmod", "prep", "advmod", "amod", "intj", "dep"}
)
"""What may go where marks set it apart on both sides."""
_FRONTED = frozenset({"advcl", "npadvmod", "prep", "advmod"})
"""What may go from before a clause."""
_SHORT = 3
"""Fewer words are not worth the gap: "Portland, Maine,"."""
_LAST = frozenset({"prep", "acl", "relcl", "advcl", "npadvmod", "advmod", "appos"})
"""What may go from the end of a title that is too long."""
DASHES = frozenset({"--", "–", "—"})
_TIED = word_set("of than as")
_LOOSE = word_set("in at on near during after before since outside inside")
"""Prepositions of where and when, which a noun can do without."""
_CONTRACTED = {"'ll": "will", "'ve": "have", "'re": "are"}
_TIGHT = frozenset(",;:.)%'’”?!")


def clause_of(verb: Word, trigger: Word) -> list[Word] | None:
    """Return the words of a clause, its subject first; None if it cannot be told without the one above it.

    Args:
        verb: heads the clause.
        trigger: the word of the event, which is kept.
    """
    doer = _doer(verb)
    if verb.dep == "relcl":
        return _of_relative(verb, doer, trigger) if doer is not None else None
    if verb.dep == "conj" and doer is None:
        return _of_conjunct(verb, trigger)
    if verb.dep == "ROOT":
        return _own(verb, trigger)
    if verb.dep == "parataxis" and verb.lemma in SAYING_VERBS:
        return None
    if (
        doer is None
        or verb.dep in ("acl", "csubj")
        or not _is_finite(verb)
        or _is_unsure(verb)
        or _disagree(verb, doer)
    ):
        return None
    asks = any(word.tag in _RELATIVE and predicate_above(word) is verb for word in subtree(doer))
    return None if asks else _own(verb, trigger)


def _doer(verb: Word) -> Word | None:
    doers = (word for word in below(verb, *SUBJECTS, "expl") if not word.lower.endswith(("self", "selves")))
    return next(doers, None)


def phrase_of(noun: Word, trigger: Word) -> list[Word]:
    """Return a noun with all that belongs to it, without the clauses that a comma sets apart."""
    words = subtree(noun)
    while words[0] is not noun and words[0].dep in ("punct", "cc", "preconj"):
        words = words[1:]
    for child in below(noun, "relcl", "advcl"):
        unit = {word.index for word in subtree(child)}
        if trigger.index not in unit and any(word.text == "," and word.index == min(unit) - 1 for word in words):
            words = without(words, unit)
    return words


def ended(words: list[Word]) -> list[Word]:
    """Return words without a mark, an "and" or a "when" at their end, unless it closes a bracket or a quotation."""
    while len(words) > 1 and (words[-1].dep == "punct" or _ties(words[-1])) and words[-1].text not in (")", "%"):
        if words[-1].text == '"' and sum(word.text == '"' for word in words) % 2 == 0:
            break
        words = words[:-1]
    return words


def without(words: list[Word], unit: Set[int]) -> list[Word]:
    """Return words without some that stand together, and without the marks and the "and" that tie these to the rest."""
    places = [place for place, word in enumerate(words) if word.index in unit]
    before, behind = words[: places[0]], words[places[-1] + 1 :]
    opened = False
    while before and (before[-1].text in _OPENS or before[-1].dep == "cc"):
        opened = before.pop().dep != "cc" or opened
    if behind and behind[0].text in _CLOSES and (opened or not before):
        behind = behind[1:]
    return before + behind


def text_of(words: Sequence[Word], sentence: Sentence, filled: Mapping[int, str]) -> str:
    """Return words as the sentence spells them.

    Args:
        filled: what stands for some of them, by their index.
    """
    told, last = "", None
    for word in words:
        spelled = filled.get(word.index, sentence.text[word.start - sentence.start : word.end - sentence.start])
        between = sentence.text[last.end - sentence.start : word.start - sentence.start] if last is not None else ""
        torn = last is not None and (bool(between.strip()) or last.index in filled)
        if torn and word.lower in _CONTRACTED:
            told += f" {_CONTRACTED[word.lower]}"
        elif between.strip():
            told += spelled if spelled[:1] in _TIGHT else f" {spelled}"
        else:
            told += (" " if between and spelled else "") + spelled
        last = word
    return told


def _own(verb: Word, trigger: Word) -> list[Word]:
    """Return the words of a clause without what ties it to others, who says it, and what follows behind an "and"."""
    words = subtree(verb)
    ties = [word.index for word in verb.children if word.index < verb.index and _ties(word)]
    if verb.dep == "ccomp" and words[0].lower == "that":
        ties.append(words[0].index)
    words = [word for word in words if word.index > max(ties, default=-1)]
    for child in verb.children:
        unit = {word.index for word in subtree(child)}
        other = child.dep == "conj" and is_predicate(child) and not _is_beside(child, verb)
        said = child.dep == "parataxis" and child.lemma in SAYING_VERBS
        goes = said or (other and not _is_of_another(child, verb))
        if goes and trigger.index not in unit and unit < {word.index for word in words}:
            words = without(words, unit | _missed_subject(child, words))
    for source in [word for word in words if word.lower == "according" and word.dep == "prep"]:
        words = without(words, {word.index for word in subtree(source)})
    return words


def _missed_subject(verb: Word, words: list[Word]) -> set[int]:
    """Return the words right before a verb that the parse takes for part of what is before: "in Bari and Voss won"."""
    first = subtree(verb)[0].index
    before = next((word for word in words if word.index == first - 1), None)
    if before is None or before.pos not in ("NOUN", "PROPN") or before.dep not in _BESIDE or not _is_finite(verb):
        return set()
    while before.head is not None and before.head.dep in _BESIDE and before.head.pos in ("NOUN", "PROPN"):
        before = before.head
    return {word.index for word in subtree(before)} if _doer(verb) is None else set()


def _ties(word: Word) -> bool:
    """True if a word ties a clause to what is before it: "that", "when", "but"."""
    return word.dep in ("mark", "cc") or word.tag == "WRB"


def _is_beside(second: Word, verb: Word) -> bool:
    """True if nothing but "and" stands between two verbs, so that they share what follows: "was shot and killed"."""
    if below(second, *SUBJECTS):
        return False
    between = [child for child in verb.children if verb.index < child.index < second.index]
    return all(child.dep in ("cc", "punct", "conj") for child in between)


def _of_relative(verb: Word, doer: Word, trigger: Word) -> list[Word] | None:
    """Return a noun and what is said of it behind "who" or "which"; None if another word is the subject there."""
    noun = verb.head
    if doer.tag not in _RELATIVE or noun is None or any(word.lower in _SUPPOSING for word in below(verb, "aux")):
        return None
    nouns = [noun, *_nouns_above(noun)]
    if doer.lower == "who":
        elsewhere = [each for each in nouns if not _is_where(each)]
        nouns = [each for each in nouns if is_people(each) and (each.pos == "NOUN" or each in elsewhere)] or elsewhere
    noun = next((each for each in nouns if not _disagree(verb, each)), None)
    if noun is None or noun.pos not in ("NOUN", "PROPN", "NUM"):
        return None
    bare = noun.tag == "NN" and not noun.children[0].index < noun.index
    if bare or any(word.lower in _INDEFINITE for word in below(noun, "det")):
        return None
    first = subtree(verb)[0].index
    if noun.dep == "appos" and noun.head is not None and noun.head.pos == "PROPN":
        first, noun = subtree(noun)[0].index, noun.head
    front = [word for word in phrase_of(noun, verb) if word.index < first]
    while front and front[-1].dep in ("punct", "cc"):
        front.pop()
    return front + [word for word in _own(verb, trigger) if word.index > doer.index]


def _nouns_above(noun: Word) -> Iterator[Word]:
    """Yield the nouns of which a noun is part: "a pupil at the school"."""
    above = noun.head
    while above is not None and above.dep == "prep" and above.head is not None:
        yield above.head
        above = above.head.head


def _is_where(noun: Word) -> bool:
    """True if a noun says where somebody is: "workers at the mill who"."""
    return noun.head is not None and noun.head.lower in ("at", "in", "from")


def _disagree(verb: Word, noun: Word) -> bool:
    """True if the form of a verb says that it is of several, or of one, and a noun is not."""
    forms = {word.lower for word in (verb, *below(verb, "aux", "auxpass"))}
    return noun.dep != "expl" and bool(forms & ({"was", "is", "has"} if is_plural(noun) else {"were", "are", "have"}))


def _of_conjunct(verb: Word, trigger: Word) -> list[Word] | None:
    """Return the words of a verb that shares the subject of one before it: "was arrested and charged with theft"."""
    first = verb.head
    if first is None or not is_predicate(first):
        return None
    whole = clause_of(first, trigger)
    if whole is None or _is_beside(verb, first):
        return whole
    front = _subject_words(first, whole)
    if _is_of_another(verb, first):
        return whole
    shared = [word for word in below(first, *_AUXILIARIES) if word.index < first.index] if verb.tag == first.tag else []
    auxiliaries = [] if below(verb, "aux", "auxpass") else [each for word in shared for each in subtree(word)]
    return front + auxiliaries + _own(verb, trigger) if front else None


def _is_of_another(verb: Word, first: Word) -> bool:
    """True if the parse misses the subject of a verb, whose form says that it is another than that of the first one."""
    if _doer(verb) is not None:
        return False
    doer = target(verb) if is_passive(verb) else subject(verb)
    between = doer is not None and first.index < doer.index
    shared = _doer(first)
    joined = verb.tag == first.tag or any(word.index < verb.index for word in below(first, "cc"))
    return between or not joined or (shared is not None and _disagree(verb, shared))


def _subject_words(verb: Word, whole: list[Word]) -> list[Word]:
    """Return the words of a clause that are its subject."""
    doer = _doer(verb)
    if doer is None and verb.dep == "conj" and verb.head is not None:
        return _subject_words(verb.head, whole)
    if doer is not None and doer.tag not in _RELATIVE:
        held = {word.index for word in subtree(doer) if word.index < verb.index}
        return [word for word in whole if word.index in held]
    return [word for word in whole if doer is not None and word.index < doer.index]


def _is_finite(verb: Word) -> bool:
    helpers = below(verb, "aux", "auxpass")
    doer = _doer(verb)
    asked = doer is not None and any(word.index < doer.index for word in helpers)
    told = (
        (bool(helpers) and not asked) or verb.tag in ("VBD", "VBP", "VBZ") or (verb.dep == "conj" and verb.tag == "VBN")
    )
    return told and not any(word.lower == "to" for word in helpers)


def _is_unsure(verb: Word) -> bool:
    """True if what stands around a clause makes it less than a fact: "if", "denied that", "feared that"."""
    opening = {
        word.lower for word in verb.children if word.index < verb.index and (word.dep == "mark" or word.tag == "WRB")
    }
    past = any(word.tag == "VBD" for word in (verb, *below(verb, "aux", "auxpass")))
    if opening & CONDITIONS or (opening & _NOT_YET and not past):
        return True
    above = verb.head
    if verb.dep != "ccomp" or above is None:
        return verb.dep not in ("advcl", "parataxis", "conj", "ccomp")
    doer = _doer(above)
    opinion = doer is not None and doer.tag == "NNS" and doer.lemma not in AUTHORITIES
    doubted = opinion or any(
        word.dep == "neg" or word.lower in MODAL_AUXILIARIES for word in below(above, "neg", "aux")
    )
    cleft = above.lemma == "be" and not below(above, "acomp", "attr")  # "it was in Bari that they met"
    told = cleft or above.lemma in SAYING_VERBS | ANNOUNCING
    return doubted or not told or above.lemma in _UNPROVEN


def set_apart(words: list[Word], needed: Set[int]) -> set[int] | None:
    """Return the last words that marks set apart from the others, by their indexes.

    Args:
        words: of a title.
        needed: what no words that go may hold.
    """
    if (unit := _between_marks(words, needed)) is not None:
        return unit
    places = {word.index: place for place, word in enumerate(words)}
    for word in reversed(words):
        if word.dep not in _ASIDES or not _is_aside(word):
            continue
        unit = [each for each in subtree(word) if each.index in places]
        while unit and unit[0].dep == "punct":
            unit = unit[1:]
        while unit and unit[-1].dep == "punct":
            unit = unit[:-1]
        if len(unit) < _SHORT or needed & {each.index for each in unit}:
            continue
        first, last = places[unit[0].index], places[unit[-1].index]
        together = last - first == len(unit) - 1 and len(unit) < len(words)
        opened = (first == 0 and word.dep in _FRONTED) or words[first - 1].text in _OPENS
        ended = last + 1 == len(words) or words[last + 1].text in _CLOSES
        joined = below(word, "cc") or any(each.dep == "cc" for each in words[last + 1 : last + 3])
        listed = word.dep in ("appos", "npadvmod") and bool(joined)
        if together and opened and ended and not listed:
            return {each.index for each in unit}
    return None


def _between_marks(words: list[Word], needed: Set[int]) -> set[int] | None:
    """Return the words between two brackets or two dashes, or behind a dash that no other one closes."""
    dashes = [place for place, word in enumerate(words) if place and word.text in DASHES]
    brackets = [place for place, word in enumerate(words) if place and word.text in ("(", ")")]
    for marks in (dashes, brackets):
        for first, last in reversed([*zip_longest(marks[::2], marks[1::2], fillvalue=len(words))]):
            unit = {word.index for word in words[first + 1 : last]}
            if unit and not needed & unit:
                return unit
    return None


def _is_aside(word: Word) -> bool:
    """True if a word heads what may go: no condition, and no verb whose subject the parse has missed."""
    if {each.lower for each in below(word, "mark", "advmod")} & CONDITIONS:
        return False
    return not is_predicate(word) or not _is_finite(word) or _doer(word) is not None


def last_phrase(words: list[Word], needed: Set[int]) -> set[int] | None:
    """Return the shortest phrase at the end of words that they can do without, or else the best one to go.

    Args:
        words: of a title, the last one no mark.
        needed: what no words that go may hold.
    """
    places = {word.index: place for place, word in enumerate(words)}
    inside: set[int] | None = None
    tied: set[int] | None = None
    for word in reversed(words):
        unit = {each.index for each in subtree(word) if each.index in places}
        first, last = min(map(places.__getitem__, unit)), max(map(places.__getitem__, unit))
        apart = word.dep in ("conj", "ccomp", "parataxis") and is_predicate(word) and _is_parted(words[first - 1])
        if not (apart or word.dep in _LAST) or last - first + 1 > len(unit) or needed & unit:
            continue
        if word.dep == "prep" and _is_tied(word):
            tied = tied or (unit if last + 1 == len(words) and word.lower not in _TIED else None)
        elif last + 1 == len(words):
            return unit
        elif word.dep == "prep" and word.head is not None and is_predicate(word.head):
            inside = inside or unit
    return inside or tied or _last_part(words, needed)


def _last_part(words: list[Word], needed: Set[int]) -> set[int] | None:
    """Return the words from the last mark, "and", "that" or "which" on."""
    for place in reversed(range(1, len(words))):
        word = words[place]
        if word.text in _OPENS or word.dep in ("cc", "mark") or word.tag in _RELATIVE or word.tag == "WRB":
            unit = {each.index for each in words[place:]}
            return None if needed & unit else unit
    return None


def _is_parted(before: Word) -> bool:
    return before.text in _OPENS or before.dep == "cc"


def _is_tied(preposition: Word) -> bool:
    """True if what stands before a preposition says too little without it: "an end to", "out of", "called for"."""
    head = preposition.head
    if head is None or preposition.lower in _TIED or (head.pos == "VERB" and preposition.index == head.index + 1):
        return True
    return head.pos in ("NOUN", "PROPN", "ADP", "ADJ") and preposition.lower not in _LOOSE
