-- Each row of the core has a key of its own.
-- asset: core.event_links
-- severity: blocking
select 'core.documents' as found_in, document_id as id, count(*) as row_count
from core.documents
group by document_id
having count(*) > 1 or document_id is null
union all
select 'core.segments' as found_in, document_id || ' ' || segment_id as id, count(*) as row_count
from core.segments
group by document_id, segment_id
having count(*) > 1 or document_id is null or segment_id is null
union all
select 'core.time_references' as found_in, reference_id as id, count(*) as row_count
from core.time_references
group by reference_id
having count(*) > 1 or reference_id is null
union all
select 'core.event_reports' as found_in, report_id as id, count(*) as row_count
from core.event_reports
group by report_id
having count(*) > 1 or report_id is null
union all
select 'core.report_references' as found_in, report_id || ' ' || reference_id as id, count(*) as row_count
from core.report_references
group by report_id, reference_id
having count(*) > 1 or report_id is null or reference_id is null
union all
select 'core.quantities' as found_in, report_id || ' ' || quantity_id as id, count(*) as row_count
from core.quantities
group by report_id, quantity_id
having count(*) > 1 or report_id is null or quantity_id is null
union all
select 'core.participants' as found_in, report_id || ' ' || participant_id as id, count(*) as row_count
from core.participants
group by report_id, participant_id
having count(*) > 1 or report_id is null or participant_id is null
union all
select 'core.events' as found_in, event_id as id, count(*) as row_count
from core.events
group by event_id
having count(*) > 1 or event_id is null
union all
select 'core.event_links' as found_in, event_id || ' ' || report_id as id, count(*) as row_count
from core.event_links
group by event_id, report_id
having count(*) > 1 or event_id is null or report_id is null
