-- One row per reason: how many phrases have no date because of it.
select
    u.reason,
    count(*) as phrase_count
from marts.unresolved as u
where u.kind = 'phrase'
group by u.reason
order by u.reason
