-- Documents without an anchor date: their relative words stay undated.
-- asset: core.documents
-- severity: warning
select document_id, source_path from core.documents where anchor_date is null
