"""Which documents tell of one thing: how much of their weightiest words they share, published within two weeks; and the
stories that such links make.

A word weighs by its rarity in the language at large, never by the other documents at hand, so that a link neither
depends on what else is there nor changes with what arrives later. Word frequencies: the `small` lists of wordfreq
(Speer 2022; Zipf scale, van Heuven et al. 2014), some 29,000 words of English; a word that is not in the list counts as
rarer than each that is. A document in a language without a list has no weighty words, and so no links.

A chain of chance links would make one story of all news. So a link counts for a story only if it is strong, or if a
third document is linked with both of its documents.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.metadata import version

from pipelines.ids import identifier
from pipelines.settings import kept, load_settings

WINDOW_DAYS = 14
ALIKE = 0.18
"""The least similarity of linked documents."""
MOST_OF_A_WORD = 0.07
"""No word contributes more to a similarity, so that it takes several to link two documents."""
MOST_WORDS = 48
"""A document is known by so many of its weightiest words."""
EXPLAINED_BY = 6
COMMON, UNLISTED = 5.7, 2.5
"""Zipf frequencies: of words that say nothing of their text, and of those in no list."""
SCALE = 7.5
"""The Zipf frequency of the commonest words."""
_LEAD = 400
_NAME = _IN_LEAD = 1.5
_POWER = 1.5
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as its weightiest words, which have length one as a vector.

    Args:
        day: its reference date, a day number.
    """

    document_id: str
    day: int
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """Two documents that tell of one thing. A row of `core.document_links`.

    Args:
        document_id: the one whose id comes first.
        similarity: the cosine of their words; no word contributes more than `MOST_OF_A_WORD`.
        words: those that contribute most to it, with what they contribute.
    """

    document_id: str
    other_id: str
    similarity: float
    words: tuple[tuple[str, float], ...]


@cache
def _frequencies(language: str) -> Mapping[str, float]:
    """Return how often each word of a language's list comes; from the cache, since importing wordfreq takes long."""
    file = load_settings().cache / f"words-{version('wordfreq')}-{language}.json"
    return kept(file, lambda: _listed(language)) if language.isalpha() else {}


def _listed(language: str) -> Mapping[str, float]:
    from wordfreq import available_languages, get_frequency_dict

    return get_frequency_dict(language, "small") if language in available_languages("small") else {}


@lru_cache(maxsize=100_000)
def rarity(word: str, language: str = "en") -> float:
    """Return how rare a word is, in steps of ten times rarer: 0 for the commonest words, 5 for those in no list.

    A word with hyphens is as rare as the rarest of its parts.

    Args:
        word: in lower case.
        language: an ISO 639-1 code.

    >>> rarity("the"), rarity("halvorsen"), rarity("bridge") > rarity("city"), rarity("week-old") == rarity("week")
    (0.0, 5.0, True, True)
    """
    frequency = min(_frequencies(language).get(part, 0.0) for part in word.split("-"))
    return max(SCALE - (math.log10(frequency) + 9 if frequency else UNLISTED), 0.0)


def weighty_words(title: str | None, text: str, language: str | None) -> dict[str, float]:
    """Return the weightiest words of a document, each with its weight; the squares of the weights sum to one.

    Rare words weigh most, then names, words of headline and lead, and words that come often.

    Args:
        title: the headline, where it is known.
        text: the body; what lies beyond 200,000 characters is left out.
        language: an ISO 639-1 code, English if None.
    """
    spoken = language or "en"
    if not _frequencies(spoken):
        return {}
    whole = f"{title or ''}\n{text[:_MOST_CHARACTERS]}"
    counts, places, plain = Counter[str](), dict[str, int](), set[str]()
    for match in _WORD.finditer(whole):
        word = match.group().casefold()
        counts[word] += 1
        places.setdefault(word, match.start())
        if match.group()[0].islower():
            plain.add(word)
    weights = {
        word: (1 + math.log(count))
        * rare**_POWER
        * (1.0 if word in plain else _NAME)
        * (_IN_LEAD if places[word] < len(title or "") + _LEAD else 1.0)
        for word, count in counts.items()
        if (rare := rarity(word, spoken)) > SCALE - COMMON
    }
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]
    length = math.sqrt(sum(weight**2 for _, weight in kept))
    return {word: round(weight / length, 4) for word, weight in kept}


def document_links(profiles: Iterable[Profile]) -> list[DocumentLink]:
    """Return the pairs of documents that tell of one thing, ordered by their ids; the order given does not matter.

    >>> words = dict.fromkeys(("divers", "ferry", "hatchery", "hull"), 0.5)
    >>> document_links([Profile("b", 9, words), Profile("a", 1, words)])[0].similarity
    0.28
    >>> document_links([Profile("b", 99, words), Profile("a", 1, words)])
    []
    """
    ordered = sorted(profiles, key=lambda each: each.document_id)
    having: defaultdict[str, list[Profile]] = defaultdict(list)
    links: list[DocumentLink] = []
    for profile in ordered:
        shared: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for word, weight in profile.words.items():
            for other in having[word]:
                if abs(other.day - profile.day) <= WINDOW_DAYS:
                    shared[other.document_id].append((word, _contribution(weight, other.words[word])))
            having[word].append(profile)
        links += (link for other, words in shared.items() if (link := _link(other, profile.document_id, words)))
    return sorted(links, key=lambda link: (link.document_id, link.other_id))


def _contribution(left: float, right: float) -> float:
    return round(min(left * right, MOST_OF_A_WORD), 4)


def _link(one: str, two: str, words: list[tuple[str, float]]) -> DocumentLink | None:
    similarity = round(sum(product for _, product in words), 2)
    if similarity < ALIKE:
        return None
    weightiest = sorted(words, key=lambda item: (-item[1], item[0]))[:EXPLAINED_BY]
    return DocumentLink(one, two, similarity, tuple(weightiest))


STRONG = 0.25
"""The similarity from which two documents need no third one to be of one story."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document of a story.

    Args:
        day: from which it speaks; None if unknown.
        topic: of which it is, as its file states.
    """

    document_id: str
    day: date | None = None
    topic: str | None = None


def stories(
    documents: Iterable[Told], links: Iterable[tuple[str, str, float]], originals: Mapping[str, str]
) -> dict[str, str]:
    """Return the story of each document, by document id; the order of documents and links does not matter.

    A story is known by the first of its documents. A document that nothing connects with others is one by itself.

    Args:
        documents: all of them.
        links: two documents and their similarity, from one side or from both.
        originals: the document that each reprint reprints.

    >>> found = stories([Told("a"), Told("b"), Told("c", topic="flood")], [("a", "b", 0.4), ("b", "c", 0.4)], {})
    >>> found["a"] == found["b"] != found["c"]
    True
    """
    ordered = sorted(documents, key=lambda each: (each.day or date.max, each.document_id))
    parents = {each.document_id: each.document_id for each in ordered}
    loose = {each.document_id for each in ordered if each.topic is None}
    first_of: dict[str, str] = {}
    for each in ordered:
        if each.topic is not None:
            parents[each.document_id] = first_of.setdefault(each.topic, each.document_id)
    for one, two in _connected(loose, links, originals):
        parents[_first(parents, one)] = _first(parents, two)
    first_in: dict[str, str] = {}
    return {
        each.document_id: first_in.setdefault(_first(parents, each.document_id), identifier("story", each.document_id))
        for each in ordered
    }


def _connected(
    loose: set[str], links: Iterable[tuple[str, str, float]], originals: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """Yield the pairs of documents without a topic that are of one story."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    weak: list[tuple[str, str]] = []
    for one, two, similarity in links:
        if one in loose and two in loose:
            linked[one].add(two)
            linked[two].add(one)
            if similarity >= STRONG:
                yield one, two
            else:
                weak.append((one, two))
    yield from (pair for pair in weak if not linked[pair[0]].isdisjoint(linked[pair[1]]))
    yield from (pair for pair in originals.items() if loose.issuperset(pair))


def _first(parents: dict[str, str], document_id: str) -> str:
    """Return the document that stands for the story of another one, and shorten the way to it."""
    while parents[document_id] != document_id:
        parents[document_id] = parents[parents[document_id]]
        document_id = parents[document_id]
    return document_id
