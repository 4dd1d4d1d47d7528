-- One row per document whose input, or whose version of a step, differs from what the ledger says.
with prints as (
    select table_name, document_id, sha256 from core.fingerprints
    union all -- reprints and links are found for all documents together, so their tables have but one fingerprint
    select 'core.reprints', document_id, reprint_of from core.reprints
    union all
    select 'core.document_links', document_id, string_agg(other_id || ' ' || similarity, ' ' order by other_id)
    from core.linked_documents
    group by document_id
),
inputs as (
    select document_id, sha256(string_agg(table_name || ' ' || sha256, ' ' order by table_name)) as input_sha256
    from prints
    where table_name in (select unnest($reads))
      and document_id in (select document_id from core.fingerprints where table_name = 'core.texts')
    group by document_id
)
select document_id, input_sha256, characters
from inputs
inner join core.texts using (document_id)
where not exists (
    from core.ledger as l
    where l.step = $step and l.document_id = inputs.document_id
      and l.input_sha256 = inputs.input_sha256 and l.step_version = $version
)
order by document_id
