-- Every file, document and report has exactly one outcome.
-- asset: marts.accounting
-- severity: blocking
with documents as (
    select document_id from core.texts
    union all
    select document_id from core.unreadable_documents
),

of_files as (
    select source_path, unnest(document_ids) as document_id from core.files
),

outcomes_of_reports as (
    select distinct event_id, report_id from core.event_links
    union all
    select null as event_id, id as report_id from marts.unresolved where kind = 'report'
)

select 'file' as counted, f.source_path as id
from core.files as f
where len(f.document_ids) = 0 or f.source_path in (select source_path from core.skipped_files)
union all
select 'document' as counted, coalesce(f.document_id, d.document_id) as id
from of_files as f
full join documents as d on d.document_id = f.document_id
group by 2
having count(f.document_id) <> 1 or count(d.document_id) <> 1
union all
select 'report' as counted, r.report_id as id
from core.reports as r
left join outcomes_of_reports as o on o.report_id = r.report_id
group by r.report_id
having count(o.report_id) <> 1
