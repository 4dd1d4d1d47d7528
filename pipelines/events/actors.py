"""The persons, bodies and groups of a document: one actor under all the names that the document gives it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.events.candidate import ParsedSentence
from pipelines.events.casualties import is_people
from pipelines.events.gazetteer import country_names, find, key_of
from pipelines.events.kinds import is_event_noun
from pipelines.events.lexicon.places import CALENDAR, INSTITUTIONS, PUBLIC_BODIES, TITLES, VENUES
from pipelines.events.lexicon.roles import AUTHORITIES, BODIES, CIVILIANS, COMPANY_WORDS, GATHERED, NAMING_VERBS
from pipelines.events.model import ActorKind
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, is_plural, phrase, target

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
    """

    persons: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    called: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    long_forms: dict[str, str] = field(default_factory=dict[str, str])

    def is_person(self, noun: Word) -> bool:
        """Whether a noun names a person, or means one: "the driver"."""
        if noun.pos == "PROPN":
            run = name_of(noun)
            return noun.lower in self.persons or (len(run) > 1 and _may_be_person(run))
        return noun.tag == "NN" and is_people(noun) and noun.lemma not in GATHERED

    def full_name(self, noun: Word, sentence: Sentence) -> str | None:
        """The fullest name of what a short one means: of a last name, of initials, of "the company"; else None."""
        run = name_of(noun)
        if noun.pos == "PROPN":
            short = len(run) == 1 or (len(run) == 2 and run[0].lower in TITLES)
            found = self.persons.get(noun.lower, set()) if short else set[str]()
            return next(iter(found)) if len(found) == 1 else self.long_forms.get(noun.text) if len(run) == 1 else None
        found = self.called.get(noun.lemma, set()) if is_definite(noun) else set[str]()
        longest = [name for name in found if all(each in name for each in found)]
        return longest[0] if longest else None

    def name(self, noun: Word, sentence: Sentence) -> str | None:
        """The name of an actor, without its article; None if the words name none."""
        if noun.pos == "PROPN" and noun.lower in self.persons:
            return self.full_name(noun, sentence) or " ".join(word.text for word in untitled(name_of(noun)))
        said = self.full_name(noun, sentence) or (
            alone(noun, sentence) if below(noun, "conj") else phrase(noun, sentence)
        )
        return _ARTICLE.sub("", said) if said else None

    def kind(self, noun: Word, sentence: Sentence) -> ActorKind | None:
        """What kind of actor a noun stands for; None if it is a thing, or of no known kind."""
        if noun.pos == "PROPN":
            return self._kind_of_name(noun, sentence)
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

    def _kind_of_name(self, noun: Word, sentence: Sentence) -> ActorKind | None:
        run = name_of(noun)
        if noun.lower in self.persons:
            return ActorKind.PERSON
        if key_of(" ".join(word.text for word in run)) in country_names():
            return ActorKind.STATE
        if any(word.lower in AUTHORITIES for word in run):
            return ActorKind.STATE
        if _is_of_body(run) or (noun.text.isupper() and len(run) == 1) or noun.text in self.long_forms:
            return ActorKind.ORGANISATION
        return None


def actors_of(sentences: Sequence[ParsedSentence], text: str) -> Actors:
    """The actors that the sentences of a document name.

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
                    found.called.setdefault(word.lower, set()).add(" ".join(part.text for part in untitled(run)))
                for noun in (each for each in _descriptions(word) if each.lemma != word.lower):
                    found.called.setdefault(noun.lemma, set()).add(" ".join(part.text for part in untitled(run)))
    said: dict[str, Counter[str]] = {}
    for run, certain in full:
        name = untitled(run)
        if _may_be_person(run) and (certain or (len(name) > 1 and name[-1].lower in alone)):
            said.setdefault(name[-1].lower, Counter()).update([" ".join(word.text for word in name)])
    found.persons.update((last, _fullest(names)) for last, names in said.items())
    return found


def _of_initials(before: list[str], initials: str) -> str | None:
    """The words before a bracket that have its initials, if they do."""
    for first in reversed(range(len(before))):
        capitals = "".join(word[0] for word in before[first:] if word[0].isupper())
        if capitals == initials and before[first][0].isupper():
            return " ".join(before[first:])
    return None


def _fullest(names: Counter[str]) -> set[str]:
    """The names that one last name may stand for: of "Silva", "Ana Silva" and "Ana B. Silva" the one said most."""
    full = [name for name in names if " " in name]
    if len({name.split()[0] for name in full}) < 2:
        return {max(full, key=lambda name: (names[name], -len(name), name))} if full else set(names)
    often = [name for name in full if all(set(name.split()) <= set(other.split()) for other in full)]
    return set(often or full)


def name_of(noun: Word) -> list[Word]:
    """The proper nouns that stand right before a name and hang on it, with itself; a common noun alone."""
    run = [noun]
    for word in reversed(below(noun, "compound")):
        if word.pos != "PROPN" or word.index != run[0].index - 1:
            break
        run.insert(0, word)
    return run


def alone(noun: Word, sentence: Sentence) -> str:
    """A noun with the words before it, without what is coordinated with it."""
    first = min(each.start for each in (*noun.children, noun))
    return sentence.text[first - sentence.start : noun.end - sentence.start]


def untitled(run: list[Word]) -> list[Word]:
    """The words of a name without what stands before it: "Ken Lowe" of "Interior Secretary Ken Lowe"."""
    titles = [place for place, word in enumerate(run[:-1]) if word.lower in TITLES]
    return run[titles[-1] + 1 :] if titles else run


def _is_surely_person(run: list[Word], words: Sequence[Word], place: int) -> bool:
    """Whether something beside a name says that it is a person's: a title, an age, an apposition.

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
    whole = " ".join(word.text for word in name)
    definite = any(word.lower == "the" for word in below(run[-1], "det")) and name is run
    if definite or _is_of_body(name) or any(word.lower in CALENDAR or is_event_noun(word) for word in name):
        return False
    lands = country_names()
    known = key_of(whole) in lands or key_of(name[-1].text) in lands or (name is run and find(whole) is not None)
    return len(name) <= 4 and not known and not name[-1].text.isupper() and whole[0].isupper()


def _is_of_body(run: Iterable[Word]) -> bool:
    return any(word.lower.rstrip(".") in COMPANY_WORDS | INSTITUTIONS | VENUES | PUBLIC_BODIES for word in run)


def is_definite(noun: Word) -> bool:
    """Whether a noun only points to one told of before: "the girl"."""
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
