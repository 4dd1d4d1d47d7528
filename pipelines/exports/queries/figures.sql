-- One row per count of a report.
select
    q.report_id,
    q.kind,
    q.low,
    q.best,
    q.high,
    q.unit,
    q.bound_text,
    q.char_start,
    q.char_end,
    q.whom,
    q.as_of
from core.quantities as q
where q.report_id in (select l.report_id from core.event_links as l where l.event_id in (select unnest(string_split($events, ' '))))
order by q.report_id, q.quantity_id
