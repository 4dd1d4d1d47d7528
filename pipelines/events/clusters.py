"""Clusters of mentions of one event, so that no link joins two cities, two countries or disjoint days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import inf
from typing import NamedTuple

from pipelines.events.contradictions import NEIGHBOURING_DAYS, exact_tolls
from pipelines.events.dating import meet
from pipelines.events.evidence import (
    POSSIBLY_SAME,
    SAME,
    Similarities,
    Terms,
    are_other_acts,
    enough,
    evidence,
    forbidden,
    is_another,
    is_elsewhere,
    score,
    similarity_of,
    weighed,
)
from pipelines.events.mention import EventMention
from pipelines.events.model import DateBasis, LinkRole
from pipelines.temporal.model import Interval

MOST_COMPARED = 10
"""So many mentions of each of two clusters are compared for whether the two are of one event on average."""
MOST_NARROWED = 2
"""So few days may be narrowed to the day of the story in which their event is told again."""
MOST_ELSEWHERE = 0.2
"""In so many of the pairs of accounts that say where, the places may differ: some of many name another one."""


@dataclass(slots=True)
class Cluster:
    """The mentions of one event, as indices into the list of mentions.

    Args:
        links: for each mention but the first, the evidence by which it joined.
    """

    members: list[int]
    links: dict[int, Terms]


class Link(NamedTuple):
    """Two mentions, as indices into the list of mentions, and the log-odds that they are of one event.

    Args:
        place: in the order of joining: 0 if one continues the other, 1 if they share a day, 2 if their days adjoin.
        found: the evidence, by name, with its measure.
    """

    place: int
    score: float
    left: int
    right: int
    found: Mapping[str, float]


def links(mentions: Sequence[EventMention], similarities: Similarities, pairs: Iterable[tuple[int, int]]) -> list[Link]:
    """Return the pairs that are or may be of one event: those that share a day first, then the strongest.

    Ties are in the order of the mentions.
    """
    found: list[Link] = []
    for left, right in pairs:
        one, two = mentions[left], mentions[right]
        if not forbidden(one, two, similarities):
            between = evidence(one, two, similarity_of(one, two, similarities))
            strength = score(between)
            if strength > POSSIBLY_SAME and enough(one, two, between):
                place = 0 if "continued" in between else 2 if "neighbouring days" in between else 1
                found.append(Link(place, strength, left, right, between))
    return sorted(found, key=lambda link: (link.place, -link.score, link.left, link.right))


def clusters(
    mentions: Sequence[EventMention], similarities: Similarities, some: Iterable[int], found: Sequence[Link]
) -> list[Cluster]:
    """Return the clusters of some mentions; one without a link to another of them is a cluster by itself.

    Args:
        mentions: all mentions.
        similarities: of linked documents.
        some: indices of those to be clustered.
        found: the links of all mentions.
    """
    own = {at: Cluster([at], {}) for at in some}
    inside = [link for link in found if link.left in own and link.right in own]
    known = {(link.left, link.right): link.score for link in inside}
    for link in inside:
        one, two = own[link.left], own[link.right]
        if link.score > SAME and one is not two and _agree(one, two, known, mentions, similarities):
            _join(one, two, link, own)
    unique = {cluster.members[0]: cluster for cluster in own.values()}
    for cluster in unique.values():
        cluster.members.sort()
    return sorted(unique.values(), key=lambda cluster: cluster.members[0])


def _agree(
    one: Cluster,
    two: Cluster,
    known: Mapping[tuple[int, int], float],
    mentions: Sequence[EventMention],
    similarities: Similarities,
) -> bool:
    """True if two clusters are of one event on average, and no two mentions of theirs rule it out."""
    if len(one.members) == len(two.members) == 1:
        return True
    if are_other_acts(_meanings(one, mentions), _meanings(two, mentions)):
        return False
    between = ((min(pair), max(pair)) for pair in product(one.members, two.members))
    new = [(mentions[a], mentions[b]) for a, b in between if (a, b) not in known]
    if any(is_another(left, right, similarities) for left, right in new):
        return False
    elsewhere = sum(is_elsewhere(left, right, similarities) for left, right in new)
    if elsewhere > MOST_ELSEWHERE * _placed(one, mentions) * _placed(two, mentions):
        return False
    ours, theirs = (_accounts(each, mentions)[:MOST_COMPARED] for each in (one, two))
    return sum(_score(*pair, known, mentions, similarities) for pair in product(ours, theirs)) > 0


def _meanings(cluster: Cluster, mentions: Sequence[EventMention]) -> frozenset[str]:
    """Return what the mentions of a cluster mean: of "shot and killed", either."""
    return frozenset[str]().union(*(mentions[at].meanings for at in cluster.members))


def _placed(cluster: Cluster, mentions: Sequence[EventMention]) -> int:
    return sum(mentions[at].place is not None for at in cluster.members)


def _score(
    left: Sequence[int],
    right: Sequence[int],
    known: Mapping[tuple[int, int], float],
    mentions: Sequence[EventMention],
    similarities: Similarities,
) -> float:
    """Return how much speaks for two accounts being of one event: that of their links that says most, if any."""
    pairs = [(min(pair), max(pair)) for pair in product(left, right)]
    linked = [known[pair] for pair in pairs if pair in known]
    if linked:
        return max(linked)
    one, two = mentions[pairs[0][0]], mentions[pairs[0][1]]
    return score(evidence(one, two, similarity_of(one, two, similarities)))


def _accounts(cluster: Cluster, mentions: Sequence[EventMention]) -> list[list[int]]:
    """Return the mentions of a cluster that continue no other one of it, each with those that do in its sentence."""
    if not any(mentions[at].leads_from for at in cluster.members):
        return [[at] for at in cluster.members]
    ids = {mentions[at].report_id for at in cluster.members}
    accounts = {mentions[at].report_id: [at] for at in cluster.members if mentions[at].leads_from not in ids}
    for at in cluster.members:
        first = accounts.get(mentions[at].leads_from or "")
        if first is not None and mentions[first[0]].sentence_start == mentions[at].sentence_start:
            first.append(at)
    return list(accounts.values())


def _join(one: Cluster, two: Cluster, link: Link, own: dict[int, Cluster]) -> None:
    grown, gone = (one, two) if len(one.members) >= len(two.members) else (two, one)
    why = weighed(link.found)
    for at, earlier in (*gone.links.items(), (link.left, why), (link.right, why)):
        grown.links.setdefault(at, earlier)
    grown.members.extend(gone.members)
    own.update(dict.fromkeys(gone.members, grown))


def attested(mentions: Sequence[EventMention]) -> Interval:
    """Return the best attested days of an event: those that most documents state, the narrowest, the first.

    Days that no words state count only where all are such; but of "a fire at the weekend" that is told again in the
    story of Saturday, that is the day. Only tellings count, unless there are none.

    Args:
        mentions: of the event, in their fixed order.
    """
    told = [each for each in mentions if each.role is LinkRole.TELLING] or list(mentions)
    stated = [each for each in told if not each.inferred] or told
    documents: dict[Interval, set[str]] = {}
    for each in stated:
        documents.setdefault(each.interval, set()).add(each.document_id)
    best = max(documents, key=lambda days: (len(documents[days]), -_length(days)))
    narrated = {each.interval for each in told if each.basis is DateBasis.NARRATIVE}
    day = narrated.pop() if len(narrated) == 1 and _length(best) <= MOST_NARROWED else best
    return day if meet(day, best) == day else best


def _length(days: Interval) -> float:
    return inf if days.start is None or days.end is None else days.end - days.start


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
    """Yield the links, tolls with what they are of, and the pairs that may be one event dated differently."""
    yield from ((link.left, link.right) for link in found)
    at_of = {mention.report_id: at for at, mention in enumerate(mentions)}
    yield from ((at_of[each.leads_from], at) for at, each in enumerate(mentions) if each.leads_from in at_of)
    alike: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for at, mention in enumerate(mentions):
        for day, toll in exact_tolls(mention):
            alike.setdefault(toll, []).append((day, at))
    for days in alike.values():
        for (day, left), (later, right) in pairwise(sorted(days)):
            if later - day <= NEIGHBOURING_DAYS:
                yield left, right
