-- One row per day of the timeline's last year that has events of that day.
select start_date as day, count(*) as events
from marts.timeline
where start_date = end_date and start_date > (select max(start_date) from marts.timeline) - 366
group by day order by day
