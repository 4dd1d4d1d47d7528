-- One row per document that is to be marked up.
select
    d.document_id,
    d.source_path,
    d.anchor_date
from core.documents as d
where list_contains($documents, d.document_id)
order by d.source_path
