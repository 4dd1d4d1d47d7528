-- One row per correction: what it is of, the new value, who made it and why, whether it is applied, and to which events.
-- key: correction
with bearing as (
    select correction, event_id from core.event_corrections where status in ('applied', 'stale')
    union
    select c.correction, l.event_id
    from core.corrections as c
    inner join core.report_references as rr on rr.reference_id = c.target_ids[1]
    inner join core.event_links as l on l.report_id = rr.report_id
    where c.target = 'reference' and c.status in ('applied', 'stale')
    union
    -- the day of a document bears on what its own words do not date by themselves
    select c.correction, s.event_id
    from core.corrections as c
    inner join marts.sources as s on s.document_id = c.document_id
    left join core.report_references as rr on rr.report_id = s.report_id and rr.role = 'dates'
    left join core.time_references as t on t.reference_id = rr.reference_id
    where c.target = 'document_date' and c.status in ('applied', 'stale') and t.anchor_kind is distinct from 'absolute'
),

standing as (
    select b.correction, list(distinct b.event_id order by b.event_id) as event_ids
    from bearing as b
    inner join core.events as e on e.event_id = b.event_id
    group by b.correction
)

select
    c.correction,
    c.target,
    c.target_ids,
    c.value,
    c.start_date,
    c.end_date,
    c.status,
    c.problem,
    c.reason,
    c.author,
    c.made_on,
    c.made_for,
    coalesce(s.event_ids, []) as event_ids
from core.corrections as c
left join standing as s on s.correction = c.correction
order by c.correction
