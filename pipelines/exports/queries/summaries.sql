-- One row per event, in the order of time, with the documents of its reports in their order.
with conflicts as (
    select distinct event_id from core.contradictions where verdict = 'conflict'
),

vague as (
    select distinct rr.report_id
    from core.report_references as rr
    inner join core.time_references as t on t.reference_id = rr.reference_id
    where rr.role = 'dates' and t.approximate
),

reported as (
    select
        l.event_id,
        list(r.document_id order by l.role <> 'telling', x.source_path, r.char_start, r.report_id) as documents,
        bool_or(v.report_id is not null) as approximate,
        min(r.place_precision) filter (r.place is not distinct from e.place) as place_precision
    from core.event_links as l
    inner join core.events as e on e.event_id = l.event_id
    inner join core.reports as r on r.report_id = l.report_id
    inner join core.texts as x on x.document_id = r.document_id
    left join vague as v on v.report_id = r.report_id
    where $event is null or l.event_id = $event
    group by l.event_id
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
    t.latitude,
    t.longitude,
    r.place_precision,
    t.killed_low,
    t.killed_best,
    t.killed_high,
    t.injured_low,
    t.injured_best,
    t.injured_high,
    t.source_count,
    t.story_id,
    coalesce(t.importance, 0) as importance,
    coalesce(t.background, false) as background,
    t.status,
    t.certainty,
    coalesce(contains(t.edtf, '~'), false) or coalesce(r.approximate, false) as approximate,
    t.status in ('disputed', 'denied') or c.event_id is not null as disputed,
    coalesce(r.documents, []) as documents
from marts.timeline as t
left join conflicts as c on c.event_id = t.event_id
left join reported as r on r.event_id = t.event_id
where $event is null or t.event_id = $event
order by coalesce(t.start_date, t.end_date), t.end_date, t.title, t.event_id
