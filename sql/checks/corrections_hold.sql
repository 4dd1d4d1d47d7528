-- Corrections that are applied, and put no event that happened after the documents that tell it.
-- asset: core.corrections
-- severity: warning
with known as (
    select
        t.event_id,
        max(greatest(d.anchor_date, d.published_date, d.retrieved_date, d.visit_date)) as latest_date
    from core.tellings as t
    inner join core.reports as r on r.report_id = t.report_id
    inner join core.documents as d on d.document_id = r.document_id
    group by t.event_id
)

select correction, target, target_ids, status, problem
from core.corrections
where status <> 'applied'
union all
select c.correction, c.target, c.target_ids, c.status, 'The event would come after ' || k.latest_date || '.' as problem
from core.corrections as c
inner join core.event_corrections as ec on ec.correction = c.correction
inner join core.events as e on e.event_id = ec.event_id and e.status = 'happened'
inner join known as k on k.event_id = e.event_id
where c.target = 'event_date' and c.status = 'applied' and e.start_date > k.latest_date
