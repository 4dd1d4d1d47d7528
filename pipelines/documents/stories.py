"""Documents → stories: what a dataset says is one topic, else what links of similar documents connect.

One link may join two stories by chance, and a chain of such links would make one story of all news. So a link counts
only if it is strong, or if a third document is linked with both of its documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.ids import identifier

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
