"""A plain one-line title of an event, in the words of its clause: "Two missiles strike Sumy"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipelines.events.actors import Antecedents, clause_above, is_bare, is_expletive
from pipelines.events.candidate import EventCandidate
from pipelines.events.claims import alleging
from pipelines.events.gazetteer import Place, country_names
from pipelines.events.kinds import is_event_noun, telling_verb
from pipelines.events.lexicon import words as word_set
from pipelines.events.lexicon.roles import (
    BACKGROUND,
    DENIALS,
    ESCAPES,
    IMPLICATIVE_DENIALS,
    LIGHT_VERBS,
    NEEDS_OBJECT,
    PERSONAL,
    PRONOUNS,
    QUANTIFIERS,
    SAYING_VERBS,
    SPEAKER_WORDS,
    STAGES,
)
from pipelines.events.lexicon.senses import PAPERS
from pipelines.events.model import LONGEST_TITLE, Modality, PlaceBasis
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    ancestors,
    below,
    by_name,
    is_passive,
    is_plural,
    is_predicate,
    is_time_adverbial,
    phrase,
    says_where,
    subject,
    subtree,
    target,
)
from pipelines.events.types import PRESENCE, STATEMENT
from pipelines.events.wording import (
    MOST_WORDS,
    closed,
    cut,
    defined,
    identified,
    is_circumstance,
    kept,
    number_of,
    phrased,
    present,
    shorter,
    text_of,
    verb_group,
    verbatim,
    whole,
)

FEWEST_WORDS = 3
"""A shorter title says too little to stand alone."""
MOST_WORDS_UNNAMED = 4
"""A title of so few words and without a name says too little of which one it means: "The well is sealed"."""
LONGEST_NAME = 90
"""Characters of the longest words for who does it."""
_COMPLEMENTS = ("dobj", "dative", "attr", "acomp", "oprd", "prep", "agent", "xcomp", "ccomp", "npadvmod")
_BELOW = ("xcomp", "ccomp", "advcl", "acl", "relcl")
_MORE = ("ccomp", "advmod", "prep", "npadvmod", "dobj")
"""With what a title goes on that has no complement or only two words."""
_POSSESSIVES = word_set("his her their its our my your")
POINTING = word_set("this that these those her")
"""Pronouns that may stand before a noun: "this siege"."""
_OBJECTS = word_set("him her them it")
_OPENING = (_OBJECTS | _POSSESSIVES | POINTING | word_set("they whose anyone anybody")) - {"her"}
"""With what a title opens that says nothing of whom it means."""
_NEVER_LAST = _POSSESSIVES | word_set("a an the of and or")
UNKNOWN = PRONOUNS - PERSONAL.keys() - QUANTIFIERS
"""Pronouns that say nothing of whom they mean."""


def title_of(candidate: EventCandidate, names: Antecedents, planned: bool = False) -> str:
    """Return the title of an event.

    Args:
        candidate: with its slots filled.
        names: what pronouns and short names of the document stand for.
        planned: whether it lies ahead: "Ann Lee to visit Riga".
    """
    if candidate.headline is not None:
        return candidate.headline
    told = _told(candidate, names, planned)
    if told is None or len(told.split()) < FEWEST_WORDS:
        told = _of_sentence(candidate, names)
    title = cut(closed(told)).removeprefix("that ")
    if _is_open(title, candidate, names) and (whole_sentence := _as_said(candidate)) is not None:
        title = closed(whole_sentence).rstrip(".")
    if candidate.place is not None and candidate.place_basis is PlaceBasis.STATED and candidate.kind != STATEMENT:
        title = _placed(title, candidate.place)
    first = 1 if title.startswith("[") else 0
    return title[:first] + _capital(title[first:])


def stands_alone(title: str) -> bool:
    """False if a title begins with a pronoun that says nothing of whom or what it means.

    >>> stands_alone("It was confirmed"), stands_alone("WHO confirms two cases")
    (False, True)
    """
    first = title.partition(" ")[0]
    return first.lower() not in UNKNOWN - POINTING or (first.isupper() and len(first) > 1)


def _is_open(title: str, candidate: EventCandidate, names: Antecedents) -> bool:
    """True if a title has a pronoun and says not whom or what that means, or is a short one without a name."""
    said = list(filter(None, (word.strip(".,;") for word in title.partition(":")[0].split())))
    if not said:
        return False
    named = ":" in title or any(word[:1].isupper() for word in said[1:]) or not said[0][0].isalpha()
    unnamed = len(said) <= MOST_WORDS_UNNAMED and not named and is_predicate(candidate.trigger)
    torn = title.rpartition(" ")[2].lower() in _NEVER_LAST
    behind = (word for word in subtree(candidate.trigger) if word.index > candidate.trigger.index)
    unread = any(word.dep == "dep" and word.pos != "PUNCT" for word in behind)
    if unnamed or torn or unread or " do so" in title or said[0].lower() in _OPENING:
        return True
    for word in candidate.where.sentence.words:
        if word.lower in _OBJECTS and word.text in said and word.dep in ("dobj", "dative", "pobj"):
            found = names.of(word, candidate.where)
            if found is None or found[0].text not in title:
                return True
    return False


def _as_said(candidate: EventCandidate) -> str | None:
    """Return the sentence of an event, or as much of it as there is room for, with all that stands before the event."""
    sentence, trigger = candidate.where.sentence, candidate.trigger
    verb = telling_verb(trigger) or trigger
    root = next((word for word in sentence.words if word.dep == "ROOT"), trigger)
    if not is_predicate(root) or below(root, "mark"):
        return None
    ends = (sentence.end, subtree(verb)[-1].end, subtree(trigger)[-1].end)
    whole_ends = {sentence.end} | {
        word.end
        for word, behind in pairwise(sentence.words)
        if word.end >= root.end and behind.pos in ("PUNCT", "CCONJ", "SCONJ", "ADP")
    }
    forms = (sentence.text[: end - sentence.start].rstrip(" .,;:–-") for end in ends if end in whole_ends)
    whole_sentence = next((form for form in forms if len(form) <= LONGEST_TITLE), None)
    first = sentence.words[0].lower
    return None if whole_sentence is None or first in PRONOUNS | _POSSESSIVES | {'"'} else whole_sentence


WORDS_OF_PLACE = 4
"""A title whose last words hold an "in" has its place already: "a strike in the north"."""


def _placed(title: str, place: Place) -> str:
    """Return a title with its place, in square brackets for "here", if its words name neither that nor its country."""
    named = [word.strip(".,'’s") for word in title.split()] if place.kind == "country" else []
    if any(country_names().get(word.casefold()) == place.country for word in named):
        return title
    if place.name.casefold() in title.casefold() or len(title) + len(place.name) >= LONGEST_TITLE:
        return title
    where = f"in {'the ' if place.name.startswith('United ') else ''}{place.name}"
    if " here" in title:
        return re.sub(r" here\b", f" [{where}]", title, count=1)
    return title if "in" in title.split()[-WORDS_OF_PLACE:] else f"{title} {where}"


def _told(candidate: EventCandidate, names: Antecedents, planned: bool) -> str | None:
    trigger, place = candidate.trigger, candidate.place
    verb = telling_verb(trigger)
    if verb is None:
        return _of_noun(candidate, names)
    simply = not below(verb, "acomp", "attr", "oprd")
    if candidate.kind == PRESENCE and simply and place is not None and candidate.who is not None:
        return f"{candidate.who} {'are' if ' and ' in candidate.who else 'is'} in {place.name}"
    if verb is not trigger and trigger.dep == "nsubj" and not _tells_more(verb):
        return _of_noun(candidate, names)
    if _is_of_others(trigger, verb):
        return _of_noun(candidate, names)
    clause = _of_verb(_denying(verb), candidate, names, planned)
    if _only_issues(verb):
        return _of_sentence(candidate, names)
    if clause is not None and trigger.text.casefold() not in clause.casefold() and verb is not trigger:
        return _of_noun(candidate, names)
    if (above := _supposing(verb, candidate)) is not None:
        supposed = _of_verb(above, candidate, names, planned=False)
        clause = supposed if supposed is not None and trigger.text in supposed else clause
    return clause or (_of_noun(candidate, names) if verb is not trigger else None)


def _of_sentence(candidate: EventCandidate, names: Antecedents) -> str:
    """Return the clause above an event that nobody is said to do, else as much of its sentence as there is room for."""
    trigger, sentence = candidate.trigger, candidate.where.sentence
    above = next((word for word in ancestors(trigger) if is_predicate(word) and word.dep != "amod"), None)
    above = _governing(above) if above is not None else None
    clause = _of_verb(above, candidate, names, planned=False) if above is not None else None
    if clause is not None and len(clause.split()) >= FEWEST_WORDS:
        return clause
    whole_clause = kept(above or trigger) if above is None or below(above, "nsubj", "nsubjpass") else []
    forms = [*shorter(whole_clause, sentence), *shorter(sentence.words[:MOST_WORDS], sentence)]
    fitting = [form for form in forms if len(form) < LONGEST_TITLE and len(form.split()) >= FEWEST_WORDS]
    telling = (form for form in fitting if trigger.text in form)
    return next(telling, None) or next(iter(fitting), sentence.text).rstrip(".!")


def _is_of_others(noun: Word, verb: Word) -> bool:
    """True if an event noun says who acts, and its light verb says only "you": "you had a visit of the envoys"."""
    who = subject(verb)
    own = any(prep.lower in ("of", "by", "from") for prep in below(noun, "prep"))
    return own and noun.dep == "dobj" and verb.lemma in LIGHT_VERBS and who is not None and who.lower in PRONOUNS


def _tells_more(verb: Word) -> bool:
    """True if the verb that carries an event noun says what came of it: "kills six", "begins"."""
    return verb.lemma in STAGES or (bool(below(verb, "dobj")) and verb.lemma != "leave")


def _denying(verb: Word) -> Word:
    """The verb that says that something was not done, or that it is denied: "failed to pay", "denied that it paid"."""
    head = verb.head
    above = head.head if head is not None and not is_predicate(head) else head
    if above is None or above.lemma not in IMPLICATIVE_DENIALS | DENIALS or not is_predicate(above):
        return verb
    return above if verb.dep in ("xcomp", "ccomp", "pcomp", "prep", "dobj") else verb


def _only_issues(verb: Word) -> bool:
    """True if a participle only says of a paper in which something stands that it was issued: "in an order issued"."""
    noun = verb.head if verb.dep == "acl" and is_passive(verb) and not below(verb, "agent", "xcomp", "oprd") else None
    inside = noun is not None and noun.dep == "pobj" and noun.head is not None and noun.head.lower == "in"
    return inside and noun is not None and noun.lemma in PAPERS


def _governing(verb: Word) -> Word:
    """Return a verb, or the one above it if it is only its infinitive: "attempts to spread the blame"."""
    above = verb.head
    infinitive = verb.dep == "xcomp" and any(word.lower == "to" for word in below(verb, "aux"))
    return _governing(above) if infinitive and above is not None and is_predicate(above) else verb


def _supposing(verb: Word, candidate: EventCandidate) -> Word | None:
    """Return the verb above what somebody only has to do, or is said to have done: "has to go", "accused of lying"."""
    if (accused := alleging(verb)) is not None and is_predicate(accused):
        return accused
    supposed = candidate.claim is not None and candidate.claim.modality is Modality.HYPOTHETICAL
    above = next((word for word in ancestors(verb) if is_predicate(word)), None)
    infinitive = verb.dep in _BELOW and any(word.lower == "to" for word in below(verb, "aux"))
    return above if supposed and infinitive else None


def _of_verb(verb: Word, candidate: EventCandidate, names: Antecedents, planned: bool) -> str | None:
    """Return who does what, or to whom what is done, in the order of the text; None if nobody is said to."""
    sentence = candidate.where.sentence
    verb, second = _paired(verb)
    passive = is_passive(verb)
    if below(verb, "expl") and (there := below(verb, "attr")):
        return _fitting("", shorter(kept(there[0]), sentence))
    doer = (target(verb) if passive else subject(verb)) or _shared(verb)
    if doer is not None and doer.lower == "it" and is_expletive(verb):
        content = next(iter(below(verb, "ccomp")), verb.head if verb.dep == "parataxis" else None)
        return _of_verb(content, candidate, names, planned) if content is not None else None
    own = number_of(verb) if doer is not None and doer.head is verb and doer.tag != "NNS" else None
    doer = by_name(doer) if doer is not None else None
    own_name = (candidate.whom if passive else candidate.who) if verb is candidate.trigger else None
    name = own_name if doer is None else _name(doer, verb, candidate, names, own_name) or doer.text
    if doer is not None and own and doer.pos in ("NOUN", "PROPN") and not is_plural(doer):
        before = [word for word in subtree(verb) if subtree(doer)[0].index <= word.index < verb.index]
        name = text_of([word for word in before if word.dep not in ("aux", "auxpass", "neg", "advmod")], sentence)
    if name is None:
        return None
    if name.lower() in UNKNOWN and (above := clause_above(verb)) is not None:
        return _with_clause_above(verb, above, sentence)
    named_one = doer is None or (own_name is not None and doer.lower in SPEAKER_WORDS)
    plural = " and " in name if doer is None or named_one else is_plural(doer) if own is None else own
    title = f"{name} {verb_group(verb, passive, plural, planned)}"
    if second is not None:
        done_to = passive and not below(second, "dobj") and second.lemma not in ("die", *ESCAPES)
        as_told = title.endswith(f" {present(verb, plural)}") or passive
        title += f" and {second.text if done_to else present(second, plural) if as_told else second.lemma}"
        verb = second
    if said := _said_before(verb, sentence):
        addressed = (
            shorter(kept(each), sentence) for each in below(verb, "dobj", "dative") if not is_circumstance(each)
        )
        return _with(f"{_with(title, addressed)}:", [said])
    bare = title
    title = _with(title, [*_gap(verb, sentence), *(_piece(each, sentence) for each in _complements(verb))])
    if title == bare or len(title.split()) < FEWEST_WORDS:
        title = _with(title, _more(verb, sentence))
    return title


def _paired(verb: Word) -> tuple[Word, Word | None]:
    """Return a verb, and the one that follows it at once and has the same subject: "was shot and killed"."""
    first = verb.head if verb.dep == "conj" and verb.head is not None and is_predicate(verb.head) else verb
    others = (each for each in below(first, "conj") if each.index == first.index + 2 and is_predicate(each))
    second = next((each for each in others if not below(each, "nsubj", "nsubjpass", "aux", "auxpass")), None)
    joined = second is not None and any(word.lower == "and" for word in below(first, "cc"))
    return (first, second) if joined and verb in (first, second) else (verb, None)


def _more(verb: Word, sentence: Sentence) -> Iterator[Iterable[str]]:
    """Yield what a title goes on with; a clause keeps the "after" or "because" that ties it, and its comma."""
    apart = False
    for each in verb.children:
        if each.index < verb.index or is_circumstance(each):
            continue
        if each.dep == "punct" and each.text != ",":
            return
        ties = [word for word in below(each, "mark", "advmod") if word.dep == "mark" or word.tag == "WRB"]
        if each.dep == "advcl" and (ties or (each.tag != "VBD" and not below(each, "nsubj", "nsubjpass"))):
            words = sorted({*ties, *kept(each)}, key=lambda word: word.index)
            yield (f", {form}" if apart else form for form in whole(words, sentence))
        elif each.dep in _MORE and not apart:
            yield phrased(each, sentence)
        apart = apart or each.dep == "punct"


def _with_clause_above(verb: Word, above: Word, sentence: Sentence) -> str | None:
    """Return the words of a clause whose "it" may mean two things, with those of the clause above that name them."""
    own = {verb.index, *(word.index for word in ancestors(verb))}
    beside = {word.index for word in subtree(above) if word.dep in ("relcl", "advcl", "parataxis")} - own
    forms = shorter(subtree(above, frozenset(beside))[:MOST_WORDS], sentence)
    return next((form for form in forms if len(form) < LONGEST_TITLE and verb.text in form), None)


def _said_before(verb: Word, sentence: Sentence) -> Iterator[str] | None:
    """Yield what stands before the verb that says it: "“The mill is gone,” she said"; None if nothing does."""
    own = below(verb, "ccomp")
    if verb.lemma not in SAYING_VERBS and (
        is_passive(verb) or below(verb, "mark") or says_where(verb) or _goes_on(verb)
    ):
        return None
    content = verb.head if verb.dep == "parataxis" and not own else next(iter(own), None)
    if content is None or (content.index > verb.index and verb.dep != "parataxis"):
        return None
    saying = {each.index for each in subtree(verb)} if verb.dep == "parataxis" else set[int]()
    if saying and content.index < min(saying):
        saying |= {each.index for each in subtree(content) if each.index > min(saying)}
    return (_capital(form) for form in verbatim(content, sentence, saying))


def _goes_on(verb: Word) -> bool:
    """True if anything but a time stands behind a verb: not in "the roof leaks, a report finds"."""
    return any(each.index > verb.index and each.dep != "punct" and not is_circumstance(each) for each in verb.children)


def _gap(verb: Word, sentence: Sentence) -> Iterator[Iterable[str]]:
    """Yield the object that stands elsewhere: "the tools that the deputies found", "arrested and charged a man"."""
    if below(verb, "mark"):
        return
    noun = verb.head
    objects, doers = below(verb, "dobj"), below(verb, "nsubj")
    if not objects and verb.lemma in NEEDS_OBJECT and not is_passive(verb):
        others = (each for each in below(verb, "conj") if is_predicate(each) and not below(each, "nsubj", "nsubjpass"))
        yield from (phrased(shared, sentence) for other in others for shared in below(other, "dobj"))
    if verb.dep != "relcl" or noun is None or noun.pos not in ("NOUN", "PROPN") or is_passive(verb):
        return
    by_which = (
        objects[0].tag in ("WDT", "WP", "IN") if objects else not _has_no_gap(verb) and not is_time_adverbial(noun)
    )
    if by_which and doers and doers[0].tag not in ("WDT", "WP"):
        opens = kept(noun)[0] is sentence.words[0] and sentence.words[0].pos != "PROPN"
        yield (form[:1].lower() + form[1:] if opens else form for form in shorter(kept(noun), sentence))


def _has_no_gap(verb: Word) -> bool:
    """True if a relative clause asks "where" or "when", or ends in a preposition: its noun is no object."""
    ends = any(not below(prep, "pobj") for prep in below(verb, "prep"))
    return ends or any(word.tag == "WRB" for word in verb.children)


def _shared(verb: Word) -> Word | None:
    """Return the subject of the clause below which a verb without one stands: "died after being shot"."""
    above = next((word for word in ancestors(verb) if is_predicate(word)), None)
    if above is None or verb.dep not in ("pcomp", "advcl"):
        return None
    return target(above) if is_passive(above) else subject(above)


def _fitting(title: str, forms: Iterable[str]) -> str | None:
    """Return the first of some forms of a phrase for which a title has room."""
    return next((each for each in forms if each and len(title) + len(each) < LONGEST_TITLE), None)


def _with(title: str, pieces: Iterable[Iterable[str]]) -> str:
    """Return a title with the pieces that follow, each in the first of its forms for which there is room."""
    for forms in pieces:
        words = _fitting(title, forms)
        if words is None:
            break
        title = f"{title}{words}" if words[0] in ",:" else f"{title} {words}"
    return title


def _name(noun: Word, verb: Word, candidate: EventCandidate, names: Antecedents, own: str | None) -> str | None:
    """Return the words for who does something; what is not in them but known from elsewhere stands in square brackets.

    Args:
        verb: what is done.
        own: the name that the event's own participant has.
    """
    where = candidate.where
    if noun.lower in QUANTIFIERS:
        return text_of(kept(noun), where.sentence)
    if noun.lower in SPEAKER_WORDS:
        return f"[{own}]" if own else None
    if noun.lower in PRONOUNS or is_bare(noun) or noun.tag in ("WDT", "WP"):
        meant = names.name_of(noun, where) or names.actors.full_name(noun, where.sentence) or PERSONAL.get(noun.lower)
        return f"[{meant}]" if meant else phrase(noun, where.sentence)
    if own is not None and " and " in own and noun.text not in own:
        return own
    owner = next((each for each in below(noun, "poss") if each.lower in _POSSESSIVES), None)
    if owner is not None and (whose := names.name_of(owner, where)) is not None:
        owned = [word for word in kept(noun) if word.index > owner.index]
        return f"[{whose}'s] {text_of(owned, where.sentence)}"
    if is_predicate(noun):
        return text_of(kept(noun), where.sentence)
    full = (
        None if below(noun, "conj") else names.actors.full_name(noun, where.sentence) or names.introduced(noun, where)
    )
    said = _whole_name(noun, verb, where.sentence)
    return f"[{full}]" if full and full not in said else said


def _whole_name(noun: Word, verb: Word, sentence: Sentence) -> str:
    """Return a subject with what says which one is meant, if that is not too long: "efforts to free the ship"."""
    short = phrase(noun, sentence) or noun.text
    forms = (form for form in shorter(identified(noun, verb), sentence) if len(form) <= LONGEST_NAME)
    return next((form for form in forms if noun.text in form and len(form) > len(short)), short)


def _complements(verb: Word) -> Iterator[Word]:
    """What a verb needs to be understood, piece by piece: objects, directions, aims; no times, no clause beside it."""
    told = () if below(verb, "ccomp", "xcomp") or verb.lemma not in SAYING_VERBS else _misplaced(verb)
    objects = below(verb, "dobj")
    for child in (*verb.children, *told):
        if child in objects[1:] and any(objects[0].index < mark.index < child.index for mark in below(verb, "punct")):
            continue  # of another clause, behind a comma
        apart = child.dep == "prt" and child.index > verb.index + 1
        needed = child.dep in _COMPLEMENTS or child in told or _is_outcome(child)
        if apart or (child.index > verb.index and needed and not is_circumstance(child)):
            yield child


def _is_outcome(word: Word) -> bool:
    """True if a word says how or where something ends: "pulled a boy alive from the mud", "came back from Bari"."""
    if word.head is None or any(mark.index < word.index for mark in below(word.head, "punct")):
        return False
    leads = (prep for prep in below(word, "prep") if prep.lower not in ("as", "than") and not is_circumstance(prep))
    return any(leads) if word.dep == "advmod" else word.dep == "advcl" and word.pos == "ADJ"


def _misplaced(verb: Word) -> list[Word]:
    """Return the clause that says what is said, if the parse hangs it on a noun: "told aides at the dam that"."""
    clauses = (each for each in subtree(verb) if each.dep == "relcl" and each.index > verb.index)
    return [each for each in clauses if any(mark.lower == "that" for mark in below(each, "mark"))][:1]


def _piece(word: Word, sentence: Sentence) -> Iterator[str]:
    """Yield the words of a complement; what is quoted stands behind a colon."""
    before = next((each for each in sentence.words if each.index == subtree(word)[0].index - 1), None)
    content = any(mark.lower == "that" for mark in below(word, "mark"))
    quoted = word.dep == "ccomp" and before is not None and before.text in '":'
    for form in verbatim(word, sentence) if word.dep == "ccomp" or content else phrased(word, sentence):
        yield f": {_capital(form)}" if quoted else form


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of_noun(candidate: EventCandidate, names: Antecedents) -> str | None:
    """Return the noun with what it is of, on, by and at; where that says too little, its clause."""
    noun, sentence = candidate.trigger, candidate.where.sentence
    years = [child.text for child in below(noun, "nummod", "npadvmod") if child.index == noun.index + 1]
    if noun.pos == "PROPN" and years and not is_event_noun(noun):
        return f"{noun.text} {years[0]}"
    title = _noun_phrase(noun, _with_name_before(kept(noun), sentence), candidate)
    placed = candidate.place is not None and candidate.place_basis is PlaceBasis.STATED
    beside = noun.head if noun.dep == "pobj" and noun.head is not None and noun.head.lower in BACKGROUND else None
    if title is not None and beside is not None and candidate.place is not None and not placed:
        return _placed(title, candidate.place) if len(title.split()) < FEWEST_WORDS else title
    if title is not None and len(title.split()) + placed >= FEWEST_WORDS:
        return title
    with_clause = defined(noun)
    if len(with_clause) > len(kept(noun)):
        return _noun_phrase(noun, with_clause, candidate)
    return _of_clause_around(candidate, names) or title


def _of_clause_around(candidate: EventCandidate, names: Antecedents) -> str | None:
    """Return the clause in which a bare event noun stands: "Two men leave after the talks"."""
    below_it = candidate.trigger
    for word in ancestors(candidate.trigger):
        if is_predicate(word):
            clause = _of_verb(_governing(word), candidate, names, planned=False)
            told = clause is None or candidate.trigger.text.casefold() in clause.casefold()
            return clause if told else _with(str(clause), [[text_of(subtree(below_it), candidate.where.sentence)]])
        below_it = word
    return None


def _with_name_before(words: list[Word], sentence: Sentence) -> list[Word]:
    """The words of a noun phrase, with the first part of a name that the parse puts above it: "Gulf of Mexico"."""
    at = next(place for place, word in enumerate(sentence.words) if word.index == words[0].index)
    before = sentence.words[max(0, at - 2) : at]
    joined = words[0].pos == "PROPN" and len(before) == 2 and before[0].pos == "PROPN" and before[1].lower == "of"
    return [*before, *words] if joined else words


def _noun_phrase(noun: Word, words: Sequence[Word], candidate: EventCandidate) -> str | None:
    """Return the words of a noun phrase without article, day and "his"; whose it is stands in square brackets."""
    owners = {each.index for owner in below(noun, "poss") if _is_dropped(owner) for each in subtree(owner)}
    held = [word for word in words if word.index not in owners and not (word.head is noun and word.dep == "det")]
    text = _fitting("", shorter(held, candidate.where.sentence))
    owner = next((each for each in below(noun, "poss") if each.lower in _POSSESSIVES), None)
    return f"[{candidate.who}'s] {text}" if owner is not None and candidate.who and text else text


def _is_dropped(owner: Word) -> bool:
    return is_time_adverbial(owner) or owner.lower in _POSSESSIVES
