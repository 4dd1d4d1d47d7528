-- One row per event, in the order of time.
with conflicts as (
    select distinct event_id from core.contradictions where verdict = 'conflict'
)

select
    t.event_id,
    coalesce(nullif(trim(t.title), ''), '(without a title)') as title,
    t.event_class,
    t.start_date,
    t.end_date,
    t.granularity,
    t.place,
    t.country,
    t.status,
    t.certainty,
    coalesce(contains(t.edtf, '~'), false) as approximate,
    t.status in ('disputed', 'denied') or c.event_id is not null as disputed
from marts.timeline as t
left join conflicts as c on c.event_id = t.event_id
where $event is null or t.event_id = $event
order by coalesce(t.start_date, t.end_date), t.end_date, t.title, t.event_id
