-- One row per two reports of an event that differ on a fact: both sentences, the verdict, and why.
-- key: event_id, field, left_report_id, right_report_id
with held as (
    select event_id, field, left_report_id, right_report_id, verdict, explanation from core.contradictions
),

told as (
    select r.report_id, r.sentence, d.source_path, d.publisher, d.anchor_date
    from core.event_reports as r
    inner join core.documents as d on d.document_id = r.document_id
)

select
    h.event_id,
    e.title,
    e.start_date,
    e.end_date,
    e.place,
    h.field,
    h.verdict,
    h.explanation,
    h.left_report_id,
    l.source_path as left_source_path,
    l.anchor_date as left_anchor_date,
    l.sentence as left_sentence,
    h.right_report_id,
    r.source_path as right_source_path,
    r.anchor_date as right_anchor_date,
    r.sentence as right_sentence
from held as h
inner join core.events as e on e.event_id = h.event_id
inner join told as l on l.report_id = h.left_report_id
inner join told as r on r.report_id = h.right_report_id
order by e.start_date, h.event_id, h.field, h.left_report_id, h.right_report_id
