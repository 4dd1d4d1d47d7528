-- One row per way in which reports are dated.
select date_basis as "dated by", count(*) as reports
from core.event_reports group by date_basis order by reports desc, date_basis
