-- One row per report whose id begins with some letters.
select r.report_id as id, r.clause as said, d.source_path
from core.reports as r
inner join core.texts as d on d.document_id = r.document_id
where starts_with(r.report_id, $given)
order by all
