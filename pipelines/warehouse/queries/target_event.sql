-- One row per event whose id begins with some letters, and document that reports it.
select e.event_id as id, e.title as said, d.source_path
from marts.timeline as e
inner join core.tellings as t on t.event_id = e.event_id
inner join core.reports as r on r.report_id = t.report_id
inner join core.texts as d on d.document_id = r.document_id
where starts_with(e.event_id, $given)
order by all
