"""Words of a clause as a title has them: what is left out or goes for want of room, the verb's form, the spelling."""

from collections.abc import Iterator, Sequence, Set
from itertools import islice, pairwise

from pipelines.events.lexicon.roles import FUTURE_AUXILIARIES, MODAL_AUXILIARIES, NEARLY, UNSURELY
from pipelines.events.model import LONGEST_TITLE
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import ancestors, below, is_time_adverbial, subtree

MOST_WORDS = 80
"""So many words of a phrase fill a title several times over; those behind them are not looked at."""
MOST_IN_CLAUSE = 20
"""Words of the longest relative clause of which there is room in a title."""
_APART = frozenset({"relcl", "advcl", "appos", "parataxis", "mark", "discourse", "meta", "dep", "intj"})
"""What stands beside a clause rather than in it; a title is cut before it."""
_DROPPED = frozenset({"prep", "acl", "conj", "npadvmod"})
"""What a phrase can do without, from its end on."""
_COMPLETING = frozenset({"ccomp", "xcomp"})
"""What a verb says too little without; it goes last."""
_TIES = frozenset({"punct", "cc"})
_NEEDED = frozenset({"of", "than", "as"})
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURAL = {"is": "are", "has": "have", "does": "do"}
_QUOTED = '"“'
_OPENS_ASIDE = frozenset({",", "(", "-", "--", "–", "—"})
_QUOTES = str.maketrans("", "", '"“”')


def cut(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text cut at a word, with an ellipsis if anything was cut.

    >>> cut("a long way to go", 8)
    'a long…'
    """
    plain = " ".join(text.split()).rstrip(" ,;:–-")
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def closed(title: str) -> str:
    """Return a title without the quotation marks and the bracket of which it has one side only."""
    if title.count('"') % 2 or title.count("“") != title.count("”"):
        title = title.translate(_QUOTES)
    title = title.replace(" ”", "”").replace("“ ", "“").removesuffix(" .")
    return title if title.count("(") == title.count(")") else title.partition("(")[0] or title.replace("(", "")


_CIRCUMSTANCES = frozenset(
    {"after", "before", "since", "during", "until", "following", "prior", "according", "compared"}
)
_DASHES = frozenset({"-", "--", "–", "—"})


def is_circumstance(word: Word) -> bool:
    """True if a phrase says when or by whose account: "on Sunday", "a month ago", "after the talks", "according to"."""
    if word.dep == "prep" and not (word.head is not None and word.head.lower == "until"):
        inside = below(word, "pobj", "pcomp", "prep", "conj")
        named = [*inside, *(noun for each in inside if each.dep == "prep" for noun in below(each, "pobj"))]
        when = word.lower in _CIRCUMSTANCES
        if word.lower == "to" and any(below(noun, "nummod") for noun in inside):
            return False
        if word.lower == "of" or (word.lower == "until" and word.head is not None and below(word.head, "neg")):
            return not inside
        return when or not inside or any(is_time_adverbial(noun) or noun.lower == "ago" for noun in named)
    if word.dep == "advmod":
        return word.lower == "ago"
    of_age = word.head is not None and word.head.pos == "ADJ"
    when = word.dep == "npadvmod" or (word.dep in ("dobj", "attr") and not below(word, "det", "poss", "compound"))
    return when and is_time_adverbial(word) and not of_age


def kept(word: Word) -> list[Word]:
    """Return a word and what belongs to it, without clauses beside it and without times."""
    everything = subtree(word)
    left_out = {each.index for each in everything if _is_apart(each, word) or is_circumstance(each)}
    held = {each.index for each in subtree(word, frozenset(left_out - {word.index}))}
    for before, each, behind in zip(everything, everything[1:], everything[2:], strict=False):
        hyphened = "-" in (before.text, behind.text) and before.end == each.start and each.end == behind.start
        if hyphened and before.index in held:
            held.add(each.index)
    return [each for each in everything if each.index in held][:MOST_WORDS]


def phrased(word: Word, sentence: Sentence) -> Iterator[str]:
    """Yield a phrase with the clauses that say which one is meant, then what is kept of it, then ever fewer words."""
    yield text_of(defined(word), sentence)
    yield from shorter(kept(word), sentence)


def defined(word: Word) -> list[Word]:
    """Return what is kept of a phrase, with the clauses that say which one is meant."""
    words = {each.index: each for clause in _defining(word) for each in _timeless(clause)}
    words |= {each.index: each for each in kept(word)}
    return [words[index] for index in sorted(words)]


def identified(noun: Word, verb: Word) -> list[Word]:
    """Return a subject with what says which one is meant: nothing behind a comma, nor the clause of its own verb."""
    everything = subtree(noun)
    before = {behind.index: each.text for each, behind in pairwise(everything)}
    own = {verb.index, *(word.index for word in ancestors(verb))}
    words = [word for word in defined(noun) if word.index < verb.index or verb.index < noun.index]
    held = {word.index for word in words}
    for child in noun.children:
        inside = subtree(child)
        aside = child.dep in ("prep", "acl", "relcl") and before.get(inside[0].index, "") in _OPENS_ASIDE
        lost = child.dep in ("acl", "relcl") and len(inside) > 1 and len(held & {word.index for word in inside}) == 1
        pointing = child.dep == "advmod" and child.lower in ("there", "here")
        if child.index in own or (aside and child.index > noun.index) or lost or pointing:
            held -= {word.index for word in inside}
    words = [word for word in words if word.index in held]
    first = next((place for place, word in enumerate(words) if word.dep != "punct" or word.text in _QUOTED), 0)
    return words[first:]


def verbatim(clause: Word, sentence: Sentence, without: Set[int] = frozenset()) -> Iterator[str]:
    """Yield a clause word for word, then without its last phrase, without the last two, …; then what is kept of it.

    Args:
        clause: its verb.
        sentence: in which it stands.
        without: words that belong to what stands around it.
    """
    opening = {each.index for each in below(clause, "mark") if each.lower == "that"}
    words = [each for each in subtree(clause) if each.index not in without | opening]
    for end in _ends(clause):
        yield text_of([each for each in words if each.index <= end], sentence)
    yield from shorter([each for each in kept(clause) if each.index not in without], sentence)


def _ends(word: Word) -> Iterator[int]:
    """Yield the last word of a phrase, then that before its last part that it can do without, and so on."""
    yield subtree(word)[-1].index
    for child in reversed([each for each in word.children if each.index > word.index and each.dep not in _TIES]):
        if child.dep != "advcl":
            yield from islice(_ends(child), 1, None)
        joined = child.dep == "conj" and any(each.text == "&" for each in below(word, "cc"))
        needed = child.lower in _NEEDED or (word.lemma == "be" and child.dep == "prep") or joined
        if needed or child.dep not in _APART | _DROPPED | {"advmod"}:
            return
        yield subtree(child)[0].index - 1


def _timeless(clause: Word) -> list[Word]:
    """Return the words of a clause without times, if its verb has something else behind it."""
    times = [each for each in clause.children if is_circumstance(each)]
    others = [each for each in clause.children if each.index > clause.index and each not in times]
    return subtree(clause, frozenset(each.index for each in times) if others else frozenset())


def _defining(word: Word) -> Iterator[Word]:
    """Yield the relative clauses of a phrase that no comma sets apart: "the families who lost workers"."""
    for each in kept(word):
        for clause in below(each, "relcl"):
            inside = subtree(clause)
            before = [other for other in subtree(each) if other.index == inside[0].index - 1]
            if len(inside) <= MOST_IN_CLAUSE and not any(other.text in ",(-" for other in before):
                yield clause


def _is_apart(each: Word, word: Word) -> bool:
    """True if a word below another stands apart; "whether", which says that a clause is in doubt, does not."""
    if each.dep == "appos" and each.pos == "PROPN" and each.head is not None:
        return subtree(each)[0].index != each.head.index + 1
    if any(dash.text in _DASHES and dash.index == subtree(each)[0].index - 1 for dash in below(each, "punct")):
        return True
    asks = each.dep == "mark" and each.lower in ("if", "whether") and each.head is not word
    return each.dep in _APART and not (asks and each.head is not None and each.head.dep == "ccomp")


def shorter(words: list[Word], sentence: Sentence) -> Iterator[str]:
    """Yield words, then ever fewer: phrases that they can do without go, then also what a verb needs."""
    yield from whole(words, sentence)
    yield from _without(words, sentence, _DROPPED | _COMPLETING)


def whole(words: list[Word], sentence: Sentence) -> Iterator[str]:
    """Yield words, then the same without the last phrase that they can do without, without the last two, …"""
    yield from _without(words, sentence, _DROPPED)


def _without(words: list[Word], sentence: Sentence, dropped: frozenset[str]) -> Iterator[str]:
    """Yield words, then the same without the last phrase of a dropped kind, without the last two, …"""
    yield text_of(words, sentence)
    inside = {each.index for each in words}
    for last in reversed(words):
        phrase = last
        while phrase.head is not None and phrase.head.index in inside and _is_half(phrase, dropped):
            phrase = phrase.head
        hangs = phrase.head is not None and phrase.head.index in inside
        if phrase.index in inside and hangs and phrase.dep in dropped and last.lower not in _NEEDED:
            gone = {each.index for each in subtree(phrase)}
            inside -= gone
            words = [each for each in words if each.index not in gone]
            yield text_of(words, sentence)


def _is_half(phrase: Word, dropped: frozenset[str]) -> bool:
    """True if a phrase cannot go without its head: "of" of "out of", "to sell" of "in a bid to sell"."""
    head = phrase.head
    if head is not None and phrase.dep == "conj":
        return head.dep in ("conj", "pobj")
    if head is None or phrase.dep in dropped - {"prep", "acl"}:
        return False
    if phrase.dep == "prep" and phrase.lower == "of" and head.pos in ("NOUN", "PROPN"):
        return True
    if phrase.dep == "acl":
        return head.dep == "pobj" and "xcomp" not in dropped and bool(below(phrase, "aux"))
    if head.dep == "acl" and phrase.dep == "prep":
        return not below(head, "aux") and len(below(head, "prep", "agent", "dobj", "oprd")) == 1
    return phrase.dep in _COMPLETING or (head.dep == "prep" and phrase.dep in ("prep", "pobj", "pcomp"))


def text_of(words: Sequence[Word], sentence: Sentence) -> str:
    """Words as the text has them; where some were left out, the comma before the gap goes with the one behind it."""
    parts: list[str] = []
    run: list[Word] = []
    paired = False
    for word in [*words, None]:
        if run and (word is None or word.index != run[-1].index + 1):
            paired = run[-1].text == ","
            while run and run[-1].dep in ("punct", "cc") and run[-1].text not in ")%\"'":
                run.pop()
            if run:
                parts.append(sentence.text[run[0].start - sentence.start : run[-1].end - sentence.start])
            run = []
        if word is not None and not run and word.text == "," and parts and not paired:
            parts[-1] += ","
        elif word is not None and (run or word.dep != "punct" or word.text in "$(\"'"):
            run.append(word)
    return " ".join(parts).rstrip(",")


def verb_group(verb: Word, passive: bool, plural: bool, planned: bool) -> str:
    """Return the verb with what makes it a plan, a denial or a supposition, and its particle."""
    negated = ["not"] if any(word.dep == "neg" for word in verb.children) else []
    negated += [word.lower for word in below(verb, "advmod") if word.lower in NEARLY | UNSURELY]
    shares = verb.dep == "conj" and verb.tag == "VB" and verb.head is not None and not below(verb, "aux")
    auxiliaries = below(verb.head if shares and verb.head is not None else verb, "aux")
    modal = next((word.lower for word in auxiliaries if word.lower in MODAL_AUXILIARIES), None)
    ahead = planned or any(word.lower in FUTURE_AUXILIARIES for word in auxiliaries)
    particles = [word.text for word in below(verb, "prt") if word.index == verb.index + 1]
    if passive:
        front = (
            [modal, *negated, "be"]
            if modal
            else [*negated, "to be"]
            if ahead
            else ["are" if plural else "is", *negated]
        )
        return " ".join([*front, verb.lower, *particles])
    if modal:
        return " ".join([modal, *negated, verb.lemma, *particles])
    if ahead:
        return " ".join([*negated, "to", verb.lemma, *particles])
    if verb.lemma == "be":
        return " ".join([present(verb, plural), *negated, *particles])
    if "not" in negated:
        return " ".join(["do" if plural else "does", *negated, verb.lemma, *particles])
    return " ".join([*negated, present(verb, plural), *particles])


def present(verb: Word, plural: bool) -> str:
    """Return a verb in the present tense, third person."""
    lemma = verb.lemma
    if plural:
        return _PLURAL.get(_IRREGULAR.get(lemma, ""), lemma)
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def number_of(verb: Word) -> bool | None:
    """True if a verb's own form says that several act, False if it says that one does, None if it does not say."""
    forms = {(word.lower, word.tag) for word in (verb, *below(verb, "aux", "auxpass"))}
    if any(tag == "VBZ" or word == "was" for word, tag in forms):
        return False
    return True if any(word in ("were", "are", "have") and tag in ("VBP", "VBD") for word, tag in forms) else None
