-- A run dates at least four fifths of the phrases that the last published one dated.
-- asset: core.time_references
-- severity: warning
with last_run as (
    select run_id, resolved from core.runs order by rowid desc limit 1
),

current_run as (
    select count(*) as resolved from core.time_references where timex_type is not null and status = 'resolved'
)

select l.run_id as last_run_id, l.resolved as resolved_then, c.resolved as resolved_now
from last_run as l
cross join current_run as c
where c.resolved < 0.8 * l.resolved
