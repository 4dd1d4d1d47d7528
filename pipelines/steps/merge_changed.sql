-- The dated reports of the documents that are due, as they were when they were last merged and as they are.
select report_id, start_date, end_date
from core.merge_groups
where document_id in (select document_id from due)
union all
select report_id, start_date - if(date_basis in ('document', 'narrative'), {recalled}, 0), end_date + if(date_basis = 'narrative', 1, 0)
from core.reports
where
    document_id in (select document_id from due)
    and (start_date is not null or end_date is not null)
