-- One row per TIMEX3 of a document.
select
    t.document_id,
    t.reference_id,
    t.char_start,
    t.char_end,
    t.timex_type,
    t.timex_value,
    t.timex_mod,
    t.anchor_reference_id
from core.time_references as t
where t.timex_type is not null and list_contains($documents, t.document_id)
order by t.document_id, t.char_start, t.char_end desc
