"""The chain from an event to the files: report, words, offsets, rule, run."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.warehouse.connection import Row, reading, rows

RUN = """
select r.run_id, r.finished_at, r.rules_version, r.code_version
from core.timeline_history as h
inner join core.runs as r on r.finished_at = h.recorded_from
where h.event_id = $event and h.recorded_to is null
"""

CHAIN = """
select
    s.role, s.source_path, d.content_sha256, s.anchor_date, s.anchor_basis, s.sentence, s.event_trigger,
    s.report_id, s.char_start, s.char_end, s.date_basis, s.start_date, s.end_date,
    t.reference_id, t.text, t.char_start as phrase_start, t.char_end as phrase_end, t.rule, t.anchor_kind,
    t.anchor_date as read_against, t.explanation, rr.role as does
from marts.sources as s
inner join core.documents as d on d.document_id = s.document_id
left join core.report_references as rr on rr.report_id = s.report_id
left join core.time_references as t on t.reference_id = rr.reference_id
where s.event_id = $event
order by s.source_path, s.char_start, t.char_start
"""

CORRECTIONS = "select * from marts.corrections where list_contains(event_ids, $event) order by correction"


@dataclass(frozen=True, slots=True)
class Chain:
    """Where an event comes from.

    Args:
        run: the run that published it as it stands; None for a timeline that has no history of it.
        links: a row for each report and each phrase that dates, anchors or bounds it.
        corrections: rows of marts.corrections that bear on it.
    """

    run: Row | None
    links: tuple[Row, ...]
    corrections: tuple[Row, ...]


def chain(published: Path, event_id: str) -> Chain:
    """The chain of one event, from the run to the offsets in its files.

    Args:
        published: the database that readers open.
        event_id: a whole id.
    """
    with reading(published) as connection:
        runs = rows(connection, RUN, {"event": event_id})
        links, corrections = (tuple(rows(connection, sql, {"event": event_id})) for sql in (CHAIN, CORRECTIONS))
        return Chain(runs[0] if runs else None, links, corrections)
