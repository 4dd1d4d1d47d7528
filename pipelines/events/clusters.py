"""Clusters of reports of one event, so that no link joins two cities, two countries or disjoint days."""

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, repeat
from operator import attrgetter

from pipelines.events.dating import meet
from pipelines.events.evidence import Weight, forbidden, terms, weighed
from pipelines.events.telling import Telling
from pipelines.temporal.model import Interval

Terms = tuple[tuple[str, float], ...]
THRESHOLD = 0.0

_BITS = 32
_RIGHT = (1 << _BITS) - 1
"""A pair is one number: the bits of the left place, then those of the right one."""


@dataclass(slots=True)
class Cluster:
    """The reports of one event, by their places in the list, with the days that all of them allow.

    Args:
        links: for each report but the first, the evidence by which it joined.
    """

    members: list[int]
    interval: Interval
    links: dict[int, Terms]


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports, by their places in the list, and the evidence that they tell one event."""

    left: int
    right: int
    terms: Terms


class Links:
    """The links of some reports: the strongest first, ties in the order of the reports.

    Millions of pairs have a few thousand weights, so that a pair is one number among those of its weight.
    """

    def __init__(self, found: Iterable[tuple[int, int, Weight]]) -> None:
        self._of: defaultdict[Weight, array[int]] = defaultdict(partial(array, "Q"))
        for left, right, weight in found:
            self._of[weight].append(left << _BITS | right)
        for weight, pairs in self._of.items():
            self._of[weight] = array("Q", sorted(pairs))

    def __iter__(self) -> Iterator[Link]:
        """Each link, made as it is asked for."""
        strongest = sorted(self._of, key=attrgetter("total"), reverse=True)
        for _, weights in groupby(strongest, key=attrgetter("total")):
            for pair, said in heapq.merge(*(zip(self._of[each], repeat(each.terms)) for each in weights)):
                yield Link(pair >> _BITS, pair & _RIGHT, said)


def links(tellings: Sequence[Telling], candidates: Iterable[tuple[int, int]]) -> Links:
    """The pairs of reports with enough evidence."""
    return Links(_weighty(tellings, candidates))


def _weighty(tellings: Sequence[Telling], candidates: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, Weight]]:
    for left, right in candidates:
        if forbidden(tellings[left], tellings[right]):
            continue
        weight = weighed(terms(tellings[left], tellings[right]))
        if weight.total > THRESHOLD and weight.enough:
            yield left, right, weight


def clusters(tellings: Sequence[Telling], places: Iterable[int], found: Links) -> list[Cluster]:
    """The clusters of some reports; one without a link to another of them stands alone.

    Args:
        tellings: all reports.
        places: those to be clustered, by their places in the list.
        found: the links of all reports.
    """
    own = {place: Cluster([place], tellings[place].interval, {}) for place in places}
    for link in found if own else ():
        one, two = own.get(link.left), own.get(link.right)
        if one is not two and one is not None and two is not None:
            _join(one, two, link, own, tellings)
    unique = {id(cluster): cluster for cluster in own.values()}
    for cluster in unique.values():
        cluster.members.sort()
    return sorted(unique.values(), key=lambda cluster: cluster.members[0])


def _join(one: Cluster, two: Cluster, link: Link, own: dict[int, Cluster], tellings: Sequence[Telling]) -> None:
    days = meet(one.interval, two.interval)
    if days is None or any(forbidden(tellings[a], tellings[b]) for a, b in _strangers(one, two, link)):
        return
    grown, gone = (one, two) if len(one.members) >= len(two.members) else (two, one)
    newcomer = link.right if own[link.right] is gone else link.left
    grown.interval = days
    grown.links.update(gone.links)
    grown.links.setdefault(newcomer, link.terms)
    grown.links.setdefault(link.left if newcomer == link.right else link.right, link.terms)
    grown.members.extend(gone.members)
    for member in gone.members:
        own[member] = grown


def _strangers(one: Cluster, two: Cluster, link: Link) -> Iterator[tuple[int, int]]:
    """The pairs that joining makes, beside the linked one, of which it is known that nothing forbids it."""
    linked = {link.left, link.right}
    for left in one.members:
        for right in two.members:
            if left not in linked or right not in linked:
                yield left, right
