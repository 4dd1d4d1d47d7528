-- One row per reason for which something has no day, with some of its words.
select kind, reason, count(*) as found, list(distinct text order by text)[:3] as "such as"
from marts.unresolved group by kind, reason order by found desc, kind, reason
