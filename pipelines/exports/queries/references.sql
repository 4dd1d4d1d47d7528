-- One row per report and time reference that bears on its date, as the report reads it: the other days where it says why.
with unsure as (
    select
        reference_id,
        alternatives[-1].start_date as other_start,
        alternatives[-1].end_date as other_end
    from core.time_references
    where list_contains(flags, 'direction_assumed')
)

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
    if(rr.reason is null, t.start_date, u.other_start) as start_date,
    if(rr.reason is null, t.end_date, u.other_end) as end_date,
    if(rr.reason is null, u.other_start, t.start_date) as other_start,
    if(rr.reason is null, u.other_end, t.end_date) as other_end,
    if(u.reference_id is null, null, rr.probability) as probability,
    t.rule,
    t.approximate,
    concat_ws(chr(10), t.explanation, rr.reason) as explanation
from core.report_references as rr
inner join core.time_references as t on t.reference_id = rr.reference_id
left join unsure as u on u.reference_id = t.reference_id
where rr.report_id in (select l.report_id from core.event_links as l where l.event_id in (select unnest(string_split($events, ' '))))
order by rr.report_id, t.char_start, t.char_end desc, t.reference_id
