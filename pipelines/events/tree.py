"""Walking a dependency tree: clauses, subjects, objects, noun phrases."""

from collections.abc import Iterator
from operator import attrgetter

from pipelines.events.lexicon import words
from pipelines.events.lexicon.counts import PEOPLE
from pipelines.events.lexicon.places import TITLES
from pipelines.events.lexicon.roles import HARMING, JUDGING_VERBS, NEEDS_DOER, NEEDS_OBJECT, PRONOUNS, SAYING_VERBS
from pipelines.events.syntax import Sentence, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
PLURAL_PRONOUNS = words("we they you i")
AMOUNTS = words("lot handful couple dozen score hundred thousand million variety range number series majority")
"""What several are counted by: "a handful of banks"."""
ABOUT = words("deal agreement ceasefire truce accord treaty talk law vote referendum ban")


def is_predicate(word: Word) -> bool:
    """True if a word heads a clause: a verb, or an auxiliary that stands for one; no preposition like "following"."""
    return word.pos in ("VERB", "AUX") and word.dep not in ("aux", "auxpass", "prep")


def below(word: Word, *deps: str) -> list[Word]:
    """Return the children of a word that have one of the dependencies, from left to right."""
    return [child for child in word.children if child.dep in deps]


def ancestors(word: Word) -> Iterator[Word]:
    """Yield the heads above a word, from the nearest to the root."""
    head = word.head
    while head is not None:
        yield head
        head = head.head


def subtree(word: Word, stop: frozenset[int] = frozenset()) -> list[Word]:
    """A word and all below it, in the order of the text; words whose index is in `stop` are left out with theirs."""
    found = [word]
    for each in found:
        found += [child for child in each.children if child.index not in stop] if stop else each.children
    found.sort(key=attrgetter("index"))
    return found


def conjuncts(word: Word) -> list[Word]:
    """Return a word and the words that are coordinated with it ("buildings and a hospital")."""
    found = [word]
    for each in found:
        found.extend(child for child in below(each, "conj") if child.pos in NOMINAL)
    return found


def agent(verb: Word) -> Word | None:
    """Return who does what a passive verb says ("struck by two missiles")."""
    for by in below(verb, "agent"):
        for noun in below(by, "pobj"):
            return noun
    return None


def is_passive(verb: Word) -> bool:
    """True if the verb's subject, said or unsaid, is the one to whom it is done."""
    if below(verb, "dobj") and any(word.lower == "'s" for word in below(verb, "auxpass")):
        return False  # "it's sold a mill": it has
    if below(verb, "auxpass", "nsubjpass", "agent") or _lacks_object(verb):
        return True
    if _is_got(verb):
        return True
    if verb.dep == "acl" and verb.tag == "VBD":
        return not _subjects(verb)
    if verb.dep == "conj" and verb.tag in ("VBN", "VBD") and below(verb, "oprd") and not _subjects(verb):
        return not below(verb, "dobj") and verb.head is not None and is_passive(verb.head)
    if verb.tag == "VBN" and below(verb, "nsubj") and any(_has_done(word, verb) for word in below(verb, "aux")):
        return True
    bare = verb.tag == "VBN" and not below(verb, "aux") and not any(map(_is_one, below(verb, "nsubj")))
    if verb.dep == "advcl":
        marks = below(verb.head, "punct") if verb.head is not None else []
        led = any(mark.text == ":" and verb.head is not None and mark.index < verb.head.index for mark in marks)
        return bare and not led and not below(verb, "nsubj", "dobj", "mark") and not says_where(verb)
    by_other = bool(below(verb, "nsubj") and below(verb, "dobj"))
    return bare and not by_other and verb.dep in ("acl", "relcl", "amod", "oprd")


def _is_of_another(verb: Word, head: Word) -> bool:
    """True if a verb has another subject than the one above it: "Police said that he fired and killed two"."""
    if verb.dep == "advcl":
        return says_where(verb)
    return verb.dep == "conj" and verb.lemma in HARMING and head.lemma in SAYING_VERBS


def says_where(verb: Word) -> bool:
    """True if a clause opens with "where" or "when", after which it has a subject of its own, found or not."""
    return any(word.tag == "WRB" for word in below(verb, "advmod"))


def _has_done(auxiliary: Word, verb: Word) -> bool:
    """True if somebody lets it be done, so that "had" stands before what the parse calls the subject."""
    return auxiliary.lemma == "have" and any(noun.index > auxiliary.index for noun in below(verb, "nsubj"))


def _is_one(noun: Word) -> bool:
    """True if a noun names somebody, or a number of people."""
    return noun.pos in ("PROPN", "NUM") or noun.lemma in PEOPLE


def _is_got(verb: Word) -> bool:
    """ "had gotten shot"."""
    return verb.tag == "VBN" and verb.dep == "xcomp" and verb.head is not None and verb.head.lemma == "get"


def _lacks_object(verb: Word) -> bool:
    """True if a verb that needs an object has none but its subject: "a girl shot in a park", "six killed"."""
    if verb.tag not in ("VBN", "VBD") or verb.dep == "relcl":
        return False
    persons = [_is_one(noun) for noun in below(verb, "nsubj")]
    suffers = any(persons) if verb.lemma in NEEDS_OBJECT else verb.lemma in NEEDS_DOER and persons == [False]
    return suffers and not below(verb, "dobj", "dative", "aux", "ccomp", "xcomp", "prt")


def subject(verb: Word, depth: int = 0) -> Word | None:
    """Return who does what the verb says, across passives, relative, coordinated and subordinate clauses."""
    if is_passive(verb):
        return agent(verb)
    if (found := _nearest_subject(verb, *SUBJECTS)) is not None:
        return _who_is(found, verb)
    head = verb.head
    if head is None or depth > 5:
        return None
    if verb.dep in ("acl", "relcl"):
        return head
    if verb.dep == "pcomp" and head.head is not None and head.head.lemma in JUDGING_VERBS:
        return target(head.head)
    if verb.dep == "xcomp" and below(head, "dobj"):
        return below(head, "dobj")[0]
    if verb.dep == "xcomp" and is_passive(head):
        return target(head)
    if verb.dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp") and not is_predicate(head):
        head = predicate_above(head)
    if head is None or verb.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep") or _is_of_another(verb, head):
        return None
    if (mistaken := _mistaken_subject(verb, head)) is not None:
        return mistaken
    if is_passive(head) and verb.dep == "conj":
        return target(head) if verb.tag == "VBD" else None
    return subject(head, depth + 1)


def _who_is(found: Word, verb: Word) -> Word | None:
    """Return who is meant by "who", or by the clause as which the parse takes "a man cleaning his gun"."""
    if found.dep == "csubj" and found.tag == "VBG":
        return next(iter(below(found, "nsubj")), found)
    if found.tag not in ("WDT", "WP") or verb.dep != "relcl" or verb.head is None:
        return found
    where = verb.head.head
    placed = verb.head.pos == "PROPN" and where is not None and where.lower in ("at", "in", "near", "outside")
    of_event = placed and found.tag == "WDT" and verb.lemma in HARMING
    return where.head if of_event and where is not None else verb.head


def _mistaken_subject(verb: Word, head: Word) -> Word | None:
    """Return the subject of a clause that the parse hangs on another word than the verb."""
    if verb.dep not in ("conj", "advcl"):
        return None
    found = _object_before(verb, head)
    return found or _said_of(verb) or _subject_of_chain(verb, head) if verb.dep == "conj" else found


def _said_of(verb: Word) -> Word | None:
    """The subject of what is said, which the parse takes for an object: "The mayor confirmed two men were hurt"."""
    head = verb.head
    if head is None or verb.dep != "conj" or head.lemma not in SAYING_VERBS:
        return None
    between = [word for word in head.children if head.index < word.index < verb.index]
    tied = any(word.dep == "cc" or word.text == "," for word in between)
    return next((word for word in between if word.dep == "dobj" and not tied), None)


def _object_before(verb: Word, head: Word) -> Word | None:
    """The noun right before a verb that the parse hangs on "since" or "after": it is the subject of the clause."""
    nouns = (word for word in subtree(head) if word.dep == "pobj" and word.head is not None)
    clauses = (noun for noun in nouns if noun.head and noun.head.lower in ("since", "after", "before", "until"))
    return next((noun for noun in clauses if subtree(noun)[-1].index == verb.index - 1), None)


def _subject_of_chain(verb: Word, head: Word) -> Word | None:
    """The subject of a clause whose last verbs the parse hangs on another one: "met him where rebels ran and hid"."""
    before = [word for word in subtree(head) if word.index < verb.index]
    while before and (before[-1].pos in ("PUNCT", "CCONJ") or (before[-1].dep == "conj" and not _subjects(before[-1]))):
        before.pop()
    last = before[-1] if before else head
    own = _subjects(last)
    return own[0] if last is not head and is_predicate(last) and own and own[0].tag not in ("WDT", "WP") else None


def _nearest_subject(verb: Word, *deps: str) -> Word | None:
    """The last subject before a verb, since what the parse puts before it is of another line ("RIGA -- Voss sold it").

    In a list the first one stands for all.
    """
    found = [noun for noun in below(verb, *deps) if not noun.lower.endswith(("self", "selves"))]
    before = [noun for noun in found if noun.index < verb.index and not is_time_adverbial(noun)]
    listed = bool(before) and bool(below(before[-1], "conj")) and before[0].pos == before[-1].pos
    return next(iter(found), None) if listed or not before else before[-1]


def _subjects(verb: Word) -> list[Word]:
    return below(verb, *SUBJECTS)


def _shares_subject(verb: Word) -> bool:
    """True if a verb is coordinated with one before it, and has no subject of its own: "was shot and killed"."""
    head = verb.head
    return verb.dep == "conj" and head is not None and is_predicate(head) and not below(verb, "nsubjpass")


def target(verb: Word) -> Word | None:
    """To whom or to what the verb does it."""
    while is_passive(verb) and _shares_subject(verb) and verb.head is not None and is_passive(verb.head):
        verb = verb.head
    if is_passive(verb):
        if (found := _nearest_subject(verb, "nsubjpass", "nsubj")) is not None:
            return verb.head if found.tag in ("WDT", "WP") and verb.dep == "relcl" else found
        if verb.dep in ("oprd", "xcomp") and verb.head is not None and (is_passive(verb.head) or _is_got(verb)):
            return target(verb.head) or subject(verb.head)
        if verb.head is not None and _shares_subject(verb):
            return _said_of(verb) or subject(verb.head)
        return verb.head if verb.dep in ("acl", "relcl") else None
    for found in below(verb, "dobj", "dative"):
        if not is_time_adverbial(found):
            return verb.head if found.tag in ("WDT", "WP") and verb.dep == "relcl" else found
    for preposition in below(verb, "prep"):
        if preposition.lower in ("on", "with", "about", "against", "to", "at"):
            for found in below(preposition, "pobj"):
                if not is_time_adverbial(found):
                    return found
    return None


def is_aside(word: Word, above: Word) -> bool:
    """True if a word stands in a relative clause below another one."""
    while word is not above and word.head is not None:
        if word.dep == "relcl":
            return above in ancestors(word)
        word = word.head
    return False


def by_name(noun: Word) -> Word:
    """Return the name that stands beside a noun ("her predecessor, Ole Brandt"), else the noun itself."""
    beside = (word for word in below(noun, "appos") if word.lower not in TITLES)
    named = [word for word in beside if word.pos == "PROPN" and below(word, "compound")]
    return named[0] if named and noun.pos == "NOUN" else noun


def is_time_adverbial(word: Word) -> bool:
    """True if a noun names a day, a month or an hour, or is a number that may be a year; no "day of mourning"."""
    if word.dep == "dobj" and any(prep.lower == "of" for prep in below(word, "prep")):
        return False
    hour, _, minute = word.text.partition(":")
    clock = hour.isdigit() and len(minute) == 2 and minute.isdigit()
    return clock or (word.pos == "NUM" and len(word.text) == 4 and word.text.isdigit()) or word.lower in _CALENDAR


_CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow tonight week weekend month year morning
    afternoon evening night day weeks months years days a.m. p.m. am pm noon midnight dawn dusk
    """)


def is_quoted(word: Word, sentence: Sentence) -> bool:
    """True if a quotation that begins in its sentence holds a word."""
    marks = [each.index for each in sentence.words if each.text == '"']
    before = sum(index < word.index for index in marks)
    opens = marks[:1] == [sentence.words[0].index]
    return before % 2 == 1 and (opens or len(marks) % 2 == 0)


def phrase(word: Word, sentence: Sentence) -> str | None:
    """Return the noun phrase of a head noun: modifiers, its of-phrase and its conjuncts; None for a pronoun.

    Relative clauses, appositions and other complements are left out; the words are those of the text.
    """
    if word.lower in PRONOUNS and not below(word, "prep"):
        return None
    kept = {each.index for each in _phrase_words(word)}
    held = [each for each in subtree(word) if each.index in kept]
    end = next(
        (i for i, each in enumerate(held) if each.index > word.index and held[i - 1].index != each.index - 1), len(held)
    )
    held = held[:end]
    while held and (held[-1].dep in ("cc", "punct", "preconj") or held[-1].lower in ("of", "between", "on")):
        held.pop()
    first = next((i for i, each in enumerate(held) if each.dep not in ("punct", "cc") and each.text != "."), 0)
    held = held[first:]
    return sentence.text[held[0].start - sentence.start : held[-1].end - sentence.start] if held else None


def _phrase_words(word: Word) -> Iterator[Word]:
    waiting = [word]
    while waiting:
        held = waiting.pop()
        yield held
        for child in held.children:
            if child.lower in _CALENDAR and below(child, "nummod"):
                continue
            if child.index < held.index and child.dep not in ("relcl", "appos", "advcl", "ccomp", "case"):
                yield from subtree(child)
            elif child.dep == "prep" and (
                child.lower in ("of", "between") or (child.lower == "on" and held.lemma in ABOUT)
            ):
                yield child
                waiting.extend(below(child, "pobj"))
            elif child.dep in ("conj", "cc", "nummod") and child.pos not in ("VERB", "AUX"):
                waiting.append(child)
            elif child.dep == "punct" and child.text in (",", "-", "/"):
                yield child


def family_name(word: Word) -> str:
    """Return the last word of a name, in lower case, or the lemma of a common noun."""
    return word.lower if word.pos == "PROPN" else word.lemma


def is_plural(noun: Word) -> bool:
    """True if a noun phrase stands for several; a name that only ends in s ("Ana Rivas") is one."""
    return (
        noun.tag == "NNS"
        or (noun.tag == "NNPS" and bool(below(noun, "det", "nummod")))
        or _is_joined(noun)
        or (noun.pos == "NUM" and noun.lower not in ("one", "1"))
        or (noun.lemma in AMOUNTS and any(is_plural(each) for of in below(noun, "prep") for each in below(of, "pobj")))
        or noun.lower in ("people", "police", "some", "many", "both", "those", "these")
        or noun.lower in PLURAL_PRONOUNS
    )


def _is_joined(noun: Word) -> bool:
    """True if others are named beside a noun: "the mayor and his aides", not "the mayor or an aide"."""
    others = below(noun, "conj")
    return any(each.lower in ("and", "&") for word in (noun, *others) for each in below(word, "cc")) and bool(others)


def purpose_of(verb: Word) -> Word | None:
    """Return what somebody was somewhere to do: "were in the streets on Thursday to protest"."""
    if verb.lemma != "be" or below(verb, "attr", "acomp", "expl", "neg"):
        return None
    there = any(prep.lower in ("in", "on", "at", "outside") for prep in below(verb, "prep"))
    done = (word for word in below(verb, "advcl", "xcomp") if word.tag == "VB" and below(word, "aux"))
    return next(done, None) if there else None


def is_infinitive(verb: Word) -> bool:
    """True if a verb has its "to": "plans to sell"."""
    return any(word.lower == "to" for word in below(verb, "aux"))


def predicate_above(word: Word) -> Word | None:
    """Return the nearest verb on which a word hangs, at whatever remove."""
    return next(filter(is_predicate, ancestors(word)), None)
