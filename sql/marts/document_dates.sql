-- One row per document: the day that its relative words are read against, how that is known, and the other candidates.
-- key: document_id
with candidates as (
    select
        document_id,
        list({ candidate_date: candidate_date, score: score, evidence: evidence } order by rank) as candidates
    from core.document_date_candidates
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
    d.visit_date,
    d.published_date,
    d.retrieved_date,
    c.candidates,
    d.flags
from core.documents as d
left join candidates as c on c.document_id = d.document_id
order by d.anchor_date, d.source_path
