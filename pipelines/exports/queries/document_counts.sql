-- One row per count of a document.
select
    q.document_id,
    q.char_start,
    q.char_end,
    q.kind,
    q.low,
    q.best,
    q.high,
    q.unit
from core.quantities as q
where list_contains($documents, q.document_id)
order by q.document_id, q.char_start, q.char_end
