-- One row per report that tells an event, in the order of the documents.
select
    s.report_id,
    s.sentence,
    coalesce(s.document_title, s.source_path) as document,
    s.start_date,
    s.end_date,
    s.granularity
from marts.sources as s
where s.event_id = $event and s.role <> 'attached'
order by s.source_path, s.char_start, s.report_id
