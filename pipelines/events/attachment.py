"""Undated reports → the one event of their place and class that each fits, by the evidence of merging."""

from collections.abc import Iterator, Mapping, Sequence

from pipelines.events.evidence import (
    SAME,
    Similarities,
    Terms,
    enough,
    evidence,
    forbidden,
    score,
    similarity_of,
    total,
    weighed,
)
from pipelines.events.mention import INFERRED_DAYS, EventMention
from pipelines.events.model import LinkRole
from pipelines.events.types import event_class


def attach(
    undated: Sequence[EventMention], events: Mapping[str, Sequence[EventMention]], similarities: Similarities
) -> Iterator[tuple[str, str, float, Terms]]:
    """Event, report, score and evidence of each undated report that fits exactly one event.

    Args:
        undated: reports without two known days, in their fixed order.
        events: the mentions of each event.
        similarities: of linked documents.
    """
    by_place: dict[tuple[str, str], list[str]] = {}
    for event, members in events.items():
        for key in sorted({(m.place, event_class(m.kind)) for m in members if m.place and m.located}):
            by_place.setdefault((key[0] or "", key[1]), []).append(event)
    for report in undated:
        if report.role is not LinkRole.TELLING or not report.place or not report.located:
            continue
        fitting = [
            (event, found)
            for event in by_place.get((report.place, event_class(report.kind)), [])
            if (found := _strongest(report, events[event], similarities)) is not None
        ]
        if len(fitting) == 1:
            event, found = fitting[0]
            yield event, report.report_id, total(found), found


def _strongest(report: EventMention, members: Sequence[EventMention], similarities: Similarities) -> Terms | None:
    """The strongest evidence that a report tells an event; None if something forbids it or too little speaks for it."""
    if any(forbidden(report, member, similarities) or _is_other_day(report, member) for member in members):
        return None
    between = ((member, evidence(report, member, similarity_of(report, member, similarities))) for member in members)
    found = [weighed(each) for member, each in between if score(each) > SAME and enough(report, member, each)]
    return max(found, key=total, default=None)


def _is_other_day(report: EventMention, member: EventMention) -> bool:
    """Whether an event lies after the day on which a report was told, or, in another document, days before it.

    News without a day of its own is of the last few days.
    """
    if report.anchor is None:
        return False
    start, end = member.interval.start, member.interval.end
    is_later = start is not None and start > report.anchor
    is_old = report.document_id != member.document_id and end is not None and end <= report.anchor - INFERRED_DAYS
    return is_later or is_old
