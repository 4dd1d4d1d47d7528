-- How many reports of an event have no day.
select count(*) as reports from marts.unresolved as u where u.kind = 'report' and u.reason = 'no day'
