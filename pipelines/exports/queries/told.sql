-- One row per report of an event, those of an event together: its document, and whether an approximate time dates it.
with vague as (
    select distinct rr.report_id
    from core.report_references as rr
    inner join core.time_references as t on t.reference_id = rr.reference_id
    where rr.role = 'dates' and t.approximate
)

select
    l.event_id,
    r.document_id,
    v.report_id is not null as approximate
from core.event_links as l
inner join core.reports as r on r.report_id = l.report_id
inner join core.texts as x on x.document_id = r.document_id
left join vague as v on v.report_id = r.report_id
where $event is null or l.event_id = $event
order by l.event_id, l.role <> 'telling', x.source_path, r.char_start, r.report_id
