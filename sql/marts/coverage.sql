-- One row per document: how many phrases were found and dated, and how many reports and events came of them.
-- key: document_id
with phrases as (
    select
        document_id,
        count(*) as phrase_count,
        count(*) filter (where status = 'resolved') as resolved_count,
        count(*) filter (where status = 'ambiguous') as ambiguous_count,
        count(*) filter (where status = 'unresolved') as unresolved_count,
        count(*) filter (where status = 'impossible') as impossible_count
    from core.time_references
    where timex_type is not null
    group by document_id
),

reports as (
    select
        document_id,
        count(*) as report_count,
        count(*) filter (where start_date is not null or end_date is not null) as dated_report_count
    from core.event_reports
    group by document_id
),

events as (
    select document_id, count(distinct event_id) as event_count from marts.sources group by document_id
)

select
    d.document_id,
    d.source_path,
    d.anchor_date,
    d.anchor_basis,
    d.language,
    list_contains(d.flags, 'language_unsupported') as language_unsupported,
    list_contains(d.flags, 'date_conflict') as date_conflict,
    d.reprint_of,
    d.characters as character_count,
    coalesce(p.phrase_count, 0) as phrase_count,
    coalesce(p.resolved_count, 0) as resolved_count,
    coalesce(p.ambiguous_count, 0) as ambiguous_count,
    coalesce(p.unresolved_count, 0) as unresolved_count,
    coalesce(p.impossible_count, 0) as impossible_count,
    coalesce(r.report_count, 0) as report_count,
    coalesce(r.dated_report_count, 0) as dated_report_count,
    coalesce(e.event_count, 0) as event_count
from core.documents as d
left join phrases as p on p.document_id = d.document_id
left join reports as r on r.document_id = d.document_id
left join events as e on e.document_id = d.document_id
order by d.source_path
