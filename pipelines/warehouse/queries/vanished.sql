-- One row per document that a step was done with, and that is gone.
select document_id from core.ledger
where step = $step and document_id not in (select document_id from core.fingerprints where table_name = 'core.texts')
order by document_id
