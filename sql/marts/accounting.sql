-- One row per kind of thing and its outcome: files, documents, and reports of events, each counted once.
-- key: counted, outcome
with told as (
    select
        r.report_id,
        case when a.report_id is not null then 'attached to an event' else 'told by an event' end as outcome
    from (select distinct report_id from core.event_links) as r
    left join core.attachments as a on a.report_id = r.report_id
),

outcomes as (
    select 'file' as counted, outcome, count(*) as count from marts.files group by outcome
    union all
    select 'document' as counted, 'read' as outcome, count(*) as count from core.texts
    union all
    select 'document' as counted, concat('unreadable: ', kind) as outcome, count(*) as count
    from core.unreadable_documents
    group by kind
    union all
    select 'report' as counted, outcome, count(*) as count from told group by outcome
    union all
    select 'report' as counted, concat('unresolved: ', reason) as outcome, count(*) as count
    from marts.unresolved
    where kind = 'report'
    group by reason
)

select counted, outcome, count from outcomes where count > 0 order by counted, outcome
