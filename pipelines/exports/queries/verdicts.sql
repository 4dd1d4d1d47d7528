-- One row per pair of tellings that was held against each other.
select
    c.event_id,
    c.field,
    c.verdict,
    c.left_report_id,
    c.right_report_id,
    c.explanation
from core.contradictions as c
where c.event_id in (select unnest(string_split($events, ' ')))
order by c.event_id, c.field, c.left_report_id, c.right_report_id
