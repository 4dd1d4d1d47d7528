-- Phrases that name a day here, or for dateparser, but not the same: worth a look, whoever is right.
-- asset: core.second_opinions
-- severity: warning
select
    t.document_id,
    t.text,
    t.anchor_date,
    t.start_date,
    t.end_date,
    o.start_date as dateparser_start,
    o.end_date as dateparser_end,
    t.rule
from core.time_references as t
inner join core.second_opinions as o on o.reference_id = t.reference_id
where
    o.start_date = o.end_date
    and t.start_date is not null
    and (t.start_date is distinct from o.start_date or t.end_date is distinct from o.end_date)
