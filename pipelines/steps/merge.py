"""Step 6, merge: all dated reports → events, their tellings, and where these disagree."""

import gc
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import lru_cache

from pipelines.documents.corrections import Target
from pipelines.events.contradictions import across, contradictions
from pipelines.events.corrections import EventCorrection, Outcome, correct
from pipelines.events.merge import Merged, describe, event_links, merge
from pipelines.events.model import Contradiction, Event, EventLink
from pipelines.events.rows import tellings
from pipelines.steps.correct import STATED
from pipelines.steps.model import Row, Step, Tables
from pipelines.temporal.model import Interval
from pipelines.warehouse.days import from_dates, to_dates

CONTRADICTION_FIELDS = [field.name for field in fields(Contradiction)]
OF_EVENTS = (Target.SPLIT, Target.MERGE, Target.EVENT_DATE, Target.DROP)
EVENT_FIELDS = [field.name for field in fields(Event) if field.name not in ("interval", "killed", "injured")]


def merge_reports(tables: Tables) -> Tables:
    """The events of all reports of the warehouse; the order of the rows does not matter.

    Python's search for reference cycles is off meanwhile: there are none, and it would take half of the time.

    Args:
        tables: rows of `core.reports`, `core.quantities`, `core.anchors`, `core.reprints` and
            `core.stated_corrections`, and those of `core.tellings` and `core.event_aliases` as the last run left
            them, from which changed event ids are known.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _merged(tables)
    finally:
        if collecting:
            gc.enable()


def _merged(tables: Tables) -> Tables:
    anchors = {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}
    rows = {row["report_id"]: row for row in tables["core.reports"]}
    told = tellings(rows.values(), tables["core.quantities"], anchors)
    titles = [rows[each.report_id]["title"] for each in told]
    certainties = [rows[each.report_id]["certainty"] for each in told]
    originals = {row["document_id"]: row["reprint_of"] for row in tables["core.reprints"]}
    events, outcomes = correct(merge(told), told, _corrections(tables.get(STATED, ())))
    members = [(event.event_id, [told[place] for place in event.members]) for event in events]
    disagreements = [each for event_id, group in members for each in contradictions(event_id, group)]
    disagreements.extend(across(members))
    return {
        "core.events": [event_row(describe(event, told, titles, certainties, originals)) for event in events],
        "core.tellings": [_link_row(link) for event in events for link in event_links(event, told)],
        "core.contradictions": [
            {field: getattr(found, field) for field in CONTRADICTION_FIELDS} for found in disagreements
        ],
        "core.event_aliases": _aliases(events, [each.report_id for each in told], tables),
        "core.event_corrections": [_outcome_row(outcome) for outcome in outcomes],
    }


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


def event_row(event: Event) -> Row:
    """The row of an event in `core.events`."""
    row = {field: getattr(event, field) for field in EVENT_FIELDS}
    row["start_date"], row["end_date"] = to_dates(event.interval.start, event.interval.end)
    row["granularity"] = event.granularity.value if event.granularity else None
    for name, toll in (("killed", event.killed), ("injured", event.injured)):
        for bound in ("low", "best", "high"):
            row[f"{name}_{bound}"] = getattr(toll, bound) if toll else None
    return row


def _link_row(link: EventLink) -> Row:
    terms = [_term(term, score) for term, score in link.terms]
    row = {"event_id": link.event_id, "report_id": link.report_id, "role": link.role.value}
    return {**row, "score": link.score, "terms": terms}


@lru_cache(maxsize=10_000)
def _term(term: str, score: float) -> Row:
    return {"term": term, "score": score}


def _aliases(events: Sequence[Merged], report_ids: Sequence[str], tables: Tables) -> list[Row]:
    """Ids of events that are gone, with the event that now has their first report."""
    event_of = {report_ids[place]: event.event_id for event in events for place in event.members}
    current = set(event_of.values())
    found: dict[str, str] = {}
    for row in sorted(tables["core.tellings"], key=lambda row: (row["event_id"], row["report_id"])):
        if row["event_id"] not in current and row["report_id"] in event_of:
            found.setdefault(row["event_id"], event_of[row["report_id"]])
    for row in tables["core.event_aliases"]:
        heir = found.get(row["event_id"], row["event_id"])
        if heir in current and row["alias"] not in current:
            found.setdefault(row["alias"], heir)
    return [{"alias": alias, "event_id": event} for alias, event in sorted(found.items())]


MERGE = Step(
    name="merge",
    reads=("core.reports", "core.quantities", "core.anchors", "core.reprints", STATED),
    writes=("core.events", "core.tellings", "core.contradictions", "core.event_aliases", "core.event_corrections"),
    packages=("pipelines.events", "pipelines.temporal", "pipelines.steps"),
    libraries=(),
    work=merge_reports,
)
