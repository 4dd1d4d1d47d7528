-- No event that happened starts after the latest known date of the documents that tell it.
-- asset: core.events
-- severity: blocking
with known as (
    select
        t.event_id,
        max(greatest(d.anchor_date, d.published_date, d.retrieved_date, d.visit_date)) as latest_date,
        bool_and(coalesce(d.anchor_date, d.published_date, d.retrieved_date, d.visit_date) is not null) as all_known
    from core.tellings as t
    inner join core.reports as r on r.report_id = t.report_id
    inner join core.documents as d on d.document_id = r.document_id
    group by t.event_id
)

select e.event_id, e.title, e.start_date, k.latest_date
from core.events as e
inner join known as k on k.event_id = e.event_id
where e.status = 'happened' and k.all_known and e.start_date > k.latest_date
