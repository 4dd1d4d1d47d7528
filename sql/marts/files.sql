-- One row per file below raw/: whether it was read, could not be read, or is skipped, and why.
-- key: source_path
with outcomes as (
    select
        f.source_path,
        count(t.document_id) as document_count,
        count(u.document_id) as unreadable_count,
        string_agg(distinct u.reason, ' · ' order by u.reason) as reason
    from (select source_path, unnest(document_ids) as document_id from core.files) as f
    left join core.texts as t on t.document_id = f.document_id
    left join core.unreadable_documents as u on u.document_id = f.document_id
    group by f.source_path
)

select
    source_path,
    case when document_count > 0 then 'read' else 'unreadable' end as outcome,
    document_count,
    unreadable_count,
    reason
from outcomes
union all
select source_path, 'skipped' as outcome, 0 as document_count, 0 as unreadable_count, reason
from core.skipped_files
order by source_path
