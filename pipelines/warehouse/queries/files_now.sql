-- One row per file, and per correction, with what tells its content.
select source_path, content_sha256, sidecar_sha256 from core.files
union all
select correction, sha256(concat_ws(' ', target, target_ids, value, reason, author, made_on, made_for)), ''
from core.stated_corrections
