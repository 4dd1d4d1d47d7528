"""Step 6, attach: reports still undated → the one event that each fits, which lends it its dates."""

from pipelines.events.attachment import attach
from pipelines.events.mention import event_mentions
from pipelines.step import Row, Streams, WholeStep
from pipelines.steps.merge import EVENT_LIBRARIES


def attach_reports(tables: Streams) -> Streams:
    """Return the links of undated reports to merged events.

    Args:
        tables: rows of `core.reports`, `core.quantities`, `core.anchors`, `core.document_links`, `core.events`,
            `core.tellings` and `core.event_corrections`; reports of an event that a correction drops are attached to
            no other. Events of which the reports are not given are left alone.
    """
    anchors = {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}
    told = {each.report_id: each for each in event_mentions(tables["core.reports"], tables["core.quantities"], anchors)}
    taken = {report for row in tables.get("core.event_corrections", ()) for report in row["report_ids"]}
    events: dict[str, list[str]] = {}
    for row in tables["core.tellings"]:
        if row["report_id"] in told:
            taken.add(row["report_id"])
            if row["role"] == "telling" and told[row["report_id"]].dated:
                events.setdefault(row["event_id"], []).append(row["report_id"])
    members = {event: [told[report] for report in sorted(reports)] for event, reports in sorted(events.items())}
    undated = [each for each in told.values() if each.report_id not in taken]
    similarities = {(row["document_id"], row["other_id"]): row["similarity"] for row in tables["core.document_links"]}
    found = list(attach(undated, members, similarities))
    fitting = {event for event, *_ in found}
    days = {row["event_id"]: row for row in tables["core.events"] if row["event_id"] in fitting}
    rows: list[Row] = [
        {
            "event_id": event,
            "report_id": report,
            "score": score,
            "terms": [{"term": term, "score": value} for term, value in terms],
            "start_date": days[event]["start_date"],
            "end_date": days[event]["end_date"],
            "granularity": days[event]["granularity"],
        }
        for event, report, score, terms in found
    ]
    return {"core.attachments": rows}


ATTACH = WholeStep(
    name="attach",
    reads=(
        *("core.reports", "core.quantities", "core.anchors", "core.document_links"),
        *("core.events", "core.tellings", "core.event_corrections"),
    ),
    writes=("core.attachments",),
    packages=("pipelines.documents.similarity", "pipelines.events", "pipelines.temporal", "pipelines.steps"),
    libraries=EVENT_LIBRARIES,
    work=attach_reports,
    through={"core.reports": "core.attachable_reports"},
)
