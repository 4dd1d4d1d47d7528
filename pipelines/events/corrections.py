"""Events as people corrected them: split, merged, dated otherwise or dropped, after the machine has merged."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipelines.events.clusters import attested
from pipelines.events.mention import EventMention
from pipelines.events.merge import Merged
from pipelines.events.model import LinkRole
from pipelines.ids import identifier
from pipelines.temporal.model import Interval

BY_HAND = (("merged by a correction", 0.0),)


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """A correction of events.

    Args:
        name: path of its file and key of its table.
        target: split, merge, event_date or drop.
        target_ids: of events, for a split of reports.
        interval: the new days of the event, if they are corrected.
        stale: whether it was made for another text; it is looked up, but changes nothing.
    """

    name: str
    target: str
    target_ids: tuple[str, ...]
    interval: Interval
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a correction did to an event, or why it did nothing. A row of `core.event_corrections`.

    Args:
        report_ids: the reports that it moved or took away.
    """

    correction: str
    event_id: str
    status: str
    problem: str | None = None
    report_ids: tuple[str, ...] = ()


class _NotApplied(Exception):
    """Why a correction cannot be applied: its status, and the reason with its remedy."""


@dataclass(slots=True)
class _Events:
    """The events while they are corrected.

    Args:
        mentions: all reports, in their fixed order.
        event_of: the event of each report, by index.
        index_of: the index of each report, by its id.
        founder: the report from which an id of an event is made, for every id that there could be.
        dated: the correction that gave an event its days, by the event's id.
    """

    mentions: Sequence[EventMention]
    event_of: dict[int, Merged]
    index_of: dict[str, int]
    founder: dict[str, int]
    dated: dict[str, str] = field(default_factory=dict[str, str])

    def of_report(self, report_id: str) -> Merged:
        at = self.index_of.get(report_id)
        if at is None or at not in self.event_of:
            said = f"There is no report {report_id}" if at is None else f"The report {report_id} is of no event"
            raise _NotApplied("unmatched", f"{said}. `dateline lineage EVENT` prints the ids of its reports.")
        return self.event_of[at]

    def of_id(self, event_id: str) -> Merged:
        """The event that holds the report from which an id was made, also if its own id is another one now."""
        at = self.founder.get(event_id)
        if at is None or at not in self.event_of:
            raise _NotApplied("unmatched", f"There is no event {event_id}. `dateline timeline --json` prints ids.")
        return self.event_of[at]

    def make(self, members: Iterable[int], like: Merged) -> Merged:
        """Return an event of some mentions, with their best attested days."""
        ordered = sorted(members, key=lambda at: (self.mentions[at].role is not LinkRole.TELLING, at))
        first = self.mentions[ordered[0]]
        links = {at: like.links[at] for at in ordered if at in like.links}
        return self.put(
            Merged(
                identifier("event", first.report_id), ordered, attested([self.mentions[at] for at in ordered]), links
            )
        )

    def put(self, event: Merged) -> Merged:
        """Let the members of an event be of no other."""
        self.event_of.update(dict.fromkeys(event.members, event))
        return event


def correct(
    events: Sequence[Merged], mentions: Sequence[EventMention], corrections: Iterable[EventCorrection]
) -> tuple[list[Merged], list[Outcome]]:
    """The events as corrected, and what came of each correction: splits first, then merges, days, and drops.

    Ids of events are followed to the report that they are made from, so an event is found again after its id changed.

    Args:
        events: as the machine merged them.
        mentions: all reports, in their fixed order.
        corrections: in any order.
    """
    ordered = sorted(corrections, key=lambda each: (list(_WAYS).index(each.target), each.name))
    if not ordered:
        return list(events), []
    state = _Events(
        mentions=mentions,
        event_of={at: event for event in events for at in event.members},
        index_of={mention.report_id: at for at, mention in enumerate(mentions)},
        founder={identifier("event", mention.report_id): at for at, mention in enumerate(mentions)},
    )
    outcomes = [outcome for each in ordered for outcome in _outcomes(each, state)]
    left = {id(event): event for event in state.event_of.values()}
    return sorted(left.values(), key=lambda event: mentions[event.members[0]].order), outcomes


def _outcomes(correction: EventCorrection, state: _Events) -> list[Outcome]:
    try:
        if correction.stale:
            return [Outcome(correction.name, event.event_id, "stale") for event in _events_of(correction, state)]
        return _WAYS[correction.target](correction, state)
    except _NotApplied as reason:
        status, problem = reason.args
        return [Outcome(correction.name, correction.target_ids[0], "stale" if correction.stale else status, problem)]


def _events_of(correction: EventCorrection, state: _Events) -> list[Merged]:
    """The events that a correction names, each once."""
    find = state.of_report if correction.target == "split" else state.of_id
    return list({id(event): event for event in map(find, correction.target_ids)}.values())


def _split(correction: EventCorrection, state: _Events) -> list[Outcome]:
    found = _events_of(correction, state)
    away = {state.index_of[report_id] for report_id in correction.target_ids}
    rest = set(found[0].members) - away
    if len(found) > 1 or not rest:
        said = "They are of several events" if len(found) > 1 else "They are all the reports of their event"
        raise _NotApplied("error", f"{said}. Name some, not all, of the reports of one event.")
    parts = [state.make(members, like=found[0]) for members in (away, rest)]
    return [Outcome(correction.name, part.event_id, "applied", None, correction.target_ids) for part in parts]


def _merge(correction: EventCorrection, state: _Events) -> list[Outcome]:
    found = _events_of(correction, state)
    first = found[0]
    evidence = {at: said for event in found for at, said in event.links.items()}
    like = Merged(first.event_id, first.members, first.interval, evidence)
    joined = state.put(
        replace(state.make((at for event in found for at in event.members), like), interval=first.interval)
    )
    for event in found:
        # The first report of an event has no evidence of its own; but one that joins others has this.
        if event.members[0] != joined.members[0]:
            joined.links.setdefault(event.members[0], BY_HAND)
    ids = {*correction.target_ids, *(event.event_id for event in found), joined.event_id}
    return [Outcome(correction.name, event_id, "applied") for event_id in sorted(ids)]


def _date(correction: EventCorrection, state: _Events) -> list[Outcome]:
    (event,) = _events_of(correction, state)
    other = state.dated.setdefault(event.event_id, correction.name)
    if other != correction.name:
        raise _NotApplied("error", f"{other} says another event_date of this event. Keep one of them.")
    state.put(replace(event, interval=correction.interval))
    return [Outcome(correction.name, event.event_id, "applied")]


def _drop(correction: EventCorrection, state: _Events) -> list[Outcome]:
    (event,) = _events_of(correction, state)
    for at in event.members:
        del state.event_of[at]
    reports = tuple(state.mentions[at].report_id for at in event.members)
    return [Outcome(correction.name, event.event_id, "applied", None, reports)]


_WAYS: dict[str, Callable[[EventCorrection, _Events], list[Outcome]]] = {
    "split": _split,
    "merge": _merge,
    "event_date": _date,
    "drop": _drop,
}
