-- No event that happened, and is dated by the machine, starts after the latest known date of the documents that tell it.
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
),

-- what a person dated is for the check of corrections, which stops nothing
corrected as (
    select event_id from core.event_corrections where status = 'applied'
    union
    select t.event_id
    from core.tellings as t
    inner join core.reports as r on r.report_id = t.report_id
    inner join core.anchors as a on a.document_id = r.document_id and a.correction is not null
    union
    select t.event_id
    from core.tellings as t
    inner join core.report_references as rr on rr.report_id = t.report_id
    inner join core.time_references as tr on tr.reference_id = rr.reference_id and tr.correction is not null
)

select e.event_id, r.document_id, e.title, e.start_date, k.latest_date
from core.events as e
inner join known as k on k.event_id = e.event_id
inner join core.tellings as t on t.event_id = e.event_id
inner join core.reports as r on r.report_id = t.report_id
where
    e.status = 'happened'
    and k.all_known
    and e.start_date > k.latest_date
    and e.event_id not in (select event_id from corrected)
-- of its tellings those that put it there
qualify
    r.start_date is not distinct from e.start_date
    or not bool_or(r.start_date is not distinct from e.start_date) over (partition by e.event_id)
