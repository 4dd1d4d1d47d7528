-- One row per part of a document that speaks from a day of its own, such as a quoted mail.
select
    s.document_id,
    s.char_start,
    s.anchor_date
from core.segments as s
where s.anchor_date is not null and list_contains($documents, s.document_id)
order by s.document_id, s.char_start
