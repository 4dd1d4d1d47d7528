-- Files that could not be read.
-- asset: core.unreadable_documents
-- severity: warning
select source_path, kind, reason, remedy from core.unreadable_documents
