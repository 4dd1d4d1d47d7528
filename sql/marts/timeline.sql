-- One row per event: when, what, where, how many were killed and injured, and in how many documents it stands.
-- key: event_id
with told as (
    select
        event_id,
        string_agg(distinct date_words, ' · ' order by date_words) as date_words,
        list(distinct source_path order by source_path) as source_paths,
        coalesce(
            bool_and(on_inferred_date) filter (where coalesce(start_date, end_date) is not null), false
        ) as on_inferred_date
    from marts.sources
    group by event_id
),

disputed as (
    select event_id, count(*) filter (where verdict = 'conflict') as conflict_count
    from core.contradictions
    group by event_id
),

corrected as (
    select
        event_id,
        list(
            {
                correction: correction,
                target: target,
                value: value,
                reason: reason,
                author: author,
                made_on: made_on,
                status: status
            }
            order by correction
        ) as corrections
    from (select *, unnest(event_ids) as event_id from marts.corrections)
    group by event_id
)

select
    e.event_id,
    e.start_date,
    e.end_date,
    e.granularity,
    e.date_precision,
    e.edtf,
    t.on_inferred_date,
    t.date_words,
    e.title,
    e.event_class,
    e.place,
    e.country,
    e.latitude,
    e.longitude,
    cast(e.killed_low as bigint) as killed_low,
    cast(e.killed_best as bigint) as killed_best,
    cast(e.killed_high as bigint) as killed_high,
    cast(e.injured_low as bigint) as injured_low,
    cast(e.injured_best as bigint) as injured_best,
    cast(e.injured_high as bigint) as injured_high,
    e.report_count,
    e.document_count,
    e.source_count,
    i.story_id,
    i.importance,
    i.background,
    p.parent_event_id,
    coalesce(d.conflict_count, 0) as conflict_count,
    t.source_paths,
    e.status,
    e.certainty,
    e.flags,
    coalesce(c.corrections, []) as corrections
from core.events as e
left join told as t on t.event_id = e.event_id
left join marts.importance as i on i.event_id = e.event_id
left join core.parts as p on p.event_id = e.event_id
left join disputed as d on d.event_id = e.event_id
left join corrected as c on c.event_id = e.event_id
order by coalesce(e.start_date, e.end_date), e.end_date, e.title, e.event_id
