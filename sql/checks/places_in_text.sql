-- What has a place in a text lies within it.
-- asset: core.reports
-- severity: blocking
with places as (
    select reference_id as id, document_id, char_start, char_end from core.time_references
    union all
    select report_id as id, document_id, char_start, char_end from core.reports
    union all
    select report_id as id, document_id, char_start, char_end from core.quantities
    union all
    select report_id as id, document_id, char_start, char_end from core.participants
)

select p.id, p.document_id, p.char_start, p.char_end, d.characters
from places as p
left join core.texts as d on d.document_id = p.document_id
where p.char_start < 0 or p.char_start > p.char_end or p.char_end > coalesce(d.characters, 0)
