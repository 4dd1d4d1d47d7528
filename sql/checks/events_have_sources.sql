-- Every event is told by at least one report, and every report by a document that exists.
-- asset: core.events
-- severity: blocking
select e.event_id, e.title
from core.events as e
where not exists (
    select 1
    from core.tellings as t
    inner join core.reports as r on r.report_id = t.report_id
    inner join core.texts as d on d.document_id = r.document_id
    where t.event_id = e.event_id
)
