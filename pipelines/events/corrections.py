"""Events as people corrected them: kept apart as they are merged; then split, merged, set right, confirmed, dropped."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipelines.events.clusters import attested
from pipelines.events.gazetteer import NOWHERE_ELSE, Place, find, find_state
from pipelines.events.mention import EventMention
from pipelines.events.merge import Merged
from pipelines.events.model import LinkRole
from pipelines.events.setting import within
from pipelines.ids import identifier
from pipelines.temporal.model import Interval
from pipelines.temporal.spelling import interval_edtf

BY_HAND = (("merged by a correction", 0.0),)


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """A correction of events.

    Args:
        name: path of its file and key of its table.
        target: what is corrected, such as split or event_date.
        target_ids: of events, for a split of reports.
        interval: the days of the event, if they are corrected or confirmed.
        value: the new place, title or status, if that is corrected.
        stale: whether it was made for another text; it is looked up, but changes nothing.
    """

    name: str
    target: str
    target_ids: tuple[str, ...]
    interval: Interval
    value: str | None = None
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
        said: the correction that set something of an event, by what it set and the event's id.
        distinct: the reports that a correction keeps in events of their own, by the correction's name.
    """

    mentions: Sequence[EventMention]
    event_of: dict[int, Merged]
    index_of: dict[str, int]
    founder: dict[str, int]
    said: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    distinct: dict[str, set[int]] = field(default_factory=dict[str, set[int]])

    def of_report(self, report_id: str) -> Merged:
        at = self.index_of.get(report_id)
        if at is None or at not in self.event_of:
            said = f"There is no report {report_id}" if at is None else f"The report {report_id} is of no event"
            raise _NotApplied("unmatched", f"{said}. `dateline lineage EVENT` prints the ids of its reports.")
        return self.event_of[at]

    def of_id(self, event_id: str) -> Merged:
        """Return the event that holds the report from which an id was made, also if its own id is another one now."""
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


def kept_apart(mentions: list[EventMention], corrections: Iterable[EventCorrection]) -> list[EventMention]:
    """Return the mentions; those from which the ids of distinct events are made know of each other.

    Args:
        mentions: all reports.
        corrections: of any target.
    """
    apart = [set(each.target_ids) for each in corrections if each.target == "distinct" and not each.stale]
    if not apart:
        return mentions
    named = set[str]().union(*apart)
    ids = {mention.report_id: identifier("event", mention.report_id) for mention in mentions}
    founders = {event_id: report_id for report_id, event_id in ids.items() if event_id in named}

    def others(event_id: str) -> frozenset[str]:
        found = (other for ids in apart if event_id in ids for other in ids if other != event_id)
        return frozenset(founders[other] for other in found if other in founders)

    return [
        replace(mention, distinct_from=others(event_id)) if (event_id := ids[mention.report_id]) in named else mention
        for mention in mentions
    ]


def correct(
    events: Sequence[Merged], mentions: Sequence[EventMention], corrections: Iterable[EventCorrection]
) -> tuple[list[Merged], list[Outcome]]:
    """The events as corrected, and what came of each correction: splits first, then merges, what is set, and drops.

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
    """Return the events that a correction names, each once."""
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
    members = {at for event in found for at in event.members}
    for other, apart in state.distinct.items():
        if len(apart & members) > 1:
            raise _NotApplied("error", f"{other} says that they are distinct. Keep one of them.")
    first = found[0]
    evidence = {at: said for event in found for at, said in event.links.items()}
    like = Merged(first.event_id, first.members, first.interval, evidence)
    joined = state.put(replace(state.make(members, like), interval=first.interval))
    for event in found:
        # The first report of an event has no evidence of its own; but one that joins others has this.
        if event.members[0] != joined.members[0]:
            joined.links.setdefault(event.members[0], BY_HAND)
    ids = {*correction.target_ids, *(event.event_id for event in found), joined.event_id}
    return [Outcome(correction.name, event_id, "applied") for event_id in sorted(ids)]


def _distinct(correction: EventCorrection, state: _Events) -> list[Outcome]:
    found = _events_of(correction, state)
    if len(found) < len(correction.target_ids):
        raise _NotApplied("error", "They are one event. Split it: `dateline correct split` prints how.")
    state.distinct[correction.name] = {state.founder[event_id] for event_id in correction.target_ids}
    return [Outcome(correction.name, event.event_id, "applied") for event in found]


def _set(correction: EventCorrection, state: _Events) -> list[Outcome]:
    (event,) = _events_of(correction, state)
    other = state.said.setdefault((correction.target, event.event_id), correction.name)
    if other != correction.name:
        raise _NotApplied("error", f"{other} says another {correction.target} of this event. Keep one of them.")
    if correction.target == "event_date":
        state.put(replace(event, interval=correction.interval))
    else:
        state.put(replace(event, stated={**event.stated, **_stated(correction.target, correction.value or "")}))
    return [Outcome(correction.name, event.event_id, "applied")]


def _stated(target: str, value: str) -> dict[str, str | float | None]:
    if target != "event_place":
        return {target.removeprefix("event_"): value}
    place = located(value)
    return {
        "place": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def located(words: str) -> Place:
    """Return the place that a person names; one that the gazetteer does not have is as written, without coordinates.

    >>> [(place.name, place.country) for place in map(located, ("Lviv", "Salem, Oregon", "Old Mill, Poland"))]
    [('Lviv', 'UA'), ('Salem', 'US'), ('Old Mill', 'PL')]
    """
    name, _, around = words.rpartition(", ")
    state = find_state(around) if name else None
    found = within(name, state, NOWHERE_ELSE) if state else find(words)
    if found is None or found.kind == "unknown":
        return Place(name if state else words, state.country if state else None, None, None, "unknown")
    return found


def _confirm(correction: EventCorrection, state: _Events) -> list[Outcome]:
    (event,) = _events_of(correction, state)
    if event.interval != correction.interval:
        now = interval_edtf(event.interval)
        raise _NotApplied("stale", f"The event is of {now} now. Look at it again, and confirm that, or correct it.")
    return [Outcome(correction.name, event.event_id, "applied")]


def _drop(correction: EventCorrection, state: _Events) -> list[Outcome]:
    (event,) = _events_of(correction, state)
    for at in event.members:
        del state.event_of[at]
    reports = tuple(state.mentions[at].report_id for at in event.members)
    return [Outcome(correction.name, event.event_id, "applied", None, reports)]


_WAYS: dict[str, Callable[[EventCorrection, _Events], list[Outcome]]] = {
    "split": _split,
    "distinct": _distinct,
    "merge": _merge,
    "event_date": _set,
    "event_place": _set,
    "event_title": _set,
    "event_status": _set,
    "confirm": _confirm,
    "drop": _drop,
}
