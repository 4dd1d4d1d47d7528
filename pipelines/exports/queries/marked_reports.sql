-- One row per report of an event in a document, with the event that it tells and the references that date it.
with dating as (
    select report_id, list(reference_id order by reference_id) as reference_ids
    from core.report_references
    where role = 'dates'
    group by report_id
),

told as (
    select report_id, min(event_id) as event_id from core.event_links group by report_id
)

select
    r.document_id,
    r.report_id,
    t.event_id,
    r.char_start,
    r.char_end,
    coalesce(r.sentence, '') as sentence,
    r.sentence_start,
    r.place,
    r.country,
    r.place_precision,
    r.place_basis,
    r.event_class,
    r.tense,
    r.polarity,
    r.modality,
    r.start_date,
    r.end_date,
    coalesce(d.reference_ids, []) as reference_ids
from core.event_reports as r
left join dating as d on d.report_id = r.report_id
left join told as t on t.report_id = r.report_id
where list_contains($documents, r.document_id)
order by r.document_id, r.char_start, r.char_end desc
