"""The headline of a report: the title of the event that both tell, and what the others are told of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.events.candidate import EventCandidate
from pipelines.events.claims import is_main_clause, tense_of
from pipelines.events.dated_words import below_aspect
from pipelines.events.kinds import carried_noun, is_event_noun, kind_of, telling_verb
from pipelines.events.lexicon.counts import HIT
from pipelines.events.lexicon.roles import DEFINITE, PRONOUNS, QUANTIFIERS, STATE_VERBS
from pipelines.events.model import LONGEST_TITLE
from pipelines.events.quantities import quantities
from pipelines.events.syntax import Sentence, Word
from pipelines.events.titles import KNOWN_TO_ALL
from pipelines.events.tree import ancestors, below, is_predicate, is_time_adverbial
from pipelines.events.types import OTHER, VIOLENT, event_class

FEWEST_WORDS = 4
NEW_WORDS = 3
"""So many words of a headline have to be new beside a title."""
HARM = {"killed": "killed", "injured": "injured", HIT: "injured"}
"""Kinds of counts that a headline may add, and what an event has already if it counts such."""
_BREAK = re.compile(r" [|–—-] |: ")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<=\s)[A-Z]\w+")
_FILLED = re.compile(r"(?:\w+ )?\[[^\]]*\](?: \w+)?")
"""What stands in brackets in a title, with the noun of which it says more."""
_FILLED_NAME = re.compile(r"\[[^\]]*[A-Z]")
FEW_WORDS = 12
"""A title of fewer words is short."""
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "VERB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_UNNAMED = re.compile(r"\[(?:[Tt]he|[Aa]n?) [a-z]")
"""What stands for a pronoun in a title, if that is a noun, and no name."""
_TOLD = ("nsubj", "nsubjpass", "dobj", "dative")
_SAYS_WHICH = ("prep", "relcl", "acl", "appos", "poss", "compound", "nmod")


def tell_by_headline(words: str, headline: Sequence[Sentence], candidates: Sequence[EventCandidate]) -> None:
    """Give the event of a report's first sentences that its headline tells too that headline, and what it counts.

    The counts stand at no place of the text: they begin and end where the event's own word begins.

    Args:
        words: the headline, as `plain` leaves it.
        headline: the same, parsed.
        candidates: those of the document, with their slots filled.
    """
    told = _main_word(headline[0]) if len(headline) == 1 else None
    leading = (each for each in candidates if each.where.in_lead and _is_told_first(each))
    found = next((each for each in leading if told and _tell_the_same(told, headline[0], each)), None)
    if found is None:
        return
    found.headline = words
    counted = {HARM.get(each.kind) for each in found.quantities}
    at = found.trigger.start
    found.quantities += [
        replace(quantity, char_start=at, char_end=at)
        for quantity, _ in quantities(headline[0])
        if quantity.subset_of is None and quantity.kind in HARM and HARM[quantity.kind] not in counted
    ]


def plain(headline: str | None) -> str | None:
    """Return a headline without what stands before or behind it, if it can stand alone.

    >>> plain("Two held after fire in Leith - The Daily Post")
    'Two held after fire in Leith'
    """
    parts = _BREAK.split(headline or "")
    words = max(parts, key=lambda part: len(part.split())).strip()
    whole = not words.endswith(("?", "…", "...")) and words.count('"') % 2 == 0 and not words.isupper()
    return words if whole and len(words) <= LONGEST_TITLE and len(words.split()) >= FEWEST_WORDS else None


def in_context(title: str, candidate: EventCandidate, headline: str | None) -> str:
    """Return the title of an event, with the headline in square brackets if only its report says what is meant.

    "The driver flees" becomes "The driver flees [A lorry hits a bus in Graz]", if there is room.
    """
    if headline is None or (is_clear(title, candidate) and not _is_thin(title, 1)):
        return title
    return _beside(title, headline)


def in_story(told: Sequence[tuple[EventCandidate, str]]) -> list[str]:
    """Return the titles of a report without a headline: behind one that is not clear stands one of the first that are.

    That is what a main clause of the first sentences tells as done, if both sentences speak of one thing.

    Args:
        told: the candidates of a document in the order of the text, with their titles.
    """
    leading = [
        (title, each)
        for each, title in told
        if each.where.in_lead and _is_done(each) and is_clear(title, each) and "[" not in title
    ]
    return [title if is_clear(title, each) else _beside_nearest(title, each, leading) for each, title in told]


def is_clear(title: str, candidate: EventCandidate) -> bool:
    """True if a reader who sees only its title knows of whom and what an event tells."""
    opening = title.lstrip("“\"'").partition(" ")[0].lower()
    unnamed = _UNNAMED.search(title) is not None or opening in PRONOUNS - QUANTIFIERS
    said = set(_WORD.findall(title))
    named = _FILLED_NAME.search(title) or any(word.text in said for word in _names(candidate))
    return not (unnamed or (_is_thin(title, 0) and not named) or _refers_back(candidate, title))


def _beside_nearest(title: str, candidate: EventCandidate, leading: Sequence[tuple[str, EventCandidate]]) -> str:
    """Return a title with that in square brackets behind it whose sentence has most in common with its own."""
    own, above = _things(candidate.where.sentence), [*ancestors(candidate.trigger)]
    shared: list[tuple[int, str]] = []
    for story, each in leading:
        common = len(own & _things(each.where.sentence))
        if common and (each.where is not candidate.where or each.trigger in above):
            shared.append((common, story))
    told = (_beside(title, story) for _, story in sorted(shared, key=lambda pair: -pair[0]))
    return next((more for more in told if more != title), title)


def _beside(title: str, story: str) -> str:
    """Return a title with what says more of it in square brackets, if it does and there is room."""
    more = set(story.casefold().split()) - set(title.casefold().split())
    together = f"{title} [{story}]"
    said = title in story or len(more) < NEW_WORDS or len(together) > LONGEST_TITLE
    return title if said else together


def _names(candidate: EventCandidate) -> list[Word]:
    return [word for word in candidate.where.sentence.words if word.pos == "PROPN" and not is_time_adverbial(word)]


def _is_thin(title: str, names: int) -> bool:
    """True if a title is short and has no more than so many names behind its first word: "Four people were struck"."""
    return len(_WORD.findall(title)) < FEW_WORDS and len(_NAME.findall(title)) <= names


def _refers_back(candidate: EventCandidate, title: str) -> bool:
    """True if a title means something that only its report has named: "The driver flees", "They charge him"."""
    said = set(_WORD.findall(_FILLED.sub("", title).lower()))
    verb = telling_verb(candidate.trigger)
    told = below(verb, *_TOLD) if verb is not None else [candidate.trigger]
    behind = below(verb or candidate.trigger, "prep", "agent")
    things = [*told, *(noun for preposition in behind for noun in below(preposition, "pobj"))]
    return any(word.lower in said and _is_known(word) for word in things)


def _is_known(word: Word) -> bool:
    """True if a word means what was named before, and does not say which: "the men", but not "the men in the boat"."""
    if word.pos == "PRON":
        return word.lower in PRONOUNS
    definite = any(child.lower in DEFINITE for child in below(word, "det"))
    named = any(child.text[:1].isupper() for child in word.children if child.dep != "det")
    return word.pos == "NOUN" and definite and not (named or below(word, *_SAYS_WHICH) or word.lower in KNOWN_TO_ALL)


def _is_done(candidate: EventCandidate) -> bool:
    """True if a text tells first that something was done, not what a picture beside it shows."""
    verb = telling_verb(candidate.trigger)
    told = verb is None or (verb.lemma not in STATE_VERBS and tense_of(verb) != "present")
    return told and _is_told_first(candidate)


def _is_told_first(candidate: EventCandidate) -> bool:
    trigger = candidate.trigger
    verb = telling_verb(trigger)
    return event_class(candidate.kind) in VIOLENT or (verb is not None and is_main_clause(verb))


def _main_word(sentence: Sentence) -> Word | None:
    """Return the word of a headline that tells an event; None if none does, or if it starts with "he" or "this"."""
    if sentence.words[0].pos == "PRON" and sentence.words[0].lower in PRONOUNS:
        return None
    root = next((word for word in sentence.words if word.dep == "ROOT"), None)
    if root is not None and root.tag not in _FINITE:  # "Two men charged in fatal Bari stabbing"
        whom = next(iter(below(root, "nsubj")), root)
        root = next((word for word in below(whom, "acl") if word.tag == "VBN"), root)
    if root is not None and is_predicate(root):
        done = below_aspect(root)
        return carried_noun(done) or (None if done.lemma in STATE_VERBS else done)
    return root if root is not None and is_event_noun(root) else None


def _tell_the_same(told: Word, headline: Sentence, candidate: EventCandidate) -> bool:
    """True if a headline tells an event of the same kind as a sentence, and shares a word besides with it."""
    if (candidate.claim is not None and candidate.claim.polarity != "positive") != _is_negative(headline):
        return False
    kinds = {event_class(kind_of(told)), event_class(candidate.kind)}
    same = (
        told.lemma == candidate.trigger.lemma or kinds <= VIOLENT or (len(kinds) == 1 and kinds != {event_class(OTHER)})
    )
    common = _content(headline) & _content(candidate.where.sentence) - {told.lemma}
    return same and bool(common)


def _is_negative(sentence: Sentence) -> bool:
    return any(word.dep == "neg" for word in sentence.words)


def _content(sentence: Sentence) -> set[str]:
    return {word.lemma for word in sentence.words if word.pos in _CONTENT}


def _things(sentence: Sentence) -> set[str]:
    return {word.lemma for word in sentence.words if word.pos == "NOUN" and not is_time_adverbial(word)}
