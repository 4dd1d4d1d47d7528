-- One row per document at some paths, with the SHA-256 of its text.
select source_path, document_id, sha256(text) as text_sha256
from core.texts where source_path in (select unnest($paths)) order by source_path
