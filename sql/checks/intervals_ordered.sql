-- No time reference, report or event ends before it starts.
-- asset: core.event_reports
-- severity: blocking
select 'core.time_references' as found_in, reference_id as id, start_date, end_date
from core.time_references
where start_date > end_date
union all
select 'core.event_reports' as found_in, report_id as id, start_date, end_date
from core.event_reports
where start_date > end_date
union all
select 'core.events' as found_in, event_id as id, start_date, end_date
from core.events
where start_date > end_date
