-- One row per document: where it comes from and from which day it speaks.
select
    d.document_id,
    d.source_path,
    d.source_url,
    d.title,
    d.publisher,
    d.author,
    d.language,
    d.country,
    d.content_sha256,
    d.published_date,
    d.retrieved_date,
    d.anchor_date,
    d.anchor_basis
from core.documents as d
order by d.anchor_date, d.source_path
