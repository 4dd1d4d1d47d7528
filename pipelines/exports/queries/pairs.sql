-- One row per pair of events that are possibly one, with the report of each from which the strongest evidence is.
select
    p.event_id,
    p.other_id,
    p.score,
    p.terms,
    coalesce(max(r.sentence) filter (where t.event_id = p.event_id), '') as sentence,
    coalesce(max(r.sentence) filter (where t.event_id = p.other_id), '') as other_sentence
from core.possible_links as p
left join core.tellings as t
    on t.event_id in (p.event_id, p.other_id) and t.report_id in (p.left_report_id, p.right_report_id)
left join core.reports as r on r.report_id = t.report_id
group by p.event_id, p.other_id, p.score, p.terms
order by p.event_id, p.other_id
