-- One row per document: the day that its relative words are read against, how that is known, and why the others were not taken.
-- key: document_id
with candidates as (
    select
        document_id,
        list(
            { candidate_date: candidate_date, score: score, evidence: evidence, basis: basis, verdict: verdict }
            order by rank
        ) as candidates
    from core.document_date_candidates
    group by document_id
),

-- what an attached report says of its own, undated document: "on Tuesday", when the event was on a known day
hints as (
    select
        r.document_id,
        a.start_date as event_date,
        e.title,
        t.text,
        case
            when t.meaning_kind = 'open_weekday' then 0
            when t.offset_days <= 0 then -t.offset_days
        end as least,
        case when t.meaning_kind = 'open_weekday' then 6 else 0 end as more
    from core.attachments as a
    inner join core.events as e on e.event_id = a.event_id
    inner join core.reports as r on r.report_id = a.report_id
    inner join core.report_references as rr on rr.report_id = a.report_id and rr.role = 'dates'
    inner join core.time_references as t on t.reference_id = rr.reference_id
    where a.start_date = a.end_date and r.tense in ('past', 'perfect')
),

attached as (
    select
        document_id,
        max(event_date + least) as earliest_by_events,
        min(event_date + least + more) as latest_by_events,
        list('"' || text || '" in “' || title || '”, which was on ' || event_date order by text, title)
            as evidence_of_events
    from hints
    where least is not null
    group by document_id
)

select
    d.document_id,
    d.source_path,
    d.title,
    d.publisher,
    d.kind_of_text,
    d.anchor_date,
    d.anchor_basis,
    d.correction,
    d.visit_date,
    d.published_date,
    d.retrieved_date,
    c.candidates,
    a.earliest_by_events,
    a.latest_by_events,
    a.evidence_of_events,
    d.flags
from core.documents as d
left join candidates as c on c.document_id = d.document_id
left join attached as a on a.document_id = d.document_id and d.anchor_date is null
order by d.anchor_date, d.source_path
