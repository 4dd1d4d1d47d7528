-- One row per report and time reference that bears on its date.
select
    rr.report_id,
    rr.role,
    t.reference_id,
    t.text,
    t.char_start,
    t.char_end,
    t.timex_type,
    t.timex_value,
    t.anchor_kind,
    t.anchor_date,
    t.start_date,
    t.end_date,
    t.rule,
    t.approximate,
    t.explanation
from core.report_references as rr
inner join core.time_references as t on t.reference_id = rr.reference_id
where rr.report_id in (select l.report_id from core.event_links as l where l.event_id in (select unnest(string_split($events, ' '))))
order by rr.report_id, t.char_start, t.char_end desc, t.reference_id
