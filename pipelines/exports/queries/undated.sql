-- One row per report of an event without a day.
select
    u.id as report_id,
    u.document_id,
    coalesce(u.text, '') as text
from marts.unresolved as u
where u.kind = 'report' and u.reason = 'no day'
order by u.source_path, u.char_start, u.id
