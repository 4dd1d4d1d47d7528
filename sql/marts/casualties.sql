-- One row per event and kind of victim: the figures of its tellings, and what they come to.
-- key: event_id, kind
with merged as (
    select event_id, 'killed' as kind, killed_low as low, killed_best as best, killed_high as high from core.events
    union all
    select event_id, 'injured' as kind, injured_low as low, injured_best as best, injured_high as high from core.events
),

figures as (
    select
        s.event_id,
        q.kind,
        list(distinct q.bound_text order by q.bound_text) as figures,
        list(distinct s.source_path order by s.source_path) as source_paths,
        count(distinct s.source) as source_count,
        list(
            { as_of: q.as_of, low: q.low, high: q.high, words: q.bound_text, source_path: s.source_path }
            order by q.as_of, s.source_path, s.char_start, q.char_start
        ) as history
    from core.quantities as q
    inner join marts.sources as s on s.report_id = q.report_id
    where q.subset_of is null
    group by s.event_id, q.kind
),

verdicts as (
    select
        event_id,
        field as kind,
        case
            when bool_or(verdict = 'conflict') then 'conflict'
            when bool_or(verdict = 'superseded') then 'superseded'
            else 'compatible'
        end as verdict
    from core.contradictions
    group by event_id, field
)

select
    m.event_id,
    m.kind,
    t.start_date,
    t.end_date,
    t.title,
    t.place,
    t.country,
    cast(m.low as bigint) as low,
    cast(m.best as bigint) as best,
    cast(m.high as bigint) as high,
    f.figures,
    f.history,
    v.verdict,
    f.source_paths,
    f.source_count,
    t.status
from merged as m
inner join marts.timeline as t on t.event_id = m.event_id
left join figures as f on f.event_id = m.event_id and f.kind = m.kind
left join verdicts as v on v.event_id = m.event_id and v.kind = m.kind
where coalesce(m.low, m.best, m.high) is not null
order by t.start_date, m.event_id, m.kind
