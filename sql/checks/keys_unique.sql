-- Each row of the core has a key of its own.
-- asset: core.event_links
-- severity: blocking
with keys as (
    select 'core.documents' as found_in, document_id as id from core.documents
    union all
    select 'core.segments' as found_in, document_id || ' ' || segment_id as id from core.segments
    union all
    select 'core.time_references' as found_in, reference_id as id from core.time_references
    union all
    select 'core.event_reports' as found_in, report_id as id from core.event_reports
    union all
    select 'core.report_references' as found_in, report_id || ' ' || reference_id as id from core.report_references
    union all
    select 'core.quantities' as found_in, report_id || ' ' || quantity_id as id from core.quantities
    union all
    select 'core.events' as found_in, event_id as id from core.events
    union all
    select 'core.event_links' as found_in, event_id || ' ' || report_id as id from core.event_links
)

select found_in, id, count(*) as row_count
from keys
group by found_in, id
having count(*) > 1 or id is null
