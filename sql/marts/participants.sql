-- One row per event, participant and role: who did it, or to whom it was done, and what the documents call them.
-- key: event_id, role, actor
with named as (
    select
        s.event_id,
        p.role,
        p.actor,
        mode(p.kind order by p.kind) as kind,
        list(distinct p.said order by p.said) as aliases,
        list(distinct s.source_path order by s.source_path) as source_paths
    from core.participants as p
    inner join marts.sources as s on s.report_id = p.report_id
    group by s.event_id, p.role, p.actor
)

select
    n.event_id,
    t.start_date,
    t.end_date,
    t.title,
    t.event_class,
    n.role,
    n.actor,
    n.kind,
    n.aliases,
    n.source_paths,
    len(n.source_paths) as document_count,
    t.status
from named as n
inner join marts.timeline as t on t.event_id = n.event_id
order by t.start_date, n.event_id, n.role, n.actor
