"""Dated reports → events: clusters of mentions, the plans and denials that go with them, and what they say together."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipelines.events.clusters import Cluster, Link, attested, clusters
from pipelines.events.counting import ToldCount, best, together
from pipelines.events.dating import granularity_of
from pipelines.events.evidence import (
    SAME,
    Similarities,
    Terms,
    forbidden,
    total,
    weighed,
)
from pipelines.events.mention import EventMention, Whereabouts, content_words
from pipelines.events.model import Event, EventLink, LinkRole, PossibleLink, Toll
from pipelines.events.types import PRESENCE, event_class
from pipelines.ids import identifier
from pipelines.temporal.model import Granularity, Interval
from pipelines.temporal.spelling import interval_edtf

ALONE: Terms = (("first report", 0.0),)
CERTAINTY = ("stated", "derived", "inferred")
REGION, COUNTRY = 4, 6
"""The place precision of a state or province, and of a whole country."""
TYPICAL = 2.0
"""How much more it says for a title that it is typical of all of an event than that it names a place."""
_UNMEANT = re.compile(
    r"\b(?:(?:accidental|unintentional)(?:ly)?|inadvertently|(?:gun|pistol|rifle|weapon|shotgun|revolver) went off)\b",
    re.IGNORECASE,
)
"""What says that nobody meant to do harm."""


@dataclass(slots=True)
class Merged:
    """An event with its reports.

    Args:
        links: the evidence by which each report belongs to it, by index in the list of mentions.
        stated: what a person set in the place of what its reports say, by field of `Event`.
    """

    event_id: str
    members: list[int]
    interval: Interval
    links: dict[int, Terms] = field(default_factory=dict[int, Terms])
    stated: Mapping[str, str | float | None] = field(default_factory=dict[str, str | float | None])


def merge(mentions: Sequence[EventMention], similarities: Similarities, found: Sequence[Link]) -> list[Merged]:
    """Return the events that some reports tell; the order in which reports are given does not matter to the result.

    Reports too vague to start an event join one or stay out, as do suppositions and questions. One with an open side
    ("by the end of June") is an event of its own. What comes of reports that no chain of links connects with others is
    the same with and without those others.

    Args:
        mentions: reports in their fixed order (`EventMention.order`).
        similarities: of linked documents.
        found: the links between them.
    """
    told = [at for at, each in enumerate(mentions) if each.role is LinkRole.TELLING and each.dated]
    events = _events(clusters(mentions, similarities, told, found), mentions)
    others = [at for at, each in enumerate(mentions) if each.role is not LinkRole.TELLING and each.dated]
    left = [at for at in _add_others(events, others, mentions, similarities, found) if mentions[at].said]
    events.extend(_events(clusters(mentions, similarities, left, found), mentions))
    events.extend(alone(at, each) for at, each in enumerate(mentions) if each.bounded and _speaks(each))
    return sorted(events, key=lambda event: mentions[event.members[0]].order)


def alone(at: int, mention: EventMention) -> Merged:
    """Return the event that one report tells by itself.

    Args:
        at: of the report in the list of reports.
        mention: the report.
    """
    return Merged(identifier("event", mention.report_id), [at], mention.interval)


def _speaks(mention: EventMention) -> bool:
    return mention.said and not mention.vague


def _events(found: list[Cluster], mentions: Sequence[EventMention]) -> list[Merged]:
    return [
        Merged(
            identifier("event", mentions[each.members[0]].report_id),
            each.members,
            attested([mentions[at] for at in each.members]),
            each.links,
        )
        for each in found
        if not all(mentions[member].vague for member in each.members)
    ]


def _add_others(
    events: list[Merged],
    others: list[int],
    mentions: Sequence[EventMention],
    similarities: Similarities,
    found: Sequence[Link],
) -> list[int]:
    """Link plans, denials and suppositions to the event that each speaks of; those of no event are returned."""
    event_of = {member: event for event in events for member in event.members} if others else {}
    waiting = set(others)
    for link in (link for link in found if others and link.score > SAME):
        for newcomer, member in ((link.left, link.right), (link.right, link.left)):
            if newcomer in waiting and member in event_of and not _distinct(newcomer, event_of[member], mentions):
                event_of[member].members.append(newcomer)
                event_of[member].links[newcomer] = weighed(link.found)
                waiting.discard(newcomer)
    for event in events if others else ():
        told = [m for m in event.members if mentions[m].role is LinkRole.TELLING]
        event.members = told + sorted(m for m in event.members if mentions[m].role is not LinkRole.TELLING)
    return sorted(waiting)


def _distinct(newcomer: int, event: Merged, mentions: Sequence[EventMention]) -> bool:
    others = mentions[newcomer].distinct_from
    return bool(others) and any(mentions[member].report_id in others for member in event.members)


def possible_links(
    events: Sequence[Merged], mentions: Sequence[EventMention], similarities: Similarities, found: Sequence[Link]
) -> list[PossibleLink]:
    """Return the pairs of events that are possibly one, each with the strongest evidence between two of their reports.

    Events that something rules out are not: no report of the one may contradict the days or places of the other.

    Args:
        events: all of them.
        mentions: in their fixed order.
        similarities: of linked documents.
        found: the links between the mentions, the strongest first.
    """
    event_of = {member: event for event in events for member in event.members}
    strongest: dict[tuple[str, str], tuple[Merged, Merged, Link]] = {}
    for link in found:
        one, two = event_of.get(link.left), event_of.get(link.right)
        if one is not None and two is not None and one is not two:
            first, second = sorted((one, two), key=lambda event: mentions[event.members[0]].order)
            strongest.setdefault((first.event_id, second.event_id), (first, second, link))
    return [
        PossibleLink(
            *ids,
            mentions[link.left].report_id,
            mentions[link.right].report_id,
            link.score,
            weighed(link.found),
        )
        for ids, (one, two, link) in sorted(strongest.items())
        if not any(forbidden(mentions[a], mentions[b], similarities) for a in one.members for b in two.members)
    ]


def event_links(event: Merged, mentions: Sequence[EventMention]) -> list[EventLink]:
    """Return the links of an event to its reports, with score and terms."""
    return [
        EventLink(event.event_id, mentions[at].report_id, mentions[at].role, total(said), said)
        for at in event.members
        for said in [event.links.get(at, ALONE)]
    ]


def describe(
    event: Merged, mentions: Sequence[EventMention], originals: Mapping[str, str], flags: tuple[str, ...] = ()
) -> Event:
    """Return what the reports of an event say together.

    Args:
        event: the event.
        mentions: all reports.
        originals: the document that each reprint reprints; the two are one source.
        flags: what a careful reader should know of it.
    """
    members = [mentions[at] for at in event.members]
    told = [each for each in members if each.role is members[0].role]
    titled, sources = _best(members), _sources(told, originals)
    placed = _placed(titled, told)
    granularity = _granularity(event.interval, told)
    found = Event(
        event_id=event.event_id,
        title=titled.title,
        event_class=_class(titled, told),
        interval=event.interval,
        granularity=granularity,
        date_precision=date_precision(event.interval),
        edtf=_edtf(event.interval, granularity),
        place=placed.place,
        country=placed.country,
        latitude=placed.latitude,
        longitude=placed.longitude,
        killed=_count(told, "killed", sources),
        injured=_count(told, "injured", sources),
        report_count=len(told),
        document_count=len({each.document_id for each in told}),
        source_count=len(set(sources.values())),
        status=_status(members),
        certainty=min((each.certainty for each in members[: len(told)]), key=CERTAINTY.index),
        flags=flags,
    )
    return replace(found, **event.stated) if event.stated else found


def _placed(best: EventMention, told: Sequence[EventMention]) -> EventMention | Whereabouts:
    """Return where it was: of the finest places the one that most documents state, else what most reports assume.

    Of places that as many state, a point comes first, then that of the best report.
    """
    stating: dict[str, set[str]] = {}
    for each in told:
        if each.place:
            stating.setdefault(each.place, set()).update({each.document_id} if each.place_stated else ())
    placed = [each for each in (best, *told) if each.place]
    if not placed:
        assumed = Counter(each.place_assumed for each in (best, *told) if each.place_assumed is not None)
        return assumed.most_common(1)[0][0] if assumed else best
    return max(placed, key=lambda each: (_fineness(each), len(stating[each.place or ""]), each.located))


def _fineness(mention: EventMention) -> int:
    """Return how fine a place is: 0 a country, 1 a region or a sea, 2 what is smaller, or in no gazetteer."""
    precision = mention.place_precision or 0
    return 2 if precision < REGION else int(precision != COUNTRY)


def _sources(told: Sequence[EventMention], originals: Mapping[str, str]) -> dict[str, str]:
    """Who tells it independently, by document: a reprint is its original, and those that quote one agency are it."""
    quoted = {each.document_id: each.agency for each in told if each.agency}
    documents = {each.document_id for each in told}
    return {each: quoted.get(each) or originals.get(each, each) for each in documents}


def _best(members: Sequence[EventMention]) -> EventMention:
    """Return the first mention with the best title: typical of what all say, it says who and where, in few words."""
    told = [each for each in members if each.role is members[0].role]
    if len(told) == 1:
        return told[0]
    typical = _typical([content_words(each.title) for each in told])

    def worth(at: int) -> tuple[float, int]:
        each = told[at]
        title = each.title
        acts = len(each.names) > len(each.objects)
        said = 2 * acts + (1 + acts) * bool(each.objects)
        where = bool(each.place and each.place in title)
        clear = not title.startswith(("He ", "She ", "It ", "They ", "I ", "We ", "Somebody "))
        full = 2 * clear - 2 * title.endswith("…") - 3 * (each.kind == PRESENCE)
        return (said + where + full + TYPICAL * typical[at], -len(title))

    return told[max(range(len(told)), key=worth)]


def _typical(titles: Sequence[Mapping[str, float]]) -> list[float]:
    """Return how typical each title is of the others: how much of its words they say, and how often, at most 1.

    Args:
        titles: words with their rarity.
    """
    together = Counter[str]()
    for title in titles:
        together.update(title)
    others = max(len(titles) - 1, 1)
    return [
        math.fsum(together[word] - rare for word, rare in title.items()) / (math.fsum(title.values()) * others)
        if title
        else 0.0
        for title in titles
    ]


def _class(titled: EventMention, told: Sequence[EventMention]) -> str:
    """Return the class of an event: what nobody meant to do, by its title, is an accident ("accidentally shot")."""
    found = event_class(_commonest([each.kind for each in told]))
    return "DISASTER" if found == "ASSAULT" and _UNMEANT.search(titled.title) else found


def _commonest(kinds: list[str]) -> str:
    telling = [kind for kind in kinds if not kind.startswith("OTHER")] or kinds
    return max(telling, key=telling.count)


def _granularity(interval: Interval, told: list[EventMention]) -> Granularity | None:
    filled = (each.granularity for each in told if each.granularity and each.interval == interval)
    return granularity_of(interval, next(filled, None))


def date_precision(interval: Interval) -> int | None:
    """UCDP GED's precision of a date: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 a year; None beyond.

    >>> date_precision(Interval(10, 11)), date_precision(Interval(10, 12)), date_precision(Interval(10, 400))
    (1, 2, None)
    """
    if interval.start is None or interval.end is None:
        return None
    days = interval.end - interval.start
    return next((level for level, longest in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= longest), None)


def _edtf(interval: Interval, granularity: Granularity | None) -> str | None:
    text = interval_edtf(interval)
    if text is None or interval.start is None or interval.end is None:
        return text
    if granularity in (Granularity.MONTH, Granularity.YEAR):
        return text[: 7 if granularity is Granularity.MONTH else 4]
    return text


def _count(told: list[EventMention], kind: str, sources: Mapping[str, str]) -> Toll | None:
    figures = [
        ToldCount(count, each.anchor or 0, sources[each.document_id])
        for each in told
        for counted, count in each.counts
        if counted == kind
    ]
    if not figures:
        return None
    count = together([figure.count for figure in figures])
    figure = best(figures)
    vague = count.low is not None and count.high is not None and count.high > 2 * count.low  # "millions"
    return Toll(count.low, count.low if figure is None and not vague else figure, count.high)


def _status(members: list[EventMention]) -> str:
    roles = {each.role for each in members}
    if LinkRole.TELLING in roles:
        return "disputed" if LinkRole.DENIAL in roles else "happened"
    if LinkRole.DENIAL in roles:
        return "denied" if any(each.denied for each in members) else "negated"
    return "hypothetical" if all(each.supposed for each in members) else "planned"
