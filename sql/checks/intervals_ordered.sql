-- No time reference, report or event ends before it starts.
-- asset: core.events
-- severity: blocking
select 'core.time_references' as found_in, reference_id as id, document_id, start_date, end_date
from core.time_references
where start_date > end_date
union all
select 'core.reports' as found_in, report_id as id, document_id, start_date, end_date
from core.reports
where start_date > end_date
union all
select 'core.events' as found_in, e.event_id as id, r.document_id, e.start_date, e.end_date
from core.events as e
left join core.tellings as t on t.event_id = e.event_id
left join core.reports as r on r.report_id = t.report_id
where e.start_date > e.end_date
