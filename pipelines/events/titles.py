"""A plain one-line title of an event, in the words of its clause: "Two missiles strike Sumy"."""

from collections.abc import Iterable, Iterator, Sequence

from pipelines.events.antecedents import is_bare
from pipelines.events.candidate import EventCandidate
from pipelines.events.kinds import governing_verb, is_event_noun
from pipelines.events.lexicon import words as word_set
from pipelines.events.lexicon.roles import (
    DENIALS,
    IMPLICATIVE_DENIALS,
    LIGHT_VERBS,
    MODAL_AUXILIARIES,
    PRONOUNS,
    SAYING_VERBS,
    SPEAKER_WORDS,
    STAGES,
)
from pipelines.events.model import LONGEST_TITLE, PlaceBasis
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
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
from pipelines.events.types import PRESENCE

FEWEST_WORDS = 3
"""A shorter title says too little to stand alone."""
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURAL = {"is": "are", "has": "have", "does": "do"}
_PLURAL_PRONOUNS = word_set("we they you i")
_APART = frozenset({"relcl", "advcl", "appos", "parataxis", "mark", "discourse", "meta", "dep", "intj"})
"""What stands beside a clause rather than in it; a title is cut before it."""
_COMPLEMENTS = ("dobj", "dative", "attr", "acomp", "oprd", "prep", "agent", "xcomp", "npadvmod")
_MORE = ("ccomp", "advmod", "advcl", "prep", "npadvmod", "conj", "dobj")
"""With what a title of two words goes on."""
_QUOTES = str.maketrans("", "", '"“”')
_POSSESSIVES = word_set("his her their its our my your")


def title_of(candidate: EventCandidate, planned: bool = False) -> str:
    """The title of an event.

    Args:
        candidate: with its slots filled.
        planned: whether it lies ahead: "Ann Lee to visit Riga".
    """
    sentence = candidate.where.sentence
    place = candidate.place.name if candidate.place and candidate.place_basis is PlaceBasis.STATED else None
    if candidate.headline is not None:
        return candidate.headline
    title = cut(_closed(_told(candidate, planned) or " ".join(sentence.text.split()).rstrip(".!")))
    if place and place.casefold() not in title.casefold() and len(title) + len(place) < LONGEST_TITLE:
        title = f"{title} in {place}"
    return title[:1].upper() + title[1:]


def _closed(title: str) -> str:
    """A title without the quotation marks and the bracket of which it has one side only."""
    if title.count('"') % 2 or title.count("“") != title.count("”"):
        title = title.translate(_QUOTES)
    return title if title.count("(") == title.count(")") else title.partition("(")[0] or title.replace("(", "")


def _told(candidate: EventCandidate, planned: bool) -> str | None:
    trigger, place = candidate.trigger, candidate.place
    verb = trigger if is_predicate(trigger) else governing_verb(trigger)
    if verb is None:
        return _of_noun(candidate)
    if candidate.kind == PRESENCE and place is not None and candidate.who is not None:
        return f"{candidate.who} {'are' if ' and ' in candidate.who else 'is'} in {place.name}"
    if verb is not trigger and trigger.dep == "nsubj" and not _tells_more(verb):
        return _of_noun(candidate)
    if _is_of_others(trigger, verb):
        return _of_noun(candidate)
    clause = _of_verb(_denying(verb), candidate, planned)
    return clause or (_of_noun(candidate) if verb is not trigger else None)


def _is_of_others(noun: Word, verb: Word) -> bool:
    """Whether an event noun says who acts, and its light verb says only "you": "you had a visit of the envoys"."""
    who = subject(verb)
    own = any(prep.lower in ("of", "by", "from") for prep in below(noun, "prep"))
    return own and noun.dep == "dobj" and verb.lemma in LIGHT_VERBS and who is not None and who.lower in PRONOUNS


def _tells_more(verb: Word) -> bool:
    """Whether the verb that carries an event noun says what came of it: "kills six", "begins"."""
    return verb.lemma in STAGES or (bool(below(verb, "dobj")) and verb.lemma != "leave")


def _denying(verb: Word) -> Word:
    """The verb that says that something was not done, or that it is denied: "failed to pay", "denied that it paid"."""
    head = verb.head
    above = head.head if head is not None and not is_predicate(head) else head
    if above is None or above.lemma not in IMPLICATIVE_DENIALS | DENIALS or not is_predicate(above):
        return verb
    return above if verb.dep in ("xcomp", "ccomp", "pcomp", "prep", "dobj") else verb


def cut(text: str, longest: int = LONGEST_TITLE) -> str:
    """A text cut at a word, with an ellipsis if anything was cut.

    >>> cut("a long way to go", 8)
    'a long…'
    """
    plain = " ".join(text.split()).rstrip(" ,;:–-")
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _of_verb(verb: Word, candidate: EventCandidate, planned: bool) -> str | None:
    """Who does what, or to whom what is done, in the order of the text; None if nobody is said to."""
    sentence, passive = candidate.where.sentence, is_passive(verb)
    doer = (target(verb) if passive else subject(verb)) or _shared(verb)
    spoken = candidate.antecedent or (candidate.whom if passive else candidate.who)
    name = _name(doer, sentence, spoken) or (doer.text if doer is not None else None)
    if name is None:
        return None
    named_one = doer is None or (spoken is not None and doer.lower in SPEAKER_WORDS)
    plural = " and " in name if named_one else doer is not None and is_plural(doer)
    group = _verb_group(verb, passive, plural, planned)
    title = _with(f"{name} {group}", (_shorter(each, sentence) for each in _complements(verb)))
    if len(title.split()) < FEWEST_WORDS:
        others = (each for each in verb.children if each.index > verb.index and each.dep in _MORE)
        title = _with(title, ([_text(subtree(each), sentence)] for each in others))
    return title


def _shared(verb: Word) -> Word | None:
    """The subject of the clause below which a verb without one stands: "died after being shot"."""
    above = next((word for word in ancestors(verb) if is_predicate(word)), None)
    if above is None or verb.dep not in ("pcomp", "advcl"):
        return None
    return target(above) if is_passive(above) else subject(above)


def _with(title: str, pieces: Iterable[Iterable[str]]) -> str:
    """Return a title with the pieces that follow, each in the first of its forms for which there is room."""
    for forms in pieces:
        words = next((each for each in forms if len(title) + len(each) < LONGEST_TITLE), None)
        if words is None:
            break
        title = f"{title} {words}"
    return title


def _shorter(word: Word, sentence: Sentence) -> Iterator[str]:
    """Yield the words of a complement, then without its last prepositional phrase, the last two, …; "of" stays."""
    words = _kept(word)
    yield _text(words, sentence)
    for last in [each for each in reversed(words) if each.dep == "prep" and each is not word and each.lower != "of"]:
        gone = {each.index for each in subtree(last)}
        words = [each for each in words if each.index not in gone]
        yield _text(words, sentence)


def _is_filled_in(noun: Word) -> bool:
    return noun.lower in PRONOUNS


def _name(noun: Word | None, sentence: Sentence, spoken: str | None) -> str | None:
    """The words for who does something; what is not in them but known from elsewhere stands in square brackets."""
    if noun is None or _is_filled_in(noun) or is_bare(noun) or noun.tag in ("WDT", "WP"):
        filled = noun is not None and noun.lower not in SPEAKER_WORDS and spoken and noun.text not in spoken
        return f"[{spoken}]" if filled else spoken
    named = by_name(noun)
    if spoken is not None and " and " in spoken and noun.text not in spoken:
        return spoken
    return phrase(named, sentence) or named.text


def _verb_group(verb: Word, passive: bool, plural: bool, planned: bool) -> str:
    """The verb with what makes it a plan, a denial or a supposition, and its particle."""
    negated = ["not"] if any(word.dep == "neg" for word in verb.children) else []
    modal = next((word.lower for word in below(verb, "aux") if word.lower in MODAL_AUXILIARIES), None)
    particles = [word.text for word in below(verb, "prt")]
    if passive:
        front = (
            [modal, *negated, "be"]
            if modal
            else ["to be", *negated]
            if planned
            else ["are" if plural else "is", *negated]
        )
        return " ".join([*front, verb.text, *particles])
    if modal:
        return " ".join([modal, *negated, verb.lemma, *particles])
    if planned:
        return " ".join([*negated, "to", verb.lemma, *particles])
    if negated:
        return " ".join(["do" if plural else "does", "not", verb.lemma, *particles])
    return " ".join([present(verb, plural), *particles])


def _complements(verb: Word) -> Iterable[Word]:
    """What a verb needs to be understood, piece by piece: objects, directions, aims; no times, no clause beside it."""
    reported = verb.lemma in SAYING_VERBS or not below(verb, "dobj", "prep", "xcomp")
    wanted = (*_COMPLEMENTS, "ccomp") if reported else _COMPLEMENTS
    for child in verb.children:
        if child.index > verb.index and child.dep in wanted and not _says_when(child):
            yield child


def _says_when(word: Word) -> bool:
    """Whether a phrase says when: "on Sunday", "two weeks", "after the talks"."""
    if word.dep == "prep":
        inside = below(word, "pobj", "pcomp")
        when = word.lower in ("after", "before", "since", "during", "until", "following")
        return when or not inside or any(is_time_adverbial(noun) for noun in inside)
    of_age = word.head is not None and word.head.pos == "ADJ"
    return word.dep in ("npadvmod", "dobj", "attr") and is_time_adverbial(word) and not of_age


def _kept(word: Word) -> list[Word]:
    """A word and what belongs to it, without clauses beside it and without times."""
    left_out = {word.index for word in subtree(word) if word.dep in _APART or _says_when(word)}
    return subtree(word, frozenset(left_out - {word.index}))


def _text(words: Sequence[Word], sentence: Sentence) -> str:
    """Words as the text has them; where some were left out, a comma before the gap goes too."""
    parts: list[str] = []
    run: list[Word] = []
    for word in [*words, None]:
        if run and (word is None or word.index != run[-1].index + 1):
            while run and run[-1].dep in ("punct", "cc") and run[-1].text not in ")%\"'":
                run.pop()
            if run:
                parts.append(sentence.text[run[0].start - sentence.start : run[-1].end - sentence.start])
            run = []
        if word is not None and (run or word.dep != "punct" or word.text in "$(\"'"):
            run.append(word)
    return " ".join(parts)


def _of_noun(candidate: EventCandidate) -> str | None:
    """The noun with what it is of, on, by and at; where that says too little, its clause."""
    noun = candidate.trigger
    years = [child.text for child in below(noun, "nummod", "npadvmod") if child.index == noun.index + 1]
    if noun.pos == "PROPN" and years and not is_event_noun(noun):
        return f"{noun.text} {years[0]}"
    title = _noun_phrase(noun, _kept(noun), candidate)
    if len(title.split()) + (candidate.place is not None) >= FEWEST_WORDS:
        return title
    with_clause = [*_kept(noun), *(word for each in below(noun, "relcl", "acl") for word in _kept(each))]
    if len(with_clause) > len(_kept(noun)):
        return _noun_phrase(noun, sorted(with_clause, key=lambda word: word.index), candidate)
    verb = next((word for word in ancestors(noun) if is_predicate(word)), None)
    return (_of_verb(verb, candidate, planned=False) if verb is not None else None) or title


def _noun_phrase(noun: Word, words: Sequence[Word], candidate: EventCandidate) -> str:
    """The words of a noun phrase without article, day and "his"; whose it is stands in square brackets."""
    owners = {each.index for owner in below(noun, "poss") if _is_dropped(owner) for each in subtree(owner)}
    kept = [word for word in words if word.index not in owners and not (word.head is noun and word.dep == "det")]
    text = _text(kept, candidate.where.sentence)
    owner = next((each for each in below(noun, "poss") if each.lower in _POSSESSIVES), None)
    return f"[{candidate.who}'s] {text}" if owner is not None and candidate.who else text


def _is_dropped(owner: Word) -> bool:
    return is_time_adverbial(owner) or owner.lower in _POSSESSIVES


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
        or noun.lower in ("people", "police", "some", "many")
        or noun.lower in _PLURAL_PRONOUNS
    )
