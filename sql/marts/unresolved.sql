-- One row per phrase without one date (ambiguous, unresolved, impossible) and per report of no event, with the reason.
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

dropped as (
    select distinct unnest(report_ids) as report_id from core.event_corrections where status = 'applied'
),

untold as (
    select
        r.*,
        case
            when d.report_id is not null then 'dropped'
            when r.modality = 'question' then 'question'
            when r.date_basis = 'document' or (r.start_date is null and r.end_date is null) then 'no day'
            when r.modality = 'hypothetical' then 'supposition'
            when
                r.event_class = 'OTHER' and coalesce(r.who, r.whom) is null
                and (r.place is null or r.place_basis = 'assumed')
                then 'too vague'
            when r.granularity is null then 'too vague'
            when r.tense is null and r.date_basis in ('inherited', 'narrative') then 'only named'
            else 'fault'
        end as reason
    from core.reports as r
    left join dropped as d on d.report_id = r.report_id
    where r.report_id not in (select report_id from core.event_links)
),

reports as (
    select
        'report' as kind,
        u.report_id as id,
        u.document_id,
        u.char_start,
        u.char_end,
        u.clause as text,
        u.reason,
        cast([] as varchar[]) as readings,
        case u.reason
            when 'dropped' then 'a correction drops its event'
            when 'question' then 'it is asked, not told'
            when 'supposition' then 'it is supposed, not told'
            when 'only named' then 'a word only names it, of whose day another clause tells'
            when 'no day' then 'nothing but the day of its document, if that, says when it was'
            when 'too vague' then 'its days, or its words, are too vague to make an event'
            else 'merging broke on it, which is a fault of dateline; the log of the run has the traceback'
        end as explanation
    from untold as u
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
