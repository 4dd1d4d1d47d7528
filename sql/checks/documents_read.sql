-- Files and documents that could not be read, or were set aside.
-- asset: core.unreadable_documents
-- severity: warning
select source_path, step, kind, reason, remedy from core.unreadable_documents
