-- One row per report of an event and phrase that dates, anchors or bounds it.
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
