-- One row per phrase without one date (ambiguous, unresolved, impossible) and per report of an event without a day.
-- key: kind, id
with phrases as (
    select
        'phrase' as kind,
        t.reference_id as id,
        t.document_id,
        t.char_start,
        t.char_end,
        t.text,
        t.status as reason,
        list_transform(
            t.alternatives,
            lambda reading: concat_ws(' to ', cast(reading.start_date as varchar), cast(reading.end_date as varchar))
        ) as readings,
        t.explanation
    from core.time_references as t
    where t.status <> 'resolved'
),

reports as (
    select
        'report' as kind,
        r.report_id as id,
        r.document_id,
        r.char_start,
        r.char_end,
        r.clause as text,
        'undated' as reason,
        cast([] as varchar[]) as readings,
        cast(null as varchar) as explanation
    from core.event_reports as r
    where r.start_date is null and r.end_date is null
),

everything as (
    select * from phrases
    union all
    select * from reports
)

select
    e.kind,
    e.id,
    e.document_id,
    d.source_path,
    d.anchor_date,
    e.char_start,
    e.char_end,
    e.text,
    e.reason,
    e.readings,
    e.explanation
from everything as e
inner join core.documents as d on d.document_id = e.document_id
order by d.source_path, e.char_start, e.kind, e.id
