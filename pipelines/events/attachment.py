"""Undated reports → the one event that each fits: by place and class, or because it refers back to it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipelines.documents.similarity import WINDOW_DAYS
from pipelines.events.evidence import (
    SAME,
    Similarities,
    Terms,
    enough,
    evidence,
    forbidden,
    goes_on,
    score,
    similarity_of,
    total,
    weighed,
)
from pipelines.events.mention import INFERRED_DAYS, TOLLS, EventMention
from pipelines.events.model import LinkRole
from pipelines.events.types import event_class

ONE_OF_MANY = frozenset({"shared names", "counts agree"})
"""What tells one event of many like it."""
IN_COMMON = ONE_OF_MANY | {"same place", "near place"}
"""What an undated report has in common with an event of a document that is not linked with its own."""


def attach(
    undated: Sequence[EventMention], events: Mapping[str, Sequence[EventMention]], similarities: Similarities
) -> Iterator[tuple[str, str, float, Terms]]:
    """Yield event, report, score and evidence of each undated report that fits exactly one event.

    It fits an event of its place and class, or refers back to one: "the shooting", in a document that dates none, and
    a linked document leads with the only one.

    Args:
        undated: reports without two known days, in their fixed order.
        events: the mentions of each event.
        similarities: of linked documents.
    """
    by_place: dict[tuple[str, str], list[str]] = {}
    for event, members in events.items():
        for key in sorted({(m.place, event_class(m.kind)) for m in members if m.place and m.located}):
            by_place.setdefault((key[0] or "", key[1]), []).append(event)
    referents = _referents(events, similarities)
    for report in undated:
        if report.role is not LinkRole.TELLING:
            continue
        placed = by_place.get((report.place, event_class(report.kind)), []) if report.place and report.located else []
        fitting = [
            (event, found) for event in placed if (found := _strongest(report, events[event], similarities)) is not None
        ] or [
            (event, found)
            for event in sorted(referents(report))
            if (found := _referred(report, events[event], similarities)) is not None
        ]
        if len(fitting) == 1:
            event, found = fitting[0]
            yield event, report.report_id, total(found), found


def _referents(
    events: Mapping[str, Sequence[EventMention]], similarities: Similarities
) -> Callable[[EventMention], set[str]]:
    """Return what finds the events to which a report may refer back: those of its meaning with which linked documents
    lead, unless its own document leads with one in the same word.
    """
    told: set[tuple[str, str]] = set()
    led: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for event, members in events.items():
        stated = any(not member.inferred for member in members)
        for member in (each for each in members if each.leads):
            told.add((member.document_id, member.lemma))
            for meaning in member.meanings if stated else ():
                led[member.document_id, meaning].add(event)
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for one, two in similarities:
        linked[one].append(two)
        linked[two].append(one)

    def referents(report: EventMention) -> set[str]:
        if report.apart or not report.leads or (report.document_id, report.lemma) in told:
            return set()
        keys = ((other, meaning) for other in linked[report.document_id] for meaning in report.meanings)
        return {event for key in keys for event in led.get(key, ())}

    return referents


def _referred(report: EventMention, members: Sequence[EventMention], similarities: Similarities) -> Terms | None:
    """Return the strongest evidence that a report refers back to an event; None if something forbids it.

    Of deaths and of what goes on for days there are many: they need a name or a count in common.
    """
    for member in members:
        start = member.interval.start
        past = report.anchor is not None and start is not None and 0 <= report.anchor - start <= WINDOW_DAYS
        if not past or forbidden(report, member, similarities):
            return None
    is_many = bool(report.meanings & TOLLS) or goes_on(report)
    between = [evidence(report, member, similarity_of(report, member, similarities)) for member in members]
    told = [found for found in between if score(found) > SAME and (ONE_OF_MANY & found.keys() or not is_many)]
    return max(map(weighed, told), key=total, default=None)


def _strongest(report: EventMention, members: Sequence[EventMention], similarities: Similarities) -> Terms | None:
    """Return the strongest evidence that a report tells an event; None if something forbids it or it is too little."""
    if any(forbidden(report, member, similarities) or _is_other_day(report, member) for member in members):
        return None
    between = ((member, evidence(report, member, similarity_of(report, member, similarities))) for member in members)
    found = [weighed(each) for member, each in between if _is_fit(each) and enough(report, member, each)]
    return max(found, key=total, default=None)


def _is_fit(found: Mapping[str, float]) -> bool:
    """True if evidence speaks for one event, and more than the words where the documents are not linked."""
    return score(found) > SAME and ("unlinked documents" not in found or bool(IN_COMMON & found.keys()))


def _is_other_day(report: EventMention, member: EventMention) -> bool:
    """True if an event lies after the day on which a report was told, or, in another document, days before it.

    News without a day of its own is of the last few days.
    """
    if report.anchor is None:
        return False
    start, end = member.interval.start, member.interval.end
    is_later = start is not None and start > report.anchor
    is_old = report.document_id != member.document_id and end is not None and end <= report.anchor - INFERRED_DAYS
    return is_later or is_old
