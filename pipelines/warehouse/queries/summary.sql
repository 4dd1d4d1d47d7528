-- One row: the key figures of what is published, and how many rows a run wrote.
select
    (select count(*) from core.documents) as documents,
    (select count(*) from marts.timeline) as events,
    (select count(*) from core.time_references where timex_type is not null) as phrases,
    (select count(*) from core.time_references where timex_type is not null and status <> 'resolved')
    as undated_phrases,
    (select count(*) from core.documents where anchor_date is null) as undated_documents,
    (select coalesce(sum(rows_written), 0) from core.runs where run_id = $run_id) as rows_written
