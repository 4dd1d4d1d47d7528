-- Adds the row of a run to core.runs.
insert into core.runs by name select
    $run_id as run_id, $started_at as started_at, $finished_at as finished_at, $state_id as state_id,
    $code_version as code_version, $rules_version as rules_version, $model_sha256 as model_sha256,
    (select sha256(string_agg(
        concat_ws(' ', source_path, content_sha256, sidecar_sha256), chr(10) order by source_path
    )) from core.file_history where recorded_to is null) as manifest_sha256,
    -- What a killed run wrote is published by this one, so it goes to this one's account.
    (select coalesce(sum(rows_written), 0) from core.run_steps
     where run_id not in (select run_id from core.runs)) as rows_written,
    (select count(*) from core.texts) as documents,
    (select count(*) from core.unreadable_documents) as unreadable,
    (select count(*) from core.time_references where timex_type is not null) as phrases,
    (select count(*) from core.time_references where timex_type is not null and status = 'resolved') as resolved,
    (select count(*) from core.reports) as reports,
    (select count(*) from core.events) as events,
    $new as new_events, $changed as changed_events, $vanished as vanished_events
