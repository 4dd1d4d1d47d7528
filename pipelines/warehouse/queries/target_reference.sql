-- One row per time reference whose id begins with some letters.
select t.reference_id as id, t.text as said, d.source_path
from core.time_references as t
inner join core.texts as d on d.document_id = t.document_id
where starts_with(t.reference_id, $given)
order by all
