"""Clusters of mentions of one event, so that no link joins two cities, two countries or disjoint days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipelines.events.contradictions import NEIGHBOURING_DAYS, exact_tolls
from pipelines.events.dating import meet
from pipelines.events.evidence import Terms, enough, forbidden, terms, total
from pipelines.events.mention import EventMention
from pipelines.temporal.model import Interval

THRESHOLD = 0.0


@dataclass(slots=True)
class Cluster:
    """The mentions of one event, as indices into the list of mentions, with the days that all of them allow.

    Args:
        links: for each mention but the first, the evidence by which it joined.
    """

    members: list[int]
    interval: Interval
    links: dict[int, Terms]


class Link(NamedTuple):
    """Two mentions, as indices into the list of mentions, and the log-odds that they are of one event."""

    score: float
    left: int
    right: int


def links(mentions: Sequence[EventMention], pairs: Iterable[tuple[int, int]]) -> list[Link]:
    """Return the pairs of mentions with enough evidence: the strongest first, ties in the order of the mentions."""
    found: list[Link] = []
    for left, right in pairs:
        if not forbidden(mentions[left], mentions[right]):
            evidence = terms(mentions[left], mentions[right])
            score = total(evidence)
            if score > THRESHOLD and enough(evidence):
                found.append(Link(score, left, right))
    return sorted(found, key=lambda link: (-link.score, link.left, link.right))


def clusters(mentions: Sequence[EventMention], some: Iterable[int], found: Sequence[Link]) -> list[Cluster]:
    """Return the clusters of some mentions; one without a link to another of them is a cluster by itself.

    Args:
        mentions: all mentions.
        some: indices of those to be clustered.
        found: the links of all mentions.
    """
    own = {at: Cluster([at], mentions[at].interval, {}) for at in some}
    for link in found if own else ():
        one, two = own.get(link.left), own.get(link.right)
        if one is not two and one is not None and two is not None:
            _join(one, two, link, own, mentions)
    unique = {cluster.members[0]: cluster for cluster in own.values()}
    for cluster in unique.values():
        cluster.members.sort()
    return sorted(unique.values(), key=lambda cluster: cluster.members[0])


def _join(one: Cluster, two: Cluster, link: Link, own: dict[int, Cluster], mentions: Sequence[EventMention]) -> None:
    days = meet(one.interval, two.interval)
    if days is None or any(forbidden(mentions[a], mentions[b]) for a in one.members for b in two.members):
        return
    grown, gone = (one, two) if len(one.members) >= len(two.members) else (two, one)
    evidence = terms(mentions[link.left], mentions[link.right])
    grown.interval = days
    grown.links = {link.left: evidence, link.right: evidence, **gone.links, **grown.links}
    grown.members.extend(gone.members)
    own.update(dict.fromkeys(gone.members, grown))


def components(mentions: Sequence[EventMention], found: Iterable[Link]) -> list[list[int]]:
    """Return the connected components of the mentions with a known day: what one comes to, no other can change.

    Args:
        mentions: in their fixed order.
        found: the links between them.

    Returns:
        The indices of the members of each component, in order.
    """
    root = list(range(len(mentions)))
    for left, right in _connections(mentions, found):
        one, two = _root(root, left), _root(root, right)
        root[max(one, two)] = min(one, two)
    members: dict[int, list[int]] = {}
    for at, mention in enumerate(mentions):
        if mention.dated or mention.bounded:
            members.setdefault(_root(root, at), []).append(at)
    return list(members.values())


def _root(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at


def _connections(mentions: Sequence[EventMention], found: Iterable[Link]) -> Iterator[tuple[int, int]]:
    """Yield the links, and the pairs that may be one event dated differently."""
    yield from ((link.left, link.right) for link in found)
    alike: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for at, mention in enumerate(mentions):
        for day, toll in exact_tolls(mention):
            alike.setdefault(toll, []).append((day, at))
    for days in alike.values():
        for (day, left), (later, right) in pairwise(sorted(days)):
            if later - day <= NEIGHBOURING_DAYS:
                yield left, right
