"""Groups: reports that a chain of evidence connects. What a group comes to, no report outside of it can change."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.events.clusters import Links
from pipelines.events.contradictions import NEIGHBOURING_DAYS, telling_tolls
from pipelines.events.telling import Telling

Pair = tuple[int, int]


def groups(tellings: Sequence[Telling], found: Links) -> list[list[int]]:
    """The groups of reports with a known day, each by the places of its members in the list, in their order.

    Args:
        tellings: reports in their fixed order.
        found: the links between them.
    """
    first = list(range(len(tellings)))
    for left, right in _connections(tellings, found):
        one, two = _root(first, left), _root(first, right)
        first[max(one, two)] = min(one, two)
    members: dict[int, list[int]] = {}
    for place, telling in enumerate(tellings):
        if telling.dated or telling.bounded:
            members.setdefault(_root(first, place), []).append(place)
    return list(members.values())


def _root(first: list[int], place: int) -> int:
    while first[place] != place:
        first[place] = first[first[place]]
        place = first[place]
    return place


def _connections(tellings: Sequence[Telling], found: Links) -> Iterator[Pair]:
    """The links, and the pairs that may be one event told with different days."""
    yield from ((link.left, link.right) for link in found)
    alike: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for place, telling in enumerate(tellings):
        for day, toll in telling_tolls(telling) if telling.counts else ():
            alike.setdefault(toll, []).append((day, place))
    for places in alike.values():
        places.sort()
        for (day, left), (later, right) in pairwise(places):
            if later - day <= NEIGHBOURING_DAYS:
                yield left, right
