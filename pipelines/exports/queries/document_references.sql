-- One row per time reference of a document.
select
    t.document_id,
    t.reference_id,
    t.text,
    t.char_start,
    t.char_end,
    t.timex_type,
    t.timex_value,
    t.anchor_kind,
    t.anchor_date,
    t.start_date,
    t.end_date,
    if(list_contains(t.flags, 'direction_assumed'), t.alternatives[-1].start_date, null) as other_start,
    if(list_contains(t.flags, 'direction_assumed'), t.alternatives[-1].end_date, null) as other_end,
    if(list_contains(t.flags, 'direction_assumed'), t.probability, null) as probability,
    t.rule,
    t.approximate,
    t.explanation
from core.time_references as t
where list_contains($documents, t.document_id)
order by t.document_id, t.char_start, t.char_end desc, t.reference_id
