-- Sentences with so many time phrases that those behind this one were not read.
-- asset: core.time_references
-- severity: warning
select document_id, char_start, text
from core.time_references
where list_contains(flags, 'unread_after')
