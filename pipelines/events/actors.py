"""The persons, bodies and groups of a document: one actor under all the names that the document gives it.

"He", "she", "it" and "they" mean the subject of the clauses before, if one can be meant.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.events.candidate import EventCandidate, ParsedSentence
from pipelines.events.casualties import is_people
from pipelines.events.gazetteer import country_names, find, key_of
from pipelines.events.kinds import is_event_noun, telling_verb
from pipelines.events.lexicon import words as word_set
from pipelines.events.lexicon.counts import GROUPS, PEOPLE
from pipelines.events.lexicon.places import CALENDAR, INSTITUTIONS, PUBLIC_BODIES, TITLES, VENUES
from pipelines.events.lexicon.roles import (
    ATTITUDES,
    AUTHORITIES,
    BODIES,
    CIVILIANS,
    COMPANY_WORDS,
    DEFINITE,
    GATHERED,
    HAPPENING,
    MEN,
    NAMING_VERBS,
    PERSONAL,
    PLAN_VERBS,
    PRONOUNS,
    QUANTIFIERS,
    SAYING_VERBS,
    WISH_VERBS,
    WOMEN,
)
from pipelines.events.model import ActorKind
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    ancestors,
    below,
    is_infinitive,
    is_passive,
    is_plural,
    is_predicate,
    is_quoted,
    is_time_adverbial,
    phrase,
    subject,
    subtree,
    target,
)

_SEX = {**dict.fromkeys(("he", "him", "his"), "he"), **dict.fromkeys(("she", "her"), "she")}
_NICKNAME = re.compile(r"[“\"‘'][A-Z]\w*[”\"’'] $")
"""What stands before the last name of one whose first names are before it: "Ana “Annie” Voss"."""
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_INITIALS = re.compile(r"\(([A-Z]{2,7})\)")
"""What stands for the name before it: "Bay Harbour Authority (BHA)"."""
LONGEST_NAME = 80
"""Characters of the longest name that is looked for before its initials."""


@dataclass(slots=True)
class Actors:
    """Who a document names.

    Args:
        persons: the fullest names of its persons, by the last word of the name.
        called: the names that are called by a noun: "BHA" by "company" in "BHA, the company".
        long_forms: the full names of bodies, by their initials.
        sexes: "he" or "she", by the last word of a name, where a sentence with no other name says it.
    """

    persons: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    called: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    long_forms: dict[str, str] = field(default_factory=dict[str, str])
    sexes: dict[str, str] = field(default_factory=dict[str, str])

    def is_person(self, noun: Word) -> bool:
        """True if a noun names a person, or means one: "the driver"."""
        if noun.pos == "PROPN":
            run = name_of(noun)
            return noun.lower in self.persons or (len(run) > 1 and _may_be_person(run))
        return noun.tag == "NN" and is_people(noun) and noun.lemma not in GATHERED

    def full_name(self, noun: Word, sentence: Sentence) -> str | None:
        """The fullest name of what a short one means: of a last name, of initials, of "the company"; else None."""
        run = name_of(noun)
        if noun.pos == "PROPN":
            called = _NICKNAME.search(sentence.text[: run[0].start - sentence.start])
            short = " " not in spelled(untitled(run)) and len(run) < 3 and called is None
            found = self.persons.get(noun.lower, set()) if short else set[str]()
            return next(iter(found)) if len(found) == 1 else self.long_forms.get(noun.text) if len(run) == 1 else None
        found = self.called.get(noun.lemma, set()) if is_definite(noun) else set[str]()
        longest = [name for name in found if all(each in name for each in found)]
        return longest[0] if longest else None

    def name(self, noun: Word, sentence: Sentence) -> str | None:
        """Return the name of an actor, without its article; None if the words name none."""
        if noun.pos == "PROPN" and noun.lower in self.persons:
            return self.full_name(noun, sentence) or spelled(untitled(name_of(noun)))
        said = self.full_name(noun, sentence) or (
            alone(noun, sentence) if below(noun, "conj") else phrase(noun, sentence)
        )
        return _ARTICLE.sub("", said) if said else None

    def kind(self, noun: Word) -> ActorKind | None:
        """Return what kind of actor a noun stands for; None if it is a thing, or of no known kind."""
        if noun.pos == "PROPN":
            return self._kind_of_name(noun)
        if noun.lemma in AUTHORITIES:
            return ActorKind.STATE
        if noun.lemma in BODIES and noun.lemma not in GATHERED:
            return ActorKind.ORGANISATION
        if noun.lemma in GATHERED:
            return ActorKind.GROUP
        if not is_people(noun) or noun.pos == "PRON":
            return None
        if not is_plural(noun):
            return ActorKind.PERSON
        return ActorKind.CIVILIANS if noun.lemma in CIVILIANS or noun.pos == "NUM" else ActorKind.GROUP

    def _kind_of_name(self, noun: Word) -> ActorKind | None:
        run = name_of(noun)
        if noun.lower in self.persons:
            return ActorKind.PERSON
        if key_of(spelled(run)) in country_names():
            return ActorKind.STATE
        if any(word.lower in AUTHORITIES for word in run):
            return ActorKind.STATE
        if _is_of_body(run) or (noun.text.isupper() and len(run) == 1) or noun.text in self.long_forms:
            return ActorKind.ORGANISATION
        return None


def actors_of(sentences: Sequence[ParsedSentence], text: str) -> Actors:
    """Return the actors that the sentences of a document name.

    Args:
        text: the document's text, in which names stand with their initials.
    """
    found = Actors()
    for match in _INITIALS.finditer(text):
        before = text[max(0, match.start() - LONGEST_NAME) : match.start()].split()
        if (name := _of_initials(before, match[1])) is not None:
            found.long_forms.setdefault(match[1], name)
    alone: set[str] = set()
    full: list[tuple[list[Word], bool]] = []
    for each in sentences:
        for place, word in enumerate(each.sentence.words):
            if word.pos == "PROPN" and word.dep != "compound":
                run = name_of(word)
                full.append((run, _is_surely_person(run, each.sentence.words, place)))
                if len(run) == 1:
                    alone.add(word.lower)
                if len(run) > 1 and _is_of_body(run[-1:]):
                    found.called.setdefault(word.lower, set()).add(spelled(untitled(run)))
                for noun in (each for each in _descriptions(word) if each.lemma != word.lower):
                    found.called.setdefault(noun.lemma, set()).add(spelled(untitled(run)))
    said: dict[str, Counter[str]] = {}
    for run, certain in full:
        name = untitled(run)
        if _may_be_person(run) and (certain or (len(name) > 1 and name[-1].lower in alone)):
            said.setdefault(name[-1].lower, Counter()).update([spelled(name)])
    found.persons.update((last, _fullest(names)) for last, names in said.items())
    found.sexes.update(_sexes(sentences, found))
    return found


def _sexes(sentences: Sequence[ParsedSentence], actors: Actors) -> Iterator[tuple[str, str]]:
    """Yield the last names that sentences with no other one go on to call by pronouns of one sex, and that sex."""
    said: dict[str, Counter[str]] = {}
    for each in sentences:
        words = each.sentence.words
        names = {word.lower for word in words if word.pos == "PROPN" and word.lower in actors.persons}
        called = {_SEX[word.lower] for word in words if word.lower in _SEX}
        if len(names) == len(called) == 1:
            said.setdefault(names.pop(), Counter()).update(called)
    yield from ((name, votes.most_common(1)[0][0]) for name, votes in said.items())


def _of_initials(before: list[str], initials: str) -> str | None:
    """Return the words before a bracket that have its initials, if they do."""
    for first in reversed(range(len(before))):
        capitals = "".join(word[0] for word in before[first:] if word[0].isupper())
        if capitals == initials and before[first][0].isupper():
            return re.sub(r"['’]s$", "", " ".join(before[first:]))
    return None


def _fullest(names: Counter[str]) -> set[str]:
    """The names that one last name may stand for: of "Silva", "Ana Silva" and "Ana B. Silva" the one said most."""
    full = [name for name in names if " " in name]
    if len({name.split()[0] for name in full}) < 2:
        return {max(full, key=lambda name: (names[name], -len(name), name))} if full else set(names)
    often = [name for name in full if all(set(name.split()) <= set(other.split()) for other in full)]
    return set(often or full)


def name_of(noun: Word) -> list[Word]:
    """Return the proper nouns that stand right before a name and hang on it, with itself; a common noun alone."""
    run = [noun]
    for word in reversed(below(noun, "compound")):
        if word.pos != "PROPN" or not (word.index == run[0].index - 1 or _is_hyphened(word, run[0], noun)):
            break
        run.insert(0, word)
    return run


def _is_hyphened(word: Word, behind: Word, noun: Word) -> bool:
    """True if a hyphen ties a word of a name to the next: "Ana Rivas-Voss"."""
    return any(mark.start == word.end and mark.end == behind.start for mark in below(noun, "punct"))


def spelled(run: Sequence[Word]) -> str:
    """Return the words of a name as one text."""
    ties = ("-" if _is_hyphened(word, behind, run[-1]) else " " for word, behind in pairwise(run))
    return "".join(word.text + tie for word, tie in zip(run, [*ties, ""], strict=True))


def alone(noun: Word, sentence: Sentence) -> str:
    """Return a noun with the words before it, without what is coordinated with it."""
    first = min(each.start for each in (*noun.children, noun))
    return sentence.text[first - sentence.start : noun.end - sentence.start]


def untitled(run: list[Word]) -> list[Word]:
    """Return the words of a name without what stands before it: "Ken Lowe" of "Interior Secretary Ken Lowe"."""
    titles = [place for place, word in enumerate(run[:-1]) if word.lower in TITLES]
    return run[titles[-1] + 1 :] if titles else run


def _is_surely_person(run: list[Word], words: Sequence[Word], place: int) -> bool:
    """True if something beside a name says that it is a person's: a title, an age, an apposition.

    Args:
        words: those of the sentence.
        place: of the last word of the name among them.
    """
    before = words[place - len(run)] if place >= len(run) else None
    if untitled(run) is not run or (before is not None and before.lower in TITLES):
        return True
    if before is not None and before.pos == "NOUN" and before.dep == "compound" and is_people(before):
        return True
    behind = words[place + 1 : place + 3]
    aged = len(behind) == 2 and behind[0].text in (",", "(") and behind[1].text.isdigit() and len(behind[1].text) < 4
    described = any(is_people(each) or each.lemma in TITLES for each in _descriptions(run[-1]))
    return len(run) > 1 and (aged or described)


def _may_be_person(run: list[Word]) -> bool:
    name = untitled(run)
    whole = spelled(name)
    definite = any(word.lower == "the" for word in below(run[-1], "det")) and name is run
    if definite or _is_of_body(name) or any(word.lower in CALENDAR or is_event_noun(word) for word in name):
        return False
    lands = country_names()
    known = key_of(whole) in lands or key_of(name[-1].text) in lands or (name is run and find(whole) is not None)
    return len(name) <= 4 and not known and not name[-1].text.isupper() and whole[0].isupper()


def _is_of_body(run: Iterable[Word]) -> bool:
    return any(word.lower.rstrip(".") in COMPANY_WORDS | INSTITUTIONS | VENUES | PUBLIC_BODIES for word in run)


def is_definite(noun: Word) -> bool:
    """True if a noun only points to one told of before: "the girl"."""
    return noun.tag == "NN" and [child.lower for child in noun.children] == ["the"]


def _descriptions(name: Word) -> Iterator[Word]:
    """Yield the nouns that say what a name is: "BHA, a company", "BHA is a company", "the girl, identified as Ann"."""
    head = name.head
    said = head.head if name.dep == "pobj" and head is not None and head.lower == "as" else None
    if said is not None and said.lemma in NAMING_VERBS and (named := target(said)) is not None and named.pos == "NOUN":
        yield named
    yield from (each for each in below(name, "appos") if each.pos == "NOUN")
    if name.dep == "appos" and head is not None and head.pos == "NOUN":
        yield head
    if name.dep == "nsubj" and head is not None and head.lemma == "be":
        yield from (each for each in below(head, "attr") if each.pos == "NOUN" and each.tag == "NN")


SENTENCES_BACK = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), 6),
    **dict.fromkeys(("it", "its", "they", "their"), 2),
}
"""How far back each pronoun reaches; persons stay the topic for longer than things."""
REACH = 12
"""How many sentences back "the girl" may first be told of."""
_AIMS = SAYING_VERBS | PLAN_VERBS | WISH_VERBS | ATTITUDES
"""What only somebody does, and no thing."""
_OWNERS = frozenset({"its", "their", "his", "her"})
_SUBJECTS = ("nsubj", "nsubjpass")
_OF_WHICH = word_set("of in at near off against between")
_LONGEST_BEHIND = 6


@dataclass(frozen=True, slots=True)
class Distinction:
    """What a text says of which thing it means: before the noun, "Voss Oil" or "Voss Oil's", and behind it, "in Bari".

    Args:
        owned: whether what stands before says whose it is, and takes the place of "the".
        named: whether a name is said, and not only another word: "oil".
    """

    before: str
    behind: str
    owned: bool
    named: bool

    @property
    def words(self) -> str:
        """What tells it from others."""
        return self.before.casefold() or self.behind.casefold()


class Antecedents:
    """What the pronouns of a document stand for.

    Args:
        sentences: the parsed sentences, whose numbers are their places in the list.
        actors: whom the document names.
    """

    def __init__(self, sentences: Sequence[ParsedSentence], actors: Actors) -> None:
        self.sentences, self.actors = sentences, actors
        self._nouns: defaultdict[tuple[str, str], list[tuple[int, int, Word, Sentence]]] = defaultdict(list)
        for where in sentences:
            for word in where.sentence.words:
                if word.tag in ("NN", "NNS") and word.dep != "compound":
                    self._nouns[word.lemma, word.tag].append((where.number, word.index, word, where.sentence))

    def of(self, noun: Word, where: ParsedSentence) -> tuple[Word, Sentence] | None:
        """Return the noun for which a pronoun or "the company" stands, and its sentence; None if none surely does."""
        said = noun.lower
        if (said not in SENTENCES_BACK and not is_bare(noun)) or (said == "it" and is_expletive(noun.head)):
            return None
        if not is_bare(noun) and (found := self._in_sentence(noun, where.sentence)) is not None:
            rival = self._may_mean_another(noun, found, where.sentence)
            return None if rival else (_owner_of(found) if said in _OWNERS else found, where.sentence)
        if is_quoted(noun, where.sentence):
            return None
        for earlier in reversed(self.sentences[max(0, where.number - SENTENCES_BACK.get(said, 1)) : where.number]):
            last = said in PERSONAL and earlier.number == where.number - 1
            told = (*_topics(earlier.sentence), *(_beside_topics(earlier.sentence) if last else ()))
            found = next((word for word in told if self._fits(noun, word)), None)
            found = _owner_of(found) if found is not None and said in _OWNERS else found
            if found is not None:
                unsure = _is_owned(found) or self._has_rival(noun, found, earlier.sentence)
                return None if unsure else (found, earlier.sentence)
        return None

    def _has_rival(self, pronoun: Word, found: Word, sentence: Sentence) -> bool:
        """True if "they" may as well mean the persons to whom something is done: "Police arrested two men. They …"."""
        done_to = (word for word in sentence.words if word.dep == "dobj" and word is not found)
        plural = pronoun.lower in ("they", "their")
        return plural and any(self._fits(pronoun, word) and word.lemma in PEOPLE for word in done_to)

    def name_of(self, noun: Word, where: ParsedSentence) -> str | None:
        """Return the fullest name of what a pronoun or "the company" stands for."""
        found = self.of(noun, where)
        if found is None:
            return None
        word, sentence = found
        full = self.actors.full_name(word, sentence)
        if full is None and is_bare(word) and not is_bare(noun):
            earlier = next(each for each in self.sentences if each.sentence is sentence)
            full = self.name_of(word, earlier)
        return full or phrase(word, sentence)

    def introduced(self, noun: Word, where: ParsedSentence) -> str | None:
        """Return how the text before says who "the girl" is, "a girl of six", if it speaks of one girl only."""
        if not is_definite(noun) or not self.actors.is_person(noun):
            return None
        said: set[str] = set()
        for earlier in self.sentences[max(0, where.number - REACH) : where.number]:
            for word in earlier.sentence.words:
                if word.lemma == noun.lemma and word.dep != "compound" and not is_definite(word):
                    said.add(phrase(word, earlier.sentence) or "")
        only = said.pop() if len(said) == 1 else ""
        return only if only.lower().startswith(("a ", "an ")) and len(only.split()) > 2 else None

    def described(self, noun: Word, where: ParsedSentence, told: Sequence[Word]) -> Distinction | None:
        """Return what the text before says of which thing "the well" is: "BP's" well "in the Gulf".

        A name says more than another word ("oil"), and what is said once means little beside what is said more often.

        Args:
            noun: points back, as `points_back` has it.
            where: its sentence.
            told: the words of that sentence that are read anyway.
        """
        own, found, open_still = _modifiers(noun), None, True
        said: Counter[str] = Counter()
        for word, sentence in self._before(noun, where):
            if word in told:
                return None
            description = _description(word, sentence, own)
            if description is not None:
                said.update([description.words])
            if not open_still or not own <= _modifiers(word):
                continue
            if description is not None and (found is None or description.named):
                found, own = description, own | _modifiers(word)
            open_still = not description.named if description is not None else points_back(word)
        if found is None:
            return None
        others = (times for words, times in said.items() if not set(words.split()) & set(found.words.split()))
        return found if said[found.words] >= max(others, default=0) else None

    def _before(self, noun: Word, where: ParsedSentence) -> Iterator[tuple[Word, Sentence]]:
        """Return the nouns before one that may mean the same thing, the nearest first, with their sentences."""
        same = self._nouns[noun.lemma, noun.tag]
        before = bisect_left(same, (where.number, noun.index), key=lambda each: each[:2])
        return (same[at][2:] for at in reversed(range(before)))

    def _in_sentence(self, pronoun: Word, sentence: Sentence) -> Word | None:
        """Return the subject before a pronoun that it may mean."""
        own = (pronoun.head, pronoun.head.head if pronoun.head is not None and pronoun.head.dep == "relcl" else None)
        topics = (word for word in _topics(sentence) if word.head is not pronoun.head and word not in own)
        before = (word for noun in topics if noun.index < pronoun.index for word in (noun, *_owners(noun)))
        return next((word for word in (*_sayers(pronoun), *before) if self._fits(pronoun, word)), None)

    def _may_mean_another(self, pronoun: Word, found: Word, sentence: Sentence) -> bool:
        """True if between a noun and the pronoun behind it a quotation begins, or another noun that fits stands."""
        if pronoun.lower in PERSONAL or found.index > pronoun.index:
            return False
        between = [word for word in sentence.words if found.index < word.index < pronoun.index]
        others = (word for word in between if word.dep in _SUBJECTS and self._fits(pronoun, word))
        return any(word.text == '"' for word in between) or any(others)

    def _fits(self, pronoun: Word, noun: Word) -> bool:
        """True if a noun may be what a pronoun means, by its number and by whether it is a person or a happening."""
        said, verb = pronoun.lower, pronoun.head
        if noun.pos not in ("NOUN", "PROPN") or is_time_adverbial(noun) or _is_of_other_sex(said, noun):
            return False
        if _SEX.get(said) != self.actors.sexes.get(noun.lower, _SEX.get(said)):
            return False
        if any(noun.lower == sayer.lower and sayer.index > pronoun.index for sayer in _sayers(pronoun)):
            return False
        if said == "it" and verb is not None and verb.lemma in HAPPENING:
            return is_event_noun(noun)
        aims = verb is not None and pronoun.dep == "nsubj" and verb.lemma in _AIMS and noun.pos == "NOUN"
        does = said == "they" and verb is not None and noun.pos == "NOUN" and bool(below(verb, "dobj"))
        if (does or (aims and said in ("it", "they"))) and self.actors.kind(noun) is None:
            return False
        if said in ("they", "their"):
            return is_plural(noun)
        itself = noun.pos == "PROPN" and noun in _sayers(pronoun)
        if is_plural(noun) and not (said in ("it", "its") and (itself or _is_one_body(noun))):
            return False
        if SENTENCES_BACK.get(said) == 6:
            several = noun.tag == "NNPS" and noun.lower not in self.actors.persons
            return self.actors.is_person(noun) and _is_surely_one(noun) and not several
        if is_bare(pronoun):
            return noun.pos == "PROPN" and noun.lower not in self.actors.persons
        return not self.actors.is_person(noun)


def points_back(noun: Word) -> bool:
    """True if a noun means a thing told of before, and does not say which: "the well", "this oil spill"."""
    if noun.tag not in ("NN", "NNS") or noun.dep == "compound" or is_time_adverbial(noun):
        return False
    said = [child for child in noun.children if child.dep not in ("det", "amod", "compound", "punct", "cc", "conj")]
    led = any(child.lower in DEFINITE for child in below(noun, "det"))
    modified = (each for child in below(noun, "amod", "compound") for each in subtree(child))
    behind = any(child.index > noun.index for child in noun.children if child.dep in ("amod", "compound"))
    return led and not said and not behind and not any(word.text[:1].isupper() for word in modified)


def _modifiers(noun: Word) -> set[str]:
    return {child.lemma for child in below(noun, "amod", "compound")}


def _description(noun: Word, sentence: Sentence, own: Set[str]) -> Distinction | None:
    """Return what is said of a noun beside its own adjectives; None if that does not say which thing it is."""
    owners = _owners(noun)
    named = [child for child in below(noun, "compound", "amod") if child.lemma not in own and _is_naming(child)]
    front = [word for child in (*owners[:1], *named) if child.index < noun.index for word in subtree(child)]
    if front and _is_torn(front, sentence):
        return None
    superlative = any(child.tag == "JJS" for child in below(noun, "amod"))
    after = [] if superlative else [each for each in below(noun, "prep") if _says_which(each)]
    before, behind = (
        _spelled(front, sentence),
        _spelled([word for each in after[:1] for word in subtree(each)], sentence),
    )
    names = any(word.pos == "PROPN" for word in front) or bool(after)
    return Distinction(before, behind, bool(owners), names) if before or behind else None


def _is_torn(words: Sequence[Word], sentence: Sentence) -> bool:
    """True if words before a noun are part of a longer one: of "a pro-Voss crowd", "a Gulf of Mexico well"."""
    before = sentence.text[: words[0].start - sentence.start]
    return before.endswith(("-", " of ")) or sentence.text[words[-1].end - sentence.start :].startswith("-")


def _is_naming(word: Word) -> bool:
    """True if a word before a noun says which thing that is, and not how large: "oil", "Dutch", but not "40-foot"."""
    counted = any(each.text[:1].isdigit() for each in subtree(word))
    return not counted and (word.dep == "compound" or (word.text[:1].isupper() and word.index > 0))


def _says_which(preposition: Word) -> bool:
    """True for "in Bari" or "of a baker", which say which thing stands before them."""
    words = subtree(preposition)
    nouns = below(preposition, "pobj")
    if len(words) > _LONGEST_BEHIND or not nouns or preposition.lower not in _OF_WHICH:
        return False
    if any(word.pos in ("PRON", "VERB") or word.dep == "punct" or is_time_adverbial(word) for word in words):
        return False
    named = any(word.pos == "PROPN" for word in words)
    return named or (preposition.lower == "of" and not points_back(nouns[0]) and nouns[0].pos == "NOUN")


def _spelled(words: Sequence[Word], sentence: Sentence) -> str:
    said, last = "", None
    for word in words:
        said += " " if last is not None and word.start > last.end else ""
        said += sentence.text[word.start - sentence.start : word.end - sentence.start]
        last = word
    return said


def _is_surely_one(noun: Word) -> bool:
    """False if a noun means several, or if only its ending speaks for a person, and not what it does: "preventer"."""
    if noun.lemma in GROUPS:
        return False
    made = noun.pos == "NOUN" and noun.lemma.endswith(("er", "or")) and noun.lemma not in PEOPLE | TITLES | MEN | WOMEN
    return not made or (noun.head is not None and noun.head.lemma in SAYING_VERBS)


def _is_one_body(noun: Word) -> bool:
    """True if a name that ends like that of several is one body's: "the Harbour Services said it"."""
    return noun.tag == "NNPS" and bool(below(noun, "compound")) and not below(noun, "conj", "nummod")


def _is_of_other_sex(pronoun: str, noun: Word) -> bool:
    """True if a noun names a man and a pronoun a woman, or the other way round."""
    other = WOMEN if pronoun in ("he", "him", "his") else MEN if pronoun in ("she", "her") else frozenset[str]()
    return any(word.lemma.rstrip(".") in other for word in (noun, *below(noun, "compound", "appos")))


def _is_owned(noun: Word) -> bool:
    """True if a noun is named by somebody else only: "his son"."""
    return any(owner.tag == "PRP$" for owner in below(noun, "poss"))


def _topics(sentence: Sentence) -> Iterator[Word]:
    """Yield the subjects of a sentence, that of its main clause first."""
    roots = [word for word in sentence.words if word.dep == "ROOT"]
    main = [noun for verb in roots for noun in below(verb, *_SUBJECTS)]
    others = [word for word in sentence.words if word.dep in _SUBJECTS and word not in main]
    yield from (*main, *others)


def _beside_topics(sentence: Sentence) -> Iterator[Word]:
    """Yield whom "he" may mean right after a sentence besides its subjects: whose these are, the only object."""
    yield from (owner for noun in _topics(sentence) for owner in _owners(noun))
    objects = [word for word in sentence.words if word.dep == "dobj" and word.pos == "PROPN"]
    yield from objects if len(objects) == 1 else ()


def _owner_of(noun: Word) -> Word:
    """Return whose a thing is, if a name says that, since "its" after "Voss Oil's value" hardly means the value."""
    return next(iter(_owners(noun)), noun) if noun.pos == "NOUN" else noun


def _owners(noun: Word) -> list[Word]:
    """Whose a thing is: "Voss's plan that he would sell"."""
    return [owner for owner in below(noun, "poss") if owner.pos == "PROPN"]


def _sayers(pronoun: Word) -> list[Word]:
    """Return who says of itself what a clause tells: "the army said it had arrested two men"."""
    verb = pronoun.head
    above = verb.head if verb is not None and verb.dep == "ccomp" else None
    return below(above, "nsubj") if above is not None and above.lemma in SAYING_VERBS else []


def is_expletive(verb: Word | None) -> bool:
    """True if "it" stands for the clause behind the verb only: "it emerged that", "it is likely that"."""
    if verb is None:
        return False
    if verb.lemma in SAYING_VERBS:
        return is_passive(verb)
    behind = below(verb, "ccomp", "csubj", "acomp", "attr")
    if verb.lemma == "be":  # "it is up to her to sell"
        behind += filter(is_infinitive, below(verb, "xcomp", "advcl"))
    return any(each.index > verb.index for each in behind)


def is_nobodys(candidate: EventCandidate) -> bool:
    """True if a pronoun says who did it, and neither is it known whom that means nor does a clause above say more."""
    trigger = candidate.trigger
    verb = telling_verb(trigger)
    noun = _acting(verb) if verb is not None else None
    known = candidate.whom if verb is not None and is_passive(verb) else candidate.who
    if verb is None or noun is None or known is not None or noun.lower in PERSONAL or noun.lower in QUANTIFIERS:
        return False
    return noun.lower in PRONOUNS and noun.pos != "PROPN" and not is_expletive(verb) and clause_above(verb) is None


def clause_above(verb: Word) -> Word | None:
    """Return the nearest clause above a verb whose subject is a noun: "the firm owned the mill when it burned"."""
    clauses = (above for above in ancestors(verb) if is_predicate(above) and (is_passive(above) or subject(above)))
    found = next(clauses, None)
    doer = _acting(found) if found is not None else None
    return found if doer is not None and doer.lower not in PRONOUNS else None


def _acting(trigger: Word) -> Word | None:
    return target(trigger) if is_passive(trigger) else subject(trigger)


def is_bare(noun: Word) -> bool:
    """True if a noun only points to a body named before: "the company"."""
    return noun.lemma in BODIES and is_definite(noun)
