-- One row per document at a path.
select source_path as id, coalesce(title, source_path) as said, source_path
from core.documents where source_path = $given
order by all
