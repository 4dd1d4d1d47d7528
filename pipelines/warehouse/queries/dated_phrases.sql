-- One row per kind of day against which phrases of time are read.
select
    anchor_kind as "read against",
    count(*) as phrases,
    count(*) filter (where status = 'resolved') as resolved,
    round(100.0 * count(*) filter (where status = 'resolved') / count(*), 1) as "percent resolved"
from core.time_references where timex_type is not null group by anchor_kind order by phrases desc, anchor_kind
