-- One row per report of an event: which document tells it, in which words, and what dates it there.
-- key: event_id, report_id
with links as (
    select event_id, report_id, role, score from core.event_links
),

dating_words as (
    select
        rr.report_id,
        string_agg(distinct tr.text, ' · ' order by tr.text) as date_words,
        string_agg(distinct tr.rule, ' · ' order by tr.rule) as date_rules,
        bool_or(tr.anchor_kind = 'absolute') as absolute,
        min(rr.probability) as probability
    from core.report_references as rr
    inner join core.time_references as tr on tr.reference_id = rr.reference_id
    where rr.role = 'dates'
    group by rr.report_id
)

select
    l.event_id,
    l.report_id,
    l.role,
    l.score,
    r.document_id,
    d.source_path,
    d.source_url,
    d.publisher,
    d.title as document_title,
    d.anchor_date,
    d.anchor_basis,
    r.sentence,
    r.event_trigger,
    r.char_start,
    r.char_end,
    w.date_words,
    w.date_rules,
    r.date_basis,
    r.start_date,
    r.end_date,
    r.granularity,
    d.anchor_basis = 'inferred'
    and not coalesce(w.absolute, false)
    and coalesce(r.start_date, r.end_date) is not null as on_inferred_date,
    r.attributed_to,
    r.speaker,
    coalesce(
        max(r.agency) over (partition by l.event_id, l.role, r.document_id), d.reprint_of, d.document_id
    ) as source,
    r.modality,
    r.polarity,
    r.certainty,
    r.background,
    w.probability
from links as l
inner join core.event_reports as r on r.report_id = l.report_id
inner join core.documents as d on d.document_id = r.document_id
left join dating_words as w on w.report_id = l.report_id
order by l.event_id, d.source_path, r.char_start, l.report_id
