"""Whether two mentions are of one event: named terms in log-odds, and what forbids it outright."""

import math

from pipelines.events.counting import gap, widened
from pipelines.events.dating import meet
from pipelines.events.kinds import event_class
from pipelines.events.mention import EventMention, shared

PRIOR = -6.0
WINDOW_DAYS = 90
FAR_KM = 40.0
SAME_PLACE, SAME_COUNTRY = 4.0, 0.7
SAME_MODE, SAME_TYPE, RELATED_TYPE, OTHER_TYPE = 2.0, 1.0, 0.5, -3.0
SHARED_NAME, MOST_NAMES = 1.0, 3
SHARED_OBJECT = 1.5
COUNTS_MEET, COUNTS_CLASH = 1.5, -1.5
SAME_LEMMA = 0.5
TOLD_ON, SAME_SENTENCE = 5.0, 1.5
OTHER_TARGET = -4.0
FAMILIES = (
    frozenset({"ASSAULT", "FIGHT", "DISASTER"}),
    frozenset({"CONSULT", "AGREE", "COOPERATE"}),
    frozenset({"COERCE", "SANCTION"}),
)
TARGETED = frozenset({"CONSULT/visit"})
AT_ONE_PLACE = frozenset({"CONSULT/visit", "CONSULT/presence", "CONSULT/host"})


Terms = tuple[tuple[str, float], ...]
"""Named evidence, in log-odds."""


def forbidden(left: EventMention, right: EventMention) -> bool:
    """Whether two reports cannot be of one event: disjoint days, two cities, two countries, two aims of a visit."""
    if meet(left.interval, right.interval) is None:
        return True
    if left.country and right.country and left.country != right.country:
        return True
    if left.place != right.place and left.located and right.located and distance_km(left, right) > FAR_KM:
        return True
    return _other_target(left, right)


def distance_km(left: EventMention, right: EventMention) -> float:
    """The great-circle distance between two places (haversine, Earth's mean radius 6371 km)."""
    if left.latitude is None or right.latitude is None or left.longitude is None or right.longitude is None:
        return 0.0
    a, b = math.radians(left.latitude), math.radians(right.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(right.longitude - left.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _other_target(left: EventMention, right: EventMention) -> bool:
    if left.kind not in AT_ONE_PLACE or right.kind not in AT_ONE_PLACE:
        return False
    one, two = _aim(left), _aim(right)
    return bool(one) and bool(two) and not one & two


def _aim(mention: EventMention) -> frozenset[str]:
    """What is visited: a site in a place ("a hospital in Odesa"), or the place itself."""
    place = frozenset(mention.place.lower().split()) if mention.place else frozenset[str]()
    site = frozenset(word for each in mention.objects for word in each)
    return site if site and not site & place else place


def terms(left: EventMention, right: EventMention) -> Terms:
    """The evidence that two reports tell one event, as named terms in log-odds."""
    found = [("prior", PRIOR), ("days", _days(left, right)), ("kind", _kinds(left.kind, right.kind))]
    if left.place and left.place == right.place:
        found.append(("same place", SAME_PLACE if left.located else SAME_COUNTRY * 2))
    elif left.country and left.country == right.country:
        found.append(("same country", SAME_COUNTRY))
    same = shared(left.names, right.names)
    if same:
        found.append(("shared names", SHARED_NAME * min(same, MOST_NAMES)))
    if any(len(one & two) >= 2 for one in left.objects for two in right.objects):
        found.append(("shared object", SHARED_OBJECT))
    if left.lemma == right.lemma:
        found.append(("same word", SAME_LEMMA))
    found.extend(_counts(left, right))
    if left.document_id == right.document_id:
        if _continues(left, right) or _continues(right, left):
            found.append(("told on", TOLD_ON))
        elif left.sentence_start == right.sentence_start:
            found.append(("same sentence", SAME_SENTENCE))
    return tuple(found)


def _continues(later: EventMention, earlier: EventMention) -> bool:
    """Whether a report carries on another one of its text: with a toll, or with an act of the same kind."""
    there = later.place in (None, earlier.place) or later.sentence_start == earlier.sentence_start
    return (
        there and later.leads_from == earlier.report_id and (bool(later.counts) or _kinds(later.kind, earlier.kind) > 0)
    )


def _days(left: EventMention, right: EventMention) -> float:
    return _rarity(_length(left) + _length(right) - 1)


def _rarity(days: int) -> float:
    return round(math.log(max(WINDOW_DAYS / days, 1.1)), 2)


def _length(mention: EventMention) -> int:
    start, end = mention.interval.start, mention.interval.end
    return WINDOW_DAYS if start is None or end is None else end - start


def _kinds(left: str, right: str) -> float:
    if left == right or (left in AT_ONE_PLACE and right in AT_ONE_PLACE):
        return SAME_MODE
    one, two = event_class(left), event_class(right)
    if one == two:
        return SAME_TYPE if one != "CONSULT" else OTHER_TYPE
    return RELATED_TYPE if any(one in family and two in family for family in FAMILIES) else OTHER_TYPE


def _counts(left: EventMention, right: EventMention) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    theirs = dict(right.counts)
    for kind, count in left.counts:
        other = theirs.get(kind)
        if other is None:
            continue
        distance = gap(widened(count), widened(other))
        if distance <= 0:
            found.append((f"{kind} agree", COUNTS_MEET))
        elif distance > 0.5:
            found.append((f"{kind} differ", COUNTS_CLASH))
    return found


def enough(found: Terms) -> bool:
    """Whether there is evidence beside the days: the place, a count, two names, or the flow of one text."""
    named = dict(found)
    if {"same place", "killed agree", "injured agree", "money agree", "missing agree", "arrested agree",
        "displaced agree", "told on"} & named.keys():  # fmt: skip
        return True
    if "same sentence" in named and "shared object" in named:
        return True
    return named.get("shared names", 0.0) >= 2 * SHARED_NAME


def total(found: Terms) -> float:
    """The log-odds of one event, the sum of the terms."""
    return round(sum(value for _, value in found), 2)
