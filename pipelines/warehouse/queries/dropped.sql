-- One row per correction that drops an event whose id begins with some letters.
select c.correction, c.author, c.made_on, c.reason
from core.event_corrections as e
inner join core.corrections as c on c.correction = e.correction and c.target = 'drop' and c.status = 'applied'
where starts_with(e.event_id, $id)
